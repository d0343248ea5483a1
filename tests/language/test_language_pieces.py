"""Word pieces as MiniLM was taught, and files that are what they were."""

import pytest

from handrail.language import Pieces, pieces, pinned, trained

TRAINED = ["handrail.airlock.learned", "handrail.backends.embedded.weight", "handrail.grounding.support", "handrail.noticing"]


def test_a_word_is_cut_into_the_longest_pieces_that_fit():
    """Then the next."""
    known = Pieces(["[PAD]", "ser", "##tra", "##line", "##t"])
    assert known.of("sertraline") == (1, 2, 3)


def test_a_word_of_unknown_letters_is_one_unknown_piece():
    """Never nothing."""
    assert pieces().of("ᚠᚢ") == (100,)


@pytest.mark.parametrize("package", ["handrail.language", *TRAINED])
def test_every_pinned_file_is_the_one_that_was_measured(package):
    """By its SHA-256."""
    assert all(trained(package, name) for name in pinned(package))


@pytest.mark.parametrize("package", TRAINED)
def test_no_trained_file_is_over_40_mb(package):
    """They travel in the package."""
    assert all(len(trained(package, name)) < 40_000_000 for name in pinned(package))
