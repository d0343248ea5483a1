"""Answers that are about safety by what was asked: read with it, quoted, and never rated (R36, R37)."""

import pytest

from handrail.language import files, trained
from handrail.noticing import answers, exchanges, flags
from handrail.papers.errors import Tampered
from handrail.papers.notice import Flag, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role


def talk(script: str) -> tuple[SafeTurn, ...]:
    """`T:` and `C:` lines."""
    lines = script.strip().splitlines()
    return tuple(SafeTurn(at, Role.THERAPIST if line[0] == "T" else Role.CLIENT, line[3:]) for at, line in enumerate(lines))


def last(script: str) -> list[Flag]:
    """Flags of the last turn."""
    turns = talk(script)
    return [flag for flag in flags(turns) if flag.turn == turns[-1].index]


ASKED = "T: Does he ever hurt you, when he's in that mood?\nC: Only the twice."
HARMLESS = "T: Did you get to the pool this week?\nC: Only the twice."
ARMS = "T: I'm wondering, is there something on your arms that you didn't want them to see? Are you cutting?\nC: Legs as well."
SHOES = "T: Did the new exercises wake your arms up?\nC: Legs as well."


@pytest.mark.parametrize(("script", "category"), [(ASKED, Safety.IPV_COERCION), (ARMS, Safety.NSSI)])
def test_few_words_are_shown_by_what_was_asked(script: str, category: Safety) -> None:
    """No list holds "Only the twice."; the question says what it is about."""
    (flag,) = last(script)
    assert flag.category is category
    assert flag.quote == script.splitlines()[-1][3:]


@pytest.mark.parametrize("script", [HARMLESS, SHOES])
def test_the_same_words_after_another_question_are_none(script: str) -> None:
    """The attack: an ordinary hour holds the same answers."""
    assert not last(script)


def test_the_reason_says_that_it_was_read_with_what_came_before() -> None:
    """R27: why it is shown, in words; to the client, too."""
    (flag,) = last(ARMS)
    assert "reads an answer with what was said before it" in flag.why
    assert flag.client.startswith("These words are about")
    assert flag.client_es


def test_it_quotes_and_rates_nobody() -> None:
    """R36: no level, no number, no "risk"."""
    (flag,) = last(ASKED)
    assert not any(word in flag.why.lower() for word in ("risk", "level", "severe", "%", "0."))


def test_a_detail_means_something_only_where_suicide_was_spoken_of() -> None:
    """ "The drawer." alone is a drawer."""
    assert not exchanges.Answer(0.99, Safety.LETHAL_MEANS_ACCESS).shown(about_it=False)
    assert exchanges.Answer(0.99, Safety.LETHAL_MEANS_ACCESS).shown(about_it=True)


@pytest.mark.parametrize(
    ("share", "category", "shown"), [(0.7, Safety.NSSI, True), (0.4, Safety.NSSI, False), (0.8, Safety.OVERDOSE, False)]
)
def test_from_which_share_it_is_shown(share: float, category: Safety, *, shown: bool) -> None:
    """A drink, and what people also say of small things, need more."""
    assert exchanges.Answer(share, category).shown(about_it=False) is shown


def test_only_answers_of_few_words_in_english_are_read() -> None:
    """A long turn says by itself what it is about; Spanish was not taught."""
    long = "C: " + "We went to the market and I came home late and tired again that day. " * 3
    read = [
        said[-1].text
        for said in exchanges.answers(
            talk(
                f"T: How was it?\nC: Fine.\nT: And then?\n{long}\nT: I see.\nC: Yes.\nT: ¿Cómo está?\nC: Pues no muy bien, la verdad."
            )
        )
    ]
    assert read == ["Fine."]


def test_without_marks_each_answer_is_read() -> None:
    """As a recogniser writes no question has its mark."""
    assert [
        said[-1].index for said in exchanges.answers(talk("T: how was it\nC: fine i guess\nT: okay and work\nC: the same"))
    ] == [1, 3]


