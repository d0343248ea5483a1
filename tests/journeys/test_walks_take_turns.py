"""Many walks at once: so many go on as the deployment allows, the others wait their turn, and a killed worker loses none."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
pytestmark = pytest.mark.slow


@dataclass
class Story:
    """Four walks, two at a time: three of Ada's, then one of Dee's. Killed when two were in; then a second worker."""

    asked: list[str]
    before: list[str]
    after: list[str]
    ended: str


def worker(home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Two walks at once, so that the others wait."""
    env = {**os.environ, "HANDRAIL_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path), "HANDRAIL_WALKS_AT_ONCE": "2"}
    env.pop("HANDRAIL_DATABASE_URL", None)  # PostgreSQL's turn is in test_killed_worker.py
    program = [sys.executable, str(HERE / "waiting_worker.py"), str(home.with_name("said")), *more]
    return subprocess.run(program, env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Both workers, one after the other."""
    home = tmp_path_factory.mktemp("turns") / "home"
    killed = worker(home, "2")
    assert killed.returncode == -signal.SIGKILL, killed.stderr[-2000:]
    before = home.with_name("said").read_text().splitlines()
    told = worker(home)
    assert told.returncode == 0, told.stderr[-2000:]
    after = home.with_name("said").read_text().splitlines()[len(before) :]
    return Story(killed.stdout.split(), before, after, told.stdout.strip())


def most_at_once(lines: list[str]) -> int:
    """How many were inside together."""
    return max(sum(1 if line.startswith("in") else -1 for line in lines[: place + 1]) for place in range(len(lines)))


def went_in(lines: list[str]) -> list[str]:
    """The walks in the order in which they began."""
    return [line.split()[1] for line in lines if line.startswith("in")]


def test_never_more_at_once_than_the_limit(story: Story) -> None:
    """Two of four, before and after the kill, though all four were asked for at once."""
    assert (most_at_once(story.before), most_at_once(story.after)) == (2, 2)


def test_who_asked_once_waits_for_nobodys_second(story: Story) -> None:
    """Dee asked last, and once; Ada three times: one of each goes first, again after the kill."""
    first, second, third, other = story.asked
    assert set(went_in(story.before)) == {first, other}
    assert set(went_in(story.after)[:2]) == {first, other}
    assert set(went_in(story.after)[2:]) == {second, third}


def test_killed_while_others_wait(story: Story) -> None:
    """Attacked: kill -9 with two on their way and two waiting. The next worker ends each of the four, once."""
    assert story.ended == "done done done done"
    assert sorted(went_in(story.after)) == sorted(story.asked)
