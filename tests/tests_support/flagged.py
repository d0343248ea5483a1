"""Hours with flagged turns, written at once: no engine listens."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from handrail.papers import codec
from handrail.papers.notice import Context, Flag, Safety
from handrail.papers.transcript import Role, Source, Transcript, Turn
from handrail.web.records.models import SafetyFlag, Session, Talk
from tests_support.personas import Practice

Heard = tuple[int, Safety, str] | tuple[int, Safety, str, tuple[Context, ...]]
"""A turn, what it is about, and how it was found: `list`, `reader` or `answer`; its tags."""
TURNS = 60


def hour(practice: Practice, number: int, at: datetime, heard: Sequence[Heard], *, seen: bool = False) -> Session:
    """One of Chen's hours of sixty turns, with a flag on the whole of each turn named."""
    ada = practice.therapist_ada.staff
    session = Session.objects.create(client=practice.chen, clinician=ada, number=number, starts_at=at)
    turns = tuple(Turn(place, _role(place), said(number, place), 20.0 * place, 20.0 * place + 15) for place in range(TURNS))
    talk = Talk(session=session, client=practice.chen, source=Source.TRANSCRIPT.value, turns=TURNS, words=900, seconds=1200)
    talk.put(transcript=codec.dump(Transcript(Source.TRANSCRIPT, turns)))
    talk.save(force_insert=True)
    for turn, category, found_by, *tags in heard:
        text = said(number, turn)
        row = SafetyFlag(session=session, client=practice.chen)
        context = tags[0] if tags else ()
        row.put(
            body=codec.dump(Flag(turn, 0, len(text), text, category, context, "Words that a list holds.", found_by=found_by))
        )
        row.save(force_insert=True)
    if seen:
        session.flags.update(seen_by=ada, seen_at=timezone.now())
    return session


def said(number: int, turn: int) -> str:
    """The words of a turn."""
    return f"What was said in hour {number} at place {turn}, some words long."


def _role(turn: int) -> Role:
    return Role.CLIENT if turn % 2 else Role.THERAPIST
