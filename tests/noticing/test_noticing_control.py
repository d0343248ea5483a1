"""A partner who controls (R37): plain words of it stand, in both languages, and everyday doors and keys are left alone."""

import pytest

from handrail.noticing import flags
from handrail.papers.notice import Context, Flag, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role


def said(text: str) -> list[Flag]:
    """What a client's words raise."""
    return list(flags((SafeTurn(0, Role.CLIENT, text),)))


@pytest.mark.parametrize(
    "text",
    [
        "He hid my keys and went to work.",
        "My bank card, she's had that since spring.",
        "He goes through my phone every night.",
        "She turned the location on and won't say where she sees it.",
        "He blocked the door and I missed the bus.",
        "When you lock me in I count the tiles.",
        "He told me don't bother coming home.",
        "Me quitó las llaves el viernes.",
        "Se paró en la puerta y no me dejó salir.",
        "Me dijo: si te vas, no vuelvas.",
        "Me revisa el celular cuando duermo.",
    ],
)
def test_a_hand_on_keys_phone_money_or_door_is_shown(text: str) -> None:
    """Whatever the listener makes of the sentence."""
    assert Safety.IPV_COERCION in {flag.category for flag in said(text)}


@pytest.mark.parametrize(
    "text",
    [
        "My sister took my phone to the shop for me.",
        "My wife locked me out by mistake.",
        "If you go out, don't forget the milk.",
        "I stood in the doorway and listened to the rain.",
        "Dejé las llaves en la puerta.",
        "Mi hijo me ganó el celular para jugar un rato.",
    ],
)
def test_everyday_keys_and_doors_are_left_alone(text: str) -> None:
    """The attack: the same things in nobody's hand."""
    assert not [flag for flag in said(text) if flag.category is Safety.IPV_COERCION]


def test_a_partner_who_did_not_hit_is_one_flag_with_its_no() -> None:
    """No child is spoken of, and the words deny it."""
    (flag,) = said("He hasn't hit me.")
    assert (flag.category, Context.NEGATED in flag.context) == (Safety.IPV_COERCION, True)


@pytest.mark.parametrize(
    "text",
    ["He never hit me until last week.", "No, he never hit me before we married.", "Nunca me ha pegado hasta ayer."],
)
def test_a_no_up_to_a_time_is_no_denial(text: str) -> None:
    """The attack: there was a blow, and the words say from when."""
    found = said(text)
    assert found and all(Context.NEGATED not in flag.context for flag in found)


def test_a_time_in_the_next_sentence_leaves_the_no() -> None:
    """It is of something else."""
    assert all(Context.NEGATED in flag.context for flag in said("He never hit me. Until last week we were fine."))


def test_what_he_does_not_let_one_do_is_no_denial() -> None:
    """The attack: the no is the harm itself."""
    assert all(Context.NEGATED not in flag.context for flag in said("He doesn't let me out of the house."))


def test_a_child_who_was_hit_stays_a_child() -> None:
    """A belt, a school, an age say that it was one."""
    assert Safety.CHILD_ABUSE_NEGLECT in {flag.category for flag in said("He hit me with the belt when I was six.")}


def test_being_locked_in_is_no_call_for_help() -> None:
    """Somebody else's act; "you should lock me up" is still a call."""
    assert Safety.URGENT_HELP not in {flag.category for flag in said("When you lock me in I count the tiles.")}
    assert Safety.URGENT_HELP in {flag.category for flag in said("You should lock me up somewhere tonight.")}


@pytest.mark.parametrize(
    "text",
    [
        "El domingo le encontré unas navajas en la mochila.",
        "Le hallé un frasco de pastillas debajo de la cama.",
        "Mi hija esconde un cúter en el buró.",
    ],
)
def test_blades_and_pills_that_a_mother_found_are_shown(text: str) -> None:
    """Means, told by who found them."""
    assert Safety.LETHAL_MEANS_ACCESS in {flag.category for flag in said(text)}


def test_what_else_is_found_in_a_drawer_is_left_alone() -> None:
    """The attack: the same sentence of something else."""
    assert not said("El domingo le encontré unas cartas de amor en la mochila.")


def test_fear_of_a_partner_is_asked_and_answered() -> None:
    """ "That night, yeah" is a yes; "that night, no" is none."""
    asked = SafeTurn(0, Role.THERAPIST, "Have you been afraid of him?")
    found = {answer: flags((asked, SafeTurn(1, Role.CLIENT, answer))) for answer in ("That night, yeah.", "That night, no.")}
    assert [[flag.turn for flag in some] for some in found.values()] == [[0, 1], [0]]
