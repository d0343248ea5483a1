"""How much of a document each of its sections may have, and how long any of them may be."""

import pytest
from embedded_support import ENGINE, PERMIT, sealed

from handrail import kinds
from handrail.backends.embedded.choice.choose import drafted_sections
from handrail.backends.embedded.choice.room import Room
from handrail.papers.draft import Task

NOTES = [kind for kind in kinds.KINDS.values() if kind.family == "Progress notes"]
WORDS = 400.0


@pytest.mark.parametrize("kind", NOTES, ids=lambda kind: kind.key)
def test_a_progress_note_has_at_most_25_lines(kind):
    assert kind.longest <= 25


@pytest.mark.parametrize(
    ("key", "section"), [("birp", "Behavior"), ("girp", "Response"), ("pirp", "Problem"), ("sirp", "Situation")]
)
def test_the_clients_account_has_the_same_part_of_a_note_under_whatever_heading(key, section):
    assert Room.of(drafted_sections(kinds.kind(key)), WORDS, 25).sections[section] == 0.6 * WORDS


@pytest.mark.parametrize("key", ["birp", "girp", "pirp", "sirp"])
def test_the_account_leaves_room_for_what_was_done(key):
    sections = Room.of(drafted_sections(kinds.kind(key)), WORDS, 25).sections
    assert sections["Intervention"] > 0.25 * WORDS
    assert max(sections.values()) < 0.7 * WORDS


MEANS = (
    "with the pills in the drawer",
    "with the car in the garage",
    "off the bridge by the mill",
    "with the rope in the barn",
    "at the quarry",
    "with the insulin",
    "on the tracks",
    "with my father's gun",
)
TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: And the lithium?\nC: I take nine hundred at night.\n"


def _of_safety(asked):
    """An hour with so many questions about safety, each with its own answer, and a decision."""
    said = "".join(
        f"T: Have you thought about killing yourself {means}?\nC: Once I thought about ending my life {means}, and I rang my brother, and we sat in the kitchen until it was over and I slept.\n"
        for means in MEANS[:asked]
    )
    return f"{TALK * 2}{said}{TALK * 6}T: I'd like to keep the lithium at nine hundred.\nC: Okay.\n"


def _words(key, script):
    return [said.text for said in ENGINE.draft(Task(kinds.kind(key), sealed(script), PERMIT)).said]


@pytest.mark.parametrize("key", ["psychiatric", "soap"])
def test_an_hour_full_of_safety_words_has_no_long_note(key):
    """What else was said gets what they leave of 420 words."""
    assert sum(len(line.split()) for line in _words(key, _of_safety(6))) <= 420


@pytest.mark.parametrize("key", ["psychiatric", "soap", "intake"])
def test_no_words_about_safety_are_dropped_for_room(key):
    """Attacked: all of them are told, and in a medical note the decision, too."""
    note = " ".join(_words(key, _of_safety(len(MEANS))))
    assert all(f"ending my life {means}" in note for means in MEANS)
    assert key != "psychiatric" or "lithium at nine hundred" in note
