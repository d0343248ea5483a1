"""Count how the talk of an hour went: once, after its walk, for its own clinician alone, under a yes of its own (R38).

Here alone the talk codes are asked for. What is kept of them is sealed under a key of its own, holds for exactly the text that it
was made from, and goes with it, or with the yes. Moments to revisit are counted at each reading and stored nowhere.
"""

import hashlib
from collections.abc import Sequence

from django.db import transaction

from handrail import cards, noticing
from handrail.noticing.talk import tally
from handrail.papers import codec
from handrail.papers.errors import Refused
from handrail.papers.notice import Talk
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeText, SafeTurn
from handrail.web.actions import access, permits
from handrail.web.records import ledger, locks
from handrail.web.records.models import Client, HourCounted, SafeCopy, Session, WalkRequest

UNDER = frozenset({Purpose.PROCESS_FEEDBACK_TO_THERAPIST})


def count_hour(walk_id: str) -> None:
    """After a walk: count its hour and keep that, where its clinician may read it and everyone said yes. Else nothing is counted.

    Asked again before it is kept, as at every door; doing it twice finds what the first time kept.
    """
    walk = WalkRequest.objects.select_related("session__clinician__account").filter(pk=walk_id).first()
    if walk is None or walk.state != WalkRequest.State.DONE:
        return
    session = walk.session
    copy = newest(session)
    if copy is None or not _wanted(session, copy):
        return
    talk = tally(codec.load(SafeText, copy.get("safe")).turns)
    with transaction.atomic():
        locks.held(Client.objects.all()).filter(pk=walk.client_id).first()  # a no, or a deletion, comes before or after us
        if _wanted(session, copy):
            row = HourCounted(session=session, safe_copy=copy, client_id=walk.client_id, version=noticing.VERSION)
            row.put(body={"of": _digest(copy), "talk": codec.dump(talk)})
            row.save(force_insert=True)
            _note(session)


def talk_of(session: Session, copy: SafeCopy, turns: Sequence[SafeTurn]) -> Talk:
    """What was kept of this text; where nothing was, it is counted now and not kept: to look changes no record.

    Whoever calls asks consent first.
    """
    kept = HourCounted.objects.filter(safe_copy=copy, version=noticing.VERSION).first()
    body = kept.get("body") if kept else None
    if body and body["of"] == _digest(copy):
        return codec.load(Talk, body["talk"])
    with transaction.atomic():
        _note(session)
    return tally(turns)


def newest(session: Session) -> SafeCopy | None:
    """The text of an hour that is read: the last that left the airlock."""
    return SafeCopy.objects.filter(talk__session=session).order_by("-made_at").first()


def _wanted(session: Session, copy: SafeCopy) -> bool:
    """Whether this text is still there and uncounted, and its clinician may read counts of it at this moment."""
    there = SafeCopy.objects.filter(pk=copy.pk, counted__isnull=True).exists()
    return there and _may_be_read(session)


def _may_be_read(session: Session) -> bool:
    try:
        access.own_hour(session.clinician.account, session.pk)
        permits.permit(session, UNDER)
    except (access.Denied, Refused):
        return False
    return True


def _digest(copy: SafeCopy) -> str:
    return hashlib.sha256(copy.safe.encode("utf-8", "surrogatepass")).hexdigest()


def _note(session: Session) -> None:
    """A use of AI like any other: its client reads of it (R29)."""
    ledger.note(
        ledger.Kind.HOUR_COUNTED,
        session.client_id,
        {"session": str(session.pk), "model": f"noticing {cards.card('noticing').version}"},
    )
