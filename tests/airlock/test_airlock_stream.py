"""`handrail deidentify` on a stream: a row in doubt is withheld whole, and the rows behind it still come."""

import json

import pytest
from click.testing import CliRunner

from handrail.airlock import Airlock
from handrail.cli.deidentify import command
from handrail.papers.errors import AirlockRefused


@pytest.fixture
def lines(monkeypatch):
    """Three rows of which the airlock refuses the second."""
    mask = Airlock.mask

    def doubts(self, text, *rest):
        if "doubt" in text:
            raise AirlockRefused("1 turns may still hold something that identifies a person", (0,))
        return mask(self, text, *rest)

    monkeypatch.setattr(Airlock, "mask", doubts)
    rows = [{"id": 1, "text": "I told Keisha."}, {"id": 2, "text": "a doubt about Zuleika"}, {"id": 3, "text": "Keisha came."}]
    return CliRunner().invoke(command, input="\n".join(map(json.dumps, rows)))


def test_every_row_has_an_answer(lines):
    """In order, the refused one too."""
    assert [json.loads(line)["id"] for line in lines.stdout.splitlines()] == [1, 2, 3]


def test_a_refused_row_shows_nothing(lines):
    """R13, R14: its text is one word of ours, its span is all of it, and the complaint holds no word of it."""
    row = json.loads(lines.stdout.splitlines()[1])
    assert row["text"] == "[Withheld]"
    assert row["spans"] == [{"start": 0, "end": 21, "label": "OTHER", "surrogate": "[Withheld]"}]
    assert "Zuleika" not in lines.output
    assert "row 2 is withheld" in lines.stderr
