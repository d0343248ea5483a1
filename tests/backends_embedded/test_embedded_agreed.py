"""What was agreed, in a client's summary: whole, with its limits, and theirs alone."""

from dataclasses import replace

import pytest
from embedded_support import ENGINE, PERMIT, sealed

from handrail.kinds import kind
from handrail.papers.draft import Task

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked.\n"


def summary(script: str, language: str = "en") -> list[str]:
    """The lines of a client's summary."""
    paper = replace(kind("client-summary"), language=language)
    return [said.text for said in ENGINE.draft(Task(paper, sealed(f"{TALK * 4}{script}"), PERMIT)).said]


def one(lines: list[str], words: str) -> str:
    """The one line that holds these words; empty where none does."""
    return next((line for line in lines if words in line), "")


def test_it_works() -> None:
    """A long summing-up goes home in short parts, none left out, each word for word."""
    said = "So: you walk to the river on Monday and Thursday, you write down two good things each night, and you bring the list of the meals on Friday. Call your sister, too."
    line = one(summary(f"T: {said}\nC: Yes."), "river")
    assert line.startswith("Your therapist summed up: “you walk to the river on Monday and Thursday”. ")
    assert "“you write down two good things each night”" in line and "“you bring the list of the meals on Friday.”" in line
    assert "“Call your sister, too.”" in line


def test_a_summing_up_is_told_once() -> None:
    """Its second sentence is no line of its own where the first holds it."""
    lines = summary("T: So for this week: a walk on four days. Your coffee goes down to two from Friday.\nC: Yes.")
    assert sum("coffee" in line for line in lines) == 1


def test_what_a_therapist_sets_in_a_breath_is_a_summing_up() -> None:
    """ "So toast on three mornings, and you write it down": no verb of asking, and it is what was agreed."""
    lines = summary(f"{TALK * 5}T: So toast on three mornings, and you write it in the notebook.\nC: Yes.")
    assert "toast on three mornings" in one(lines, "Your therapist summed up")


@pytest.mark.parametrize(
    "told", ["So you keep the door shut because he was there.", "So you tell her and she leaves. How is that?"]
)
def test_a_story_told_back_is_no_summing_up(told: str) -> None:
    """Attacked: the same beginning, and nothing is set."""
    assert not one(summary(f"{TALK * 5}T: {told}\nC: Yes."), "summed up")


def test_what_counts_a_thing_that_it_does_not_name_stays_out() -> None:
    """ "You missed two this week": two of what?"""
    said = "T: And the tablets?\nC: The sertraline, every morning. I missed two this week. I slept badly on Monday.\n"
    assert not one(summary(said * 2), "missed two")


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("I'll go to school on four days. Not on Friday, Friday is sport.", "Not on Friday"),
        ("I'll take the lift to work every day. Only with my sister for the first two days.", "Only with my sister"),
        ("I'll call my mother in the evening. If she's asleep, my brother.", "If she's asleep"),
    ],
)
def test_a_promise_stands_with_the_limit_behind_it(said: str, limit: str) -> None:
    """Without its second sentence it would be another promise."""
    lines = summary(f"T: What will you do?\nC: {said}")
    promises = [line for line in lines if "I'll" in line or line.startswith("You will")]
    assert promises and all(limit in line for line in promises)


def test_a_promise_that_says_nothing_alone_stands_with_what_says_it() -> None:
    """ "You will do the two" tells nobody which two."""
    lines = summary("T: And the drinks?\nC: I'll do the two. One at breakfast and one after the walk.")
    assert not any(line == "You will do the two." for line in lines)


@pytest.mark.parametrize(
    "said",
    [
        "I'm going to take the stairs now.",
        "I'll go first.",
        "I'll walk to work. No wait, I won't.",
        "I'll sell the car to my brother. No.",
    ],
)
def test_what_is_done_at_once_or_taken_back_is_no_promise(said: str) -> None:
    """A step out of the room and a joke are not agreed."""
    lines = summary(f"T: What will you do?\nC: {said}")
    assert not any(line.startswith("You will") or "I'll" in line for line in lines)


def test_what_to_do_if_it_gets_worse_goes_home() -> None:
    """With both halves."""
    said = "If the nights get down to three hours again, call me before Friday."
    assert f"Your therapist said: “{said}”" in summary(f"T: {said}\nC: Okay.")


def test_a_story_that_begins_with_if_is_no_advice() -> None:
    """The attack: the same words of what was."""
    assert not one(summary("T: If your mother was out, your sister rang the shop and told you.\nC: Yes."), "shop")


def test_an_appointment_stands_with_its_hour() -> None:
    """It comes in the next sentence."""
    lines = summary(
        "T: I'd like you to walk to the river on Monday.\nC: Okay.\nT: Same time in two weeks. That's the nineteenth, at half past five.\nC: Good."
    )
    assert (
        one(lines, "two weeks")
        == "About your next meeting: “Same time in two weeks. That's the nineteenth, at half past five.”"
    )


@pytest.mark.parametrize("answer", ["No, I work on that day.", "No.", "I can't do four, I'm on lates."])
def test_an_appointment_that_was_refused_is_none(answer: str) -> None:
    """The attack: the day that did not suit."""
    lines = summary(
        f"T: I'd like you to walk to the river on Monday.\nC: Okay.\nT: Next session is Monday at four.\nC: {answer}\nT: Then Monday at five.\nC: Good."
    )
    assert not one(lines, "at four") and one(lines, "at five")


def test_a_goodbye_is_no_appointment() -> None:
    """ "See you Monday" without an hour doesn't take its place."""
    lines = summary(
        "T: I'd like you to walk to the river.\nC: Okay.\nT: Next session is Monday at ten.\nC: Good.\nT: See you on Monday then, take care."
    )
    assert one(lines, "at ten") and not one(lines, "See you")


HOUR = "C: We argued about the money on Friday and I slept badly.\nD: So did I.\n"


def test_what_a_partner_is_asked_is_not_the_client_s() -> None:
    """Who answers is who was asked; a "you" without a name may be either's."""
    said = "I'd like you to ring the bank about the card on Thursday."
    assert not one(summary(f"{HOUR}T: {said}\nD: Okay, I will.\nC: Good."), "bank")


def test_what_this_client_is_asked_goes_home() -> None:
    """The rule swallows nothing of theirs."""
    said = "I'd like you to ring the bank about the card on Thursday."
    assert one(summary(f"{HOUR}T: {said}\nC: Okay, I will.\nD: Good."), "ring the bank about the card on Thursday")
