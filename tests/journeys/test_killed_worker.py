"""Kill the worker at each door and start it again: nothing is lost and nothing is doubled."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
STORY = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
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

FINISHED = "done ['client-summary', 'dap'] 1 2 2 1 True"
"""One safe copy; two flags, for the question and for its answer; two drafts made; one seal; and the ledger whole."""


def python(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a program over the deployment in `home`."""
    env = {**os.environ, "HANDRAIL_HOME": str(home), "PYTHONPATH": str(HERE.parent)}
    env.pop("HANDRAIL_DATABASE_URL", None)
    return subprocess.run([sys.executable, *args], env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    "place", ["before:airlock", "after:airlock", "before:draft", "after:draft", "before:review", "after:review"]
)
def test_killed_at_a_door_the_walk_goes_on_and_nothing_doubles(place: str, tmp_path: Path) -> None:
    """kill -9 before and after each door stores its work; the next worker finishes the walk exactly once."""
    told = python(tmp_path, "-c", STORY)
    assert told.returncode == 0, told.stderr[-2000:]
    killed = python(tmp_path, str(HERE / "killed_worker.py"), place)
    assert killed.returncode == -signal.SIGKILL, killed.stderr[-2000:]
    finished = python(tmp_path, str(HERE / "killed_worker.py"), "never")
    assert finished.returncode == 0, finished.stderr[-2000:]
    counted = python(tmp_path, "-c", COUNT)
    assert counted.stdout.split("[")[0].strip() == "done", counted.stderr[-2000:]
    assert counted.stdout.strip() == FINISHED
