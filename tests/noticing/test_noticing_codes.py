"""Talk codes (R36, R38): estimates with their words, the same each time, never a word about a person's state."""

import json
import re
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from handrail.cli import main
from handrail.noticing import codes
from handrail.papers.notice import Spoken

MODELS = Path(codes.__file__).parent / "models"


@pytest.mark.parametrize(
    ("speaker", "text", "code"),
    [
        ("therapist", "What worries you about drinking?", "question"),
        ("therapist", "It sounds like you're torn about quitting.", "reflection"),
        ("therapist", "I'd recommend that you try the patch for two weeks.", "therapist_input"),
        ("therapist", "Mm-hmm.", "other"),
        ("client", "I really want to quit smoking for my kids.", "change"),
        ("client", "It helps me relax and I don't have a problem.", "sustain"),
        ("client", "We watched a film on Saturday.", "neutral"),
    ],
)
def test_it_works(speaker: str, text: str, code: str) -> None:
    """Plain cases of each code."""
    assert codes.code(speaker, text).code == code


def test_every_code_shows_the_words_that_weighed_most() -> None:
    """R27: for a linear model the weights are the reason."""
    coded = codes.code("therapist", "So you feel torn about it.", [Spoken("client", "I don't know, I'm torn.")])
    assert coded.why and all(pull.words and pull.weight for pull in coded.why)
    assert sum(coded.scores.values()) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("text", ["", "   ", "…", "🙂", "\u202e\u0000", "a" * 5000, "? ? ?", "word " * 20_000])
def test_anything_gets_a_code(text: str) -> None:
    """Empty, endless or strange text is coded like any other, in bounded time."""
    start = time.process_time()
    assert codes.code("client", text).code in codes.CLIENT
    assert time.process_time() - start < 2


def test_the_reasons_hold_no_claim_about_a_person() -> None:
    """R36, the attack: the model's own labels say what was counted, and name nobody's feeling."""
    for path in MODELS.glob("*.json"):
        for name in json.loads(path.read_text("utf-8"))["weights"]:
            outside = re.sub("“[^”]*”", "", codes.shown(name))
            assert not re.search(r"\b(?:angry|sad|anxious|resistant|motivated|empathic|good|bad|poor)\b", outside)


def test_the_model_is_small_and_reads_fast() -> None:
    """Under five megabytes; thousands of utterances a second."""
    assert sum(path.stat().st_size for path in MODELS.glob("*.json")) < 5_000_000
    codes.code("therapist", "warm")
    start = time.process_time()
    for _ in range(300):
        codes.code("therapist", "So you want to cut down, and you're not sure how?", [Spoken("client", "I want to cut down.")])
    assert time.process_time() - start < 0.5


def test_the_command_reads_and_writes_lines() -> None:
    """The contract's shape."""
    line = json.dumps({"id": "a", "speaker": "therapist", "text": "How so?", "before": [{"speaker": "client", "text": "Hm."}]})
    out = json.loads(CliRunner().invoke(main, ["code"], input=line).output)
    assert set(out) == {"id", "code", "scores", "why"}


@pytest.mark.parametrize(
    "row",
    [{"text": "hi"}, {"text": "hi", "speaker": "boss"}, {"text": "hi", "speaker": "client", "before": [{"speaker": "x"}]}],
)
def test_a_bad_line_ends_in_one_sentence(row: dict[str, object]) -> None:
    """Exit 2, and nothing of the text in the message."""
    result = CliRunner().invoke(main, ["code"], input=json.dumps({"id": 1, **row}))
    assert result.exit_code == 2
    assert "hi" not in result.output.split()
