"""What may not be torn (R27, R28): an answer about safety, a medicine and its name, a step that was agreed, an appointment that was moved."""

import pytest
from embedded_support import texts

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"


def told(script: str, kind: str = "dap") -> str:
    """The lines of a note, one after the other."""
    return "\n".join(texts(f"{TALK * 3}{script}", kind))


def test_a_wish_to_be_dead_stands_with_what_followed_it() -> None:
    """The question, how often, and the denial: one quotation."""
    said = "Some mornings. I wouldn't mind if I just didn't wake up. But I wouldn't do anything about it."
    assert f"“{said}”" in told(
        f"T: You said you sometimes wish you wouldn't wake up. Is that still there?\nC: {said}\nT: Thank you.\n"
    )


def test_no_denial_stands_without_the_words_that_it_follows() -> None:
    """Attacked: the last sentence alone would make a note look clean."""
    note = told(
        "T: On the form you marked a one on the item about being better off dead. Can you tell me about that?\n"
        "C: Yeah. After the row I thought, I can't live like this. But I don't want to die. I'd never do anything.\nT: Thank you.\n"
    )
    assert "I can't live like this. But I don't want to die." in note
    assert "about being better off dead" in note


def test_a_gun_stands_with_who_keeps_it() -> None:
    """ "Both of them" is of the rifle that the therapist had named."""
    note = told(
        "T: Last time we talked about your hunting rifle.\nC: My son took it. He's got both of them locked in his gun safe since Sunday.\nT: I'm glad.\n"
    )
    assert "“Last time we talked about your hunting rifle.” Client: “My son took it. He's got both of them" in note


def test_means_that_are_to_leave_the_house_are_told() -> None:
    """Soon after words about suicide: what was asked and what was answered."""
    note = told(
        "T: Any thoughts of killing yourself?\nC: No. I think of not waking up, some days.\nT: And the leftover medicine from the hospice?\n"
        "C: That's still in the cabinet.\nT: I'd like that to leave the house. Could you take it to the pharmacy?\nC: I can have Peter take it tomorrow.\nT: Thank you.\n"
    )
    assert "Could you take it to the pharmacy?” Client answered: “I can have Peter take it tomorrow.”" in note


@pytest.mark.parametrize("kind", ["dap", "soap", "birp"])
def test_answers_about_two_medicines_are_no_one_line(kind: str) -> None:
    """Attacked: joined, none would have been taken since April."""
    note = told(
        "T: How about the sertraline?\nC: She put me up to fifty milligrams in May. I forgot it twice.\n"
        "T: And the Xanax, are you still carrying that?\nC: It's in my purse. I haven't taken one since April.\nT: All right.\n",
        kind,
    )
    assert "twice; hasn't" not in note
    assert "on the sertraline: “She put me up to fifty milligrams in May." in note
    assert " on the Xanax: “It's in my purse. I haven't taken one since April.”" in note


def test_an_answer_to_another_question_is_not_joined_on() -> None:
    """Attacked: the last coffee of the day would be the last gummy."""
    note = told(
        "T: Anything else that you take?\nC: I tried a gummy in February and I hated it.\nT: And coffee?\nC: Three cups. The last one's at four in the afternoon.\nT: All right.\n"
    )
    assert "hated it; the last" not in note
    assert "gummy" in note


def test_what_was_said_to_somebody_stands_with_its_question() -> None:
    """A fib that is confessed is no fact."""
    note = told(
        "T: You said no to your sister again. What do you tell her?\nC: That I have a cold. I've had five colds since Easter.\nT: I see.\n"
    )
    assert "“What do you tell her?”" in note
    assert "reported: had five colds" not in note


def test_how_it_once_was_stands_with_its_question() -> None:
    """Last May's state is not today's."""
    note = told(
        "T: You first came in last May. Do you remember what it was like?\nC: I wasn't leaving the house except for work, and Tom was driving me.\nT: And now?\nC: I drive every day.\n"
    )
    assert "Asked “Do you remember what it was like?”, client: “I wasn't leaving the house" in note


def test_a_moved_appointment_is_told_with_its_answer() -> None:
    """The time that was offered is not the one that was agreed."""
    note = told(
        "T: So for homework: you write down two good things each night, and bring the list.\nC: Okay, I will.\nT: Same time next week, the twentieth, at four?\nC: I've got the dentist. Could we do five?\nT: Five works.\n"
    )
    assert "at four?” Client: “I've got the dentist. Could we do five?”" in note


