"""Drafting: no document without a fresh permit for its purpose, and nothing outside AI's own sections."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from handrail.drafting import draft, words_in_common
from handrail.kinds import kind
from handrail.papers.draft import ModelCard, Reply, Said, Task, Why
from handrail.papers.errors import ModelRefused, Refused
from handrail.papers.notice import Notices
from handrail.papers.permit import Basis, Permit, prove
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SAFE = SafeText("safe-1", (), (), "test", b"")
TERMS = (frozenset({Purpose.AI_NOTE_DRAFT}), Basis.CONSENT, NOW, NOW + timedelta(minutes=5), None)
PERMIT = Permit(*TERMS, prove(*TERMS))


@dataclass
class Canned:
    """A backend that says what it was given, and counts how often it was asked."""

    sections: tuple[str, ...]
    asked: int = 0
    name: str = "canned"

    def model(self) -> ModelCard:
        return ModelCard("canned", "1", "none")

    def draft(self, task: Task) -> Reply:
        self.asked += 1
        return Reply(tuple(Said(section, "Text.", (), 0.5, Why("", "")) for section in self.sections), self.model())


def test_it_works() -> None:
    """A permit, a backend: a raw draft that knows its text, its kind and its model."""
    raw = draft(kind("dap"), SAFE, Notices(), PERMIT, Canned(("Data", "Plan")), NOW)
    assert (raw.kind.key, raw.safe_id, raw.model.name, len(raw.said)) == ("dap", "safe-1", "canned", 2)


@pytest.mark.parametrize("section", ["Assessment", "Risk", "Diagnosis"])
def test_a_human_s_section_is_refused(section: str) -> None:
    """R33, R34: a model that writes where only a human may is refused whole."""
    with pytest.raises(ModelRefused):
        draft(kind("dap"), SAFE, Notices(), PERMIT, Canned(("Data", section)), NOW)


def test_another_purpose_is_refused() -> None:
    """R1: leave to draft notes is no leave to prepare a session."""
    backend = Canned(("Open threads",))
    with pytest.raises(Refused, match="R1"):
        draft(kind("brief"), SAFE, Notices(), PERMIT, backend, NOW)
    assert backend.asked == 0


def test_a_stale_permit_is_refused() -> None:
    """R1: a permit that ran out opens nothing, and the model is never asked."""
    backend = Canned(("Data",))
    with pytest.raises(Refused, match="R1"):
        draft(kind("dap"), SAFE, Notices(), PERMIT, backend, NOW + timedelta(minutes=5))
    assert backend.asked == 0


def test_no_more_than_the_kind_s_longest() -> None:
    """A talkative model is cut to the kind's length."""
    assert len(draft(kind("dap"), SAFE, Notices(), PERMIT, Canned(("Data",) * 99), NOW).said) == kind("dap").longest


def test_only_words_that_were_said_again_reach_a_model() -> None:
    """R13: of an earlier agreement nothing passes that this hour's sealed text doesn't hold itself."""
    turns = (SafeTurn(0, Role.CLIENT, "I wrote the worries down on four evenings."),)
    common = words_in_common(
        ["Write the worries down at six, and ring Gudrun Haas about the custody hearing."], SafeText("s", turns, (), "t", b"")
    )
    assert common == {"worries", "down"}


def test_nothing_agreed_is_nothing_looked_for() -> None:
    """A first hour has no earlier one."""
    assert words_in_common([], SAFE) == frozenset()
