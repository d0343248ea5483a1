"""Reported speech: persons are shifted where that is safe, and left alone where it isn't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.backends.embedded.words.clauses import clause, to_you, turned
from handrail.backends.embedded.words.persons import you_to_they
from handrail.backends.embedded.words.terse import terse
from handrail.backends.embedded.words.text import is_bare, is_no, is_yes, tidy, trimmed


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I wake up at three, and then I lie there doing sums.", "they wake up at three, and then they lie there doing sums"),
        ("Um, I'm tired of my job and it follows me home.", "they're tired of their job and it follows them home"),
        ("I was at my sister's on Friday.", "they were at their sister's on Friday"),
        ("So, you know, I I really was angry about the car.", "they really were angry about the car"),
        ("My mother died in March.", "their mother died in March"),
        ("i do n't drink on week days .", "they don't drink on week days"),
        ("The headaches come every day.", "the headaches come every day"),
        ("My wife and I went to the bank.", "they and their wife went to the bank"),
        ("We sat on the back steps and talked.", "they sat on the back steps and talked"),
        ("You said I should try the list.", "the therapist said they should try the list"),
        ('My boss said "bring your rota" and I cried.', "their boss said “bring your rota” and they cried"),
        ("I'm – I got off at, like, the wrong stop, didn't I.", "they got off at the wrong stop"),
        ("i went in on monday and i left at lunch", "they went in on Monday, and they left at lunch"),
        ("He said no to me, honestly.", "he said no to them"),
        ("I don't- I don't like the new shift.", "they don't like the new shift"),
        ("I blame myself and the blame is mine.", "they blame themselves and the blame is theirs"),
    ],
)
def test_first_person_becomes_third(said: str, told: str) -> None:
    """The verb that "I" takes fits "they", save for to be."""
    found = clause(said)
    assert found is not None
    assert found.text == told


@pytest.mark.parametrize(
    "said",
    [
        "They told me that I was late again.",
        "You know how you get when you're tired.",
        "We told them that we would move.",
        "I was like, are you serious?",
        "He said, leave my house, and I left.",
        'She said "leave and I left.',
        "Did it the once.",
        "Wanted to know if I was married.",
        "I said – no, I can't.",
        "Don't tell her about the film.",
        "Let's try the list.",
        "Fine.",
        "Because of the rain.",
    ],
)
def test_unsafe_shifts_are_left_to_a_quote(said: str) -> None:
    """R28: where a shift could change who did what to whom, there is none."""
    assert clause(said) is None


@pytest.mark.parametrize(
    ("said", "leaning"),
    [("It felt like an hour.", True), ("She never talks about it.", True), ("My sister rang.", False), ("I did it.", True)],
)
def test_what_points_back_says_so(said: str, leaning: bool) -> None:
    """A sentence that begins with "it" or "she" is never told alone."""
    found = clause(said)
    assert found is not None
    assert found.leans is leaning


def test_a_no_is_never_tidied_away() -> None:
    """R28: what was denied stays denied."""
    found = clause("Somebody said swap and I said no.")
    assert found is None or found.text.endswith("said no")


def test_to_the_client_themselves() -> None:
    """The same sentence, told back."""
    assert to_you("I wake at three on most nights.") == "you wake at three on most nights"


def test_what_a_therapist_says_to_a_client() -> None:
    """Subject and object of "you" both find their form."""
    assert (
        turned("You want the evenings back, and your son wants you.") == "they want the evenings back, and their son wants them"
    )


@given(st.text(max_size=200))
def test_any_text_is_tidied(text: str) -> None:
    """Tidying twice changes nothing that matters to spaces, and trimming stays inside the slice."""
    assert "  " not in tidy(text)
    start, end = trimmed(text, 0, len(text))
    assert 0 <= start <= end <= len(text)


def test_fillers_and_false_starts_go() -> None:
    """Um, uh, words said twice, stage directions."""
    assert tidy("I, uh, I- I went [laughs] to the the shop, you know, um, on Friday") == "I went to the shop on Friday"


def test_a_quote_loses_only_its_edges() -> None:
    """What is left is the slice, to the letter."""
    text = "Um, so, my knee uh hurts, you know."
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == "my knee uh hurts"


@pytest.mark.parametrize(
    ("answer", "no", "yes"), [("No, not at all.", True, False), ("Yeah, sure.", False, True), ("Nothing.", True, False)]
)
def test_yes_and_no(answer: str, no: bool, yes: bool) -> None:
    """An answer's first word decides."""
    assert (is_no(answer), is_yes(answer)) == (no, yes)


def test_a_bare_answer() -> None:
    """Yes or no and nothing else."""
    assert is_bare("Um, no.")
    assert not is_bare("No, the knee is fine.")


def test_who_is_spoken_to_is_not_the_client() -> None:
    """R28: "the more you hold on, [Client 2]" is not told of this client."""
    assert turned("So the more you hold on, [Client 2], the more she wants out.") is None
    assert turned("So the more you hold on, [Client], the more she wants out.") is not None


def test_two_who_are_spoken_to_are_both() -> None:
    """ "They two agreed" is no English."""
    assert (
        turned("Last time you two agreed on twenty minutes every Sunday.")
        == "last time they both agreed on twenty minutes every Sunday"
    )


def test_one_who_is_all_right_is_not_two() -> None:
    """Attacked: "you all" is seldom "all of you"."""
    assert you_to_they("Are you all right now") == "Are they all right now"


def test_a_filler_between_commas_leaves_one() -> None:
    """ "I did think, though, I sit" has one comma when "though" is gone."""
    assert ",," not in terse("they did think, though, they sit with other people's sadness all week")
