"""What a therapist did: exercises, teaching, techniques and reflections before the clock and the telephone. All of it is invented."""

import pytest
from embedded_support import sealed, texts

from handrail.backends.embedded.hour.interventions import worth
from handrail.backends.embedded.hour.moves import Move
from handrail.backends.embedded.hour.passages import passages

HOUR = """
T: We've got until ten of, so call it half an hour, and the number I've got for you ends in six three.
C: Fine. I slept four hours and I missed the bus twice on Monday.
T: {did}
C: I can do that. It feels lighter than it did on Monday.
T: Last week you walked to the shop, seven minutes there and eight back.
C: Yes, and on Friday I went to my sister's.
"""
DID = {
    "exercise": "Close your eyes for a moment and notice where in your body that sentence lands.",
    "technique": "What you just did is a thought record, with the hot thought in the middle.",
    "teaching": "The more you avoid the shop, the larger it gets, and that's how fear keeps itself fed.",
    "reflection": "You want the evenings back, and you don't want to be the one who asks for them.",
}


@pytest.mark.parametrize("key", ["birp", "girp", "pirp", "pie", "sirp"])
@pytest.mark.parametrize("did", DID.values(), ids=DID)
def test_what_was_done_stands_under_intervention(key: str, did: str) -> None:
    """In each kind that has the section."""
    words = " ".join(texts(HOUR.format(did=did), key, "Intervention")).lower()
    assert any(part in words for part in ("notice where", "thought record", "avoid the shop", "evenings back"))


@pytest.mark.parametrize("key", ["birp", "pie"])
def test_the_clock_and_a_telephone_are_no_intervention(key: str) -> None:
    """Attacked: figures, which weigh much in an account, weigh nothing there."""
    words = " ".join(texts(HOUR.format(did=DID["exercise"]), key, "Intervention"))
    assert not any(part in words for part in ("half an hour", "six three", "ten of"))


@pytest.mark.parametrize(
    "said",
    [
        "I did stop early last week.",
        "I misread the clock, and I don't want to explain it away.",
        "I'm sorry that I cut you short.",
    ],
)
def test_what_a_therapist_owns_is_told_as_done(said: str) -> None:
    """A repair is work, and no politeness."""
    found = worth(
        next(one for one in passages(sealed(f"C: You looked at the clock.\nT: {said}\nC: Yes.\n")) if one.text == said),
        Move.TELL,
        "",
    )
    assert found is not None
    assert "put right" in found.words


@pytest.mark.parametrize("said", ["I'm sorry to hear that about your dad.", "I did want to ask you about the sleep."])
def test_sympathy_puts_nothing_right(said: str) -> None:
    """Attacked: an "I'm sorry" that owns nothing."""
    found = worth(
        next(one for one in passages(sealed(f"C: He died.\nT: {said}\nC: Yes.\n")) if one.text == said), Move.TELL, ""
    )
    assert found is None or "put right" not in found.words
