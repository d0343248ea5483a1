"""Many walks at once: so many go on as the deployment allows, the others wait their turn, and a killed worker loses none."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests_support.deployments import furnish

HERE = Path(__file__).parent
pytestmark = pytest.mark.slow


@dataclass
class Story:
    """Four walks, two at a time: three of Ada's, then one of Dee's. Killed twice when two were in; then comes an update."""

    asked: list[str]
    killed: list[str]
    again: list[str]
    updated: list[str]
    ended: str


def worker(home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Two walks at once, so that the others wait."""
    env = {**os.environ, "HANDRAIL_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path), "HANDRAIL_WALKS_AT_ONCE": "2"}
    env.pop("HANDRAIL_DATABASE_URL", None)  # PostgreSQL's turn is in test_killed_worker.py
    program = [sys.executable, str(HERE / "waiting_worker.py"), str(home.with_name("said")), *more]
    return subprocess.run(program, env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, tables: Path | None) -> Story:
    """Three workers, one after the other; the last knows other steps than those before it."""
    home = furnish(tmp_path_factory.mktemp("turns") / "home", tables)
    said: list[list[str]] = []
    told: list[str] = []
    for more, end in ((("old", "2"), -signal.SIGKILL), (("old", "2"), -signal.SIGKILL), (("new",), 0)):
        run = worker(home, *more)
        assert run.returncode == end, run.stderr[-2000:]
        lines = home.with_name("said").read_text().splitlines()
        said.append(lines[sum(map(len, said)) :])
        told.append(run.stdout.strip())
    return Story(told[0].split(), *said, told[-1])


def most_at_once(lines: list[str]) -> int:
    """How many were inside together."""
    return max(sum(1 if line.startswith("in") else -1 for line in lines[: place + 1]) for place in range(len(lines)))


def went_in(lines: list[str]) -> list[str]:
    """The walks in the order in which they began."""
    return [line.split()[1] for line in lines if line.startswith("in")]


def test_never_more_at_once_than_the_limit(story: Story) -> None:
    """Two of four, before and after each kill, though all four were asked for at once."""
    assert [most_at_once(part) for part in (story.killed, story.again, story.updated)] == [2, 2, 2]


def test_who_asked_once_waits_for_nobodys_second(story: Story) -> None:
    """Dee asked last, and once; Ada three times: one of each goes first, again after each kill."""
    first, second, third, other = story.asked
    assert [set(went_in(part)[:2]) for part in (story.killed, story.again, story.updated)] == [{first, other}] * 3
    assert set(went_in(story.updated)[2:]) == {second, third}


def test_killed_while_others_wait(story: Story) -> None:
    """Attacked: kill -9 with two on their way and two waiting, twice, then an update. Each of the four ends, and once."""
    assert story.ended == "done done done done"
    assert sorted(went_in(story.updated)) == sorted(story.asked)
