"""The docs say what the code does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from handrail.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]


def test_generated_pages_are_fresh() -> None:
    """Floors, settings and commands in the docs are the code's own."""
    checked = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_itself(command: str) -> None:
    """`--help` works for each, and has more than a usage line."""
    told = subprocess.run(
        [sys.executable, "-m", "handrail.cli", command, "--help"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert told.returncode == 0 and len(told.stdout) > 120, told.stderr


def test_no_lock_or_config_names_a_host() -> None:
    """Locks work with whatever index an operator has."""
    for path in [*ROOT.glob("*.lock"), ROOT / "pyproject.toml"]:
        assert not re.search(r"https?://", path.read_text(encoding="utf-8")), path.name


def test_every_picture_of_the_readme_exists() -> None:
    """README shows the real screens."""
    pictures = re.findall(r"\]\((docs/pictures/[^)]+\.png)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert pictures and all((ROOT / picture).exists() for picture in pictures)


def test_readme_begins_with_the_two_commands() -> None:
    """What, for whom, two commands."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text and "make test" in text


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_a_decision_fits_on_a_page(page: Path) -> None:
    """At most 60 lines: context, options, what was measured, choice."""
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 60
