"""The shelf of kinds: complete, in order, and never a human's section drafted by AI."""

from pathlib import Path

import pytest

import handrail.kinds as shelf
from handrail.kinds import KINDS, kind
from handrail.papers.errors import BadInput
from handrail.papers.kind import COMPUTED, Author, Content, Kind, Voice
from handrail.papers.purpose import Purpose

NOT_KINDS = {"__init__", "parts", "smart", "thread"}
ORDER = {
    "dap": ["Data", "Assessment", "Plan"],
    "soap": ["Subjective", "Objective", "Assessment", "Plan"],
    "birp": ["Behavior", "Intervention", "Response", "Plan"],
    "girp": ["Goal", "Intervention", "Response", "Plan"],
    "pirp": ["Problem", "Intervention", "Response", "Plan"],
    "pie": ["Problem", "Intervention", "Evaluation"],
    "sirp": ["Situation", "Intervention", "Response", "Plan"],
    "narrative": ["The hour", "Assessment", "Plan"],
}
NOTES = list(ORDER)


def test_every_file_is_listed() -> None:
    """A kind's file that the list forgot is named here."""
    files = {path.stem for path in Path(shelf.__file__).parent.glob("*.py")} - NOT_KINDS
    assert files == {key.replace("-", "_") for key in KINDS}


def test_a_key_nobody_wrote() -> None:
    """An unknown key is the caller's mistake, and the answer lists what there is."""
    with pytest.raises(BadInput, match="dap"):
        kind("horoscope")


@pytest.mark.parametrize("key", NOTES)
def test_sections_stand_in_the_trade_s_order(key: str) -> None:
    """The sections that a format is named for come in its order; Risk stands between, the diagnosis behind them."""
    assert [section.name for section in kind(key).sections if section.name not in ("Risk", "Diagnosis and necessity")] == ORDER[
        key
    ]
    assert kind(key).sections[-1].name == "Diagnosis and necessity"


@pytest.mark.parametrize("paper", KINDS.values(), ids=lambda paper: paper.key)
def test_families_stand_together(paper: Kind) -> None:
    """A clinician finds a kind under one heading."""
    order = [kind.family for kind in KINDS.values()]
    assert order.index(paper.family) + order.count(paper.family) > list(KINDS).index(paper.key)


@pytest.mark.parametrize("paper", KINDS.values(), ids=lambda paper: paper.key)
def test_names_and_fields_hold_together(paper: Kind) -> None:
    """Section names are unique; only a human's section may be optional or hold objectives; code's sections are computed."""
    names = [section.name for section in paper.sections]
    assert len(set(names)) == len(names)
    for section in paper.sections:
        assert section.author is Author.HUMAN or not (section.optional or section.objectives)
        assert (section.author is Author.CODE) == any(content in COMPUTED for content in section.content)
        assert section.about and not section.about.endswith(",")


def test_the_discharge_plan_names_what_must_not_be_missing() -> None:
    """Warning signs, the if-then plan, crisis plan and contacts, hand-offs, the way back and the copy hold up the signature."""
    must = {
        section.name for section in kind("discharge-plan").sections if section.author is Author.HUMAN and not section.optional
    }
    assert must >= {
        "Early warning signs", "If-then plan", "Crisis plan", "Crisis contacts", "Referrals and hand-offs", "How to come back",
        "Copy and signatures",
    }  # fmt: skip


@pytest.mark.parametrize("paper", KINDS.values(), ids=lambda paper: paper.key)
def test_judgement_is_human(paper: Kind) -> None:
    """R33, R34: whatever is judgement is written by a human, and only that."""
    for section in paper.sections:
        assert (Content.JUDGEMENT in section.content) == (section.author is Author.HUMAN)


@pytest.mark.parametrize("key", NOTES)
def test_risk_is_the_clinician_s(key: str) -> None:
    """R34: each progress note has a Risk section that AI never writes."""
    assert [section.author for section in kind(key).sections if section.name == "Risk"] == [Author.HUMAN]


@pytest.mark.parametrize("key", [*NOTES, "brief"])
def test_safety_language_has_one_place(key: str) -> None:
    """R37: every clinician's document says in which section safety language is quoted."""
    assert sum(Content.SAFETY in section.content for section in kind(key).sections) == 1


def test_the_client_s_summary_leaves_safety_language_to_the_clinician() -> None:
    """A summary may be read over a shoulder: a human decides whether such words go home."""
    assert not any(Content.SAFETY in section.content for section in kind("client-summary").sections)


@pytest.mark.parametrize("paper", KINDS.values(), ids=lambda paper: paper.key)
def test_purpose_and_voice_follow_the_audience(paper: Kind) -> None:
    """A brief is preparation; only what a client reads speaks to them."""
    assert (paper.purpose is Purpose.SESSION_PREP) == (paper.audience == "clinician")
    assert (paper.voice is Voice.PLAIN) == (paper.audience == "client")


@pytest.mark.parametrize("name", sorted(key.replace("-", "_") for key in KINDS))
def test_every_kind_carries_an_example(name: str) -> None:
    """One sentence that shows the level of the text."""
    example = getattr(shelf, name).EXAMPLE
    assert example.endswith(".")
    assert len(example.split()) <= 20
