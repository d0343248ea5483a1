"""Which appointments stand: two that were both agreed, and of one that was moved the new one alone (R28)."""

import pytest
from embedded_support import texts

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"
OFFERED = "T: So I'll see you on Tuesday at four.\n"
FIRST = f"{OFFERED}C: Yes.\n"


def told(script: str, kind: str = "soap") -> str:
    """All lines of a paper on such an hour."""
    return "\n".join(texts(f"{TALK * 4}{script}", kind))


@pytest.mark.parametrize("kind", ["soap", "birp", "client-summary"])
@pytest.mark.parametrize(
    "second",
    [
        "T: And the psychiatrist sees you on Thursday at ten.\nC: Thursday at ten, okay.\n",
        "T: And on Thursday at ten there's the group.\nC: Right.\n",
        "T: And I'll ring you on Thursday at ten to hear how it went.\nC: Good.\n",
    ],
)
def test_two_appointments_of_one_hour_both_stand(second: str, kind: str) -> None:
    """Whoever reads but one of them misses the other."""
    paper = told(FIRST + second, kind)
    assert "Tuesday at four" in paper
    assert "Thursday at ten" in paper


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    "moved",
    [
        "T: Actually, make it Wednesday at five, I have a course.\nC: Fine.\n",
        "C: Oh, I can't do Tuesday, I'm at the dentist.\nT: Wednesday at five then.\nC: Good.\n",
        "T: Sorry, Wednesday at five, not Tuesday.\nC: Fine.\n",
    ],
)
def test_an_appointment_that_was_moved_no_longer_stands(moved: str, kind: str) -> None:
    """Attacked: the old day would stand beside the new one."""
    paper = told(FIRST + moved, kind)
    assert "Wednesday at five" in paper
    assert "I'll see you on Tuesday at four" not in paper


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    "moved",
    [
        "T: Actually, make it Wednesday.\nC: Wednesday, fine.\n",
        "C: Actually, can we make it Wednesday?\nT: Sure.\nC: Thanks.\n",
    ],
)
def test_a_new_day_alone_is_told_upon_the_appointment_that_it_moves(moved: str, kind: str) -> None:
    """ "Wednesday" alone has no hour, and "Tuesday at four" alone is no longer true."""
    line = next(line for line in texts(f"{TALK * 4}{FIRST}{moved}", kind) if "make it Wednesday" in line)
    assert line.index("Tuesday at four") < line.index("make it Wednesday")


def test_of_two_appointments_the_one_that_is_spoken_of_is_moved() -> None:
    """Attacked: the other one must not go with it."""
    paper = told(
        "T: So I'll see you on Tuesday at four. And the psychiatrist on Thursday at ten.\nC: Yes.\n"
        "T: Sorry, the psychiatrist is on Friday at ten, not Thursday.\nC: Okay.\n"
    )
    assert "Tuesday at four" in paper
    assert "Friday at ten" in paper
    assert "the psychiatrist on Thursday at ten" not in paper


def test_an_appointment_that_is_said_twice_stands_once() -> None:
    """Attacked: as two, it would be told twice."""
    assert told(f"{FIRST}T: See you on Tuesday at four, then.\nC: Bye.\n").count("Next meeting") == 1


def test_what_is_feared_of_a_day_is_no_appointment() -> None:
    """Attacked: a question that begins with an if names a day and an hour."""
    assert "Next meeting" not in told("T: And if on Thursday at six the gate starts lying?\nC: I'll turn around.\n")


