"""A small model reads each sentence in its context: one named weight among others, the same every time, only the file that was measured."""

import pytest
from embedded_support import SESSION, sealed, texts

from handrail.backends.embedded.hour.passages import passages
from handrail.backends.embedded.weight import context, score
from handrail.backends.embedded.weight.context import LONGEST, LONGEST_SENTENCE, Context, windows
from handrail.language import files
from handrail.papers.errors import Tampered

FOUND = passages(sealed(SESSION))
READ = context.shipped().read(FOUND)


def odds(words: str) -> float:
    """Of the sentence with these words."""
    return next(value for one, value in zip(FOUND, READ, strict=True) if words in one.text)


def refuse(*_: object) -> None:
    """Nobody may come here."""
    raise AssertionError("the reader was asked")


def test_it_works() -> None:
    """What a note needs stands above small talk."""
    needed = ("wake up at three", "fifty milligrams", "did it on four days", "easier not to wake up")
    chat = ("raining again", "find parking", "See you then", "Okay, thanks")
    assert min(map(odds, needed)) > max(map(odds, chat))


def test_the_same_sentence_weighs_more_as_an_answer() -> None:
    """It reads what stands around: "Two" to a question about drink, and "Two" about sugar in tea."""
    asked = passages(sealed("T: How many drinks did you have on Friday?\nC: Two, maybe.\nT: And since then?\nC: None at all."))
    chat = passages(sealed("T: Sugar in your tea?\nC: Two, maybe.\nT: There you go. Milk?\nC: Lovely, thanks."))
    first, second = (context.shipped().read(found)[1] for found in (asked, chat))
    assert first > second


def test_each_sentence_is_read_once_and_every_time_the_same() -> None:
    """As many numbers as sentences, however long the talk; no dice."""
    assert len(READ) == len(FOUND)
    assert context.shipped().read(FOUND) == READ
    assert context.shipped().read([]) == []


def test_windows_leave_nothing_out() -> None:
    """Every sentence lies in one of them, in order, and none is longer than the model reads."""
    said = [[7] * (1 + at % LONGEST_SENTENCE) for at in range(len(FOUND))]
    cut = list(windows(FOUND, said))
    assert [at for one in cut for at in range(one.first, one.end)] == list(range(len(FOUND)))
    assert len(cut) > 1
    assert all(len(one.ids) == len(one.whose) <= LONGEST for one in cut)


def test_its_say_is_one_named_weight() -> None:
    """R28: what chose a line adds up to its score, and the reader's part bears its name."""
    for one, value in zip(score.scored(FOUND), READ, strict=True):
        named = [weight.weight for weight in one.weights if weight.words == "read in its context"]
        assert named == [pytest.approx(score.READ * value)]
        assert one.score == pytest.approx(sum(weight.weight for weight in one.weights))


def test_one_endless_word_is_survived() -> None:
    """Bad input: a sentence without an end, and signs that are no words."""
    for text in ("la" * 4000, "word " * 3000, "…!?…", "\u0301\u0301 x"):
        found = passages(sealed(f"T: How are you?\nC: {text}"))
        assert len(context.shipped().read(found)) == len(found)


def test_spanish_talk_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """It reads English only: in Spanish it has no say."""
    monkeypatch.setattr(Context, "read", refuse)
    assert texts(
        "T: ¿Cómo ha dormido esta semana?\nC: Dormí cinco horas cada noche, y no fui al trabajo el lunes por la migraña."
    )


def test_another_model_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """R27 fails closed: nothing is chosen by a file that was not measured."""
    monkeypatch.setattr(files, "pinned", lambda package: {"context.onnx": "0" * 64})
    context.shipped.cache_clear()
    try:
        with pytest.raises(Tampered, match=r"context\.onnx"):
            texts(SESSION)
    finally:
        context.shipped.cache_clear()
