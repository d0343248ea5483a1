"""How much of a document each of its sections may have, and how long any of them may be."""

import pytest

from handrail import kinds
from handrail.backends.embedded.choice.choose import drafted_sections
from handrail.backends.embedded.choice.room import Room

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