def test_several_steps_of_a_week_are_no_appointment() -> None:
    """Attacked: they name days and hours too, and another appointment follows."""
    paper = told(
        "T: The walk on four days, and the bench with your uncle on Friday at noon.\nC: Yes.\nT: We'll meet on Tuesday at ten.\nC: Good.\n"
    )
    assert "Tuesday at ten" in paper
    assert "Next meeting, therapist: “The walk" not in paper


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    "other",
    [
        "T: Actually, Wednesday at ten is your blood test, don't forget.\nC: Okay.\n",
        "T: Sorry, on Friday at nine the nurse will see you for the scales.\nC: Okay.\n",
        "C: I'm busy on Thursday with my mum.\nT: And the psychiatrist sees you on Thursday at ten.\nC: No, that's fine.\n",
        "T: Instead of the letter, come with your form on Friday at nine to my colleague.\nC: Okay.\n",
    ],
)
def test_an_appointment_of_something_else_moves_none(other: str, kind: str) -> None:
    """Attacked: "actually" or a busy day, and the meeting would be in no line."""
    assert "I'll see you on Tuesday at four" in told(FIRST + other, kind)


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("C: Can we forget what happened on Sunday?\nT: Okay.\n", "Sunday"),
        ("C: Can we talk about my mum on Tuesday?\nT: Okay.\n", "my mum"),
        ("C: Could we do the letter on Wednesday instead?\nT: Okay.\n", "the letter"),
        ("C: Can we change the pills on Monday?\nT: Okay.\n", "the pills"),
        ("C: I can't come to my sister's on Sunday.\nT: Okay, I see.\n", "sister"),
        ("T: Actually, the pills: take them on Monday, not Sunday.\nC: Okay.\n", "the pills"),
        ("T: Rather the blue one on Monday.\nC: Okay.\n", "blue one"),
        ("T: Actually, let's do the homework on Monday.\nC: Okay.\n", "homework"),
    ],
)
def test_what_is_asked_or_said_of_a_day_is_not_told_of_the_meeting(other: str, said: str, kind: str) -> None:
    """Attacked: it names a day, and moves no meeting."""
    lines = [line for line in texts(f"{TALK * 4}{FIRST}{other}", kind) if "Tuesday at four" in line]
    assert lines
    assert said not in " ".join(lines)


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("cancelled", "said"),
    [
        (
            "C: I can't come at all next week.\nT: No problem, we'll leave it then.\nC: Thanks.\n",
            "I can't come at all next week",
        ),
        ("C: Hm.\nT: Actually no, I'm away next week. My secretary will ring you.\nC: Okay.\n", "I'm away next week"),
    ],
)
def test_of_an_appointment_that_was_cancelled_only_that_is_told(cancelled: str, said: str, kind: str) -> None:
    """Attacked: its day and hour, and somebody would come."""
    paper = texts(f"{TALK * 4}{FIRST}{cancelled}", kind)
    (line,) = [line for line in paper if "cancelled" in line]
    assert "ppointment on Tuesday" in line
    assert said in line
    assert "at four" not in "".join(paper)


def test_an_appointment_refused_at_once_is_told_as_cancelled() -> None:
    """ "I can't come." is of the appointment that it answers."""
    paper = told("T: So I'll see you on Tuesday at four.\nC: I can't come.\nT: Okay, we'll leave it then.\nC: Yes.\n")
    assert "Appointment on Tuesday cancelled. Client: “I can't come.”" in paper
    assert "at four" not in paper


@pytest.mark.parametrize(
    "wish",
    ["Could we do Wednesday instead?", "Can we make it Wednesday at five?", "Can I come on Wednesday?", "How about Wednesday?"],
)
def test_a_wish_for_another_day_moves_the_meeting(wish: str) -> None:
    """The other half: it still does."""
    paper = told(f"{FIRST}C: {wish}\nT: Wednesday at five then.\nC: Good.\n")
    assert "Wednesday at five then" in paper
    assert "Next meeting, therapist: “I'll see you on Tuesday at four" not in paper


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("talk", "day"),
    [
        ("C: Yes. When do I start the new pills?\n", "Make it Monday"),
        ("C: Yes. What about the pills?\n", "Make it Monday at eight, before work"),
        ("C: Yes. When should I ring the bank?\n", "Make it Monday at nine"),
        ("C: Yes.\nT: And the dose goes up on Sunday.\nC: Sunday's bad, I have work.\n", "Make it Monday then"),
        ("C: Yes. I'll call my mum on Sunday.\n", "Make it Monday, she's at church on Sunday"),
        ("C: Yes. When is the blood test?\n", "That's on Monday at eight"),
    ],
)
def test_make_it_monday_is_told_of_what_was_spoken_of(talk: str, day: str, kind: str) -> None:
    """Attacked: it named no meeting, and the meeting would be moved to the day of the pills."""
    lines = texts(f"{TALK * 4}{OFFERED}{talk}T: {day}.\nC: Okay.\n", kind)
    (meeting,) = [line for line in lines if "meeting" in line]
    assert "Tuesday at four" in meeting
    assert "Monday" not in meeting
    assert any(talk.rpartition("C: ")[2].partition(". ")[2].strip() in line and day in line for line in lines)


