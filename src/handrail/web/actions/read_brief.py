"""The brief before a session: what is known, each line with who made it. A line without a source is left out.

Consent is asked again at reading: a brief drawn by AI from a past session disappears with the consent for it (R11).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.text import Truncator

from handrail import kinds
from handrail.papers.draft import GroundedDraft, Statement
from handrail.papers.errors import Refused
from handrail.papers.kind import Author
from handrail.papers.signed import HeaderLine, Line
from handrail.papers.transcript import Transcript
from handrail.web.actions import access, agreed, looked, measures, plan_checks, prepare_brief, read_flags
from handrail.web.actions.header import About, since_last
from handrail.web.actions.measures import Course
from handrail.web.actions.read_flags import Card
from handrail.web.actions.walk_session import original
from handrail.web.records import ledger
from handrail.web.records.models import Account, Client, Document, Draft, Homework, Session, WalkRequest

SHORT = 180
FLAGGED = 5
"""Turns whose words about safety stand in the brief itself."""
WORK = 4
"""Pieces of homework that do."""


@dataclass(frozen=True, slots=True)
class OfAi:
    """AI's part, or what stands in its place."""

    draft: Draft | None = None
    parts: tuple[tuple[str, tuple[Statement, ...]], ...] = ()
    transcript: Transcript | None = None
    refused: str = ""
    """Why AI has no part now; never whose no it was (R7)."""
    walk: WalkRequest | None = None
    """A part that is at the doors."""
    offered: Session | None = None
    """The hour from which a part can be drawn now, and is not yet."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One screen, one minute."""

    session: Session | None
    """None: the next hour is not planned yet."""
    client: Client
    last: Session | None
    last_note: Document | None
    last_plan: tuple[Line, ...]
    homework: tuple[tuple[Homework, dict[str, str]], ...]
    """What is open, and what was answered since the last hour, the newest first."""
    homework_too: int
    """How many more of these there are."""
    courses: tuple[Course, ...]
    flags: tuple[Card, ...]
    """The newest hour first, in the order of what was said."""
    flags_before: int
    """How many more flags there are, in words that were said before or later in these hours."""
    ai: OfAi
    told: tuple[HeaderLine, ...]
    """What was given before the last hour, with the words of it that tell what became of it."""
    not_seen: tuple[Session, ...]
    due: str
    """A sentence, where the plan's review is due."""


def read_brief(account: Account, session_id: UUID) -> Brief:
    """The brief for one coming session."""
    session = access.treated_session(account, session_id)
    return _brief(account, session.client, session)


def read_next_brief(account: Account, client_id: UUID) -> Brief:
    """The brief for a client's next hour, planned or not."""
    client = access.treated(account, client_id)
    return _brief(account, client, prepare_brief.coming_hour(client))


def _brief(account: Account, client: Client, session: Session | None) -> Brief:
    looked.looked(account, client.pk, **({"session": session.pk} if session else {}))
    past = prepare_brief.before(client, session)
    note, plan = last_plans([client]).get(client.pk, (None, ()))
    ai = _ai(account, client, session, past)
    shown = tuple(statement for _, statements in ai.parts for statement in statements)
    on = timezone.localtime(session.starts_at if session else None).date()
    flags, flags_before = _flags(client, ai)
    work = _work(client, past)
    return Brief(
        session=session,
        client=client,
        last=past[0] if past else None,
        last_note=note,
        last_plan=plan,
        homework=tuple((row, row.get("body")) for row in work[:WORK]),
        homework_too=len(work[WORK:]),
        courses=tuple(measures.latest(client, on)),
        flags=flags,
        flags_before=flags_before,
        ai=ai,
        told=since_last(About(kinds.kind("brief"), client, ai.draft.session, shown, ai.transcript)) if ai.draft else (),
        not_seen=tuple(row for row in past if not hasattr(row, "talk")),
        due=plan_checks.overdue(plan_checks.newest_plan(client)),
    )


def _flags(client: Client, ai: OfAi) -> tuple[tuple[Card, ...], int]:
    rows = client.flags.select_related("session", "seen_by", "escalated_to", "dispositioned_by")
    turns, more = read_flags.first_turns(rows.order_by("-session__starts_at", "raised_at"), FLAGGED)
    read = {ai.draft.session_id: ai.transcript} if ai.draft and ai.transcript else {}
    return read_flags.cards(turns, read), more


