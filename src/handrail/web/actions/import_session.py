"""Take a transcript into a client's record and ask for its walk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from handrail import flow
from handrail.intake import People
from handrail.papers import codec
from handrail.papers.errors import BadInput
from handrail.papers.transcript import Role, Source, Transcript
from handrail.web.actions import access, link_goals, request_walk
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, Session, Staff, Talk, WalkRequest

USUAL = 50
"""Minutes of an hour of which nobody said how long it was."""


class Overlap(BadInput):
    """An hour of this client whose words are kept lies at this time already. Whoever brings it says whether these are two."""

    def __init__(self, kept: Session) -> None:
        super().__init__("another hour of this client lies at this time already")
        self.kept = kept


@dataclass(frozen=True, slots=True)
class Hour:
    """When and how a session took place."""

    starts_at: datetime
    minutes: int | None = USUAL
    """None: as long as the transcript says."""
    modality: str = "individual"
    place: str = "in the room"
    approach: str = ""
    present: tuple[UUID, ...] = ()
    """Parties who were there: their yes is needed, and nobody else's but a minor's guardians'. Empty: everyone usually there."""
    goals: tuple[UUID, ...] = ()
    """What it worked on."""
    alone: bool = False
    """It may lie across no kept hour: nobody said that these are two."""


def people(client: Client, clinician: Staff) -> People:
    """The names that intake may find in a file of this client."""
    beside = [(party.role, party.name) for party in client.parties.all() if party.role != "client" and party.name]
    return People(
        clinicians=(clinician.name,),
        clients=tuple(name for name in (client.name, client.called) if name),
        others=tuple(name for role, name in beside if role != "partner"),
        partners=tuple(name for role, name in beside if role == "partner"),
    )


def import_session(
    account: Account,
    client_id: UUID,
    hour: Hour,
    data: bytes,
    filename: str,
    *,
    kinds: Sequence[str],
    roles: Mapping[str, Role] | None = None,
) -> WalkRequest:
    """A new session from a transcript file. `BadInput` leaves nothing behind; `RolesUnsure` asks who is who."""
    client = access.treated(account, client_id)
    clinician = access.staff(account)
    _ask_if_two(client, hour, hour.minutes or 1)  # before anyone is asked who is who
    if not kinds:
        raise BadInput("choose what should be drafted from this session")
    transcript = flow.take_in(data, filename, people(client, clinician), roles)
    walk = _keep(account, client, hour, transcript, kinds)
    assert walk is not None  # kinds were asked for
    return walk


def type_notes(account: Account, client_id: UUID, hour: Hour, text: str, *, kinds: Sequence[str]) -> WalkRequest | None:
    """A new session from the clinician's own typed notes. Without `kinds` nothing is asked of AI: a human writes the note."""
    client = access.treated(account, client_id)
    return _keep(account, client, hour, flow.take_notes(text), kinds)


@transaction.atomic
def attach(account: Account, session: Session, transcript: Transcript, kinds: Sequence[str]) -> WalkRequest | None:
    """Give a planned session what happened in it."""
    access.treated(account, session.client_id)
    locks.client(session.client_id)  # before the ledger, which comes last in the order of `records.locks`
    if Talk.objects.filter(session=session).exists():
        raise BadInput("this session already has its words; a session is imported once")
    talk = Talk(
        session=session,
        client_id=session.client_id,
        source=transcript.source.value,
        turns=len(transcript.turns),
        words=transcript.words,
        seconds=transcript.seconds,
        taken_in_by=account,
    )
    talk.put(transcript=codec.dump(transcript))
    talk.save(force_insert=True)
    facts = {
        "session": str(session.pk),
        "turns": len(transcript.turns),
        "source": transcript.source.value,
        "by": str(account.pk),
    }
    ledger.note(ledger.Kind.SESSION_IMPORTED, session.client_id, facts)
    return request_walk.ask(session, kinds, asked_by=account.staff_or_none) if kinds else None


@transaction.atomic
def _keep(account: Account, client: Client, hour: Hour, transcript: Transcript, kinds: Sequence[str]) -> WalkRequest | None:
    if hour.starts_at > timezone.now():
        raise BadInput("by this practice’s clock that start is still to come: say when the hour began")
    locks.client(client.pk)  # two imports at once must not take the same number
    minutes = hour.minutes or _minutes(transcript)
    _ask_if_two(client, hour, minutes)
    last = client.sessions.aggregate(last=Max("number"))["last"] or 0
    session = Session.objects.create(
        client=client,
        clinician=access.staff(account),
        number=last + 1,
        starts_at=hour.starts_at,
        minutes=minutes,
        modality=hour.modality,
        place=hour.place,
        approach=hour.approach,
    )
    _number_in_order(client)
    session.refresh_from_db()
    session.present.set(client.parties.filter(pk__in=hour.present))
    if hour.goals:
        link_goals.link_goals(account, session.pk, hour.goals)
    return attach(account, session, transcript, kinds)


def _number_in_order(client: Client) -> None:
    """A session's number is its place among the client's hours by their start: one that is brought later moves those behind it up."""
    rows = list(client.sessions.order_by("starts_at", "number"))
    wrong = [(row, number) for number, row in enumerate(rows, start=1) if row.number != number]
    over = max((row.number for row in rows), default=0) + len(rows)
    for first in (over, 0):  # no two may bear one number in between
        for row, number in wrong:
            row.number = first + number
            row.save(update_fields=["number"])


def _ask_if_two(client: Client, hour: Hour, minutes: int) -> None:
    """Raises `Overlap` for an hour that may lie across none and does."""
    if not hour.alone:
        return
    ends = hour.starts_at + timedelta(minutes=minutes)
    for one in client.sessions.filter(talk__isnull=False, starts_at__lt=ends, starts_at__gt=hour.starts_at - timedelta(days=1)):
        if one.starts_at + timedelta(minutes=one.minutes) > hour.starts_at:
            raise Overlap(one)


def _minutes(transcript: Transcript) -> int:
    """Begun minutes of a transcript with times. The record, and what is billed by it, holds no length that nobody measured."""
    if not transcript.seconds:
        raise BadInput(
            f"this file holds no times: say how many minutes the hour had, {USUAL} is usual, and choose the file once more"
        )
    return ceil(transcript.seconds / 60)


def transcript_of(talk: Talk) -> Transcript:
    """The sealed transcript, opened."""
    return codec.load(Transcript, talk.get("transcript"))


def start_of(talk: Talk, turn: int) -> float | None:
    """When a turn began, in seconds from the session's start, without making a paper of every turn."""
    turns = talk.get("transcript")["turns"]
    return turns[turn]["start"] if turn < len(turns) else None


def source_of(talk: Talk) -> Source:
    """What kind of source it is, without opening it."""
    return Source(talk.source)
