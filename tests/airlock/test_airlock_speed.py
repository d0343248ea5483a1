"""A session in well under a second, and no text that makes a pattern explode."""

import contextlib
import time

import pytest
from airlock_house import AIRLOCK, KNOWN, out, session

from handrail.papers.errors import AirlockRefused

TALK = (
    "so i told keisha that i can't keep doing this and she said well you know what happens when you don't sleep and i was like "
    "yeah i know it was three in the morning on a sunday and my mom called from tacoma to ask how work is going"
)


def test_a_session_of_7500_words_takes_little_time():
    """Goal 0.4 s on an idle core; the limit here leaves room for a busy machine."""
    transcript = session(*[TALK] * 160)
    started = time.process_time()
    out(transcript, KNOWN)
    assert transcript.words > 7_400
    assert time.process_time() - started < 2.0


@pytest.mark.parametrize(
    "hostile",
    ["a" * 200_000, "1 " * 60_000, "a." * 60_000, "@" * 100_000, "a@" * 60_000, "[" * 100_000, "one " * 30_000, "a-" * 60_000,
     "Aa " * 30_000, "dot " * 30_000, "at x dot " * 12_000, "1-" * 60_000, "\u200b" * 60_000, "x underscore " * 9_000, "Dr. " * 25_000],
    ids=lambda text: text[:8].encode("unicode_escape").decode(),
)  # fmt: skip
def test_hostile_text_is_decided_quickly(hostile):
    """Long runs of what a pattern might try again and again."""
    started = time.process_time()
    with contextlib.suppress(AirlockRefused):
        AIRLOCK.mask(hostile)
    assert time.process_time() - started < 5.0
