"""What is said in other words stays; what is wrong in one small place goes, with a reason in words."""

import json
import time
from dataclasses import dataclass

import pytest
from grounding_session import GROUNDS, SCRIPT, check, session
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.grounding import LONGEST, Grounds, in_session_words
from handrail.grounding.grounds import TOO_LONG
from handrail.grounding.words.quantities import quantities
from handrail.grounding.words.synonyms import expanded
from handrail.papers.safe import Label

TRUE = [
    ("Client slept about 5 hours a night.", 1),
    ("Pt endorses early awakening x2 with difficulty returning to sleep.", 1),
    ("Her sister would like to sell the house.", 3),
    ("In the past client smoked 10 cigarettes daily.", 3),
    ("Brother may come next month.", 5),
    ("Mother was in tears during a phone call.", 5),
    ("Breathing skill was of benefit on Thurs, when it was done ahead of the call.", 7),
    ("Pt denies self-harm.", 9),
    ("Continues on sertraline 50 mg.", 11),
    ("Client reported that a doctor diagnosed an anxiety disorder years ago.", 11),
    ("Client said that she was afraid of losing her father's workshop.", 13),
    ("Homework: breathing exercise before bed on 4 nights.", 14),
    ("Client will put the plan on the refrigerator.", 15),
    ("Therapist asked about the sertraline.", 10),
    ("Client said, “I was scared, honestly.”", 13),
]
WRONG = [
    ("number", "Client slept about nine hours a night.", 1),
    ("unit", "Client slept maybe five hours a week, and twice woke at six.", 1),
    ("weekday", "Her sister called on Monday about the house.", 3),
    ("who", "Her mother called on Sunday about the house.", 3),
    ("negation", "Client wants to sell the house, and her sister does not want to sell it.", 3),
    ("tense", "Client smokes ten a day.", 3),
    ("modality", "Her brother will fly in next month.", 5),
    ("always", "Client always did the breathing exercise.", 7),
    ("speaker", "Therapist said that the breathing helped on Thursday.", 7),
    ("dose", "Client takes sertraline 75 mg.", 11),
    ("quote", "Client said, “I was sad, honestly.”", 13),
    ("feeling", "Client was angry with her sister.", 13),
    ("cause", "Client smoked because her brother is a lawyer.", 3),
    ("event", "Client was arrested on Sunday.", 3),
    ("nonsense", "Client bought a sailing boat in Portugal.", 3),
]


@pytest.mark.parametrize(("text", "turn"), TRUE)
def test_it_works(text: str, turn: int) -> None:
    """A true statement in other words is kept, with evidence that is exact."""
    verdict = check(text, turn)
    assert verdict.kept, verdict.reason
    assert all(GROUNDS.turns[one.turn].text[one.start : one.end] == one.quote for one in verdict.evidence)


@pytest.mark.parametrize(("kind", "text", "turn"), WRONG)
def test_one_small_thing_wrong_is_struck_with_its_reason(kind: str, text: str, turn: int) -> None:
    """R27, R28, R36, attacked: each kind of falsehood."""
    verdict = check(text, turn)
    assert not verdict.kept, kind
    assert len(verdict.reason.split()) > 2 and verdict.rule in {"R27", "R28", "R34", "R36"}


@pytest.mark.parametrize(("text", "turn"), [pair for pair in TRUE if pair[1] not in (10,)])
def test_without_turns_it_finds_them(text: str, turn: int) -> None:
    """Another tool's note cites nothing: the whole session is searched."""
    assert check(text).kept
    assert turn in {near for one in check(text).evidence for near in (one.turn - 1, one.turn, one.turn + 1)}


@pytest.mark.parametrize("kind", ["number", "weekday", "quote", "feeling", "event", "nonsense", "dose"])
def test_without_turns_what_is_wrong_is_struck_too(kind: str) -> None:
    """A search must not find a wrong number its own support."""
    assert not check(next(text for name, text, _ in WRONG if name == kind)).kept


@pytest.mark.parametrize("turns", [[99], [-1], [1, 99]])
def test_a_turn_that_does_not_exist_supports_nothing(turns: list[int]) -> None:
    """R27: an address must exist."""
    assert not GROUNDS.check("Client slept five hours a night.", turns).kept


def test_true_words_with_the_wrong_address_are_struck() -> None:
    """R27: what is true elsewhere is not supported here."""
    assert not check("Her sister called on Sunday about the house.", 11).kept


@pytest.mark.parametrize("text", ["", " ", "\n", "“”", "[", "…", "Client.", "12", "?" * 5000, "a" * 20000])
def test_what_says_nothing_is_struck(text: str) -> None:
    """Hostile and empty statements end in a verdict."""
    assert not check(text).kept


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=120))
def test_any_text_gets_a_verdict(text: str) -> None:
    """Whatever the characters."""
    assert isinstance(check(text).kept, bool)


def test_an_empty_session_supports_nothing() -> None:
    """No turns, no support."""
    assert not Grounds(session("T: Hello.")).check("Client slept well.", None).kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("half an hour", "30 min"),
        ("a year and a half", "18 months"),
        ("two weeks", "14 days"),
        ("one fifty over ninety", "150/90"),
        ("four hundred bucks", "$400"),
        ("every two hours", "q2h"),
        ("three times a week", "3x/wk"),
        ("an eight out of ten", "8/10"),
        ("twenty-four", "24"),
        ("seventy-five milligrams", "75mg"),
        ("the ninth", "the 9th"),
    ],
)
def test_numbers_agree_however_they_are_said(one: str, other: str) -> None:
    """Words, digits, short forms and other units."""
    mine, theirs = quantities(expanded(one)), quantities(expanded(other))
    assert all(any(found.agrees(same) for same in theirs) for found in mine) and mine


