"""Faults of told speech that were found in drafts of our own sessions, one test each."""

import pytest
from embedded_support import texts

from handrail.backends.embedded.hour.borrowed import voices_thought
from handrail.backends.embedded.words.clauses import clause, lowered, turned
from handrail.backends.embedded.words.finite import is_sentence
from handrail.backends.embedded.words.idiom import is_no_plan
from handrail.backends.embedded.words.terse import terse
from handrail.backends.embedded.words.text import tidy

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked.\n"
LATE = TALK * 4


def told(said: str) -> str:
    """The clause, or nothing."""
    found = clause(said)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("He went for me mam and I hit him with a pan.", "he went for their mam and they hit him with a pan"),
        ("I rang me mum on Friday.", "they rang their mum on Friday"),
        ("I lost me job in March.", "they lost their job in March"),
        ("I did the shed meself on Sunday.", "they did the shed themselves on Sunday"),
        ("She gave me tea and I cried.", "she gave them tea and they cried"),
    ],
)
def test_me_dad_is_my_dad(said: str, heard: str) -> None:
    """The dialect's possessive is theirs, and what was given to "me" stays with them."""
    assert told(said) == heard


@pytest.mark.parametrize("said", ["She told me mam was ill again.", "He asked me dad for the money."])
def test_whose_mam_it_is_is_not_guessed(said: str) -> None:
    """R28: "told me mam": it stands as it was said."""
    assert clause(said) is None


@pytest.mark.parametrize(
    "joke",
    [
        "I'm going to sleep for a hundred years.",
        "I'll believe it when I see it.",
        "I'll not start tonight, there's a match on.",
        "I'll hold you to that on Thursday.",
    ],
)
def test_a_joke_is_no_plan(joke: str) -> None:
    """What was said with a smile is no work for the week."""
    assert not any("Client will" in line for line in texts(f"{LATE}T: What will you do this week?\nC: {joke}"))


@pytest.mark.parametrize(
    "fear", ["I'm going to die in here on the bus.", "I'll faint in the queue.", "I'll lose my job over it."]
)
def test_a_fear_is_no_plan(fear: str) -> None:
    """R28: what might befall a client is nothing that they agreed to do."""
    assert not any("Client will" in line for line in texts(f"{LATE}T: What goes on in you on the bus?\nC: {fear}"))


def test_a_thought_told_in_the_hour_is_no_plan() -> None:
    """ "I thought, I'll do twenty quid": it was thought on Saturday, not agreed for the week."""
    script = f"{LATE}T: What happened on Saturday?\nC: I looked at the phone and I thought, I'll put twenty quid on the match."
    assert not any(line.startswith("Client will") for line in texts(script))


def test_a_number_taken_with_a_smile_is_no_plan_of_the_therapist() -> None:
    """ "I'll take a five." """
    script = f"{LATE}T: How sure are you?\nC: Five for the message.\nT: I'll take a five."
    assert not any("Therapist will" in line for line in texts(script))


@pytest.mark.parametrize(
    "work",
    [
        "put it on my card",
        "tell Tony I don't need the swap",
        "not drink on weekdays",
        "get my sister to have the kids",
        "have a banana",
    ],
)
def test_work_for_the_week_stays_a_plan(work: str) -> None:
    """Nothing of these lists may swallow it."""
    assert not is_no_plan(work)


def test_the_clients_words_said_back_are_not_said_by_the_therapist() -> None:
    """ "The kids are late for school" was the client's."""
    script = f"{TALK}C: I pull over to argue with him. And the kids are late for school.\nT: The kids are late for school. What does it cost you?\nC: Two hours."
    assert not any("Therapist said that the kids" in line or "reflected that the kids" in line for line in texts(script))


