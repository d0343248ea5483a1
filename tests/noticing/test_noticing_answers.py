"""A yes to a question about safety is shown (R37): in the hour people answer in one word."""

import pytest

from handrail.noticing import flags
from handrail.papers.notice import Context, Flag, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

ASKED = "Have you been thinking about suicide?"


def answered(answer: str, asked: str = ASKED, role: Role = Role.THERAPIST) -> list[Flag]:
    """The flags of the answer."""
    return [flag for flag in flags((SafeTurn(4, role, asked), SafeTurn(5, Role.CLIENT, answer))) if flag.turn == 5]


@pytest.mark.parametrize(
    "answer", ["Yes.", "Um, yeah, sometimes.", "Most nights.", "A couple of times.", "Not since March.", "I have."]
)
def test_a_yes_is_quoted_with_the_question_s_category(answer: str) -> None:
    """The answer's own first sentence, and the asked words in the reason."""
    (flag,) = answered(answer)
    assert flag.category is Safety.ACTIVE_IDEATION
    assert answer.startswith(flag.quote)
    assert "suicide" in flag.why and "suicide" not in flag.client


@pytest.mark.parametrize("answer", ["Sí, a veces.", "Pues sí.", "De vez en cuando."])
def test_a_spanish_yes_is_shown_too(answer: str) -> None:
    """The same in Spanish."""
    assert answered(answer, "¿Ha pensado en suicidarse?")


@pytest.mark.parametrize(
    "answer", ["No.", "No, never.", "Yeah, no, not at all.", "Never.", "I haven't, no.", "Mm-hmm, what do you mean?"]
)
def test_a_no_is_left_alone(answer: str) -> None:
    """A denial is in the question's own flag."""
    assert not answered(answer)


def test_a_yes_to_anything_else_is_left_alone() -> None:
    """Only words of safety in the question count, and only a therapist's question."""
    assert not answered("Yes, sometimes.", "Did you do the breathing?")
    assert not answered("Yes, sometimes.", "I have been thinking about suicide?", Role.OTHER)


def test_a_yes_to_an_everyday_question_is_nothing() -> None:
    """The words are on a list, and nobody meant them."""
    assert not answered("Yes, we did.", "So you picked a date for the pub quiz, did you?")


HEARD = (SafeTurn(0, Role.THERAPIST, "How was it?"), SafeTurn(1, Role.CLIENT, "I keep thinking about killing myself."))


def further(asked: str, answer: str, heard: tuple[SafeTurn, ...] = HEARD, gap: int = 0) -> list[Flag]:
    """The flags of an answer to what was asked further, `gap` turns after what was heard."""
    small = tuple(
        SafeTurn(len(heard) + at, Role.CLIENT if at % 2 else Role.THERAPIST, "The bus was late.") for at in range(gap)
    )
    place = len(heard) + gap
    turns = (*heard, *small, SafeTurn(place, Role.THERAPIST, asked), SafeTurn(place + 1, Role.CLIENT, answer))
    return [flag for flag in flags(turns) if flag.turn == place + 1]


@pytest.mark.parametrize(
    ("asked", "category"),
    [
        ("Do you have a plan?", Safety.PLAN),
        ("Have you picked a day?", Safety.PLAN),
        ("How would you do it?", Safety.METHOD),
        ("What do you have at home?", Safety.LETHAL_MEANS_ACCESS),
        ("Do you intend to act on that?", Safety.INTENT),
    ],
)
def test_what_answers_a_question_for_a_plan_is_shown(asked: str, category: Safety) -> None:
    """R37: "Yes. Saturday." holds no word of a list; the question and what came before it say what it is about."""
    (flag,) = further(asked, "Yes. Saturday, with what is in the drawer.")
    assert (flag.category, flag.quote) == (category, "Yes. Saturday, with what is in the drawer.")


def test_a_plan_that_is_denied_is_left_alone() -> None:
    """A no is in the words before it."""
    assert not further("Do you have a plan?", "No. Nothing like that.")


def test_a_plan_for_the_weekend_is_none() -> None:
    """What is asked about something else, or long after, or where nobody spoke of suicide."""
    assert not further("Do you have a plan for the weekend?", "Yes. The lake.")
    assert not further("Do you have a plan?", "Yes. The lake.", gap=8)
    assert not further("Do you have a plan?", "Yes. The lake.", heard=(HEARD[0],))


