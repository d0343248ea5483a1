"""What a client asked to keep out of a letter is known wherever the hour names it; what was allowed stays free."""

import pytest

from handrail.language.withheld import Withheld
from handrail.papers.draft import Evidence
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

HOUR = (
    (Role.CLIENT, "My back hurts and I sleep three hours."),
    (Role.THERAPIST, "May the clinic know about your brother?"),
    (Role.CLIENT, "{}"),
    (Role.THERAPIST, "And the tablets?"),
    (Role.CLIENT, "My brother came on Sunday. They can have the tablets."),
)


def held(refusal: str) -> set[int]:
    """Turns of which the first sentence is held back after this answer."""
    turns = tuple(SafeTurn(at, role, text.format(refusal)) for at, (role, text) in enumerate(HOUR))
    withheld = Withheld.of(SafeText("x", turns, (), "rules", b""), goes_out=True)
    return {turn.index for turn in turns if withheld.holds(Evidence(turn.index, 0, 9, turn.text.partition(".")[0]))}


@pytest.mark.parametrize(
    "refusal",
    [
        "No. I don't want that in there.",
        "Leave him out of it.",
        "No, please don't mention that.",
        "Not about my brother, no.",
        "That stays between us.",
        "I'd rather not have it in the letter.",
    ],
)
def test_a_refusal_holds_back_its_question_and_every_place_that_names_it(refusal: str) -> None:
    """R7: what was asked, what was answered, and the brother two turns on; the back pain is free."""
    assert {1, 2, 4} <= held(refusal) and 0 not in held(refusal)


@pytest.mark.parametrize(
    "answer", ["Yes, that's fine.", "Yes, put it in the letter.", "I don't want to see him.", "I left him there."]
)
def test_a_yes_and_talk_of_other_things_hold_back_nothing(answer: str) -> None:
    """Attacked: "I don't want" is not yet a refusal of the letter."""
    assert not held(answer)


@pytest.mark.parametrize(
    ("said", "is_held"), [("I cry at night.", True), ("I cried on Monday.", True), ("The cream helps.", False)]
)
def test_what_was_refused_is_held_back_in_every_form(said: str, is_held: bool) -> None:
    """ "Don't put the crying in the letter" holds "I cried", and no word that only begins so."""
    told = ((Role.CLIENT, said), (Role.CLIENT, "Please don't put the crying in the letter."))
    turns = tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(told))
    withheld = Withheld.of(SafeText("x", turns, (), "rules", b""), goes_out=True)
    assert withheld.holds(Evidence(0, 0, len(said), said)) is is_held


def of(*said: str) -> tuple[Withheld, tuple[SafeTurn, ...]]:
    """An hour of `T: ` and `C: ` lines, and what is kept out of its letters."""
    roles = {"T": Role.THERAPIST, "C": Role.CLIENT}
    turns = tuple(SafeTurn(at, roles[line[0]], line[3:]) for at, line in enumerate(said))
    return Withheld.of(SafeText("x", turns, (), "rules", b""), goes_out=True), turns


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ("He raped me when I was nine.", "Don't mention the rape."),
        ("He abused me for years.", "Please don't mention the abuse."),
        ("I cut my arm on Monday.", "Leave the cutting out of it."),
        ("My brother came.", "Leave my older brother out of it."),
        ("My ex called.", "I don't want my ex in the letter."),
        ("I smoke weed daily.", "Please don't tell my GP that."),
        ("I had an abortion.", "I don't want them to know about the abortion."),
        ("My drinking is worse.", "I'd rather you didn't mention the drinking."),
        ("I lost my job.", "Could you not mention my job?"),
        ("Tuve un aborto.", "No quiero que el aborto salga en la carta."),
    ],
)
def test_it_is_known_in_other_forms_and_by_a_word_that_points_back(told: str, refusal: str) -> None:
    """R7: a noun where a verb was said; "that" is what was told before."""
    withheld, turns = of(f"C: {told}", "T: What may I put in the letter?", f"C: {refusal}")
    assert withheld.holds(Evidence(0, 0, len(told), told)), turns


def test_the_refusal_names_it_and_not_the_question() -> None:
    """R7, attacked: leave was asked for sleep and given; what is kept out stands in the second sentence."""
    withheld, turns = of(
        "C: I had an abortion in March.",
        "T: What may I tell the clinic about your sleep?",
        "C: Tell them I can't sleep. Don't put the abortion in.",
        "C: I can't sleep since the spring.",
    )
    assert withheld.holds(Evidence(0, 0, 30, turns[0].text)) and not withheld.holds(Evidence(3, 0, 34, turns[3].text))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("How is your sleep since the baby?", "Bad. There's been nothing between us since March."),
        ("Is it the panic?", "It's not about the panic, it's the pain."),
        ("And Tuesday?", "I leave the bins out on Tuesday."),
        ("And your son?", "I keep him out of trouble."),
        ("And at home?", "I stay in here all day."),
        ("What did he say?", "He said, don't put the heating on."),
    ],
)
def test_the_same_words_of_something_else_keep_nothing_out(asked: str, said: str) -> None:
    """The attack: no paper was spoken of, and a letter is not emptied."""
    withheld, _ = of(f"T: {asked}", f"C: {said}")
    assert not withheld.turns and not withheld.names


def test_words_about_safety_stay_where_a_human_needs_them() -> None:
    """R37, attacked: a wish for silence hides no flagged turn of a note; a letter holds it back all the same."""
    turns = (SafeTurn(0, Role.CLIENT, "Some nights I want to be dead. Please don't write that down."),)
    hour = SafeText("x", turns, (), "rules", b"")
    assert not Withheld.of(hour, goes_out=False, flagged=(0,)) and Withheld.of(hour, goes_out=True, flagged=(0,)).turns == {0}
    assert Withheld.of(hour, goes_out=False).turns == {0}


def _of_a_doctor(asked: str) -> bool:
    """Whether the whisky of an earlier turn is held back after such a question."""
    said = (
        (Role.CLIENT, "I had half a bottle of whisky on some nights."),
        (Role.THERAPIST, asked),
        (Role.CLIENT, "The dizziness, yes. Don't tell him about the whisky."),
    )
    turns = tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(said))
    return Withheld.of(SafeText("x", turns, (), "rules", b""), goes_out=True).holds(Evidence(0, 0, 45, turns[0].text))


def test_what_is_not_to_be_told_to_a_doctor_who_is_written_to_is_held_back() -> None:
    """ "Don't tell him" refuses where the therapist means to write to him."""
    assert _of_a_doctor("I'd like to write to Dr Moss about the dizziness, is that all right?")
    assert _of_a_doctor("I'd like to speak with your doctor about it.")


def test_what_is_not_to_be_told_to_somebody_else_is_not_held_back() -> None:
    """The attack: nobody spoke of a letter, and a son is not to know."""
    assert not _of_a_doctor("And your son, on Sunday?")
