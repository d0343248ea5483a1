"""The client's own record, measured on thousands of generated sentences: the strongest recognizer that there is (R13)."""

from random import Random

import pytest
import record_house

from handrail.airlock.overlap import settle
from handrail.airlock.page import Page
from handrail.airlock.recognizers.known import Known
from handrail.airlock.surrogates import Book
from handrail.papers.safe import KnownIdentifier, Label, NameMap

SENTENCES = 700
WORD_NAMES = tuple(
    KnownIdentifier(name, Label.PERSON) for name in ("Will Price", "Mark", "Grace Young", "Hope", "Frank", "Rose")
)
USED_AS_WORDS = (
    "I will ask her", "will you wait", "the will was read", "against my will", "I hope so", "I hope it helps", "mark it down", "that left a mark",
    "a grace period", "the price was high", "prices went up", "when I was young", "young people do that", "let me be frank", "to be frank no",
    "he rose early", "a rose on the table", "it will pass", "who will know", "we will see", "there is no hope", "she will not", "at that price",
    "my mother said so", "we went down the street", "I sat in the park", "in the long run", "he was fine", "it was three in the morning",
)  # fmt: skip


def found(known, text):
    """What the record alone finds."""
    book = Book(NameMap())
    book.learn(known)
    return settle(Known(book.wanted()).find(Page(text)))


def share(*, heard, wrong, seed):
    """The share of identifiers wholly hidden."""
    random = Random(seed)
    sentences = [record_house.said(random, heard=heard, wrong=wrong) for _ in range(SENTENCES)]
    return sum(record_house.hidden(one, found(one.known, one.text)) for one in sentences) / SENTENCES


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("heard", [False, True])
def test_what_the_record_holds_is_found(heard, seed):
    """Name, two relatives, telephone, street, town, employer; possessive, plural, spelled, split, numbers in any grouping."""
    assert share(heard=heard, wrong=False, seed=seed) >= 0.995


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("heard", [False, True])
def test_what_is_misheard_is_found(heard, seed):
    """One sound or letter wrong, as a recogniser writes names that it never met."""
    assert share(heard=heard, wrong=True, seed=seed) >= 0.98


@pytest.mark.parametrize("style", [str.lower, lambda text: f"{text[0].upper()}{text[1:]}."])
def test_names_that_are_words_leave_the_words(style):
    """People called Will, Mark, Grace, Hope, Frank and Rose, and sentences that use the words: at most one is touched."""
    touched = [text for text in map(style, USED_AS_WORDS) if found(WORD_NAMES, text)]
    assert len(touched) <= 1, touched


@pytest.mark.parametrize(
    "text",
    [
        "so will said no",
        "I told Will",
        "mark's car",
        "my friend grace called",
        "with hope and frank",
        "Rose left",
        "it was will again",
    ],
)
def test_names_that_are_words_are_found_where_they_are_names(text):
    """The same people, spoken of."""
    assert found(WORD_NAMES, text)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("503-555-0177", "five oh three triple five oh one double seven"), ("503-555-0177", "fifty three five fifty five zero one seventy seven"),
        ("800-555-0199", "eight hundred five five five oh one ninety nine"), ("503-555-0177", "five five five oh one seven seven"),
        ("503-555-0177", "+1 (503) 555 0177"), ("503-555-0177", "5 0 3 5 5 5 0 1 7 7"),
    ],
)  # fmt: skip
def test_a_number_is_found_in_any_grouping(number, said):
    """Digits, pairs, doubles, hundreds, with a country code or without the area."""
    text = f"you can ring {said} today"
    spans = found((KnownIdentifier(number, Label.PHONE),), text)
    hidden = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in hidden or not char.isalnum() for place, char in enumerate(text) if 13 <= place < 13 + len(said))
