"""Whose words a draft is offered as left out: those that its own lines may tell (R7, R19)."""

import pytest

from handrail import kinds, noticing
from handrail.grounding import ground
from handrail.papers.draft import ModelCard, RawDraft
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

OWN = "I stopped taking the lithium on Monday."
OF_ANOTHER = "[Person 2] told me that her husband died in an accident."
ANOTHERS = ("He hit me on Sunday and I drank all night.", "I think about killing myself when I'm alone.")
PARTNERS = "I started drinking again since last week."


def left_out(key: str, *talk: tuple[Role, str]) -> list[str]:
    """What a draft without a line is offered."""
    safe = SafeText("safe", tuple(SafeTurn(place, *said) for place, said in enumerate(talk)), (), "t", b"")
    grounded = ground(RawDraft(kinds.kind(key), "safe", (), ModelCard("m", "1", "m")), safe, noticing.notice(safe))
    return [omission.quote for omission in grounded.omissions]


GROUP = (
    (Role.THERAPIST, "How was the week for everyone?"),
    (Role.CLIENT, f"{OWN} {OF_ANOTHER}"),
    (Role.OTHER, ANOTHERS[0]),
    (Role.THERAPIST, "Thank you, [Person 2]. [Friend], how was it for you?"),
    (Role.OTHER, ANOTHERS[1]),
    (Role.CLIENT, "My sister called and [Friend] asked about the police."),
)
COUPLE = (
    (Role.THERAPIST, "How was the week for both of you?"),
    (Role.CLIENT, OWN),
    (Role.CLIENT_2, PARTNERS),
    (Role.THERAPIST, "I hear you."),
)


def test_a_group_note_is_offered_its_own_client_s_words() -> None:
    """R19 holds: what this client said about themselves, and nothing else."""
    assert left_out("group", *GROUP) == [OWN]


@pytest.mark.parametrize("words", [*ANOTHERS, "Person 2", "Friend"])
def test_a_group_note_is_offered_nobody_else_s(words: str) -> None:
    """R7, R19, the attack: another member's words, those about safety too, and this client's words about another."""
    assert all(words not in quote for quote in left_out("group", *GROUP))


def test_others_words_take_no_place_in_the_list() -> None:
    """Eight weightier passages of another don't push out this client's own."""
    much = [(Role.OTHER, f"I took {number} pills and missed a dose.") for number in range(9)]
    assert left_out("group", (Role.CLIENT, OWN), *much) == [OWN]


def test_a_couple_s_note_may_tell_of_both() -> None:
    """Its lines tell of each by role, and so may what they left out."""
    assert left_out("couple", *COUPLE) == [OWN, PARTNERS]


def test_a_client_s_own_paper_is_offered_only_theirs() -> None:
    """R7, R19, the attack: a partner's words would go home to the other in a list of what was left out."""
    assert left_out("client-summary", *COUPLE) == [OWN]


def test_a_client_s_own_hour_is_as_it_was() -> None:
    """Whom a client tells of when alone with the therapist is theirs to tell of."""
    assert OF_ANOTHER in left_out("dap", (Role.THERAPIST, "And then?"), (Role.CLIENT, OF_ANOTHER))


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("The crisis line, 988, I have it saved.", "Yes, I will call 988."),
        ("I said I'll call the doctor at [Phone 1].", "Okay, I'll call the doctor at [Phone 1]."),
        ("My sister called me on Sunday night.", "Yeah, my sister called me on Sunday."),
    ],
)
def test_a_number_or_a_sentence_said_again_is_listed_once(first: str, again: str) -> None:
    """In the list that goes home as in the clinician's."""
    talk = ((Role.CLIENT, first), (Role.THERAPIST, "I hear you."), (Role.CLIENT, again))
    assert left_out("client-summary", *talk) == left_out("dap", *talk) == [first]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("I'll call the doctor at [Phone 1].", "I'll call the doctor at [Phone 2]."),
        ("I stopped taking the lithium on Monday.", "I never stopped taking the lithium on Monday."),
        ("My mother called and I will tell her.", "I will call my mother and she will tell."),
        ("The crisis line, 988, I have it saved.", "I will call 988 before the pills."),
        ("My husband called [Person 1] on Sunday.", "Then I will tell [Person 1] about it."),
        ("I kept 20 tablets in the drawer.", "I will go get 20 more then."),
    ],
)
def test_what_says_anything_else_is_listed_too(first: str, again: str) -> None:
    """The attack: another number, a no, another doer, more than the number."""
    assert left_out("dap", (Role.CLIENT, first), (Role.THERAPIST, "I hear you."), (Role.CLIENT, again)) == [first, again]


def test_what_is_said_again_in_more_words_keeps_its_weight() -> None:
    """Attacked: said early among other things it would be pushed out, and said late it would be left to the other."""
    pushed = [
        (Role.CLIENT, f"My sister called me on Sunday about the {what}.")
        for what in "rent car dog cat bus tree fish door wall lamp boat sofa".split()
    ]
    first, again = "So maybe then I'll talk to my boss about the hours.", "I'll talk to my boss about the hours."
    talk = [(Role.CLIENT, first), *pushed, *[(Role.THERAPIST, "I see.")] * 3, (Role.CLIENT, again)]
    assert first in left_out("dap", *talk) or again in left_out("dap", *talk)


