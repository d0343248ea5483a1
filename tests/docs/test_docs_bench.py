"""The benchmarks say what they measured, beside whom, and what they left out."""

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "bench"
RUN = (BENCH / "run").read_text(encoding="utf-8")
PICTURES = sorted(path.stem for path in (ROOT / "docs" / "measured").glob("*.svg"))
sys.path.append(str(BENCH))
import charts  # noqa: E402
import peers  # noqa: E402
from grounding_cases import _changed, _swapped  # noqa: E402

TALK = "I take forty milligrams of citalopram. Joseph said so in June. They gave me 15 or 35 pills of warfarin in August."
TOLD = "Client said that they take forty milligrams of citalopram, as Joseph told them in June."


def part(program: str) -> str:
    """The line of `bench/run` that starts this program."""
    return next(line for line in RUN.splitlines() if f"python bench/{program}" in line)


def test_one_file_knows_where_the_data_lies() -> None:
    """Every benchmark that reads it takes it from `dialogues.DATA`."""
    asks = {path.name for path in BENCH.rglob("*.py") if 'environ.get("HANDRAIL_DATA")' in path.read_text(encoding="utf-8")}
    assert asks == {"dialogues.py"}


@pytest.mark.parametrize("program", ["noticing/codes.py", "held_out.py", "airlock.py"])
def test_without_data_a_plain_line_says_what_was_not_scored(program: str, tmp_path: Path) -> None:
    """And where it was looked for: nothing is passed over in silence."""
    env = {**os.environ, "HANDRAIL_DATA": str(tmp_path), "HANDRAIL_HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, str(BENCH / program)], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert re.search(rf"^not scored: .+ in {re.escape(str(tmp_path))} \(HANDRAIL_DATA names the folder\)$", told.stdout, re.M)


def test_the_run_ends_with_what_failed_and_what_was_not_scored(tmp_path: Path) -> None:
    """A part that fails keeps no other from running; its name and each gap stand in the last lines.

    A quick run's pictures say nothing, so they are drawn where they are thrown away."""
    python = tmp_path / "python"
    python.write_text(
        '#!/bin/sh\n[ -d "$PLOTS" ] || exit 4\ncase "$1" in *gate.py) exit 3;; *codes.py) echo "not scored: talk codes";; esac\n'
    )
    python.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "QUICK": "yes"}
    told = subprocess.run(["sh", str(BENCH / "run")], env=env, capture_output=True, text=True, check=False)
    before, last = told.stdout.split("== all in")
    assert told.returncode == 1 and "== the airlock beside its peers" in before
    assert last.splitlines()[1:] == ["not scored: talk codes", "== failed: the airlock's gate;"]


def test_the_run_counts_no_draft_on_what_taught_it() -> None:
    """ROUGE and the facts of sessions that taught are left to weights that never saw them."""
    asked = part("drafts.py").partition("bench/drafts.py")[2].split()
    assert not {"rouge", "facts", "facts-train"} & set(asked)
    assert "bench/held_out.py" in RUN


@pytest.mark.parametrize("picture", PICTURES)
def test_the_run_draws_every_picture(picture: str) -> None:
    """Each picture of docs/measured comes from a part that is asked to draw it."""
    drawers = [
        path.relative_to(BENCH).as_posix()
        for path in BENCH.rglob("*.py")
        if re.search(rf'bars\(\s*"{picture}"|"{picture}\.svg"', path.read_text(encoding="utf-8"))
    ]
    assert drawers and all(re.search(r"\bplot\b", part(drawer)) for drawer in drawers)


def test_a_chart_has_a_colour_for_each_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Three groups of writers, three bars."""
    monkeypatch.setattr(charts, "PLOTS", tmp_path)
    charts.bars("x", "X", ("a", "b", "c"), [("one", ((1, 2), (1, 4), (4, 4)))])
    drawn = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert all(f">{told}<" in drawn for told in ("1 of 2", "1 of 4", "4 of 4"))


@pytest.mark.parametrize("name", [name for name in peers.PEERS if name != "copy"])
def test_a_peer_keeps_to_its_words(name: str) -> None:
    """As many as the engine, not one more."""
    turns = [f"Turn {at} tells of word{at} and thing{at} at some length. And of more{at} besides." for at in range(90)]
    assert 400 <= len(peers.PEERS[name](turns, 420).split()) <= 420


@pytest.mark.parametrize("kind", ["dose", "date", "medicine", "name"])
def test_a_statement_is_made_wrong_in_this(kind: str) -> None:
    """In that one thing, all else as it was."""
    changed = dict(_changed(TOLD, random.Random(1), TALK))[kind]
    assert len(set(changed.split()) ^ set(TOLD.split())) == 2


def test_a_swap_is_wrong_in_all_of_the_talk() -> None:
    """What takes the place of a dose, a date, a medicine or a name was said nowhere."""
    for _, changed in _swapped(TOLD, TALK):
        new = (set(re.findall(r"\w+", changed)) - set(re.findall(r"\w+", TOLD))).pop()
        assert not re.search(rf"\b{new}\b", TALK, re.IGNORECASE)


def test_what_holds_none_of_them_is_left_alone() -> None:
    """No dose, no date, no medicine, nobody's name."""
    assert list(_swapped("Client said that they may march on and will sleep five hours.", "")) == []
