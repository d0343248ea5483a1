"""R13 measured on text that nobody here wrote: floors below which the airlock may not fall. A sample, so that it takes seconds.

`HANDRAIL_DATA` names the folder of the data sets; without it, one beside the project is taken. Nothing of them is copied here.
"""

import json
import os
from pathlib import Path

import pytest
from airlock_house import AIRLOCK

from handrail.papers.errors import AirlockRefused
from handrail.papers.safe import KnownIdentifier, Label

BESIDE = Path(__file__).parents[2].parent / "shared" / "data"
FLOORS = {
    ("injected", "cased"): 0.98, ("injected", "asr"): 0.97, ("annomi_names", "cased"): 0.96, ("annomi_names", "lower"): 0.93,
    ("presidio_synth", None): 0.90, ("gum_spoken", None): 0.88,
}  # fmt: skip
EVERY = {"injected": 5, "annomi_names": 1, "presidio_synth": 5, "gum_spoken": 1}


def rows(name):
    """A sample of one set: every so many rows, and of the spoken set only rows with names."""
    path = Path(os.environ.get("HANDRAIL_DATA") or BESIDE) / f"deid_eval/{name}.jsonl"
    if not path.exists():
        pytest.skip(f"HANDRAIL_DATA names no folder with deid_eval/{name}.jsonl, and none lies beside the project")
    with path.open(encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines][:: EVERY[name]]
    return [row for row in every if name != "gum_spoken" or row["spans"]]


def hidden(row, known=()):
    """Which identifiers of a row are wholly replaced; none in a text that is refused: it let nothing out, and served nobody."""
    gold = [span for span in row["spans"] if span.get("kind") != "ignore"]
    try:
        spans = AIRLOCK.mask(row["text"], known).spans
    except AirlockRefused:
        return [False for _ in gold]
    places = {place for span in spans for place in range(span.start, span.end)}
    return [
        all(place in places for place in range(span["start"], span["end"]) if row["text"][place].isalnum()) for span in gold
    ]


@pytest.mark.parametrize(("name", "variant"), FLOORS)
def test_identifiers_are_replaced_whole(name, variant):
    """Without any record of the client."""
    hits = [hit for row in rows(name) if row.get("variant") == variant for hit in hidden(row)]
    assert sum(hits) / len(hits) >= FLOORS[name, variant]


def test_with_the_record_nearly_all_are():
    """With the people in the record."""

    def record(row):
        people = (gold for gold in row["spans"] if gold["label"] == "PERSON")
        return [KnownIdentifier(row["text"][gold["start"] : gold["end"]].title(), Label.PERSON) for gold in people]

    only_people = [{**row, "spans": [gold for gold in row["spans"] if gold["label"] == "PERSON"]} for row in rows("injected")]
    hits = [hit for row in only_people for hit in hidden(row, record(row))]
    assert sum(hits) / len(hits) >= 0.99


def test_hard_negatives_are_left():
    """Rows without identifiers, chosen to tempt: at most one in ten is touched."""
    plain = [row for row in rows("injected") if not row["spans"]]
    assert sum(bool(AIRLOCK.mask(row["text"]).spans) for row in plain) <= len(plain) / 10


def test_hardly_a_row_is_refused():
    """The second look does not stop text that the recognizers made safe."""
    refused = []
    for row in rows("injected"):
        try:
            AIRLOCK.mask(row["text"])
        except AirlockRefused:
            refused.append(row["id"])
    assert not refused
