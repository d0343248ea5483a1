"""What a client may be told of a flag or a moment (R30, R36): the same facts, plain words, two languages, no words of theirs."""

from itertools import product
from typing import get_args

import pytest

from handrail.noticing import flags, moments
from handrail.noticing.moments import RANKS
from handrail.noticing.telling import FoundBy, flag_told, moment_told
from handrail.papers.notice import Context, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role
from handrail.release.readability import CEILING, grade, mean_sentence_words

EVERY = [
    *[flag_told(category, tags, found) for category, tags, found in product(Safety, [(), tuple(Context)], get_args(FoundBy))],
    *[moment_told(cue, against=against) for cue, against in product(RANKS, [True, False])],
]


def test_every_category_and_cue_is_told_at_grade_eight_at_most() -> None:
    """Grade 6 on the whole, sentences under 20 words."""
    grades = [grade(english) for english, _ in EVERY]
    assert max(grades) <= CEILING
    assert sum(grades) / len(grades) <= 6
    assert max(mean_sentence_words(text) for pair in EVERY for text in pair) < 20


def test_both_languages_tell_the_same_facts() -> None:
    """As many sentences in Spanish as in English, and no English left in it."""
    assert all(english.count(".") == spanish.count(".") and "These" not in spanish for english, spanish in EVERY)


@pytest.mark.parametrize("word", ["risk", "danger", "severe", "suicidal", "ill ", "riesgo", "peligro", "grave"])
def test_no_telling_rates_anyone(word: str) -> None:
    """R36: words about words; no level and no label."""
    assert not any(word in text.lower() for pair in EVERY for text in pair)


def test_a_flag_tells_what_found_it_and_repeats_no_word() -> None:
    """A list and the reader are told apart, as in the clinician's reason; the quote stays out."""
    (flag,) = flags((SafeTurn(0, Role.CLIENT, "When I was nineteen I swallowed a whole bottle of pills."),))[:1]
    assert ("list" in flag.client) == ("on the list" in flag.why)
    assert "past" in flag.client and "pasado" in flag.client_es
    assert "pills" not in flag.client and "nineteen" not in flag.client


def test_a_moment_is_told_without_its_words() -> None:
    """The cue in plain words; the quote stays on the clinician's page."""
    talk = (SafeTurn(0, Role.THERAPIST, "How was it?"), SafeTurn(1, Role.CLIENT, "You don't understand me."))
    (moment,) = moments(talk)
    assert moment.client.startswith("These words are about how the work goes here.")
    assert "understand" not in moment.client
    assert moment.client_es
