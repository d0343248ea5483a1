"""A prescriber's decisions are the plan of such an hour, each with its medicine (R28)."""

import pytest
from embedded_support import sealed, texts

from handrail.backends.embedded.choice.choose import drafted_sections
from handrail.backends.embedded.choice.room import Room
from handrail.backends.embedded.hour.passages import passages
from handrail.backends.embedded.weight.decided import decides, with_what_it_is_of
from handrail.backends.embedded.weight.linked import Asked, with_moves
from handrail.backends.embedded.weight.score import scored
from handrail.backends.embedded.weight.taken_up import taken_up
from handrail.kinds import kind

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"


def linked(script: str) -> list[Asked]:
    """The end of an hour, each decision with what it is of."""
    return with_what_it_is_of(taken_up(with_moves(scored(passages(sealed(f"{TALK * 4}{script}"))))))


def of(said: str, before: str = "I see.") -> Asked:
    """This sentence of a therapist's, behind a client's."""
    return next(one for one in linked(f"C: {before}\nT: {said}\nC: All right.\n") if one.passage.text == said)


@pytest.mark.parametrize(
    "said",
    [
        "The lithium stays at nine hundred.",
        "I'd go up on the lamotrigine to two hundred.",
        "I'd like a blood draw the week before you come.",
        "Keep taking the sertraline.",
        "Don't start the hydroxyzine.",
    ],
)
def test_what_is_to_be_done_about_a_medicine_is_decided(said: str) -> None:
    """A dose, a stop, a test."""
    assert decides(of(said))


@pytest.mark.parametrize(
    "said",
    [
        "You were on lithium at nine hundred.",
        "Lithium can raise the thyroid.",
        "Your lithium level came back at zero point eight.",
        "You could keep the sertraline or stop it.",
        "Let's stop there for today.",
        "Don't start an argument with him.",
    ],
)
def test_what_was_or_might_be_is_not_decided(said: str) -> None:
    """Attacked: a history, an effect, a result, a choice, another thing."""
    assert not decides(of(said))


def test_it_is_told_behind_what_names_it() -> None:
    """ "Don't start it.", with that it was not started."""
    one = of("Don't start it.", "He gave me hydroxyzine for the nights. I haven't started it yet.")
    assert decides(one)
    assert [said.text for said in one.upon] == ["He gave me hydroxyzine for the nights. I haven't started it yet."]


def test_of_two_medicines_none_is_guessed() -> None:
    """Attacked: nobody knows which of them."""
    assert not of("Don't start it.", "I take lithium and he gave me hydroxyzine.").upon


@pytest.mark.parametrize("kind", ["soap", "psychiatric"])
def test_a_plan_holds_the_decisions(kind: str) -> None:
    """With what the patient says to them."""
    note = "\n".join(
        texts(
            f"{TALK * 4}T: The lithium stays at nine hundred.\nC: Okay.\nT: Are you taking anything else?\nC: Ibuprofen, for the knee.\nT: That one I want you to stop.\nC: I didn't know that. I'll stop the ibuprofen.\nT: If your sleep goes under five hours for two nights, you call me.\nC: Yes.\n",
            kind,
            "Plan",
        )
    )
    assert "lithium stays at nine hundred" in note
    assert "That one I want you to stop" in note
    assert "buprofen" in note
    assert "you call me" in note


def test_what_was_decided_first_falls_when_another_was_taken_up() -> None:
    """Attacked: "I'd like to stop it" no longer holds, and stands only with what came of it."""
    script = "T: And the quetiapine, I'd like to stop it.\nC: I'm nervous about that.\nT: We could keep the twenty-five for now.\nC: I'd rather do that. Keep the twenty-five.\nT: Then we keep the twenty-five.\nC: Good.\n"
    note = "\n".join(texts(f"{TALK * 4}{script}", "psychiatric", "Plan"))
    assert "we keep the twenty-five" in note
    assert "quetiapine" in note.partition("we keep the twenty-five")[0]
    assert any(one.overtaken for one in linked(script) if "stop it" in one.passage.text)


def test_a_dose_is_of_no_other_medicine() -> None:
    """Attacked: "keep the fifteen", and another medicine was named last."""
    assert not of("I'd like you to keep the fifteen until spring.", "I don't drink with the temazepam.").upon


def test_how_it_goes_on_a_dose_is_no_medicine() -> None:
    """ "How have you been on the new dose?" asks of the mood."""
    note = texts(
        f"{TALK * 4}T: How have you been on the new dose?\nC: The down part has lifted. I take lithium at night.\nT: Good.\n",
        "psychiatric",
        "Medication as taken",
    )
    assert not [line for line in note if "lifted" in line]


def test_the_plan_of_a_visit_may_take_half_of_it() -> None:
    """Its decisions are what it is for."""
    drafted = drafted_sections(kind("psychiatric"))
    usual, visit = (Room.of(drafted, 400, 30, visit=one).sections["Plan"] for one in (False, True))
    assert usual < visit <= 200
