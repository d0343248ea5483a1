"""Hours that have headings of their own: EMDR's phases, a last hour, a progress note's parts, a long hour's plan. All of it is invented."""

import doctest

import pytest
from embedded_support import texts

from handrail.backends.embedded.words import protocol
from handrail.backends.embedded.words.protocol import steps

EMDR = """
T: What words go with that picture, about yourself now? Something that begins with I am.
C: I am helpless. That I'm helpless on that road.
T: And what would you rather believe about yourself?
C: That I can manage now.
T: From one to seven, how true is that?
C: Three.
T: And from zero to ten, how disturbing is it now?
C: Seven. It was a nine.
T: Where do you feel it in your body?
C: My shoulders, and the back of my neck.
T: [set 1] What do you notice?
C: The headlights. My brother is shouting at me to move over.
T: Go with that.
C: I see my mother in the doorway of the old kitchen.
T: How disturbing is it now, zero to ten?
C: Two.
T: What do you want to put in the container?
C: The road at night. I put it in my grandfather's trunk.
"""
LAST_HOUR = """
T: What do you think made the difference?
C: Getting up at seven. And telling my husband about the checking.
T: What would be the first signs that it's coming back?
C: I'd go back to the stove twice. I'd stop answering the phone.
T: And what would you do in the first week?
C: I'd tell my husband that day and take out the list.
T: Who would notice before you?
C: My husband, and my sister Jo at work.
T: What's still hard?
C: Hotels. I haven't stayed in one since the fire.
"""
WEEK = "C: I went to the shop on day {day} and my sister {verb} me about the rent of the flat by the river.\nT: Mm.\n"


def test_it_works() -> None:
    """Each answer under what it answers, with the rating's own question."""
    assert any("helpless" in line for line in texts(EMDR, "emdr", "Cognitions"))
    assert any("neck" in line for line in texts(EMDR, "emdr", "Body and body scan"))
    assert any("trunk" in line for line in texts(EMDR, "emdr", "Closure and resourcing"))
    numbers = " ".join(texts(EMDR, "emdr", "Numbers said aloud"))
    assert all(rating in numbers for rating in ("Three", "Seven", "Two", "how disturbing"))
    assert doctest.testmod(protocol).failed == 0


@pytest.mark.parametrize("section", ["Cognitions", "Numbers said aloud", "Body and body scan", "Closure and resourcing"])
def test_what_came_up_stands_under_no_other_heading(section: str) -> None:
    """Attacked: words of a set are not a rating, a belief or a closing."""
    assert not any("headlights" in line or "doorway" in line for line in texts(EMDR, "emdr", section))


def test_what_came_up_while_a_memory_was_worked_on_does_not_go_home() -> None:
    """R37: a summary holds no picture, belief or rating of a set."""
    assert not any(
        word in line for word in ("headlights", "shouting", "doorway", "helpless") for line in texts(EMDR, "client-summary")
    )


@pytest.mark.parametrize(
    "said", ["I was nine when we moved.", "There are two of us at the shop.", "It was true.", "And how will you know?"]
)
def test_a_number_or_a_word_is_no_step(said: str) -> None:
    """Attacked: everyday words of the same sound."""
    assert not steps(said)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("What helped", "Getting up at seven"),
        ("Signs named in the hour", "back to the stove"),
        ("Steps named in the hour", "take out the list"),
        ("People named in the hour", "My husband, and my sister"),
        ("Hard moments to expect", "Hotels"),
    ],
)
def test_a_last_hour_s_answers_stand_in_the_discharge_plan(section: str, words: str) -> None:
    """In the client's own words, each where it was asked for."""
    assert any(words in line for line in texts(LAST_HOUR, "discharge-plan", section))


@pytest.mark.parametrize("said", ["Nothing helped really.", "The wine helped, and getting out of the house."])
def test_neither_nothing_nor_a_drink_is_what_helped(said: str) -> None:
    """Attacked: a plan that keeps the gains is not told by a program that wine did."""
    hour = LAST_HOUR.replace("Getting up at seven. And telling my husband about the checking.", said)
    assert texts(hour, "discharge-plan", "What helped") == []


STORIES = [
    "You said you'd take the tablets every day and you stopped them on Monday.",
    "You said you would call your father and he hung up on you again.",
    "So: you were seven when your uncle hurt you, and nobody came.",
]


@pytest.mark.parametrize("key", ["dap", "client-summary"])
@pytest.mark.parametrize("said", STORIES)
def test_what_became_of_a_promise_and_what_once_was_are_no_plan(said: str, key: str) -> None:
    """Attacked: a lapse, a quarrel and a hurt that open like a summing-up."""
    hour = "C: I slept on four nights and went to work.\nT: Mm.\n" * 5 + f"T: {said}\nC: Yes."
    section = "Plan" if key == "dap" else "What you agreed on"
    assert texts(hour, key, section) == []


def test_a_long_hour_keeps_its_plan() -> None:
    """However much is told, what was agreed at the end is in the note."""
    account = "".join(WEEK.format(day=day, verb=("rang", "asked", "called", "told")[day % 4]) for day in range(200))
    end = (
        "T: So this week: you call the clinic on Monday about the missed doses, and the list goes on the fridge.\nC: Yes.\n"
        "T: And you said you'd tell your sister about the loan, before she comes on Thursday.\nC: I will.\n"
    )
    plan = " ".join(texts(account + end, "dap", "Plan"))
    assert "clinic" in plan
    assert "loan" in plan


