"""R14, R17: after a real worker went well, failed or was killed, no byte of the canary is in any file that it left."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from attacks.canary_client import heard, requests
from backends.model_server import ModelServer, running
from tests_support.deployments import furnish

TESTS = Path(__file__).parents[1]
STORY = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from attacks import canary_client
from tests_support import personas
canary_client.move_in(personas.practice(), kinds=("dap",))
"""


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    """A model server on this machine."""
    with running() as state:
        yield state


@pytest.fixture(scope="module")
def moved_in(server: ModelServer, tables: Path | None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deployment in which the canary's session waits at the doors."""
    home = furnish(tmp_path_factory.mktemp("nest") / "home", tables)
    told = run(home, server, "-c", STORY)
    assert told.returncode == 0, told.stderr[-2000:]
    return home


def run(home: Path, server: ModelServer, *args: str) -> subprocess.CompletedProcess[str]:
    """A program over the deployment in `home`, with the model server behind it."""
    env = {**os.environ, "HANDRAIL_HOME": str(home), "PYTHONPATH": str(TESTS), "HANDRAIL_BACKEND": "openai"}
    env |= {"HANDRAIL_MODEL_URL": server.url, "HANDRAIL_MODEL_NAME": "test"}
    env.pop("HANDRAIL_DATABASE_URL", None)
    return subprocess.run([sys.executable, *args], env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "ends", "asked"),
    [
        ("well", 0, True),
        ("handrail.flow.ground", 0, True),
        ("kill:handrail.web.actions.walk_session._keep_copy", -signal.SIGKILL, False),
    ],
)
def test_no_file_holds_the_canary(
    part: str, ends: int, asked: bool, moved_in: Path, tmp_path: Path, server: ModelServer
) -> None:
    """The database and its log, the jobs' database and its log, keys, output: searched byte by byte."""
    home = Path(shutil.copytree(moved_in, tmp_path / "home"))
    before = len(server.asked)
    worked = run(home, server, str(TESTS / "attacks" / "failing_worker.py"), part)
    assert worked.returncode == ends, worked.stderr[-2000:]
    files = {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert {"handrail.sqlite3", "jobs.sqlite3"} <= set(files)
    assert {name: found for name, content in files.items() if (found := heard(content))} == {}
    assert heard(worked.stdout, worked.stderr) == set()
    assert heard(requests(server.asked)) <= {"boil the kettle"}
    assert (len(server.asked) > before) is asked
