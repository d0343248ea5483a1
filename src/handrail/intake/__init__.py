"""The room that turns what happened into numbered turns: a transcript file, or a clinician's typed notes.

Rules: no network, no guessing who is who (it asks), no word lost without saying so, linear time, and for anything that can't
be read one clear sentence (`BadInput`) that quotes nobody.

>>> from handrail.intake import People, read_transcript
>>> taken = read_transcript(b"Therapist: How was it?\\nClient: I slept.", filename="s.txt", people=People((), ()))
>>> [(turn.role.value, turn.text) for turn in taken.turns]
[('therapist', 'How was it?'), ('client', 'I slept.')]
"""

from handrail.intake.read import BIGGEST_FILE, LONGEST_SESSION, MOST_TURNS, read_transcript, typed_notes
from handrail.intake.roles import People

__all__ = ["BIGGEST_FILE", "LONGEST_SESSION", "MOST_TURNS", "People", "read_transcript", "typed_notes"]
