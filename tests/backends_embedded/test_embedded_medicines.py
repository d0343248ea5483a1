"""Medicines and substances by name: a sentence that names one is about it, whatever else it says."""

import pytest

from handrail.backends.embedded.text import words
from handrail.backends.embedded.topics import hits


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