@pytest.mark.parametrize("before", ["And the thought is,", "Your mind says:", "So you told yourself", "The radio goes,"])
def test_a_thought_spoken_aloud_is_no_saying_of_the_therapist(before: str) -> None:
    """Who lends a thought their voice doesn't say it."""
    assert voices_thought(before)
    assert not voices_thought("It was a long week.")


@pytest.mark.parametrize(
    "said",
    [
        "the snail on the shed.",
        "mum if she asked you about the four seconds",
        "four hours' sleep, a fight, no food, and two flat whites, and then the text.",
        "two mornings a week that are yours",
        "you haven't since year nine and any thoughts of it recently",
        "Talk to the doctor before any bigger change, but holding on to four is fine.",
    ],
)
def test_what_has_no_main_verb_is_never_said_that(said: str) -> None:
    """ "Therapist said that the snail on the shed": such a row is quoted or left."""
    assert turned(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "part of it was wanting to pay your mum back",
        "It's point six of a kilo since Thursday.",
        "When you stopped, the room went quiet.",
    ],
)
def test_a_sentence_is_still_turned(said: str) -> None:
    """What has its verb goes on being told."""
    assert is_sentence(said)
    assert turned(said)


def test_counts_in_a_row_are_no_stammer() -> None:
    """R28: "eight, eight, seven" are three days, and "twenty twenty two" is a year; "the the" is one word."""
    assert told("I was at eight, eight, seven, nine.") == "they were at eight, eight, seven, nine"
    assert "twenty twenty two" in told("I was on nights in twenty twenty two.")
    assert tidy("I saw the the doctor.") == "I saw the doctor."


def test_who_corrects_themselves_tells_no_lie() -> None:
    """ "I tell a lie" is a correction; told, it would be an accusation."""
    assert clause("I tell a lie.") is None


def test_praise_before_a_sentence_is_none_of_it() -> None:
    """ "cool my mum will want to know" """
    assert told("cool my mum will want to know that") in ("", "their mum will want to know that")
    assert "suppose" not in told("i suppose and i did three months on nights")


def test_a_relative_that_was_given_up_is_not_told() -> None:
    """ "I cried, which, on the phone": the half without an end."""
    assert clause("I cried, which, on the phone, in the depot.") is None


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("they fall asleep about midnight and wake at two", "falls asleep about midnight and wakes at two"),
        ("they want to sit and breathe", "wants to sit and breathe"),
        ("they're off, they could go to the library", "they're off, they could go to the library"),
        ("it's better, they can feel it", "it's better, they can feel it"),
    ],
)
def test_a_dropped_subject_leaves_whole_grammar(said: str, noted: str) -> None:
    """The second verb goes with the first, and nothing is cut that its comma needs."""
    assert terse(said) == noted


def test_an_adverb_in_front_is_no_name() -> None:
    """ "said that Properly, since the inspection" """
    assert lowered("Properly, since the inspection.") == "properly, since the inspection."
    assert lowered("Here's the queue, they're stuck.") == "here's the queue, they're stuck."
    assert lowered("Emily came on Sunday.") == "Emily came on Sunday."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Any thoughts of hurting yourself?", "Not like that, no, the bus and the work have been fine for me this week."),
        ("Did you have thoughts of not wanting to live?", "I thought I would like to be with my dad on some nights."),
    ],
)
def test_an_answer_about_safety_does_not_go_home_alone(question: str, answer: str) -> None:
    """R37: a summary may be read over a shoulder; without its question such an answer says something else, too."""
    lines = texts(f"{TALK}T: {question}\nC: {answer}\n{TALK}", "client-summary")
    assert lines
    assert not any("fine for me" in line or "with my dad" in line for line in lines)


def test_an_answer_without_a_verb_is_not_told_to_the_client() -> None:
    """ "You said that forty since the second": it needs its question."""
    script = f"{TALK}T: And the tablets, the fluoxetine?\nC: Forty since the second, I felt a bit sick the first week.\n{TALK}"
    assert not any(line.startswith("You said that forty") for line in texts(script, "client-summary"))
