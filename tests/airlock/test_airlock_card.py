"""R30: the trained recognizer has a whole card, pinned to the very file that is shipped."""

import hashlib
import json
from importlib.resources import files

import pytest

LEARNED = files("handrail.airlock.learned")
CARD = json.loads(LEARNED.joinpath("card.json").read_text(encoding="utf-8"))


def test_the_card_is_pinned_to_the_weights():
    """Other weights need another card."""
    assert hashlib.sha256(LEARNED.joinpath("airlock.npz").read_bytes()).hexdigest() == CARD["sha256"]


def test_all_31_attributes_are_there():
    """In order, numbered as the rule numbers them."""
    assert [int(name.split()[0]) for name in CARD["attributes"]] == list(range(1, 32))


@pytest.mark.parametrize("name", CARD["attributes"])
def test_no_attribute_is_blank(name):
    """A value, or "not available" with its reason."""
    value = CARD["attributes"][name]
    assert len(value) > 4
    assert not value.startswith("not available") or len(value.partition(":")[2]) > 10


def test_the_weights_are_small():
    """They travel in the package: under 40 MB."""
    assert len(LEARNED.joinpath("airlock.npz").read_bytes()) < 40_000_000
