"""Lists of topics: every entry of a list is heard where somebody says it, and only there."""

import pytest

from handrail.backends.embedded.words.text import words
from handrail.backends.embedded.words.topics import TOPICS, hits


def heard(said: str) -> set[str]:
    """The entries that were heard."""
    return set(hits(words(said)).values())


def test_every_entry_is_heard() -> None:
    """Of several words too; the first letters of a word stand for the word."""
    entries = [entry.removesuffix("*") for topic in TOPICS for entry in topic.words.split(", ")]
    assert [entry for entry in entries if not any(one in entry for one in heard(f"and {entry} then"))] == []


@pytest.mark.parametrize("entry", ["side effects", "social worker", "thought record"])
def test_an_entry_of_two_words_is_heard_whole(entry: str) -> None:
    """They had been written as beginnings of one word, and were never heard."""
    assert entry in heard(f"We spoke of the {entry} again.")


@pytest.mark.parametrize("said", ["the other side of the effect", "social media and a worker", "he recorded a thought"])
def test_half_of_an_entry_is_not_heard(said: str) -> None:
    """Its words apart are no entry."""
    assert not heard(said) & {"side effect", "social worker", "thought record"}