def test_a_feared_blow_is_never_taken_back() -> None:
    """R37: a partner's violence that somebody was afraid of stands, whatever the listener makes of its sentence."""
    found = flags((SafeTurn(0, Role.CLIENT, "When he slammed the door I thought he might hit me."),))
    assert (Safety.IPV_COERCION, ()) in [(flag.category, flag.context) for flag in found]


def test_a_no_reaches_its_own_sentence_alone() -> None:
    """ "No, never hit. He punched the wall": the second sentence denies nothing."""
    asked = SafeTurn(0, Role.THERAPIST, "Has either of you ever been hurt or afraid at home?")
    found = flags((asked, SafeTurn(1, Role.CLIENT, "No, never hit. He punched the wall once in March.")))
    assert [Context.NEGATED in flag.context for flag in found if "wall" in flag.quote] == [False]


def test_sentences_of_one_kind_in_a_turn_are_one_flag() -> None:
    """One card for a human to look at, which quotes them all; a tag is there only if it is of each."""
    asked = SafeTurn(0, Role.THERAPIST, "Has either of you ever been hurt or afraid at home?")
    found = flags((asked, SafeTurn(1, Role.CLIENT, "No, never hit. He punched the wall once in March.")))
    assert [flag.quote for flag in found if flag.turn == 1] == ["No, never hit. He punched the wall once in March."]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("How would you do it?", "I don't know. Maybe the bridge by the mill."),
        ("How would you do it?", "I haven't told anybody. The train, the fast one at six."),
        ("Do you have a plan?", "No one knows it, but yes, Saturday."),
        ("Have you picked a day?", "I can't tell you. After the wedding."),
        ("¿Tienes un plan?", "No sé. El sábado, cuando mi mujer no está."),
    ],
)
def test_an_answer_that_only_begins_like_a_no_is_shown(asked: str, answer: str) -> None:
    """R37, the attack: what comes behind "I don't know" is the answer."""
    assert further(asked, answer)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Are there any medications you take?", "Yes, sertraline, fifty milligrams."),
        ("How likely is it that your boss gives you the week off?", "Pretty likely."),
        ("Do you remember how to do it?", "Yes, in for four."),
    ],
)
def test_everyday_questions_are_none_of_these(asked: str, answer: str) -> None:
    """Whether suicide was spoken of or only asked about and denied."""
    denied = (SafeTurn(0, Role.THERAPIST, "Any thoughts of suicide?"), SafeTurn(1, Role.CLIENT, "No, never."))
    assert not further(asked, answer)
    assert not further(asked, answer, heard=denied)


@pytest.mark.parametrize(
    "said",
    [
        "When I broke her vase I knew she was going to kill me.",
        "We had the final on Sunday and I thought they were going to beat us.",
    ],
)
def test_a_figure_of_speech_is_no_partner_s_violence(said: str) -> None:
    """What the listener takes for everyday talk stays so."""
    assert not [flag for flag in flags((SafeTurn(0, Role.CLIENT, said),)) if flag.category is Safety.IPV_COERCION]


SAFE_AT_HOME = "Do you feel safe at home?"


@pytest.mark.parametrize(
    "answer",
    ["No.", "Not really.", "No. Not when he's been drinking.", "No. Nobody believes me.", "No. It's fine when he's sober."],
)
def test_a_no_to_whether_one_is_safe_is_shown(answer: str) -> None:
    """Here the no is what a human must see; it is quoted whole."""
    (flag,) = answered(answer, SAFE_AT_HOME)
    assert flag.quote == answer
    assert flag.category is Safety.IPV_COERCION


@pytest.mark.parametrize("answer", ["Yes.", "Yeah, it's safe.", "No, nobody hurts me. It's fine."])
def test_a_yes_to_whether_one_is_safe_is_no_call_for_help(answer: str) -> None:
    """R37, the attack: "yes, safe" was shown as a call for urgent help."""
    assert not answered(answer, SAFE_AT_HOME)


def test_a_yes_to_the_other_half_of_the_question_is_shown() -> None:
    """R37, the attack: that it asks for safety too takes nothing away."""
    (flag,) = answered("Yes, most nights.", "Are you safe, or have you been thinking about suicide?")
    assert flag.category is Safety.ACTIVE_IDEATION


