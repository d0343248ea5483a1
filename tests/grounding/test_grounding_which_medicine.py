"""A medicine is the one that was said (R27): a brand is its generic, and any other is another."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds
from handrail.grounding.words.medicines import named
from handrail.language.medicines import BRANDS

TALK = Grounds(
    session("""
T: How are the tablets going?
C: I take the Zoloft, fifty milligrams, and the lithium I stopped in May. The lamotrogine gave me a rash.
T: And at night?
C: I take the hydroxyzine when I can't settle, and it makes me groggy.
T: Does it wear off?
C: It does by noon, so I still take it.
""")
)


def kept(text: str, *turns: int) -> bool:
    """Whether it stands, its turns cited."""
    return TALK.check(text, turns or None).kept


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("Client takes sertraline, 50 mg.", 1),
        ("Client takes Zoloft, 50 mg.", 1),
        ("Client stopped lithium in May.", 1),
        ("Client takes hydroxyzine when she can't settle.", 3),
        ("Client said that lamotrigine gave her a rash.", 1),
        ("Client still takes the hydroxyzine; it wears off by noon.", 5),
    ],
)
def test_the_medicine_that_was_said_stands(text: str, turn: int) -> None:
    """By its brand, its generic name, as a recogniser spelled it, or as "it"."""
    assert kept(text, turn)


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("Client takes fluoxetine, 50 mg.", 1),
        ("Client stopped metformin in May.", 1),
        ("Client takes trazodone when she can't settle.", 3),
    ],
)
@pytest.mark.parametrize("cited", [True, False])
def test_another_medicine_is_struck(text: str, turn: int, cited: bool) -> None:
    """The attack: one name exchanged in a true line, for one that nobody said or for another of the hour."""
    assert not kept(text, *([turn] if cited else []))


def test_a_medicine_of_another_turn_is_struck() -> None:
    """The attack: lithium was spoken of, but the words that are cited name another."""
    assert not kept("Client takes lithium when she can't settle.", 3)


@pytest.mark.parametrize("brand", sorted(BRANDS))
def test_each_brand_is_known_as_its_generic(brand: str) -> None:
    """The table of brands and the lists of names hold together."""
    assert named(f"Takes {brand}.") == named(f"Takes {BRANDS[brand]}.") == {BRANDS[brand]}