@pytest.mark.parametrize(
    "reason",
    [
        "I've got my blood test on Tuesday.",
        "I can't that day.",
        "Is there another day?",
        "Mhm.",
        "Great, my mum will be pleased.",
    ],
)
def test_make_it_wednesday_still_moves_a_meeting(reason: str) -> None:
    """The other half: what stands between is of the meeting, or of nothing."""
    paper = told(f"{OFFERED}C: {reason}\nT: Make it Wednesday at five.\nC: Okay.\n")
    assert "Next meeting, therapist: “Make it Wednesday at five.”" in paper
    assert "Next meeting, therapist: “I'll see you on Tuesday at four" not in paper


def test_a_client_who_makes_something_else_sunday_moves_no_meeting() -> None:
    """Attacked: it is the letter."""
    paper = told(f"{FIRST}T: And the letter to your father?\nC: Could we make it Sunday?\nT: Okay.\nC: Thanks.\n")
    assert not any("meeting" in line and "Sunday" in line for line in paper.splitlines())


@pytest.mark.parametrize("said", ["And remember to take the first tablet", "And you take the first one", "Then you take it"])
def test_the_first_tablet_on_a_day_and_an_hour_is_no_meeting(said: str) -> None:
    """Attacked: it has both."""
    paper = told(f"{FIRST}T: {said} on Monday at nine.\nC: Okay.\n")
    assert not any("meeting" in line and "Monday" in line for line in paper.splitlines())


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize("beside", ["take it easy until then", "take one day at a time", "take your time with the letter"])
def test_an_appointment_beside_a_kind_word_stands(beside: str, kind: str) -> None:
    """Attacked: "take it" would make it a tablet's, and the appointment would be in no plan."""
    lines = texts(f"{TALK * 4}T: Tuesday at three then, and {beside}.\nC: Okay.\n", kind)
    assert any("meeting" in line and "Tuesday at three" in line for line in lines)


def test_an_appointment_in_one_breath_with_a_tablet_stands() -> None:
    """As a recogniser writes it."""
    assert "Next meeting" in told("T: and the half tablet i'll see you on thursday the third at ten\nC: okay\n")


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    "cancelled",
    [
        "C: Can we skip next week?\nT: Of course.\nC: Thanks.\n",
        "C: Could we cancel it? My boss is away.\nT: Yes, no problem.\nC: Thanks.\n",
        "C: No, I'm away that week.\nT: Okay, then we'll skip that one.\nC: Good.\n",
        "C: Yes.\nT: Oh, I just remembered, I'm on holiday next week, so we'll have to skip it.\nC: Okay.\n",
        "C: Yes.\nT: Oh wait, that's the bank holiday. We're closed.\nC: Ah.\n",
    ],
)
def test_an_appointment_is_cancelled_in_many_words(cancelled: str, kind: str) -> None:
    """Attacked: it would stand, and somebody would come."""
    paper = "\n".join(texts(f"{TALK * 4}{OFFERED}{cancelled}", kind))
    assert "ppointment on Tuesday" in paper
    assert "cancelled" in paper
    assert "at four" not in paper


