"""R30: the trained readers have a whole card, and only the very files that it speaks of are ever read."""

import pytest

from handrail.airlock import VERSION
from handrail.cards import ATTRIBUTES, card
from handrail.language import files, pinned, trained
from handrail.papers.errors import Tampered

CARD = card("airlock")
LEARNED, LANGUAGE = "handrail.airlock.learned", "handrail.language"


def test_the_card_is_of_this_version():
    """Other rules or other weights need another card."""
    assert CARD.version == VERSION


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_no_attribute_is_blank(name):
    """A value, or what is not known and why."""
    assert len(CARD.attributes[name]) > 4


@pytest.mark.parametrize(("package", "name"), [(LEARNED, "airlock.npz"), (LEARNED, "closer.onnx"), (LANGUAGE, "pieces.txt")])
def test_a_file_is_the_one_that_was_measured(package, name):
    """By its SHA-256."""
    assert trained(package, name)


def test_another_file_is_refused(monkeypatch):
    """One bit is enough."""
    monkeypatch.setattr(files, "pinned", lambda package: {"closer.onnx": "0" * 64})
    with pytest.raises(Tampered, match=r"closer\.onnx"):
        trained(LEARNED, "closer.onnx")


def test_the_weights_are_small():
    """They travel in the package: under 40 MB together."""
    assert sum(len(trained(LEARNED, name)) for name in pinned(LEARNED)) < 40_000_000
