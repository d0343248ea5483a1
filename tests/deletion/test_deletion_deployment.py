"""A real deployment on disk: 200 planted phrases, searched for in every file before and after deletion, and in backups (R17, R40).

Also the attack of the old backup: restored, it brings nothing back that was deleted since.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests_support.deployments import furnish

HERE = Path(__file__).parent
PHRASES = [f"the lilac kettle number {place} hums at midnight" for place in range(200)]
MAKE = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests_support import personas
from handrail.web.actions import import_session
from handrail.web.project import worker
house = personas.practice()
phrases = [f"the lilac kettle number {place} hums at midnight" for place in range(200)]
for start in (0, 100):
    said = "\\n".join(f"Wei Chen: I told you that {phrase}." for phrase in phrases[start:start + 100])
    talk = f"Ada Novak: How are you?\\n{said}".encode()
    import_session.import_session(house.therapist_ada, house.chen.pk, personas.hour(), talk, "s.txt", kinds=("dap",))
worker.run(until_idle=True)
print(house.chen.pk)
"""
LOOK = """
import os, json, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
import django; django.setup()
from handrail.web.records import ledger
from handrail.web.records.models import *
chen = Client.objects.get(pk=sys.argv[1])
print(json.dumps({"texts": Talk.objects.count(), "drafts": Draft.objects.count(), "sealed": chen.sealed_at is not None,
    "kept": chen.kept.count(), "keys": sorted(set(ClientKey.objects.filter(client_id=chen.pk).values_list("compartment", flat=True))),
    "leaves": ledger.verify_all()}))
"""


def run(home: Path, *args: str) -> str:
    """A program over the deployment; its log lines are searched, too."""
    env = {**os.environ, "HANDRAIL_HOME": str(home), "PYTHONPATH": str(HERE.parent)}
    env.pop("HANDRAIL_DATABASE_URL", None)
    done = subprocess.run([sys.executable, *args], env=env, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr[-2000:]
    with (home / "log").open("a") as log:
        log.write(done.stderr)
    return done.stdout


def found(*folders: Path) -> set[str]:
    """The planted phrases that lie readable in any file, in two encodings."""
    files = [path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {phrase for phrase in PHRASES for data in files if phrase.encode() in data or phrase.encode("utf-16-le") in data}


@pytest.mark.slow
def test_no_phrase_is_readable_before_or_after_and_an_old_backup_brings_nothing_back(
    tmp_path: Path, tables: Path | None
) -> None:
    """Seal, back up, delete, restore: the words are nowhere at any time, and stay gone."""
    home, kept = furnish(tmp_path / "home", tables), tmp_path / "kept"
    kept.mkdir()
    chen = run(home, "-c", MAKE).strip()
    handrail = ("-m", "handrail.cli")
    run(home, *handrail, "backup", str(kept / "old"))
    before = json.loads(run(home, "-c", LOOK, chen))
    assert (before["texts"], before["drafts"]) == (2, 2)
    assert found(home, kept) == set()

    receipt = run(home, *handrail, "erase", chen)
    assert '"texts":2' in receipt
    assert found(home, kept) == set()
    assert (home / "keys" / "destroyed").read_text().count("\n") >= 5
    assert not (home / "handrail.sqlite3-wal").exists() or (home / "handrail.sqlite3-wal").stat().st_size < 200_000

    said = run(home, *handrail, "restore", str(kept / "old"), "--yes")
    assert "stay out" in said
    after = json.loads(run(home, "-c", LOOK, chen))
    assert (after["texts"], after["drafts"], after["sealed"], after["kept"]) == (0, 0, True, 4)
    assert set(after["keys"]) == {"ledger", "record"}
    assert after["leaves"] > before["leaves"]
    assert found(home, kept) == set()


@pytest.mark.slow
def test_a_backup_moves_to_a_fresh_machine(tmp_path: Path, tables: Path | None) -> None:
    """With the practice's key, the data and the newest keys, everything opens again elsewhere."""
    home, other, kept = furnish(tmp_path / "home", tables), tmp_path / "other", tmp_path / "kept"
    for folder in (other, kept):
        folder.mkdir()
    chen = run(home, "-c", MAKE.replace("range(200)", "range(2)").replace("(0, 100)", "(0,)")).strip()
    run(home, "-m", "handrail.cli", "backup", str(kept / "data"))
    (other / "keys").mkdir(mode=0o700)
    (other / "keys" / "practice").write_bytes((home / "keys" / "practice").read_bytes())
    (other / "keys" / "practice").chmod(0o600)
    run(other, "-m", "handrail.cli", "restore", str(kept / "data"), "--yes")
    assert json.loads(run(other, "-c", LOOK, chen))["drafts"] == 1