@pytest.mark.parametrize(
    "said",
    [
        "C: I want to cancel that subscription.\nT: Good idea.\n",
        "C: Can we cancel the gym thing next week?\nT: Of course.\n",
        "C: I'm not coming back to that church.\nT: Okay.\n",
        "C: Great. I'm off on Tuesday, so that works.\nT: Perfect.\n",
        "C: Can we skip next week?\nT: No, please come.\n",
        "C: If I have to cancel it, who do I ring?\nT: Me.\n",
        "C: My mum said I need to cancel it, but I won't.\nT: Good for you.\n",
        "C: And the breathing twice a day, can we skip it?\nT: Sure.\n",
        "C: Yes.\nT: And the diary every evening.\nC: Can we skip it?\nT: Sure.\n",
        "C: I can't come on Tuesday.\nT: We'll leave it.\nC: I can come after all.\nT: Good, Tuesday at four then.\n",
    ],
)
def test_what_cancels_something_else_or_was_not_granted_cancels_no_appointment(said: str) -> None:
    """Attacked: an appointment that stands would be told as cancelled."""
    paper = told(f"{OFFERED}{said}C: Yes.\n")
    assert "cancelled" not in paper
    assert "Tuesday at four" in paper


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    "said",
    [
        "C: Okay. He keeps texting me to come home. I'm not coming back.\nT: That took courage.\n",
        "C: Yes. The gym is on Thursday at six. I won't be coming back, I'll tell them.\nT: You can decide that.\n",
        "C: Yes. My sister is angry because I can't come on Tuesday, it's her birthday.\nT: You chose yourself.\n",
        "C: Yes. What about the homework, can we skip it this week?\nT: Sure, we'll skip it.\n",
        "C: Yes. And the worry diary? It makes me more anxious.\nT: Leave it out then.\n",
        "C: Yes. And the worry diary? It makes me more anxious.\nT: Sure. We'll leave it out.\n",
        "C: In two weeks?\nT: Yes, I'm away next week.\n",
    ],
)
def test_what_is_of_something_else_than_the_appointment_leaves_it(said: str, kind: str) -> None:
    """Attacked: a home, a party, the homework or another week would cancel it, and nobody would come."""
    paper = "\n".join(texts(f"{TALK * 4}{OFFERED}{said}C: Yes.\n", kind))
    assert "cancelled" not in paper
    assert "Tuesday at four" in paper


@pytest.mark.parametrize(
    "said",
    [
        "C: Thanks, but I'm afraid I can't come.\nT: Okay.\n",
        "C: My mum is having her operation. I can't come then.\nT: Okay, we'll skip that one.\n",
    ],
)
def test_a_reason_or_a_courtesy_before_it_still_takes_the_appointment_back(said: str) -> None:
    """The other half."""
    assert "Appointment on Tuesday cancelled" in told(f"{OFFERED}{said}C: Yes.\n")


def test_what_may_be_of_the_appointment_is_told_beside_it() -> None:
    """Neither stands alone: "it" may be the operation."""
    paper = told(f"{OFFERED}C: My mum has her operation on Tuesday. Can we cancel it?\nT: Of course.\nC: Yes.\n")
    assert "I'll see you on Tuesday at four.” Client: “Can we cancel it?”" in paper


@pytest.mark.parametrize("no", ["I can't make it then, I'm working.", "I have to cancel that one, I'm working."])
def test_a_client_who_answers_an_appointment_with_somebody_else_takes_that_one_back(no: str) -> None:
    """Attacked: it would stand without their no, or the meeting of the two in the room would go."""
    paper = told(f"{FIRST}T: And the doctor sees you on Friday at nine.\nC: {no}\nT: Alright, ring them please.\nC: I will.\n")
    assert "Appointment on Friday cancelled" in paper
    assert "Tuesday at four" in paper


