"""Made-up people at door 1, where an article needs no record."""

from datetime import timedelta

from django.utils import timezone

from handrail import flow
from handrail.papers.errors import Refused
from handrail.papers.ids import ClientId, PersonId
from handrail.papers.permit import Decision
from handrail.papers.purpose import Purpose

A, B = PersonId("a"), PersonId("b")


def may(decisions: list[Decision], purposes: set[Purpose], parties: tuple[PersonId, ...] = (A,)) -> bool:
    """Door 1 for made-up people, now."""
    try:
        flow.may(purposes, client=ClientId("c"), parties=parties, decisions=decisions, ai_on=True, now=timezone.now())
    except Refused:
        return False
    return True


def said(person: PersonId, purpose: Purpose, *, given: bool = True, ends: timedelta = timedelta(days=9)) -> Decision:
    """An answer of an hour ago."""
    now = timezone.now()
    return Decision(person, purpose, given, now - timedelta(hours=1), now + ends if given else None)