@pytest.mark.parametrize(("one", "other"), [("three weeks", "three days"), ("ten hours", "ten minutes"), ("50 mg", "100 mg")])
def test_numbers_of_other_things_do_not_agree(one: str, other: str) -> None:
    """The value alone is not enough."""
    assert not quantities(one)[0].agrees(quantities(other)[0])


@dataclass
class Span:
    """One replacement of the airlock's."""

    start: int
    end: int
    label: Label
    surrogate: str


def test_a_statement_takes_the_session_s_surrogates() -> None:
    """A date is known by its day, a short form of the clinic is no name, a new name stays one."""
    text = "SI on Feb 8, per Zed."
    spans = [
        Span(0, 2, Label.PERSON, "[Person 8]"),
        Span(6, 11, Label.DATE, "[Date 9]"),
        Span(17, 20, Label.PERSON, "[Person 9]"),
    ]
    assert in_session_words(text, spans, {"[Date 1]": ["February eighth"]}, "") == "SI on [Date 1], per [Person 9]."


def test_a_long_session_is_searched_in_time_that_grows_with_it() -> None:
    """Ten times the words cost about ten times the index, and far less than that a statement."""
    long = session(
        SCRIPT.strip() + "\n" + "\n".join(f"C: Item {n} of the long list that I carry around, page {n}." for n in range(3000))
    )
    started = time.process_time()
    grounds = Grounds(long)
    for text, _ in TRUE:
        grounds.check(text, None)
    assert time.process_time() - started < 6.0


def test_a_whole_note_is_checked_as_one_statement() -> None:
    """Up to the limit each of its sentences is held against the session."""
    note = " ".join(text for text, _ in TRUE)
    note = " ".join([note] * (LONGEST // (len(note) + 1)))
    assert len(note) > LONGEST / 2 and check(note).reason != TOO_LONG


@pytest.mark.parametrize("text", ["Client slept five hours. ", "word", "“no” ", "a "])
def test_an_overlong_statement_is_struck_at_once_and_told_why(text: str) -> None:
    """A million characters cost no more than one, whatever they are, and nobody reads them as kept."""
    started = time.process_time()
    verdict = check(text * (1_000_000 // len(text)))
    assert not verdict.kept and verdict.reason == TOO_LONG and not verdict.evidence
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("text", ["a" + " " * 4_900 + "b", "slept, " * 700, "5 " * 2_400, "“no” " * 900])
def test_the_longest_statement_costs_seconds_at_most(text: str) -> None:
    """Spaces, numbers, quotations and one word again and again."""
    started = time.process_time()
    check(text)
    assert time.process_time() - started < 3.0


def test_the_command_keeps_its_contract(tmp_path: object) -> None:
    """`handrail ground`: JSON lines in, JSON lines out, another tool's note without turns."""
    from pathlib import Path

    from click.testing import CliRunner

    from handrail.cli.ground import command

    path = Path(str(tmp_path)) / "session.txt"
    path.write_text(SCRIPT.strip().replace("T:", "Therapist:").replace("C:", "Client:"), encoding="utf-8")
    rows = [{"id": place, "text": text, "turns": [turn]} for place, (text, turn) in enumerate(TRUE[:3])]
    rows.append({"id": "x", "text": "Client is at low risk."})
    result = CliRunner().invoke(command, [str(path)], input="\n".join(json.dumps(row) for row in rows))
    told = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert [(row["id"], row["kept"]) for row in told] == [(0, True), (1, True), (2, True), ("x", False)]
    assert all(set(row) >= {"id", "kept", "reason", "evidence"} for row in told)


@pytest.mark.parametrize("word", ["F32.1", "ICD-10 F51.01", "Suicidality"])
def test_the_clinics_own_codes_hide_behind_no_surrogate(word: str) -> None:
    """The airlock would rather mask once too often; a judgement must not stand because its word became a user name."""
    spans = [Span(0, len(word), Label.HANDLE, "[User name 1]")]
    text = f"{word}: passive."
    assert in_session_words(text, spans, {}, "") == text


DOSE = "T: I want to start meloxicam, fifteen milligrams once a day.\nC: Okay, that sounds good to me."


def test_how_often_a_therapist_said_is_held_against_their_own_words() -> None:
    """A dose is not struck for what the client answered to it, and still struck where it is wrong."""
    grounds = Grounds(session(DOSE))
    assert grounds.check("Therapist wants to start meloxicam, fifteen milligrams once a day.", (0,)).kept
    assert not grounds.check("Therapist wants to start meloxicam, fifteen milligrams twice a day.", (0,)).kept


def test_a_not_that_a_transcript_cut_off_is_a_not() -> None:
    """ "i do n't recall": kept as said, and never turned round."""
    grounds = Grounds(session("T: Do you know what it is called?\nC: i do n't recall the name exactly ."))
    assert grounds.check("Client reported they don't recall the name exactly.", (1,)).kept
    assert not grounds.check("Client reported they recall the name exactly.", (1,)).kept
