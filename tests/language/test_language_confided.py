"""What a client asks to be kept between the two."""

import pytest

from handrail.language.confided import asks_for_silence, confided
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role


@pytest.mark.parametrize(
    "said",
    [
        "I was up till four. Don't tell my dad that.",
        "He asked me not to say.",
        "I shouldn't be telling you this, but they are splitting up.",
        "She was in hospital for a year, nobody talks about it.",
        "My wife doesn't know about the loan.",
        "I've never told anyone.",
        "That stays between you and me.",
        "No le diga a mi esposo.",
        "Mi papá no sabe.",
        "Nunca se lo he contado a nadie.",
        "I don't want my wife to know.",
        "Keep this to yourself.",
        "Don't let my husband see this.",
        "I've kept it from my wife.",
        "No quiero que mi marido se entere.",
        "No quiero que mi madre lo sepa.",
        "Mi marido no sabe lo del aborto.",
        "I give the other half to the dog, don't tell Mum.",
        "Mum doesn't know.",
        "[Person 1] doesn't know about the photo.",
        "Please don't tell [Person 2].",
        "I do them on the carpet so she can't hear.",
    ],
)
def test_it_works(said: str) -> None:
    """Who asks for silence, was asked for it, or tells what another is not to know."""
    assert asks_for_silence(said)


@pytest.mark.parametrize(
    "said",
    [
        "I don't tell jokes.",
        "Nobody knows what to say to me.",
        "My son doesn't know how to cook.",
        "She told me not to worry.",
        "There is a space between us on the sofa.",
        "I never told him off.",
        "My manager knows.",
        "You can't tell him anything, he gets angry.",
        "Mi hija no sabe nadar.",
        "No le dije que sí.",
        "Las cosas están tensas entre nosotros.",
    ],
)
def test_everyday_words_are_no_secret(said: str) -> None:
    """The attack: the same words of something else."""
    assert not asks_for_silence(said)


def turns(*said: tuple[Role, str]) -> tuple[SafeTurn, ...]:
    """An hour of these."""
    return tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(said))


def test_it_is_asked_for_what_was_said_right_before() -> None:
    """A short turn that asks for silence asks it of the turn before; the therapist's words are theirs."""
    hour = turns(
        (Role.CLIENT, "I slept well."),
        (Role.THERAPIST, "And?"),
        (Role.CLIENT, "I lost the money at cards."),
        (Role.THERAPIST, "I don't tell anyone."),
        (Role.CLIENT, "Please don't tell my mother."),
    )
    assert confided(hour) == {2, 4}


def test_a_long_turn_stands_for_itself() -> None:
    """The attack: what was said before a whole story of its own is not hidden with it."""
    hour = turns(
        (Role.CLIENT, "I slept well."),
        (Role.THERAPIST, "And?"),
        (Role.CLIENT, "I lost the money at cards on Friday night and my mother doesn't know."),
    )
    assert confided(hour) == {2}


def test_a_no_to_whether_somebody_knows_keeps_it_too() -> None:
    """And so does a therapist's turn that says again who doesn't know."""
    hour = turns(
        (Role.CLIENT, "I lost my job."),
        (Role.THERAPIST, "Does your husband know?"),
        (Role.CLIENT, "No, he doesn't."),
        (Role.THERAPIST, "So you lost it in May and he doesn't know."),
    )
    assert confided(hour) == {0, 2, 3}
