"""What was dreamt happened nowhere: a line says that it was a dream, or there is none (R28)."""

import pytest
from embedded_support import sealed, texts

from handrail.backends.embedded.hour.passages import passages
from handrail.backends.embedded.weight.dreams import dreamt
from handrail.backends.embedded.weight.linked import with_moves
from handrail.backends.embedded.weight.score import scored

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"
DREAM = "C: I had a dream on Sunday night.\nT: Tell me.\nC: I was in my mother's flat and the water came up to the table. My sister hit me with a spoon. And then I woke up.\n"


def of_a_dream(script: str) -> list[str]:
    """The sentences that are marked as dreamt."""
    return [one.passage.text for one in dreamt(with_moves(scored(passages(sealed(script))))) if one.dream is not None]


@pytest.mark.parametrize("kind", ["soap", "dap", "birp"])
def test_a_dream_is_told_as_one(kind: str) -> None:
    """In a note nobody was hit."""
    for line in texts(f"{TALK}{DREAM}T: I see.\nC: Yes.\n", kind):
        assert not ("spoon" in line or "came up" in line) or "on a dream" in line


def test_a_dream_does_not_go_home_as_what_happened() -> None:
    """On a page to keep nobody explains it."""
    assert not [
        line for line in texts(f"{TALK * 2}{DREAM}T: I see.\nC: Yes.\n", "client-summary") if "spoon" in line or "water" in line
    ]


def test_waking_ends_it() -> None:
    """Attacked: what was told after it happened."""
    found = of_a_dream(f"{TALK}{DREAM}T: And then?\nC: My sister hit me with a spoon on Monday, in the kitchen.\n")
    assert "My sister hit me with a spoon." in found
    assert "My sister hit me with a spoon on Monday, in the kitchen." not in found


def test_another_question_ends_it() -> None:
    """Attacked: nobody said that they woke."""
    script = f"{TALK}C: I had a nightmare again.\nT: And what did your brother say to you at the funeral on the Friday?\nC: He said that he never wants to see me again.\n"
    assert not of_a_dream(script)


@pytest.mark.parametrize(
    "said",
    [
        "I dream of a house by the sea.",
        "It was a dream job.",
        "My sister had a dream about me.",
        "I had the nightmare on two nights.",
        "I was having the crash dream every night.",
    ],
)
def test_other_dreams_are_none_that_is_told(said: str) -> None:
    """Attacked: a wish, a way of talking, another's."""
    assert "We went there twice in May." not in of_a_dream(
        f"{TALK}C: {said}\nT: What would you do in that house, and who would be there with you?\nC: We went there twice in May.\n"
    )


def test_what_could_not_be_done_in_dreams_is_of_a_dream() -> None:
    """ "I couldn't shout. I never shout, in dreams." """
    assert "I couldn't shout." in of_a_dream(f"{TALK}T: And then?\nC: I couldn't shout. I never shout, in dreams.\n")


@pytest.mark.parametrize(
    "said",
    [
        "I had a nightmare week at work. My boss hit me with a folder.",
        "I dreamed of being a doctor. I failed the first year.",
        "I had a dream about him. Yesterday I took six of the pills.",
    ],
)
def test_waking_life_is_no_dream(said: str) -> None:
    """The attack: what happened would read as dreamt."""
    assert said.partition(". ")[2] not in of_a_dream(f"{TALK}T: And then?\nC: {said}\n")
