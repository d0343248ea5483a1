"""The second witness: what the readers half see is masked only where the sentence agrees, and calendars, kin and peoples stay."""

import numpy as np
import pytest
from airlock_house import AIRLOCK, masked, safe

from handrail.airlock.learned import network, spans
from handrail.airlock.page import Page


def seen(text, word, chance, kind="PERSON", quick=0.0):
    """What is masked when the readers see `word` with that chance and nothing else; `quick` is the network's alone."""
    page = Page(text)
    both, alone = (np.zeros((len(page.tokens), len(network.LABELS)), dtype=np.float32) for _ in range(2))
    both[:, 0] = alone[:, 0] = 1
    at = [token.folded for token in page.tokens].index(word)
    both[at, [0, network.LABELS.index(kind)]] = 1 - chance, chance
    alone[at, [0, network.LABELS.index(kind)]] = 1 - quick, quick
    return [text[found.start : found.end] for found in spans.spans(page, both, alone, spans.THRESHOLD)]


def test_a_capital_inside_a_sentence_is_a_witness():
    """The readers may be in much doubt there."""
    assert seen("And then Kettle left.", "kettle", 0.02) == ["Kettle"]
    assert seen("And then kettle left.", "kettle", 0.02) == []


@pytest.mark.parametrize("text", ["Kettle left it there.", "So the kettle was there."])
def test_an_everyday_word_without_one_must_be_plain(text):
    """At the beginning of a sentence, where every word has a capital, and in lower case among capitals."""
    assert seen(text, "kettle", 0.5) == []
    assert len(seen(text, "kettle", 0.7)) == 1


def test_at_the_beginning_of_a_sentence_the_network_may_agree():
    """Two readers, each half sure."""
    assert seen("Kettle left it there.", "kettle", 0.4, quick=0.9) == ["Kettle"]


def test_a_word_of_no_list_needs_nobody():
    """A capital on what is no everyday word."""
    assert seen("Zuberiko left it there.", "zuberiko", 0.15) == ["Zuberiko"]


def test_without_capitals_an_everyday_word_needs_both_readers():
    """One that only the closer reader half sees stays; where the network sees a trace too, it goes."""
    assert seen("so the kettle left", "kettle", 0.2) == []
    assert seen("so the kettle left", "kettle", 0.2, quick=0.05) == ["kettle"]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("And then Wednesday was bad.", "wednesday", "PERSON"),
        ("Nothing since March at all.", "march", "DATE"),
        ("Since June I sleep.", "june", "PERSON"),
        ("And then God knows.", "god", "PERSON"),
        ("We said it in Tamil then.", "tamil", "LOCATION"),
        ("I rang my Nan then.", "nan", "PERSON"),
        ("It came back at seven then.", "seven", "ADDRESS"),
    ],
)
def test_what_identifies_nobody_by_itself_stays(text, word, kind):
    """However sure the readers are."""
    assert seen(text, word, 0.95, kind, quick=0.95) == []


def test_a_month_that_someone_is_called_goes():
    """ "My friend June" is no month."""
    assert seen("I told my friend June then.", "june", 0.9) == ["June"]


def test_a_sentence_that_ends_parts_two_words():
    """What begins the next one is no part of a name."""
    assert masked("We got her from Netarts. And we left.").endswith(". And we left.")


@pytest.mark.parametrize("text", ["We met at St. Brigid's and left.", "we met at saint brigid's and left"])
def test_the_ending_of_an_organisation_is_a_part_of_it(text):
    """ "St. Brigid's" is hidden whole."""
    assert not any(left in masked(text).lower() for left in ("brigid", "'s"))


@pytest.mark.parametrize(
    "text",
    ["Ten to eleven. I walk out of here.", "Anything over a seven I go and walk round it.", "I'll sleep for a hundred years."],
)
def test_a_number_in_talk_is_no_address_and_no_age(text):
    """Rules look no further than the sentence."""
    assert not AIRLOCK.mask(text).spans


@pytest.mark.parametrize("text", ["I told Sister wise then.", "They had Mrs. kettle then."])
def test_a_title_is_a_witness(text):
    """Even where a name is written without a capital."""
    word = text.split()[-2]
    assert seen(text, word, 0.2) == [word]


def test_kin_that_a_list_takes_for_a_name_stays():
    """ "Nan" is on the list of first names."""
    assert masked("so my nan called and she was fine") == "so my nan called and she was fine"


@pytest.mark.parametrize(
    "text", ["It got bad in, um, April then.", "He has had it since, like, August.", "We last spoke in April."]
)
def test_a_month_is_nobody_even_after_a_halt(text):
    """ "Like" and "um" may stand before it."""
    assert masked(text) == text


def test_somebody_named_like_a_month_leaves_the_month_alone():
    """April is a sister in one turn and a month in the other."""
    texts = safe("I told my sister April about it.", "That was the night in April.")
    assert "April" not in texts[0]
    assert texts[1] == "That was the night in April."


def test_a_month_that_speaks_is_somebody():
    """A cue beats the calendar."""
    assert "August" not in masked("And August said he was sorry.")


def test_an_everyday_word_among_capitals_makes_no_organisation():
    """One reader alone, however sure, is not enough; with the other's trace it is."""
    assert seen("We went to kettle again.", "kettle", 0.95, "ORG") == []
    assert seen("We went to kettle again.", "kettle", 0.95, "ORG", quick=0.5) == ["kettle"]


def test_minutes_are_no_date():
    """The "thirty" of "at four thirty" is a time of day; "born May thirty" is none."""
    assert seen("So Tuesday at four thirty then.", "thirty", 0.95, "DATE") == []
    assert seen("It fell on thirty then.", "thirty", 0.95, "DATE") == ["thirty"]


@pytest.mark.parametrize(("text", "kept"), [("It ends by the thirtieth then.", []), ("We met Keith then.", ["Keith"])])
def test_a_day_of_the_month_is_no_organisation(text, kept):
    """However sure the readers are; a name that only ends like one goes."""
    word = text.split()[-2].lower()
    assert seen(text, word, 0.95, "ORG" if not kept else "PERSON") == kept
