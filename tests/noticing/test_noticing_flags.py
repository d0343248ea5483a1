"""Flags (R36, R37): found, quoted to the character, tagged, never hidden by a tag, never a rating."""

import dataclasses
import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail import noticing
from handrail.noticing.phrases import Finder, parse, tokens
from handrail.noticing.safety import ALWAYS_SHOWN
from handrail.papers.notice import Context, Flag, Moment, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

sys.path.insert(0, str(Path(__file__).parents[2] / "bench" / "noticing"))
from sentences import as_heard, rows  # the bench's own reader


def flags(text: str, role: Role = Role.CLIENT) -> tuple[Flag, ...]:
    """What one turn raises."""
    return noticing.flags((SafeTurn(0, role, text),))


def share(name: str, *, heard: bool = False) -> float:
    """How much of an unseen half is flagged."""
    unseen = [row for row in rows(name) if not row.seen and row.category != "none"] or [r for r in rows(name) if not r.seen]
    hits = [
        bool(
            flags(
                as_heard(row.text) if heard else row.text, Role.THERAPIST if "therapist_speech" in row.context else Role.CLIENT
            )
        )
        for row in unseen
    ]
    return sum(hits) / len(hits)


def test_it_works() -> None:
    """A quiet sentence about not waking is quoted."""
    found = flags("Some nights I'd rather not wake up.")
    assert [flag.category for flag in found] == [Safety.PASSIVE_IDEATION]


def test_the_categories_are_the_handbooks() -> None:
    """Twenty-one names, and no other."""
    assert len(Safety) == 21
    assert {"elder/dependent_abuse", "command_hallucination/psychosis", "overdose/intoxication/withdrawal"} <= set(Safety)


@pytest.mark.parametrize("heard", [False, True])
@pytest.mark.parametrize(("name", "least"), [("english_self.txt", 0.95), ("english_others.txt", 0.92), ("spanish.txt", 0.90)])
def test_most_of_the_unseen_half_is_found(name: str, least: float, heard: bool) -> None:
    """R37: recall on sentences that the lists were not corrected on, written and as heard."""
    assert share(name, heard=heard) >= least


def test_everyday_talk_is_left_alone() -> None:
    """Games, films, kitchens and figures of speech: at most one in ten."""
    assert share("english_negatives.txt") <= 0.10


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_quotes_are_exact_whatever_stands_around(before: str, after: str) -> None:
    """Any script, any mark, any emoji: `text[start:end] == quote`."""
    text = f"{before} I want to kill myself {after}"
    for flag in flags(text):
        assert text[flag.start : flag.end] == flag.quote


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("No, I'm not suicidal.", Context.NEGATED),
        ("Ten years ago I used to think about killing myself.", Context.PAST),
        ("If he leaves me I would kill myself.", Context.HYPOTHETICAL),
        ("My brother says he wants to die.", Context.THIRD_PERSON),
        ("In that movie she wants to kill herself.", Context.QUOTED_MEDIA),
        ("I could murder me a pizza, I would die for some fries.", Context.IDIOM),
    ],
)
def test_a_tag_never_hides_a_flag(text: str, tag: Context) -> None:
    """R37, the attack: every tag on words of the first six categories, and the words are still shown."""
    found = [flag for flag in flags(text) if flag.category in ALWAYS_SHOWN]
    assert any(tag in flag.context for flag in found)


def test_the_therapists_words_are_shown_as_the_therapists() -> None:
    """A question about suicide is tagged, not dropped."""
    assert flags("Have you had thoughts of killing yourself?", Role.THERAPIST)[0].context == (Context.THERAPIST_SPEECH,)


def test_no_paper_can_hold_a_level_or_a_score() -> None:
    """R36, R37: a flag and a moment have no field for a rating, and their words name no emotion."""
    names = {field.name for paper in (Flag, Moment) for field in dataclasses.fields(paper)}
    assert not names & {"level", "risk", "risk_level", "score", "severity", "priority", "emotion", "affect", "sentiment"}
    whys = " ".join(flag.why for row in rows("english_self.txt") for flag in flags(row.text))
    outside = re.sub("“[^”]*”", "", whys)
    assert not re.search(r"\b(?:risk|severe|low|high|likely|sad|angry|anxious|depressed|distressed|upset|feels?)\b", outside)


def test_a_hostile_session_costs_no_more_than_its_words() -> None:
    """A million characters of the lists' own words: no pattern explodes."""
    text = "i want to not like just um kill the my i would be if " * 4_000
    start = time.process_time()
    flags(text)
    assert time.process_time() - start < 6


def test_hesitations_in_a_row_hide_no_words() -> None:
    """However often somebody halts, before and within what they say."""
    text = "Some nights I just, like, just, um, just want to, like, like, um, like, just die."
    quotes = [flag.quote for flag in flags(text)]
    assert len(quotes) == 1 and quotes[0].endswith("die") and "want to" in quotes[0]


@pytest.mark.parametrize(
    "text",
    ["I want to die. ", "he hits me, ", "I'd like to kill for a coffee, ", "like ", "just like ", "kinda um really just "],
    ids=["one sentence", "no full stop", "figures of speech", "one hesitation", "two", "four"],
)
def test_what_is_said_again_and_again_costs_no_more_than_its_words(text: str) -> None:
    """Two hundred thousand characters of the same words."""
    turns = (SafeTurn(0, Role.THERAPIST, "Did he hit you?"), SafeTurn(1, Role.CLIENT, "No, " + text * (200_000 // len(text))))
    start = time.process_time()
    noticing.listed(turns)
    assert time.process_time() - start < 5


def test_as_many_sentences_as_there_are_have_each_their_flag() -> None:
    """Each of ten thousand is quoted once, in order, and the listener's neighbours are looked for nearby."""
    start = time.process_time()
    found = flags("I want to die. " * 10_000)
    assert [flag.start for flag in found] == list(range(2, 150_000, 15)) and {flag.quote for flag in found} == {"want to die"}
    assert time.process_time() - start < 8


def test_a_phrase_list_that_cannot_be_read_says_which_line() -> None:
    """A clinician's slip is one clear sentence."""
    with pytest.raises(ValueError, match="line 2"):
        parse("@greeting\n(good morning")


def test_states_are_forgotten_and_the_answer_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded; what is found is not."""
    monkeypatch.setattr("handrail.noticing.phrases.MOST_STATES", 5)
    finder = Finder(parse("@a\ngood (morning|day) *2 friend\n@b\n(day|morning) my"))
    words = tokens("good morning my dear friend, good day my own friend")
    assert [hit.name for hit in finder.find(words)] == ["a", "b", "a", "b"]
