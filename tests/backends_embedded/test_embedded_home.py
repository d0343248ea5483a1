"""What a client's summary doesn't hand back to them: guilt, thoughts, secrets, half sentences, what was taken back."""

from dataclasses import replace

import pytest
from embedded_support import ENGINE, PERMIT, sealed, texts

from handrail.backends.embedded.lines.home import blames_oneself
from handrail.kinds import kind
from handrail.papers.draft import Task

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked.\n"


def summary(script: str, language: str = "en") -> list[str]:
    """The lines of a client's summary."""
    paper = replace(kind("client-summary"), language=language)
    return [said.text for said in ENGINE.draft(Task(paper, sealed(f"{TALK}{script}\n{TALK}"), PERMIT)).said]


@pytest.mark.parametrize(
    "said",
    [
        "I should have rung the doctor sooner.",
        "If I'd called at one she would be alive.",
        "It was my fault.",
        "I let my mother down.",
        "I'm a terrible mother.",
        "I feel so useless at work.",
        "I'm not a monster.",
        "Debí llamar antes.",
        "Si hubiera llamado, estaría viva.",
        "Soy mala madre.",
    ],
)
def test_it_works(said: str) -> None:
    """What guilt tells of oneself."""
    assert blames_oneself(said)


@pytest.mark.parametrize(
    "said",
    [
        "I should have an answer on Monday.",
        "If I had a car I would drive to my sister.",
        "I'm a teacher and I was late.",
        "I let my sister in.",
        "Debería llamar al doctor mañana.",
        "Soy maestra.",
    ],
)
def test_everyday_words_blame_nobody(said: str) -> None:
    """The attack: the same beginnings."""
    assert not blames_oneself(said)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "said",
    [
        "My mother rang at dinner. I should have gone to her sooner.",
        "I lost my job on Friday. My wife doesn't know.",
        "My sister had, she was in hospital for her nerves.",
        "I took four tablets. No wait, three.",
        "I can take four tablets a day. Except, no, I work on Monday.",
    ],
)
def test_it_does_not_go_home(said: str, language: str) -> None:
    """Nor does what was said beside guilt and beside a secret, to a reader of either language."""
    lines = summary(f"T: And then?\nC: {said}", language)
    assert not any(word in line for line in lines for word in ("dinner", "sooner", "Friday", "hospital", "four tablets"))


def test_the_clinician_s_note_holds_it() -> None:
    """A rule for what goes home hides nothing from who treats."""
    assert any(
        "job" in line for line in texts(f"{TALK}T: And then?\nC: I lost my job on Friday. My wife doesn't know.\n{TALK}")
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_thought_that_was_asked_for_is_no_fact(language: str) -> None:
    """ "You said that the other mothers can do it" would be the summary's own word."""
    lines = summary("T: What do you tell yourself then?\nC: The other mothers can feed their baby and sleep.", language)
    assert not any("other mothers" in line for line in lines)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("How strongly do you believe that it's your fault?", "About ninety per cent this week."),
        ("And how much do you blame yourself for that night?", "Nine in the morning, maybe eight."),
        ("What do you predict?", "I'll stop breathing and pass out at work."),
        ("And in the lift?", "I'll pass out in front of my sister at work."),
    ],
)
def test_guilt_and_fear_do_not_go_home_with_their_question(asked: str, said: str) -> None:
    """The attack on the line above: a rating of guilt, and what is foreseen."""
    lines = summary(f"T: {asked}\nC: {said}")
    assert not any(words in line for line in lines for words in ("ninety", "Nine", "pass out", "fault", "blame"))


@pytest.mark.parametrize(
    "asked", ["And after you'd cut?", "How many binges this week?", "Since she died?", 'And the worry, "it is cancer"?']
)
def test_a_question_that_names_what_hurts_is_not_repeated(asked: str) -> None:
    """Nor does its answer go home without it."""
    assert not any("ten minutes" in line for line in summary(f"T: {asked}\nC: Calm, for about ten minutes, at night."))


@pytest.mark.parametrize("language", ["en", "es"])
def test_scratching_one_s_arm_is_about_safety(language: str) -> None:
    """R37: the answer, without the words, doesn't go home either."""
    lines = summary(
        "T: The scratching on your arm. Has that happened?\nC: Not for three weeks. Well, once, on Sunday night in bed.",
        language,
    )
    assert not any("three weeks" in line or "Sunday" in line for line in lines)


def test_a_cat_s_scratch_is_not() -> None:
    """The attack: the same words of an animal."""
    assert any("cat" in line for line in summary("T: And then?\nC: My cat was scratching the door and woke my sister."))


def test_an_answer_without_a_verb_stands_with_its_question() -> None:
    """R28: "four" says nothing alone."""
    lines = summary("T: How many panic attacks since Monday?\nC: About three or four attacks.")
    assert any(line.startswith("Asked “How many panic attacks since Monday?”, you said: “") for line in lines)


@pytest.mark.parametrize(
    "said", ["My son thinks it's daft.", "The second was on the bus with my sister.", "My mother knows about it."]
)
def test_what_points_elsewhere_is_left_out(said: str) -> None:
    """Nobody learns from it what was meant."""
    assert not any(said.split()[1] in line for line in summary(f"T: And then?\nC: {said}"))


@pytest.mark.parametrize(
    "said",
    [
        "I drink wine every night before I go to bed.",
        "I was drunk at the wedding on Saturday and I slept badly.",
        "My sister told me that she snorts ketamine at work.",
        "I smoked weed twice in the summer with my brother.",
        "I told my dad that I hate him.",
    ],
)
def test_drink_smoke_and_hate_do_not_go_home(said: str) -> None:
    """Others at home may read the page; a person hands such things back, or nobody."""
    assert not any(said[2:14] in line or said[-14:-1] in line for line in summary(f"T: What else?\nC: {said}\nT: I see."))


@pytest.mark.parametrize(
    "said", ["Fumo marihuana cada noche para poder dormir.", "Odio a mi marido desde la boda de mi hermana."]
)
def test_drink_smoke_and_hate_do_not_go_home_in_spanish(said: str) -> None:
    """The same words in the other language."""
    script = f"T: ¿Cómo duerme?\nC: Me despierto a las tres casi todas las noches.\nT: ¿Y qué más?\nC: {said}\nT: Entiendo."
    paper = replace(kind("client-summary"), language="es")
    lines = [line.text for line in ENGINE.draft(Task(paper, sealed(script), PERMIT)).said]
    assert not any(said[:12] in line for line in lines)


def test_work_and_water_go_home() -> None:
    """Attacked: not every "hate" and every bottle is private."""
    lines = summary("T: What else?\nC: I hate my work at the bakery and I sleep badly since March.\nT: I see.")
    assert any("bakery" in line for line in lines)
