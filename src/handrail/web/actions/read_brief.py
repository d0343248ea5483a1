"""The brief before a session: what is known, each line with who made it. A line without a source is left out.

Consent is asked again at reading: a brief drawn by AI from a past session disappears with the consent for it (R11).
"""

from dataclasses import dataclass

from django.utils import timezone

from handrail.papers import codec
from handrail.papers.draft import Author, GroundedDraft, Signed, Statement
from handrail.papers.errors import Refused
from handrail.papers.notice import Flag
from handrail.papers.purpose import Purpose
from handrail.papers.transcript import Transcript
from handrail.web.actions import access, measures, permits
from handrail.web.actions.measures import Course
from handrail.web.actions.walk_session import original
from handrail.web.records.models import Account, Client, Document, Draft, Homework, SafetyFlag, Session

PROGRESS_NOTES = ("dap", "soap", "birp", "girp", "pirp")
SHORT = 180


@dataclass(frozen=True, slots=True)
class Brief:
    """One screen, one minute."""

    session: Session
    client: Client
    last: Session | None
    last_note: Document | None
    last_plan: tuple[str, ...]
    homework: tuple[tuple[Homework, dict[str, str]], ...]
    courses: tuple[Course, ...]
    flags: tuple[tuple[SafetyFlag, Flag], ...]
    ai_draft: Draft | None
    ai_parts: tuple[tuple[str, tuple[Statement, ...]], ...]
    transcript: Transcript | None
    not_seen: tuple[Session, ...]


def read_brief(account: Account, session_id: object) -> Brief:
    """The brief for one coming session."""
    session = access.treated_session(account, session_id)
    client = session.client
    past = list(
        Session.objects.filter(client=client, starts_at__lt=session.starts_at).select_related("talk").order_by("-starts_at")[:6]
    )
    note = last_note(client)
    draft, parts, transcript = _ai(session, past)
    flags = SafetyFlag.objects.filter(client=client).select_related("session").order_by("-raised_at")[:5]
    return Brief(
        session=session,
        client=client,
        last=past[0] if past else None,
        last_note=note,
        last_plan=_plan(note),
        homework=tuple((row, row.get("body")) for row in client.homework.select_related("goal")[:4]),
        courses=tuple(measures.courses(client)),
        flags=tuple((row, codec.load(Flag, row.get("body"))) for row in flags),
        ai_draft=draft,
        ai_parts=parts,
        transcript=transcript,
        not_seen=tuple(row for row in past if not hasattr(row, "talk")),
    )


def last_note(client: Client) -> Document | None:
    """The newest signed progress note."""
    return client.documents.filter(kind__in=PROGRESS_NOTES).select_related("session", "signed_by").first()


def one_line(session: Session) -> tuple[str, str]:
    """A line for Today, and who made it: the client's own agenda first, else the last signed plan."""
    agenda = session.client.about.get("agenda")
    if agenda and session.starts_at > timezone.now():
        return f"Wants to talk about: {agenda}", "client"
    note = last_note(session.client)
    plan = _plan(note)
    if note is None or not plan:
        return "", ""
    text = plan[0] if len(plan[0]) <= SHORT else plan[0][:SHORT].rsplit(" ", 1)[0] + " …"
    return text, "ai" if note.with_ai else "human"


def _plan(note: Document | None) -> tuple[str, ...]:
    if note is None:
        return ()
    signed = codec.load(Signed, note.get("body"))
    return tuple(line.text for line in signed.lines if line.section == "Plan")


def _ai(
    session: Session, past: list[Session]
) -> tuple[Draft | None, tuple[tuple[str, tuple[Statement, ...]], ...], Transcript | None]:
    draft = Draft.objects.filter(session__in=past, kind="brief").exclude(state__in=("rejected", "withdrawn")).order_by(
        "-session__starts_at", "-made_at"
    ).select_related("session", "session__talk").first()
    if draft is None:
        return None, (), None
    try:
        permits.permit(session, {Purpose.SESSION_PREP})
    except Refused:
        return None, (), None
    grounded, transcript = original(draft)
    return draft, _parts(grounded), transcript


def _parts(grounded: GroundedDraft) -> tuple[tuple[str, tuple[Statement, ...]], ...]:
    return tuple((part.name, part.statements) for part in grounded.parts if part.author is Author.AI and part.statements)
