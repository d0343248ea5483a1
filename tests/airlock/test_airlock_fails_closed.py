"""R13: on any fault, delay or doubt nothing leaves. R14: the refusal holds no words."""

import threading
import time
import traceback

import pytest
from airlock_house import KNOWN, SEALER, out, session

from handrail.airlock import Airlock
from handrail.airlock.recognizers import RECOGNIZERS
from handrail.airlock.second_look import still_there
from handrail.papers.errors import AirlockRefused
from handrail.papers.safe import Entity, Label

NAMES = (Entity(Label.PERSON, "[Client]", ("Inés Okafor",), "client"), Entity(Label.PERSON, "[Husband]", ("Will",), "husband"))


def _broken(page):
    raise ValueError(page.text)


def _hangs(page):
    time.sleep(0.3 if "Keisha" in page.text else 0)
    return ()


def _sees_nothing(page):
    return ()


def test_a_recognizer_that_fails_lets_nothing_leave():
    """One broken recognizer among nine refuses the whole text."""
    with pytest.raises(AirlockRefused, match=r"phones failed.*R13"):
        out(session("Hello."), airlock=Airlock({**RECOGNIZERS, "phones": _broken}, SEALER))


def test_a_recognizer_that_hangs_lets_nothing_leave():
    """Out of time is out of luck, and the caller gets its answer at once."""
    with pytest.raises(AirlockRefused, match="too long") as refused:
        out(session("Hello.", "I told Keisha."), airlock=Airlock({"slow": _hangs}, SEALER, seconds=0.05))
    assert refused.value.turns == (1,)


def test_a_refusal_names_turns_and_no_words():
    """R14: neither the message nor the traceback holds what was said."""
    said = session("Hello.", "I told Keisha.")
    with pytest.raises(AirlockRefused) as refused:
        out(said, airlock=Airlock({"people": _broken}, SEALER))
    assert refused.value.turns == (0,)
    assert "Keisha" not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize(
    "text",
    [
        "call 503 555 0177 now", "five oh three five five five oh one", "velmaro@example", "write @velmaro",
        "id 80956298 there",
    ],
)  # fmt: skip
def test_the_second_look_stops_what_blind_recognizers_let_through(text):
    """With no recognizer at all, numbers, said or written, and at signs still stop the text."""
    with pytest.raises(AirlockRefused) as refused:
        out(session("Hello.", text), airlock=Airlock({"people": _sees_nothing}, SEALER))
    assert refused.value.turns == (1,)


@pytest.mark.parametrize("text", ["then ines came", "INÉS", "okafor's house", "Оkafor", "ine\u200bs", "inés-maria"])
def test_the_second_look_knows_names_in_any_dress(text):
    """Known names are found by folded search, without tokens or context."""
    assert [doubt.turn for doubt in still_there([text], NAMES)] == [0]


@pytest.mark.parametrize(
    ("text", "why", "words"),
    [
        ("it is o-k-a-f-o-r", "spelled", "o-k-a-f-o-r"), ("then oka for came", "spelled", "oka for"), ("see velmaro.com", "address", "velmaro.com"),
        ("write me dot com", "address", "dot com"), ("it was 483921", "digits", "483921"), ("so Keisha came", "name", "Keisha"),
        ("five double four two um nine oh one", "digits", "five double four two um nine oh one"), ("Inés's", "known", "Inés"),
        ("the Will Okafor case", "known", "Okafor"),
    ],
)  # fmt: skip
def test_the_second_look_says_where_and_why(text, why, words):
    """The clinician is shown the very words; the doubt itself holds none."""
    doubt = still_there([text], NAMES)[0]
    assert (doubt.why, text[doubt.start : doubt.end]) == (why, words)


def test_blind_recognizers_let_no_canary_die_unseen():
    """R13: made-up identifiers travel with each text, and what does not find them is trusted with nothing else."""
    with pytest.raises(AirlockRefused, match="made-up names"):
        out(session("Hello."), airlock=Airlock({"people": _sees_nothing}, SEALER))


def test_a_blind_search_for_known_names_is_heard(monkeypatch):
    """R13: the client's own record is the strongest recognizer; without it nothing leaves."""
    monkeypatch.setattr("handrail.airlock.search.Known.find", lambda self, page: ())
    with pytest.raises(AirlockRefused, match="made-up names"):
        out(session("Hello."))


def test_the_canary_itself_never_leaves():
    """Neither its words nor its surrogate are in the text, the spans or the map; no number is spent on it."""
    done = out(session("I told Keisha."))
    assert done.safe.turns[0].text == "I told [Person 1]."
    assert [entity.forms for entity in done.names.entities] == [("Keisha",)]


def test_a_broken_canary_lets_nothing_leave(monkeypatch):
    """Fail closed, here too."""
    monkeypatch.setattr("handrail.airlock.search.came_through", lambda canary, masked: 1 / 0)
    with pytest.raises(AirlockRefused, match="canary failed"):
        out(session("Hello."))


def test_a_broken_second_look_lets_nothing_leave(monkeypatch):
    """Whatever it raises, no text comes out, and the error shows no word."""
    said = session("I told Keisha.")
    monkeypatch.setattr("handrail.airlock.gate.still_there", lambda texts, *_: 1 / texts)
    with pytest.raises(AirlockRefused, match="airlock failed") as refused:
        out(said)
    assert "Keisha" not in "".join(traceback.format_exception(refused.value))


def test_broken_surrogates_let_nothing_leave(monkeypatch):
    """The same for the book of names."""
    said = session("I told Keisha.")
    monkeypatch.setattr("handrail.airlock.surrogates.Book._new", lambda book, label, role, form: 1 / form)
    with pytest.raises(AirlockRefused) as refused:
        out(said)
    assert "Keisha" not in "".join(traceback.format_exception(refused.value))


def test_the_thread_of_a_slow_search_ends():
    """It is left behind, but not for ever: it stops at the next recognizer."""
    with pytest.raises(AirlockRefused, match="too long"):
        out(session(*["I told Keisha."] * 50), airlock=Airlock({"slow": _hangs}, SEALER, seconds=0.05))
    time.sleep(0.5)
    assert not [thread for thread in threading.enumerate() if thread.name == "airlock"]


@pytest.mark.parametrize(
    "text",
    [
        "I will go", "in 2019 and 2020 and 2021", "one two three four five six seven", "kinesiology",
        "120 over 80, then 16 and 9",
    ],
)  # fmt: skip
def test_the_second_look_leaves_ordinary_words(text):
    """Years, counting, everyday words and names inside longer words don't stop a session."""
    assert still_there([text], NAMES) == ()


def test_known_names_pass_the_second_look_after_masking():
    """What the recognizers replaced is gone for the second look too."""
    assert out(session("Inés, ines, INES and 503-555-0177; Will came."), KNOWN).safe.spans