@pytest.mark.parametrize("before", [0, 5, 400])
@pytest.mark.parametrize("own", [1, 30, 400])
def test_no_window_is_longer_than_what_is_read(before: int, own: int) -> None:
    """However much was said; the answer is always in it."""
    ids, whose, mine = exchanges.joined([(True, [7] * before)], [9] * own)
    assert len(ids) == len(whose) == len(mine) <= exchanges.WINDOW
    assert sum(mine) == min(own, exchanges.WINDOW // 2)


@pytest.mark.parametrize("text", ["", " ", "…", "🙂" * 40, "a" * 500, "\x00\ufffd"])
def test_strange_answers_are_read(text: str) -> None:
    """Bad input: nothing, pictures, one endless word."""
    flags((SafeTurn(0, Role.THERAPIST, "And then?"), SafeTurn(1, Role.CLIENT, text)))


def test_a_file_that_was_exchanged_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack (R30): another file on disk says nothing."""
    monkeypatch.setattr(files, "pinned", lambda package: {"exchanges.onnx": "0" * 64})
    with pytest.raises(Tampered, match=r"exchanges\.onnx"):
        trained(exchanges.__package__, "exchanges.onnx")


@pytest.mark.parametrize("answer", ["No, never.", "I haven't, no.", "Yeah, no, not at all.", "Mm-hmm, what do you mean?"])
def test_a_no_to_words_about_safety_is_the_question_s_own(answer: str) -> None:
    """The listener for answers may hear the question in it; a denial takes none of it up."""
    turns = (SafeTurn(0, Role.THERAPIST, "Have you been thinking about suicide?"), SafeTurn(1, Role.CLIENT, answer))
    assert not [flag for flag in flags(turns) if flag.turn == 1]


def test_a_no_that_turns_into_a_yes_is_no_denial() -> None:
    """ "But sometimes" is what a human must see."""
    assert not answers.denies("No. But sometimes, at night, I do.") and not answers.denies("Not yet.")


@pytest.mark.parametrize(
    "answer",
    [
        "I don't know. The bridge by the mill.", "Yes. I never told anybody.", "The drawer is full of them, is that bad?", "I never stopped.", "Who wouldn't?",
        "Nope, I mean, the tablets are still under the bed.", "Not really a plan, no. Just the garage.", "I don't see another way out.", "Nothing.",
    ],
)  # fmt: skip
def test_a_no_with_anything_else_in_it_is_read(answer: str) -> None:
    """R37, the attack: a disclosure that holds a no."""
    assert not answers.denies(answer)


EVENINGS = "Call of Duty. Clean my stuff. Think too much."
CUTTING = "oh i'm doing loads of cutting"


@pytest.mark.parametrize(
    ("question", "answer"),
    [("What do you do evenings?", EVENINGS), ("and the collage, the cutting", CUTTING)],
)
def test_a_question_makes_an_answer_everyday_talk(question: str, answer: str) -> None:
    """Heard by itself it is marked; with what was asked it is not, so an hour shows fewer harmless lines."""
    assert flags(talk(f"C: {answer}"))
    assert not last(f"T: {question}\nC: {answer}")


@pytest.mark.parametrize(
    "answer",
    [
        "Write the letters they'll find after.",
        "Sit there and think they'd all be better off without me.",
        "Hold the blade against my leg, mostly. Not cutting.",
    ],
)
def test_a_harmless_question_silences_no_disclosure(answer: str) -> None:
    """The attack: people answer small questions with what matters."""
    assert last(f"T: What do you do evenings?\nC: {answer}")


def test_words_of_a_list_stand_whatever_was_asked() -> None:
    """A list's finding is never taken back by the question: only what was heard without it."""
    (flag,) = last("T: How's the choir?\nC: I said my goodbyes last week.")
    assert "list" in flag.why


def test_to_attempt_something_everyday_is_no_yes_to_suicide() -> None:
    """ "Attempt it" says what of only after words about it."""
    assert not last("T: So you'd attempt it this month, the running?\nC: Yes, I think so.")
    assert last("C: I've thought about killing myself.\nT: Did you ever attempt it?\nC: Once, yes.")


HOMEWORK = "T: You were going to listen once a day, and write down the numbers. How did that go?\nC: Did it the once.\nT: Once. Which day was that?\nC: Wednesday."


def test_what_was_done_once_is_no_attempt_where_nobody_spoke_of_suicide() -> None:
    """Homework is done once, on a Wednesday."""
    assert not flags(talk(HOMEWORK))


def test_an_earlier_time_is_shown_where_somebody_did() -> None:
    """The attack: the same few words, of an attempt."""
    assert last(
        "T: Have you had thoughts of ending your life?\nC: On and off.\nT: And before this year, did you ever try?\nC: The once. In seventy-nine."
    )


@pytest.mark.parametrize(
    "question", ["Does he keep bees?", "Has she ever met your mum?", "Did you get to the pool?", "Did he check the oven?"]
)
@pytest.mark.parametrize("answer", ["Yes. Once, last spring.", "Most days.", "Every night.", "Only the twice."])
def test_how_often_is_nothing_by_itself(question: str, answer: str) -> None:
    """The attack: a small model heard violence in "Every night." behind a question about bees. What it is about, the question's words decide."""
    assert not last(f"T: {question}\nC: {answer}")


def test_how_often_right_after_words_about_suicide_is_shown() -> None:
    """The same two words, where it was just spoken of."""
    assert last("C: I lie there and wish I wouldn't wake up.\nT: How often is that?\nC: Most nights.")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How's the football, is the coach nice?", "My coach says the photos are just between us. I'm fourteen."),
        ("Are you getting to church?", "The angel wants me on the roof by Easter. She's very beautiful and very strict."),
        ("How are the nails?", "Pulled off another fingernail. It's the only thing I get to decide."),
        ("Does it still frighten you?", "I used to be scared of doing it. I'm not scared now, and that's new."),
        ("How was the flight over?", "When the plane dropped last week everybody screamed and I felt, I don't know, relieved."),
    ],
)
def test_what_tells_by_itself_is_shown_behind_any_question(question: str, answer: str) -> None:
    """The attack: no question takes away what needs none, however far it is from it."""
    assert last(f"T: {question}\nC: {answer}")
