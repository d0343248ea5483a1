"""Medicines and substances by name: a sentence that names one is about it, whatever else it says."""

import pytest
from embedded_support import texts

from handrail.backends.embedded.words.text import words
from handrail.backends.embedded.words.topics import hits


def touched(said: str) -> dict[str, str]:
    """Names of the topics, each with its words."""
    return {topic.name: found for topic, found in hits(words(said)).items()}


@pytest.mark.parametrize(
    "name", "Lexapro Zoloft Wellbutrin quetiapine lamotrigine Xanax Adderall paroxetine bisoprolol Ozempic lithium".split()
)
def test_a_medicine_touches_its_topic(name: str) -> None:
    """By brand, by generic name, or by its ending."""
    assert touched(f"I was put on {name} in the spring.")["medication"] == name.lower()


@pytest.mark.parametrize("name", ["meth", "fentanyl", "edibles", "some molly", "oxys", "pints", "wine", "a line of coke"])
def test_a_substance_touches_its_topic(name: str) -> None:
    """In the words of the street, too."""
    assert touched(f"It was {name} every Friday.")["substances"] in name


@pytest.mark.parametrize(
    "said",
    [
        "A glass of water stood there.",
        "It is a line of work for me.",
        "The speed of the car was high.",
        "In April we saw the alpine flowers.",
        "I drank a lot of water and green tea.",
        "A joint account and a pot of tea.",
    ],
)
def test_what_only_looks_like_one_touches_neither(said: str) -> None:
    """Words that mean something else add no topic."""
    assert not touched(said).keys() & {"medication", "substances"}


VISIT = """
T: How have you been since August?
C: I'm back at work three days a week and I sleep six hours.
T: So you're on lithium, six hundred at night.
C: You told me nine hundred, so I take nine hundred.
T: {then}
C: I miss it twice a week, on the nights when I work late.
T: Any side effects?
C: My hands shake. I'm thirsty all the time, and I've put on eleven pounds.
T: {ends}
C: Yes.
"""
END = "So we keep the nine hundred, and you have the blood test in four weeks."


def test_what_a_medicine_does_is_told() -> None:
    """What was asked for by name: shaking hands are no less than pounds because they have no number."""
    lines = texts(VISIT.format(then="Yes, you're right, nine hundred.", ends=END))
    assert any("hands shake" in line for line in lines)


def test_a_dose_that_was_set_right_is_not_told() -> None:
    """R28: attacked, a clinician's slip that they took back in their next words is in no line."""
    lines = texts(VISIT.format(then="Yes, you're right, nine hundred.", ends=END), "soap")
    assert not any("six hundred" in line for line in lines)


def test_a_dose_that_stood_is_told() -> None:
    """What nobody took back stays, whatever the client said first."""
    lines = texts(VISIT.format(then="No, it says six hundred here, so that's what it is.", ends=END), "soap")
    assert any("six hundred" in line for line in lines)


def test_another_number_that_is_right_takes_no_dose_back() -> None:
    """Attacked: "you're right, eight in the morning" says nothing of the milligrams."""
    hour = (
        "C: I'm back at work three days a week and I sleep six hours.\nT: So you're on sertraline, and I'm raising it to 100 milligrams a day.\n"
        "C: And I take it at 8 in the morning?\nT: You're right, 8 in the morning.\nC: Okay."
    )
    assert any("100 milligrams" in line for line in texts(hour, "soap"))


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
def test_a_dose_is_told_with_the_medicine_that_it_was_asked_of(kind: str) -> None:
    """Attacked: "the tablets" names none, and the answer alone is fifty of nobody knows what."""
    talk = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"
    script = f"{talk * 3}T: And the tablets, the sertraline from Dr Moss?\nC: I take fifty in the morning.\nT: Good.\nC: Yes.\n"
    lines = [line for line in texts(script, kind) if "fifty" in line]
    assert lines
    assert all("sertraline" in line for line in lines)
