"""Kill the worker at each door and start it again: nothing is lost and nothing is doubled."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests_support import deployments
from tests_support.deployments import Deployment

HERE = Path(__file__).parent
STORY = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
import django; django.setup()
from handrail.web.records import roles
roles.bring_up_to_date()
from tests_support import personas
from handrail.web.actions import import_session
house = personas.practice()
walk = import_session.import_session(
    house.therapist_ada, house.chen.pk, personas.hour(), personas.SESSION, "session.vtt", kinds=("dap", "client-summary"))
print(walk.pk)
"""
COUNT = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
import django; django.setup()
from handrail.web.records import ledger
from handrail.web.records.models import Draft, LedgerLeaf, SafeCopy, SafetyFlag, WalkRequest
walk = WalkRequest.objects.get()
kinds = [bytes(e).decode() for e in LedgerLeaf.objects.values_list("entry", flat=True)]
print(walk.state, sorted(Draft.objects.values_list("kind", flat=True)), SafeCopy.objects.count(), SafetyFlag.objects.count(),
      sum("draft.made" in k for k in kinds), sum("airlock.sealed" in k for k in kinds), ledger.verify_all() == len(kinds))
"""

FINISHED = "done ['client-summary', 'dap'] 1 4 2 1 True"
"""One safe copy; four flags, two for the question and two for its answer; two drafts made; one seal; and the ledger whole."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    """A deployment, made from nothing, in which a session waits at the first door; no worker has been there yet."""
    with deployments.new(tmp_path_factory.mktemp("asked") / "home") as env:
        told = python(env, "-c", STORY)
        assert told.returncode == 0, told.stderr[-2000:]
        yield env


@pytest.fixture
def deployment(asked: Deployment, tmp_path: Path) -> Iterator[Deployment]:
    """A copy for each test."""
    with deployments.new(tmp_path / "home", like=asked) as env:
        yield env


def worker(env: Deployment, place: str) -> subprocess.CompletedProcess[str]:
    """The worker, on PostgreSQL as the role that reads no psychotherapy note (R18)."""
    if server := env.get("HANDRAIL_DATABASE_URL"):
        there = urlsplit(server)
        env = {**env, "HANDRAIL_DATABASE_URL": there._replace(netloc=f"handrail_ai@{there.netloc.rpartition('@')[2]}").geturl()}
    return python(env, str(HERE / "killed_worker.py"), place)


def python(env: Deployment, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a program over the deployment."""
    return subprocess.run([sys.executable, *args], env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    "place",
    ["before:airlock", "inside:airlock", "after:airlock", "before:draft", "inside:draft", "after:draft", "before:review", "after:review"],
)  # fmt: skip
def test_killed_at_a_door_the_walk_goes_on_and_nothing_doubles(place: str, deployment: Deployment) -> None:
    """kill -9 before, inside and after each door that stores its work; the next worker finishes the walk exactly once."""
    killed = worker(deployment, place)
    assert killed.returncode == -signal.SIGKILL, killed.stderr[-2000:]
    finished = worker(deployment, "never")
    assert finished.returncode == 0, finished.stderr[-2000:]
    counted = python(deployment, "-c", COUNT)
    assert counted.stdout.strip() == FINISHED, counted.stderr[-2000:]
