"""`handrail check`: a row for each rule, exit 1 if one falls, and proofs that do fall when the house is broken."""

import json
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection

from handrail.grounding.grounds import Grounds, Verdict
from handrail.proofs.house import House, build
from handrail.proofs.registry import examine
from handrail.web.actions import access, licences
from handrail.web.records import guards
from handrail.web.records.models import Client
from handrail.wiring import deployment

OPEN: set[str] = set()
"""Being built: they fall, and the command says so."""


@pytest.fixture
def house(db: None) -> House:
    """The scratch deployment's people, in the suite's own database."""
    return build(deployment().home)


def test_it_works(tmp_path: Path) -> None:
    """A row for each of R1 to R46, on a deployment of its own; the machine's own deployment keeps the report."""
    env = {**os.environ, "HANDRAIL_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "handrail.cli", "check", "--json"], env=env, capture_output=True, text=True, check=False
    )
    rules = json.loads(done.stdout)["rules"]
    assert [rule["rule"] for rule in rules] == [f"R{number}" for number in range(1, 47)]
    fallen = {rule["rule"]: rule["saw"] for rule in rules if not (rule["holds"] and rule["attack"])}
    assert set(fallen) <= OPEN, fallen
    assert done.returncode == (1 if fallen else 0)
    assert [path.name for path in tmp_path.iterdir()] == ["constitution.json"]


def test_without_the_guards_a_human_signs_falls(house: House) -> None:
    """R31 is proved against the tables, not against a promise."""
    guards.drop(connection)
    assert not examine(house, 31, "attack").well and not examine(house, 42, "attack").well


def test_with_an_open_door_only_your_care_team_falls(house: House) -> None:
    """R19."""
    with patch.object(access, "caseload", lambda *_, **__: Client.objects.all()):
        assert not examine(house, 19, "attack").well


def test_with_a_generous_licence_a_licence_signs_falls(house: House) -> None:
    """R32."""
    with patch.object(licences, "licensed", lambda *_: True):
        assert not examine(house, 32, "attack").well


def test_with_a_gullible_grounding_the_evidence_articles_fall(house: House) -> None:
    """R27, R28, R34, R36."""
    with patch.object(Grounds, "check", lambda *_, **__: Verdict(True, "", "", ())):
        assert not any(examine(house, number, "attack").well for number in (27, 28, 34, 36))


def test_what_a_proof_does_is_undone(house: House) -> None:
    """One proof never meets what another did."""
    before = house.chen.documents.count()
    assert examine(house, 31, "holds").well
    assert house.chen.documents.count() == before