def _work(client: Client, past: Sequence[Session]) -> list[Homework]:
    rows = client.homework.select_related("goal")
    if not past:
        return list(rows)
    return list(rows.filter(Q(answered_on__isnull=True) | Q(answered_on__gte=timezone.localtime(past[0].starts_at).date())))


def last_plans(clients: Iterable[Client]) -> dict[UUID, tuple[Document, tuple[Line, ...]]]:
    """The newest signed note of each client that says what comes next, with these lines, in one query (and one for own kinds)."""
    notes, sections = _notes(clients)
    found = dict[UUID, tuple[Document, tuple[Line, ...]]]()
    for note in notes:
        if note.client_id not in found and (lines := agreed.plan(note, sections)):
            found[note.client_id] = (note, lines)
    return found


def _notes(clients: Iterable[Client]) -> tuple[Sequence[Document], Mapping[str, frozenset[str]]]:
    """The last few notes of each client, the newest first and none opened, and which of their sections say what comes next."""
    place = Window(RowNumber(), partition_by=F("client_id"), order_by=[agreed.WHEN.desc(), F("signed_at").desc()])
    counted = Document.objects.filter(
        Document.COUNTS, Document.OPEN, agreed.WITH_PLAN, client__in=[client.pk for client in clients]
    )
    newest = counted.annotate(place=place).filter(place__lte=agreed.NOTES).values("pk")
    rows = Document.objects.filter(pk__in=newest).annotate(when=agreed.WHEN).select_related("session", "signed_by")
    notes = list(rows.order_by("-when", "-signed_at"))
    return notes, agreed.next_of(notes)


def one_lines(sessions: Collection[Session]) -> dict[UUID, tuple[str, str]]:
    """Per session a line for Today, and who made it: the client's own agenda first, else the plan of the last note before it."""
    notes, sections = _notes(session.client for session in sessions)
    found = {}
    for session in sessions:  # what an hour's own note plans is what comes after it
        before = (note for note in notes if note.client_id == session.client_id and agreed.when(note) < session.starts_at)
        found[session.pk] = _one_line(session, next((lines for note in before if (lines := agreed.plan(note, sections))), ()))
    return found


def _one_line(session: Session, plan: tuple[Line, ...]) -> tuple[str, str]:
    agenda = session.client.about.get("agenda")
    if agenda and session.starts_at > timezone.now():
        return agenda, "client"
    return (Truncator(plan[0].text).chars(SHORT), plan[0].author.value) if plan else ("", "")


def _ai(account: Account, client: Client, session: Session | None, past: list[Session]) -> OfAi:
    hours = prepare_brief.hours(client, session, past)
    try:
        prepare_brief.agreed(client, session)
    except Refused as refused:
        return OfAi(refused=str(refused))
    draft = (
        Draft.objects.filter(session__in=hours, kind=prepare_brief.KIND)
        .exclude(state__in=("rejected", "withdrawn"))
        .order_by("-session__starts_at", "-made_at")
        .select_related("session", "session__talk")
        .first()
    )
    grounded, transcript = original(draft) if draft else (None, None)
    if draft is not None and draft.state == Draft.State.READY:
        _opened(account, draft.pk)
    found = OfAi(draft, _parts(grounded) if grounded else (), transcript)
    last = prepare_brief.drawn_from(hours)
    if last is None or (draft and draft.session_id == last.pk) or session != prepare_brief.coming_hour(client):
        return found
    try:
        prepare_brief.agreed(client, session, last)
    except Refused as refused:
        return replace(found, refused=str(refused))
    walk = prepare_brief.at_the_doors(client)
    return replace(found, walk=walk, offered=None if walk else last)


@transaction.atomic
def _opened(account: Account, draft_id: UUID) -> None:
    """A human reads it: from here on the ledger, and with it the client, knows who (R29, R31)."""
    draft = access.treated_draft(account, draft_id, lock=True)
    if draft.state == Draft.State.READY:
        draft.state, draft.opened_at = Draft.State.IN_REVIEW, timezone.now()
        draft.save(update_fields=["state", "opened_at"])
        ledger.note(ledger.Kind.DRAFT_OPENED, draft.client_id, {"draft": str(draft.pk), "by": str(access.staff(account).pk)})


def _parts(grounded: GroundedDraft) -> tuple[tuple[str, tuple[Statement, ...]], ...]:
    return tuple((part.name, part.statements) for part in grounded.parts if part.author is Author.AI and part.statements)
