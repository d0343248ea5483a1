"""What import-linter can't see: each paper is made in one room only, and every file on a shelf is listed."""

import ast
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src" / "handrail"
MADE_IN = {
    "Permit": "consent",
    "Transcript": "intake",
    "SafeText": "airlock",
    "RawDraft": "drafting",
    "Notices": "noticing",
    "GroundedDraft": "grounding",
    "Signed": "review",
    "Released": "release",
}


def modules() -> list[Path]:
    """Every module of the house."""
    return [path for path in SRC.rglob("*.py") if "migrations" not in path.parts]


@cache
def calls(path: Path) -> frozenset[str]:
    """Names that a module calls."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    )


@pytest.mark.parametrize(("paper", "room"), MADE_IN.items())
def test_each_paper_is_made_in_its_room_only(paper: str, room: str) -> None:
    """A paper that another room could make would open doors without having passed them."""
    makers = {path.relative_to(SRC).parts[0] for path in modules() if paper in calls(path)}
    assert makers == {room}


def test_only_consent_can_prove_a_permit() -> None:
    """A permit without its proof covers nothing, and `prove` is called where permits are made and checked only."""
    assert {str(path.relative_to(SRC)) for path in modules() if "prove" in calls(path)} == {
        "consent/ask.py",
        "papers/permit.py",
    }


def test_dynamic_imports_stay_in_the_command_line() -> None:
    """An import by name escapes the contracts; only the list of commands has one."""
    found = {str(path.relative_to(SRC)) for path in modules() if calls(path) & {"import_module", "__import__"}}
    assert found == {"cli/__init__.py"}


def test_only_the_actions_and_rooms_above_load_stored_papers() -> None:
    """`codec.load` trusts what the house stored; a room never does."""
    rooms = {"consent", "intake", "airlock", "drafting", "noticing", "grounding", "review", "release", "backends", "flow.py"}
    loading = {
        path.relative_to(SRC).parts[0]
        for path in modules()
        if "codec.load" in path.read_text(encoding="utf-8") and path.name != "codec.py"
    }
    assert not loading & rooms


def test_flow_stays_a_page_that_a_stranger_reads_first() -> None:
    """Under 200 lines, one function per door."""
    assert len((SRC / "flow.py").read_text(encoding="utf-8").splitlines()) < 200


def test_rows_are_held_in_one_place_only() -> None:
    """Whoever locks rows reads the order first: it stands where the lock is made."""
    assert [path for path in modules() if "select_for_update" in calls(path)] == [SRC / "web" / "records" / "locks.py"]
