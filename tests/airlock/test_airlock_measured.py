"""R13 measured on data that nobody here wrote: thresholds below which the airlock may not fall."""

import json

import pytest
from airlock_house import AIRLOCK

from handrail.papers.errors import AirlockRefused
from handrail.papers.safe import KnownIdentifier, Label

FILE = "deid_eval/injected.jsonl"


@pytest.fixture(scope="module")
def rows():
    import os
    from pathlib import Path

    path = Path(os.environ.get("HANDRAIL_DATA", "")) / FILE
    if not os.environ.get("HANDRAIL_DATA") or not path.exists():
        pytest.skip(f"HANDRAIL_DATA names no folder with {FILE}")
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][::5]


def covered(text, spans, gold):
    """True when every letter and digit of the gold span is replaced."""
    hidden = {place for span in spans for place in range(span.start, span.end)}
    return all(place in hidden for place in range(gold["start"], gold["end"]) if text[place].isalnum())


def share(rows, variant, known=lambda row: ()):
    """The share of identifiers that are wholly replaced."""
    hits = [
        covered(row["text"], AIRLOCK.mask(row["text"], known(row)).spans, gold)
        for row in rows
        if row["variant"] == variant
        for gold in row["spans"]
    ]
    return sum(hits) / len(hits)


@pytest.mark.parametrize(("variant", "least"), [("cased", 0.96), ("asr", 0.90)])
def test_identifiers_are_replaced_whole(rows, variant, least):
    """Without any record of the client."""
    assert share(rows, variant) >= least


def test_with_the_record_nearly_all_are(rows):
    """With the people in the record."""

    def record(row):
        people = (gold for gold in row["spans"] if gold["label"] == "PERSON")
        return [KnownIdentifier(row["text"][gold["start"] : gold["end"]].title(), Label.PERSON) for gold in people]

    only_people = [{**row, "spans": [gold for gold in row["spans"] if gold["label"] == "PERSON"]} for row in rows]
    assert share(only_people, "asr", record) >= 0.98


def test_hard_negatives_are_left(rows):
    """Rows without identifiers, chosen to tempt: at most one in twenty is touched."""
    plain = [row for row in rows if not row["spans"]]
    assert sum(bool(AIRLOCK.mask(row["text"]).spans) for row in plain) <= len(plain) / 20


def test_no_row_is_refused(rows):
    """The second look does not stop text that the recognizers made safe."""
    for row in rows:
        try:
            AIRLOCK.mask(row["text"])
        except AirlockRefused:
            pytest.fail(f"row {row['id']} was refused")
