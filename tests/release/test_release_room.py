"""What a client may see: only what was written for them, signed, labelled and easy to read (R5, R22, R31)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handrail.papers.draft import ModelCard
from handrail.papers.errors import Refused
from handrail.papers.kind import Author
from handrail.papers.signed import Line, Signed
from handrail.release import grade, release

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
EASY = Line("What you said", "You said that you wake at three and read in the kitchen.", Author.AI)
HARD = Line(
    "What you said",
    "Your therapist's conceptualisation emphasised physiological hyperarousal and perseverative cognition as maintaining mechanisms.",
    Author.AI,
)
SUMMARY = Signed(
    "client-summary", "Summary of your session", (EASY,), (), "Ada Novak", "LCSW", NOW, ModelCard("embedded", "1", "embedded")
)


def test_it_works() -> None:
    """The lines, and the label of the signature."""
    shown = release(SUMMARY, now=NOW)
    assert shown.lines == (EASY,) and shown.label == "Drafted by AI, reviewed and signed by Ada Novak, LCSW"


@pytest.mark.parametrize("kind", ["dap", "soap", "brief", "birp", ""])
def test_papers_not_written_for_the_client_stay(kind: str) -> None:
    """R31: a progress note is not released by mistake."""
    with pytest.raises(Refused, match="R31"):
        release(replace(SUMMARY, kind=kind), now=NOW)


def test_hard_words_of_ai_are_refused_by_their_line() -> None:
    """R5: the number of the line, not its words."""
    with pytest.raises(Refused, match="line 2 ") as refused:
        release(replace(SUMMARY, lines=(EASY, HARD)), now=NOW)
    assert refused.value.rule == "R5" and "hyperarousal" not in str(refused.value)


@pytest.mark.parametrize(
    "line",
    [
        replace(HARD, author=Author.HUMAN),
        replace(HARD, text="You said: “The extraordinarily complicated administrative reorganisation exhausted everybody.”"),
    ],
    ids=["a human's words", "the client's own words"],
)
def test_only_ai_s_own_words_are_graded(line: Line) -> None:
    """A human may write as they see fit, and the client's words are theirs."""
    assert release(replace(SUMMARY, lines=(line,)), now=NOW).lines == (line,)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("You said that you wake at three. You will read in the kitchen.", -2.0, 3.0),
        ("The cat sat on the mat.", -3.0, 1.0),
        (HARD.text, 15.0, 40.0),
        ("", 0.0, 0.0),
        ("123 ... !!!", 0.0, 0.0),
    ],
)
def test_grades_are_where_readers_would_put_them(text: str, least: float, most: float) -> None:
    """Flesch-Kincaid, within the error of a syllable heuristic."""
    assert least <= grade(text) <= most