def test_who_only_may_not_come_cancels_nothing_and_is_told_beside_the_appointment() -> None:
    """Neither stands alone."""
    paper = told(
        "T: So I'll see you on Tuesday at four.\nC: I don't think I'll be coming back.\nT: Okay. I hear you.\nC: Yes.\n"
    )
    assert "cancelled" not in paper
    assert "I'll see you on Tuesday at four.” Client: “I don't think I'll be coming back.”" in paper


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(("gone", "stays"), [("Tuesday", "Thursday at ten"), ("Thursday", "Tuesday at four")])
def test_of_two_appointments_that_of_the_day_named_is_cancelled(gone: str, stays: str, kind: str) -> None:
    """Attacked: the other one would go, or none would stand."""
    paper = "\n".join(
        texts(
            f"{TALK * 4}{FIRST}T: And the psychiatrist sees you on Thursday at ten.\nC: I can't come on {gone}.\nT: Okay, I'll tell them.\nC: Thanks.\n",
            kind,
        )
    )
    assert f"ppointment on {gone}" in paper
    assert stays in paper
    assert ("at ten" if gone == "Thursday" else "at four") not in paper


@pytest.mark.parametrize(
    ("talk", "new"),
    [
        ("C: Could it be later?\nT: I could do half past five.\nC: Perfect.\nT: Half past five then.\n", "Half past five then"),
        ("C: Is there anything later?\nT: I have six on Tuesday.\nC: Six is better.\nT: Six it is.\n", "Six it is"),
    ],
)
def test_a_new_hour_alone_is_told_upon_the_appointment(talk: str, new: str) -> None:
    """Attacked: four would stand."""
    line = next(line for line in told(f"{OFFERED}{talk}C: Yes.\n").splitlines() if "at four" in line)
    assert new in line


@pytest.mark.parametrize(
    "no",
    [
        "C: Tuesday's my daughter's birthday.\nT: Let's say Thursday at four.\n",
        "C: Yes.\nT: Sorry, I'm away on Tuesday. Thursday at four?\nC: Thursday is fine.\nT: Good, Thursday at four.\n",
    ],
)
def test_a_no_in_other_words_lets_the_old_day_go(no: str) -> None:
    """Attacked: both would stand."""
    paper = told(f"{OFFERED}{no}C: Great.\n")
    assert "Thursday at four" in paper
    assert "Tuesday" not in "".join(line for line in paper.splitlines() if "meeting" in line)


def test_a_second_day_beside_the_first_takes_nothing_away() -> None:
    """The other half: "and"."""
    paper = told(f"{OFFERED}C: My husband can drive me on Tuesday.\nT: And we meet again on Friday at ten.\nC: Yes.\n")
    assert "Tuesday at four" in paper
    assert "Friday at ten" in paper


CHOICE = "T: I have Monday at nine or Friday at noon.\n"


@pytest.mark.parametrize("kind", ["soap", "birp", "client-summary"])
@pytest.mark.parametrize(
    "chosen",
    [
        "C: Friday, please.\nT: Friday it is.\n",
        "C: The Friday one.\nT: Good. See you then.\n",
        "C: Um, Friday is better.\nT: Okay.\n",
    ],
)
def test_of_times_to_choose_from_the_chosen_one_is_told(chosen: str, kind: str) -> None:
    """The offer alone would leave open what was settled."""
    line = next(line for line in texts(f"{TALK * 4}{CHOICE}{chosen}C: Thanks.\n", kind) if "or Friday at noon" in line)
    assert "Friday" in line.partition("noon")[2]


@pytest.mark.parametrize(
    "open_",
    [
        "C: I can't do Friday.\nT: Let me look then.\n",
        "C: Would Friday at two work?\nT: I will have a look.\n",
        "C: Both are fine.\nT: I will write to you.\n",
    ],
)
def test_who_chooses_none_has_chosen_nothing(open_: str) -> None:
    """A no, another time and "both" settle nothing."""
    line = next((line for line in texts(f"{TALK * 4}{CHOICE}{open_}", "soap") if "or Friday at noon" in line), "")
    assert not line.startswith("Next meeting. Therapist")
