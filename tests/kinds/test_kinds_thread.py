"""Every kind on the shelf: its header, its golden thread, and the statement of what AI had to do with it (handbook 3.1)."""

import re
from datetime import UTC, datetime

import pytest

from handrail.kinds import KINDS
from handrail.papers.draft import ModelCard
from handrail.papers.kind import Author, Content, Fact, Kind, Section, Step
from handrail.papers.signed import HeaderLine, Line, Signed, Signer
from handrail.review import amend, write_by_hand

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ADA = Signer("1", "Ada Novak", "LCSW", licence_active=True, treats_client=True, stepped_up_at=NOW)
ALL = KINDS.values()
OF_AN_HOUR = [paper for paper in ALL if paper.family in ("Progress notes", "Assessment")]
NEEDS_NO = {
    "brief": {Step.DIAGNOSIS, Step.GOAL, Step.INTERVENTION, Step.RESPONSE},
    "client-summary": {Step.DIAGNOSIS, Step.GOAL, Step.INTERVENTION},
    "intake": {Step.RESPONSE},
    "contact-note": {Step.DIAGNOSIS},
    "discharge-plan": {Step.DIAGNOSIS},
}
"""A working paper, words for the client themselves, a first meeting that had no treatment to answer to, a call."""


def ids(paper: Kind) -> str:
    """The kind's key."""
    return paper.key


def signed(paper: Kind, author: Author = Author.HUMAN, header: tuple[HeaderLine, ...] = ()) -> Signed:
    """One line in each section, AI's where AI may write."""
    lines = tuple(
        Line(section.name, "Words.", author if section.author is Author.AI else section.author) for section in paper.sections
    )
    card = ModelCard("embedded", "3", "embedded") if author is Author.AI else None
    return Signed(paper.key, paper.title, lines, (), "Ada Novak", "LCSW", NOW, card, header=header)


@pytest.mark.parametrize("paper", ALL, ids=ids)
def test_each_kind_says_whose_and_when(paper: Kind) -> None:
    """No paper without its client and its date; no fact twice."""
    assert {Fact.CLIENT, Fact.DATE} <= set(paper.header)
    assert len(set(paper.header)) == len(paper.header)


@pytest.mark.parametrize("paper", OF_AN_HOUR, ids=ids)
def test_a_note_of_an_hour_has_the_whole_header(paper: Kind) -> None:
    """Handbook 3.1: client, date, start and stop, form, place, who was there, goals, homework, measures, next appointment."""
    assert set(paper.header) == set(Fact)


@pytest.mark.parametrize("paper", ALL, ids=ids)
def test_the_golden_thread_runs_through(paper: Kind) -> None:
    """Diagnosis, goal, intervention, response, next step: each has its place, but for what such a paper never holds."""
    missing = {step for step, places in paper.thread().items() if not places}
    assert missing == NEEDS_NO.get(paper.key, set())


@pytest.mark.parametrize("paper", ALL, ids=ids)
def test_a_diagnosis_is_a_human_s(paper: Kind) -> None:
    """R34: whatever section holds the diagnosis, AI can't write there."""
    authors = {section.name: section.author for section in paper.sections}
    assert all(authors[name] is Author.HUMAN for name in paper.thread()[Step.DIAGNOSIS])


def test_a_thread_with_a_gap_is_seen() -> None:
    """An attack: a kind without a plan and without a header has no next step, and says so."""
    bare = Kind(
        "x", "X", "X", KINDS["dap"].purpose, KINDS["dap"].voice, (Section("Data", Author.AI, "D", (Content.REPORT,)),), "record"
    )
    assert not any(bare.thread().values())


@pytest.mark.parametrize("paper", ALL, ids=ids)
def test_each_kind_says_what_ai_did(paper: Kind) -> None:
    """R22: how many lines AI worded, by which model, and who answers; without AI that it had no part."""
    drafted = sum(section.author is Author.AI for section in paper.sections)
    with_ai = signed(paper, Author.AI)
    assert f"AI (embedded 3) worded {drafted} of {len(paper.sections)} lines" in with_ai.assistance
    assert "Ada Novak" in with_ai.assistance and with_ai.label == "Drafted by AI, reviewed and signed by Ada Novak, LCSW"
    by_hand = signed(paper)
    assert by_hand.assistance == "AI worded no line of this document; Ada Novak did."
    assert by_hand.label == "Written and signed by Ada Novak, LCSW"


@pytest.mark.parametrize("paper", ALL, ids=ids)
def test_the_lines_of_a_paper_add_up(paper: Kind) -> None:
    """R22: what AI worded, what its signer wrote and what the record gave are all its lines; without a line of the record, no word on it."""
    told = signed(paper, Author.AI).assistance
    drafted, lines, *others = (int(number) for number in re.findall(r"\b\d+\b", told.partition(") ")[2]))
    assert lines == drafted + sum(others)
    assert ("from the record" in told) is any(section.author is Author.CODE for section in paper.sections)


@pytest.mark.parametrize("paper", ALL, ids=ids)
def test_the_header_stays_with_the_paper(paper: Kind) -> None:
    """It is signed with the rest, and an amendment keeps it."""
    header = (HeaderLine("Client", "Wei Chen"), HeaderLine("Date", "2 March 2026"))
    written = {section.name: "My words." for section in paper.sections}
    first = write_by_hand(paper, written, ADA, NOW, header=header)
    assert first.header == header
    assert amend(first, "One more thing.", signer=ADA, now=NOW, original_id="1").header == header
