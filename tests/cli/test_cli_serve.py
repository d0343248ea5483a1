"""`handrail serve` starts only over a ledger that is whole (R20), and only where nothing else answers."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from handrail.cli.serve import nobody_serves_at
from handrail.papers.errors import BadInput
from tests_support.deployments import furnish

TAMPERED = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
import django; django.setup()
from django.core.management import call_command
from django.db import transaction
call_command("migrate", verbosity=0)
from handrail.ledger.entry import Kind
from handrail.web.records import ledger
from handrail.web.records.models import LedgerLeaf
with transaction.atomic():
    ledger.note(Kind.SIGNED_IN, None, {"by": "somebody"})
LedgerLeaf.objects.update(leaf_hash=b"0" * 32)
"""


def test_a_ledger_that_was_changed_is_not_served(tmp_path: Path, tables: Path | None) -> None:
    """One sentence and exit code 2, before any page is open."""
    with socket.create_server(("127.0.0.1", 0)) as left:
        origin = f"http://127.0.0.1:{left.getsockname()[1]}"
    env = {**os.environ, "HANDRAIL_HOME": str(furnish(tmp_path, tables)), "HANDRAIL_ORIGIN": origin}
    env.pop("HANDRAIL_DATABASE_URL", None)
    made = subprocess.run([sys.executable, "-c", TAMPERED], env=env, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr[-2000:]
    served = subprocess.run(
        [sys.executable, "-m", "handrail.cli", "serve", "--no-worker"],
        env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert served.returncode == 2, served.stderr[-2000:]
    assert served.stderr.strip().splitlines()[-1].startswith("handrail: ") and "Traceback" not in served.stderr
    assert "answers at" not in served.stderr


def test_a_free_port_is_served() -> None:
    """Also one that was just left."""
    with socket.create_server(("127.0.0.1", 0)) as left:
        port = left.getsockname()[1]
    nobody_serves_at(port)


def test_a_port_where_something_answers_is_not_shared() -> None:
    """Not even with a server that would share it."""
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as older, pytest.raises(BadInput, match="answers at"):
        nobody_serves_at(older.getsockname()[1], patience=0)


def test_a_port_that_is_being_left_is_waited_for() -> None:
    """Stopped and started again at once: the old one needs a moment."""
    older = socket.create_server(("127.0.0.1", 0))
    leaving = threading.Timer(0.4, older.close)
    leaving.start()
    nobody_serves_at(older.getsockname()[1])
    leaving.join()


def test_where_somebody_serves_already_nothing_is_changed(tmp_path: Path) -> None:
    """The attack: a newer version that is refused its port had brought the tables of the older one, which runs, to its own version."""
    with socket.create_server(("127.0.0.1", 0)) as older:
        origin = f"http://127.0.0.1:{older.getsockname()[1]}"
        env = {**os.environ, "HANDRAIL_HOME": str(tmp_path), "HANDRAIL_ORIGIN": origin}
        env.pop("HANDRAIL_DATABASE_URL", None)
        served = subprocess.run(
            [sys.executable, "-m", "handrail.cli", "serve", "--no-worker"],
            env=env, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert served.returncode == 2 and "answers at" in served.stderr and "Traceback" not in served.stderr
    assert not list(tmp_path.glob("*.sqlite3*"))


def test_a_port_that_is_not_ours_to_open_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attacked: an operator would look for a server that does not run."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(BadInput, match="not this account's to open"):
        nobody_serves_at(443)