def test_what_another_says_in_the_same_words_is_theirs() -> None:
    """Both partners stopped."""
    talk = ((Role.CLIENT, OWN), (Role.THERAPIST, "And you?"), (Role.CLIENT_2, OWN))
    assert left_out("couple", *talk) == [OWN, OWN]


AGREED = (
    (Role.CLIENT, "I rang the school about it and they were kind."),
    (Role.THERAPIST, "I'm glad. So you call the clinic by Friday, and you tell your sister tonight."),
    (Role.CLIENT, "Then I'd ring nine eight eight. Right?"),
    (Role.THERAPIST, "Stop the ibuprofen, it raises your lithium. What time is your bus?"),
)


@pytest.mark.parametrize(
    "words",
    [
        "So you call the clinic by Friday, and you tell your sister tonight.",
        "Then I'd ring nine eight eight.",
        "Stop the ibuprofen, it raises your lithium.",
    ],
)
def test_what_was_agreed_and_is_in_no_line_is_listed(words: str) -> None:
    """A step for a hard moment, a word on medication and a task, whoever of the two said it."""
    assert words in left_out("dap", *AGREED)


def test_other_words_of_a_therapist_are_not() -> None:
    """Questions, reflections and small talk of theirs are no gap of a note."""
    assert not [quote for quote in left_out("dap", *AGREED) if "bus" in quote or "glad" in quote]


@pytest.mark.parametrize(
    "said",
    [
        "[Person 2], you call your sponsor by Friday.",
        "Okay, [Person 2]. So you tell your wife tonight.",
        "Then call nine eight eight tonight.",
        "Stop the ibuprofen, it raises the lithium.",
    ],
)
def test_a_group_note_is_offered_no_task_of_another(said: str) -> None:
    """R7, R19, the attack: what a therapist asked of another member is no part of this client's note."""
    assert not left_out("group", *GROUP[3:5], (Role.THERAPIST, said), (Role.OTHER, "I will."))


def test_flags_do_not_crowd_out_the_rest() -> None:
    """Eight passages about safety at most, as long as something else waits; a human sees every flag elsewhere, too."""
    flagged = tuple((Role.CLIENT, f"{number} times I wanted to kill myself.") for number in range(2, 14))
    found = left_out("dap", *flagged, (Role.THERAPIST, AGREED[3][1]))
    assert AGREED[3][1].partition(" What")[0] in found


def test_a_hesitation_is_no_emergency_room() -> None:
    """ "er" in British talk, and what somebody would call avoidance."""
    talk = (
        (Role.CLIENT, "I was, er, going to the shop with him on Monday."),
        (Role.THERAPIST, "That is what I'd call avoidance. Let's call it a day there."),
    )
    assert left_out("dap", *talk) == []


def test_an_answer_about_safety_is_offered() -> None:
    """R37: a "no" that no line tells stands in the list, whatever words it has; an answer to something else doesn't."""
    asked = (Role.THERAPIST, "Have you had thoughts of killing yourself?")
    assert left_out("dap", asked, (Role.CLIENT, "No, not now.")) == ["No, not now."]
    assert left_out("dap", (Role.THERAPIST, "Have you had lunch?"), (Role.CLIENT, "No, not now.")) == []


@pytest.mark.parametrize(
    "said", ["My hands shake when I pour the tea.", "I felt dizzy on the stairs.", "My libido is gone since the spring."]
)
def test_a_bodily_complaint_is_offered(said: str) -> None:
    """What a prescriber must not miss."""
    assert left_out("psychiatric", (Role.THERAPIST, "And then?"), (Role.CLIENT, said)) == [said]


@pytest.mark.parametrize("said", ["I shook hands with my boss.", "I was thirsty for news of the election."])
def test_a_figure_of_speech_is_no_complaint(said: str) -> None:
    """Attacked: the same words of something else."""
    assert left_out("psychiatric", (Role.THERAPIST, "And then?"), (Role.CLIENT, said)) == []


ABOUT_SAFETY = (
    (Role.THERAPIST, "Any thoughts of ending your life?"),
    (Role.CLIENT, "Not now. In May I thought about killing myself."),
    (Role.THERAPIST, "And who would you call first?"),
    (Role.CLIENT, "I'd ring nine eight eight. Then my sister called about the house."),
)


def test_an_answer_about_safety_is_in_no_client_s_list() -> None:
    """R37, the attack: what would help stands beside such words, and is for a person to speak about."""
    assert left_out("client-summary", *ABOUT_SAFETY) == []


def test_an_answer_about_safety_is_offered_to_the_clinician() -> None:
    """R37 holds: in the note it is listed first of all."""
    assert any("nine eight eight" in quote for quote in left_out("dap", *ABOUT_SAFETY))