def test_an_accepted_appointment_stands_alone() -> None:
    """A yes adds nothing."""
    note = told(
        "T: So for homework: you write down two good things each night, and bring the list.\nC: Okay, I will.\nT: Same time next week, the twentieth, at four?\nC: Yes, that's good.\nT: Good.\n"
    )
    assert "that's good" not in note


def test_a_step_that_was_asked_for_and_taken_up_is_a_plan() -> None:
    """The question and the answer, though no "I will" was said."""
    note = told(
        "T: So for this week, what's a morning you could do?\nC: Tuesday and Thursday, cause that's the days I have art.\nT: Okay.\nC: Yeah.\n"
    )
    assert "Asked “for this week, what's a morning you could do?”, client: “Tuesday and Thursday," in note


RING = f"{TALK * 3}T: Could you ring your sister on Sunday?\nC: {{answer}}\nT: Okay.\n"


def test_a_step_of_one_question_is_a_step_set_in_the_hour() -> None:
    """What the next test's answers are not."""
    lines = texts(
        RING.format(answer="Yes, I'd like that, on Sunday after the roast."), "treatment-plan", "Steps set in the hour"
    )
    assert any("ring your sister on Sunday?”" in line and "after the roast" in line for line in lines)


@pytest.mark.parametrize(
    "answer",
    [
        "No. I'm not doing that, not after the roast.",
        "Maybe. I'll think about it after the roast.",
        "She never picks up after the roast, and I'm too ashamed.",
        "I can't see myself doing that after the roast.",
    ],
)
def test_a_step_that_was_not_taken_up_is_none(answer: str) -> None:
    """R27, attacked: a no, an open answer and a refusal plan nothing."""
    assert not any("roast" in line for line in texts(RING.format(answer=answer), "treatment-plan", "Steps set in the hour"))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("What if you get it wrong in front of them?", "Then everyone sees that I'm a fraud and I lose the job."),
        ("Do you want to tell me what happened on Sunday?", "He came home late and he threw the plate at the wall."),
        ("Would you have left him, if she'd been there?", "I would have walked out that same night with the kids."),
    ],
)
def test_a_fear_and_a_story_are_no_plan(asked: str, answer: str) -> None:
    """R27, attacked: questions that only sound like a plan."""
    assert not texts(f"{TALK * 3}T: {asked}\nC: {answer}\nT: I see.\n", "dap", "Plan")


def test_a_declined_appointment_is_told_with_its_no() -> None:
    """Attacked: "no, I'm away" left the first time standing."""
    note = told(
        "T: So for homework: you write down two good things each night, and bring the list.\nC: Okay, I will.\nT: Same time next week, the twentieth, at four?\nC: No, I'm away that week. Make it the week after.\nT: All right.\n"
    )
    assert "at four?” Client: “No, I'm away that week. Make it the week after.”" in note


def test_waking_early_is_no_word_about_safety() -> None:
    """R36, attacked: "better if I wake up before the kids"."""
    lines = texts(
        f"{TALK * 3}T: And the mornings?\nC: I feel better if I wake up before the kids, so I set the alarm.\nT: I see.\n",
        "brief",
        "Words to read first",
    )
    assert not lines


@pytest.mark.parametrize(
    ("said", "is_told"), [("I had that cut on my wrist from the door.", False), ("I cut my wrist on Sunday night.", True)]
)
def test_a_cut_that_one_has_is_no_self_harm(said: str, is_told: bool) -> None:
    """R36: a noun beside a verb."""
    lines = texts(f"{TALK * 3}T: What then?\nC: {said}\nT: I see.\n", "brief", "Words to read first")
    assert any("wrist" in line for line in lines) is is_told


def test_a_suspicion_stays_one() -> None:
    """R27, attacked: "I think" is not taken off a whole sentence."""
    note = told("T: Tell me more.\nC: I think since March he puts something in my tea.\nT: I see.\n")
    assert "thinks since March" in note


def test_the_denial_at_the_end_of_a_long_answer_is_told() -> None:
    """However much lies between."""
    between = "The boiler went and the man came on Tuesday, and it was four hundred for the part. " * 6
    note = told(
        f"T: And the mood?\nC: Some mornings I wish I was dead, honestly. {between}But I'd never do anything to myself, because of my kids.\nT: Thank you.\n"
    )
    assert "I wish I was dead" in note
    assert "“But I'd never do anything to myself, because of my kids.”" in note


def test_two_people_before_a_verb_stay_together() -> None:
    """ "Me and my dad got into it" is not cut behind "me"."""
    note = told(
        "T: And Wednesday?\nC: I was going to go on Wednesday, but me and my dad got into it on Tuesday night.\nT: I see.\n"
    )
    assert "but they and dad got into it on Tuesday night" in note