def test_not_safe_with_oneself_is_no_partner_s_violence() -> None:
    """Whom one is not safe from is in the question."""
    (flag,) = answered("No.", "Do you feel safe with yourself tonight?")
    assert flag.category is Safety.URGENT_HELP


@pytest.mark.parametrize("asked", ["Did you feel safe on the plane?", "Is it safe to say work is harder than home?"])
def test_other_safety_is_none(asked: str) -> None:
    """Attacked: a plane and a turn of phrase."""
    assert not answered("Not really.", asked)


SCREENED = [
    ("When it gets heated, has anyone been pushed, or hit?", Safety.IPV_COERCION),
    ("Has either of you ever been frightened of the other?", Safety.IPV_COERCION),
    ("Has he ever put his hands on you?", Safety.IPV_COERCION),
    ("Does she check your phone, or where you are?", Safety.IPV_COERCION),
    ("Has anyone made you do something sexual you didn't want?", Safety.IPV_COERCION),
    ("Has anybody hurt the children?", Safety.CHILD_ABUSE_NEGLECT),
    ("Do you hear voices that others don't?", Safety.PSYCHOSIS_COMMAND),
    ("Have you taken more of your tablets than you should?", Safety.OVERDOSE),
    ("Are you making yourself sick after meals?", Safety.ED_MEDICAL),
    ("Does he keep texting after you told him to stop?", Safety.STALKING_THREAT),
    ("Does anyone keep your passport?", Safety.TRAFFICKING),
    ("¿Te ha pegado alguna vez?", Safety.IPV_COERCION),
    ("¿Te quitaron el pasaporte?", Safety.TRAFFICKING),
]


@pytest.mark.parametrize(("question", "category"), SCREENED)
def test_a_yes_to_what_is_asked_of_everyone_is_shown(question: str, category: Safety) -> None:
    """No list of what people say holds these: they are a therapist's words. The question itself is no finding."""
    yes = "Sí, una vez." if "¿" in question else "Yes. Once, last spring."
    found = flags((SafeTurn(0, Role.THERAPIST, question), SafeTurn(1, Role.CLIENT, yes)))
    assert [(flag.turn, flag.category) for flag in found if flag.turn == 1] == [(1, category)]


@pytest.mark.parametrize(("question", "category"), SCREENED)
def test_a_bare_no_to_it_is_none(question: str, category: Safety) -> None:
    """The attack: whoever is asked everything in an intake is not flagged for everything."""
    no = "No. Nunca." if "¿" in question else "No. Never."
    assert not [flag for flag in flags((SafeTurn(0, Role.THERAPIST, question), SafeTurn(1, Role.CLIENT, no))) if flag.turn == 1]


@pytest.mark.parametrize(
    "question",
    [
        "Has he ever met your mum?",
        "Did she check the oven?",
        "Have you taken more walks this week?",
        "Does he keep bees?",
        "Are you afraid of your exam?",
        "Does your mum keep calling?",
        "¿Te sigue gustando el trabajo?",
        "¿Te lastima la rodilla?",
    ],
)
def test_a_yes_to_an_everyday_question_is_none(question: str) -> None:
    """The attack: the same verbs of ordinary things."""
    assert not flags((SafeTurn(0, Role.THERAPIST, question), SafeTurn(1, Role.CLIENT, "Yes. Once, last spring.")))


def test_what_only_a_question_holds_is_none_in_a_clients_mouth() -> None:
    """Read in a therapist's question alone."""
    asked = (SafeTurn(0, Role.CLIENT, "Does anyone keep your passport?"), SafeTurn(1, Role.CLIENT, "Yes. Once, last spring."))
    assert not flags(asked)


@pytest.mark.parametrize(
    ("question", "category"),
    [
        ("Are the children safe at home?", Safety.CHILD_ABUSE_NEGLECT),
        ("Do you feel you can keep yourself safe tonight?", Safety.URGENT_HELP),
    ],
)
def test_a_no_to_whether_somebody_is_safe_is_shown(question: str, category: Safety) -> None:
    """And a yes is none."""

    def answered(words: str) -> list[Safety]:
        return [flag.category for flag in flags((SafeTurn(0, Role.THERAPIST, question), SafeTurn(1, Role.CLIENT, words)))]

    assert answered("No.") == [category]
    assert answered("Yes, I think so.") == []