def test_a_note_of_intervention_and_response_has_both() -> None:
    """BIRP: the account doesn't take the room of what was done and what came of it."""
    account = "".join(WEEK.format(day=day, verb=("rang", "asked", "called", "told")[day % 4]) for day in range(60))
    work = (
        "T: I'd like us to try the empty chair, with the critic in it, for ten minutes.\n"
        "C: I don't need you to shout at me before every meeting at work.\n"
        "T: What was it like to say that out loud?\n"
        "C: Lighter, like I could put the bag down for a minute and go to work.\n"
    )
    assert any("chair" in line for line in texts(account + work + account, "birp", "Intervention"))
    assert any("Lighter" in line for line in texts(account + work + account, "birp", "Response"))


def test_a_summing_up_ends_before_the_next_question() -> None:
    """What is asked after the plan is no part of it."""
    hour = (
        "C: I slept on four nights.\nT: Mm.\n" * 4
        + "T: So: the walk on Monday and the list on the fridge. Was today all right?\nC: Yes."
    )
    plan = " ".join(texts(hour, "dap", "Plan"))
    assert "fridge" in plan
    assert "all right" not in plan


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        ("Have you ever talked with a therapist before?", "treated"),
        ("What would Carla say that you are good at?", "strengths"),
        ("What are you proudest of?", "strengths"),
        ("Who do you lean on?", "people"),
        ("Who might notice before you do?", "people"),
        ("And if you notice the back roads, what do you do?", "then"),
        ("And if you have a panic attack?", "then"),
    ],
)
def test_a_step_is_known_in_other_words(asked: str, step: str) -> None:
    """As clinicians ask for it, the condition before the question too."""
    assert step in steps(asked)


@pytest.mark.parametrize(
    "said",
    [
        "I talked with a friend about it.",
        "And if you don't mind, how was the bus?",
        "If the bus came, what did he say?",
        "I leaned on the door.",
    ],
)
def test_what_sounds_like_a_step_is_none(said: str) -> None:
    """Attacked: the same words of daily life."""
    assert not steps(said)


def test_what_else_goes_on_about_the_step_before() -> None:
    """The second sign stands with the first."""
    hour = LAST_HOUR.replace(
        "T: And what would you do",
        "T: So that's a sign. What else?\nC: The lists on the fridge, one for each day.\nT: And what would you do",
    )
    assert any("lists on the fridge" in line for line in texts(hour, "discharge-plan", "Signs named in the hour"))


def test_what_else_after_another_question_goes_on_about_nothing() -> None:
    """Attacked: the sign was asked for long before, and something else since."""
    hour = LAST_HOUR.replace(
        "T: And what would you do",
        "T: How was the bus?\nC: The bus was late again on Monday.\nT: What else?\nC: The lists on the fridge, one for each day.\nT: And what would you do",
    )
    assert not any("lists on the fridge" in line for line in texts(hour, "discharge-plan", "Signs named in the hour"))


@pytest.mark.parametrize("asked", ["What would you like me to know?", "What would you like to say to her?"])
def test_what_is_confided_is_no_goal(asked: str) -> None:
    """Attacked: it begins as a question for a wish does."""
    talk = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"
    script = f"{talk * 3}T: {asked}\nC: In October they took a video of me getting changed.\nT: I see.\n"
    assert not texts(script, "treatment-plan", "Goals, in the client's words")


LAST = (
    "T: How was the week?\nC: I slept seven hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"
)


def test_a_booster_session_stands_among_the_check_ins() -> None:
    """The client takes home when they meet again."""
    script = f"{LAST * 3}T: What helped you most?\nC: Writing the worry down before bed.\nT: Shall we set a booster session?\nC: Yes, in three months.\nT: A booster session on the second of June at ten, then, and another in six months if you want it.\nC: Good.\n"
    assert any("second of June at ten" in line for line in texts(script, "discharge-plan", "Check-ins named in the hour"))


def test_a_skill_that_is_kept_stands_among_the_skills() -> None:
    """Also where its words name none that a list knows."""
    script = f"{LAST * 3}T: Which skills will you keep using?\nC: I use the thought record when my boss emails me.\nT: Good.\nC: Yes.\n"
    assert any("thought record" in line for line in texts(script, "discharge-plan", "Skills"))


@pytest.mark.parametrize("asked", ["What skills do they want at the new job?", "Which things did you keep of hers?"])
def test_other_skills_and_things_are_none_of_the_hour(asked: str) -> None:
    """Attacked: a job's skills and a mother's things."""
    script = f"{LAST * 3}T: {asked}\nC: She left me the ladle and the clock.\nT: Good.\nC: Yes.\n"
    assert not any("ladle" in line for line in texts(script, "discharge-plan", "Skills"))


CAME = "C: Thanks. I've had panic attacks since the accident in March, and last week my manager sent me home, so I thought I'd better come.\n"


def test_why_a_client_comes_is_the_presenting_problem_though_nobody_asked() -> None:
    """It names work, and isn't about work."""
    script = f"T: Sit wherever you like.\n{CAME}T: I'm glad you did. How often do they come?\nC: Twice a week.\n"
    assert any("accident in March" in line for line in texts(script, "intake", "Presenting problem"))
    assert not texts(script, "intake", "Work, school, money and housing")
    assert not [line for line in texts(script, "intake") if "Thanks" in line]
