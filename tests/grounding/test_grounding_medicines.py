"""Medicines and substances by name: what was said of one is never "not assessed", is listed where a line leaves it out, and is confirmed."""

import pytest
from grounding_session import session

from handrail.grounding.assessed import not_assessed
from handrail.grounding.confirm import reasons
from handrail.grounding.omissions import omissions

MEDICINES = (
    "Lexapro Zoloft Wellbutrin quetiapine lamotrigine Xanax Adderall lithium venlafaxine Suboxone Seroquel hydroxyzine mirtazapine "
    "clonazepam aripiprazole amitriptyline risperidone metoprolol lisinopril omeprazole amoxicillin gabapentin Ozempic insulin fluoxetina"
).split()
SUBSTANCES = (
    "some meth", "fentanyl at a party", "edibles on Friday", "some molly on Friday", "two oxys", "three pints", "two glasses of wine", "a line of coke",
    "a whole bottle of gin", "heroin again", "ketamine with friends", "cocaine at work", "weed every night", "a pint after work",
)  # fmt: skip
LOOK_ALIKE = (
    "I had a glass of water beside the bed.",
    "I am in a new line of work now.",
    "The speed of the car scared me badly.",
    "In April we hiked up to the alpine lake.",
    "There is a crack in the wall upstairs.",
    "We opened a joint account last month.",
    "I put ice on my knee all evening.",
    "The lithium battery of my bike burnt out.",
    "I bought two pints of milk and a magazine.",
    "I keep drinking more water these days.",
    "I stopped the car on the bridge road.",
    "I took Molly out for a long walk.",
)
DRUG, DRINK = "medication and side effects", "alcohol and other substances"


def left_out(said: str) -> list[str]:
    """Why a sentence that no line rests on is listed."""
    return [one.why for one in omissions(session(f"T: And then?\nC: {said}\nT: Mm.\nC: Right.").turns, (), ())]


@pytest.mark.parametrize("name", MEDICINES)
def test_a_medicine_by_its_name_is_listed_where_it_is_left_out(name: str) -> None:
    """R33 holds: brand, generic name or ending."""
    assert any(why.startswith("Medication") for why in left_out(f"I am on {name} since the summer."))


@pytest.mark.parametrize("name", MEDICINES)
def test_a_medicine_that_was_named_is_assessed(name: str) -> None:
    """R37 holds: the note doesn't say that nobody raised it."""
    assert DRUG not in not_assessed(session(f"C: I am on {name} since the summer.").turns)


@pytest.mark.parametrize("name", MEDICINES)
def test_a_line_that_names_a_medicine_is_confirmed(name: str) -> None:
    """R33 holds: by name alone, without a dose."""
    assert "medication" in reasons(f"Client takes {name}.", ())


@pytest.mark.parametrize("name", SUBSTANCES)
def test_a_substance_by_its_name_is_listed_where_it_is_left_out(name: str) -> None:
    """R33 holds: alcohol and drugs in the words of the street."""
    assert any(why.startswith("Alcohol") for why in left_out(f"I had {name}, that was all."))


@pytest.mark.parametrize("name", SUBSTANCES)
def test_a_substance_that_was_named_is_assessed(name: str) -> None:
    """R37 holds: the note doesn't say that nobody raised it."""
    assert DRINK not in not_assessed(session(f"C: I had {name}, that was all.").turns)


@pytest.mark.parametrize("said", LOOK_ALIKE)
def test_what_only_looks_like_one_is_not_listed(said: str) -> None:
    """R33, attacked: words that mean something else add nothing to the omissions."""
    assert not any(why.startswith(("Medication", "Alcohol")) for why in left_out(said))


@pytest.mark.parametrize("said", LOOK_ALIKE)
def test_what_only_looks_like_one_assesses_nothing(said: str) -> None:
    """R37, attacked: silence on both stays visible."""
    assert {DRUG, DRINK} <= set(not_assessed(session(f"C: {said}").turns))


@pytest.mark.parametrize("said", LOOK_ALIKE)
def test_what_only_looks_like_one_asks_for_nothing(said: str) -> None:
    """R33, attacked: "April" is no medicine, and a confirmation that means nothing is soon given without reading."""
    assert "medication" not in reasons(said, ())


def test_he_came_is_no_wine_in_spanish() -> None:
    """R37, attacked: "vino" is mostly "came"."""
    assert DRINK in not_assessed(session("C: Mi hermana vino a verme el domingo y hablamos de la casa.").turns)


def test_a_glass_of_wine_is_wine_in_spanish() -> None:
    """R37 holds: and with its glass it is wine."""
    assert DRINK not in not_assessed(session("C: El domingo tomé dos copas de vino con mi hermana.").turns)
