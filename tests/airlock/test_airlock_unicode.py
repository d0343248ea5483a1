"""Offsets are code points of the original, and disguises don't help."""

import pytest
from airlock_house import AIRLOCK, KNOWN, out, session
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.airlock.page import Page
from handrail.papers.errors import AirlockRefused

PIECES = st.one_of(
    st.sampled_from(
        [
            "Inés",
            "I\u200bnés",
            "Ine\u0301s",
            "Іnes",
            "Keisha",
            "503-555-0177",
            "five oh three five five five oh one",
            "👩‍👧",
            "שלום",
            "مرحبا",
            "[Person 1]",
            "[Client]",
            "[",
            "]",
            "\n",
            " ",
            ", ",
            ". ",
            "'s ",
            "I told ",
            "Dr. ",
            " said ",
            "@",
            "may 3rd",
            "é",
            "ß",
            "İ",
        ]
    ),
    st.text(max_size=12),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def undone(done, originals):
    """The originals as the safe text and the way back give them."""
    texts = [turn.text for turn in done.safe.turns]
    for span in sorted(done.way.spans, key=lambda span: (span.turn, -span.start)):
        words = originals[span.turn][span.from_start : span.from_end]
        texts[span.turn] = texts[span.turn][: span.start] + words + texts[span.turn][span.end :]
    return texts


@settings(deadline=None, max_examples=150)
@given(st.lists(TEXTS, max_size=4))
def test_the_way_back_gives_the_original_exactly(texts):
    """Whatever is said, safe text and way back make the same characters again; or nothing leaves."""
    try:
        done = out(session(*texts), KNOWN)
    except AirlockRefused:
        return
    assert undone(done, texts) == texts


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_spans_of_one_text_are_in_order_and_apart(text):
    """The stream command's spans never overlap and lie within the text."""
    try:
        spans = AIRLOCK.mask(text, KNOWN).spans
    except AirlockRefused:
        return
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize("name", ["I\u200bnés", "Ine\u0301s", "Іnеs", "ＩＮＥＳ", "ines\u200d", "\u202aInés\u202c"])
def test_a_name_in_disguise_is_found(name):
    """Zero-width and direction marks, combining accents, Cyrillic and full-width letters."""
    assert out(session(f"then {name} came"), KNOWN).safe.spans


def test_offsets_hold_beside_an_emoji():
    """A span behind characters outside the basic plane is not shifted."""
    text = "👩‍👧 told Keisha 🙂"
    span = AIRLOCK.mask(text).spans[0]
    assert text[span.start : span.end] == "Keisha"


def test_letters_that_change_length_in_lower_case_shift_nothing():
    """Lower-casing "İ" gives two characters in Python."""
    assert len(Page("İİ at example dot com").lower) == len("İİ at example dot com")
