"""`handrail check`: a row for each rule, exit 1 if one falls, and proofs that do fall when the house is broken."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, transaction

from handrail.grounding.grounds import Grounds, Verdict
from handrail.noticing.moments import RANKS
from handrail.proofs.house import House, build
from handrail.proofs.registry import Side, examine
from handrail.review.laundering import Piece
from handrail.web.actions import access, licences
from handrail.web.records import guards
from handrail.web.records.models import Client, Talk
from handrail.wiring import deployment

pytestmark = pytest.mark.django_db
OPEN: set[str] = set()
"""Being built: they fall, and the command says so."""


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """The scratch deployment's people, in the suite's own database: built once, and what a test breaks is mended after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(deployment().home)
        transaction.set_rollback(True)


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


@pytest.mark.parametrize("number", [31, 37, 42, 45])
def test_without_the_guards_what_the_tables_hold_falls(house: House, number: int) -> None:
    """It is proved against the tables, not against a promise."""
    guards.drop(connection)
    assert not examine(house, number, "attack").well


def all_kept(*_: object, **__: object) -> Verdict:
    """A grounding that believes everything."""
    return Verdict(True, "", "", ())


def all_struck(*_: object, **__: object) -> Verdict:
    """One that believes nothing."""
    return Verdict(False, "nothing supports it", "R27")


BROKEN: list[tuple[int, Side, str, Any]] = [
    (3, "attack", "handrail.web.records.consent_seal.check", lambda row: None),
    (11, "holds", "handrail.web.actions.decide_consent.stop_what_runs", lambda *_, **__: None),
    (12, "holds", "handrail.web.actions.sweep._texts_due", lambda now: []),
    (12, "attack", "handrail.web.actions.sweep._texts_due", lambda now: Talk.objects.values_list("client_id", "session_id")),
    (18, "attack", "handrail.web.records.wall._authorize", lambda *_: sqlite3.SQLITE_OK),
    (18, "attack", "handrail.web.actions.private_notes._from_ai", lambda *_: False),
    (22, "holds", "handrail.papers.signed.Signed.label", property(lambda _: "Written and signed by Ada Novak, LCSW")),
    (22, "holds", "handrail.interop.fhir.AIAST", {}),
    (22, "attack", "handrail.review.sign.pieces", lambda text, *_, **__: [Piece(text, None)]),
    (22, "attack", "handrail.review.laundering.LIKE", 1.1),
    (22, "attack", "handrail.web.actions.write_note.drafted", lambda *_: ()),
    (22, "attack", "handrail.web.actions.amend_document.drafted", lambda *_: ()),
    (27, "holds", "handrail.grounding.grounds.Grounds.judge", all_kept),
    (27, "holds", "handrail.grounding.ground._anchored", lambda item, _: replace(item, start=1)),
    (27, "attack", "handrail.grounding.grounds.Grounds.check", all_struck),
    (28, "holds", "handrail.grounding.grounds.Grounds.check", all_struck),
    (28, "attack", "handrail.grounding.grounds.misquoted", lambda *_, **__: ""),
    (29, "attack", "handrail.web.records.ledger.holds", lambda fact: True),
    (29, "holds", "handrail.web.actions.my_data.AI_USES", ()),
    (30, "holds", "handrail.cards.ATTRIBUTES", ("nothing that any card answers",)),
    (30, "attack", "handrail.web.actions.review_draft._of_a_known_model", lambda _: None),
    (30, "attack", "handrail.cards._card", lambda *_: SimpleNamespace(title="A")),
    (33, "holds", "handrail.review.still_open", lambda *_, **__: ("1 line to confirm",)),
    (33, "attack", "handrail.review.sign.still_open", lambda *_, **__: ()),
    (33, "attack", "handrail.review.still_open", lambda *_, **__: ()),
    (36, "holds", "handrail.grounding.grounds.Grounds.check", all_struck),
    (36, "attack", "handrail.noticing.telling._CUES", dict.fromkeys(RANKS, ("You seemed angry.", "Parecías triste."))),
    (36, "attack", "handrail.web.therapist.process.CODES", {"question": "Anxious questions"}),
    (37, "attack", "handrail.web.actions.see_flag.access.treated", lambda account, pk: Client.objects.get(pk=pk)),
    (37, "holds", "handrail.web.actions.escalate_flags.escalate", lambda now: 0),
    (38, "holds", "handrail.web.therapist.desk.ribbon", lambda *_: None),
    (38, "attack", "handrail.web.actions.process_feedback.permits.permit", lambda *_, **__: None),
    (38, "attack", "handrail.web.actions.process_feedback.access.own_hour", access.treated_session),
    (40, "attack", "handrail.web.records.restore._tombstones", lambda keys: set()),
    (42, "attack", "handrail.web.actions.rights.access.treated", lambda account, pk: Client.objects.get(pk=pk)),
]
"""An article, its proof, and a piece of the house that is taken out: the proof must notice."""


@pytest.mark.parametrize(("number", "side", "what", "instead"), BROKEN, ids=[f"R{row[0]}-{row[2]}" for row in BROKEN])
def test_in_a_broken_house_the_proof_falls(house: House, number: int, side: Side, what: str, instead: Any) -> None:
    """A proof that can't fall proves nothing."""
    with patch(what, instead):
        seen = examine(house, number, side)
    assert not seen.well and not seen.sentence.startswith("the proof broke: AttributeError")


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
