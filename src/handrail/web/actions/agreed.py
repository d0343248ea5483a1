"""What was agreed before an hour: the plan of the last signed note that has one, homework and goals. People's own, never an unsigned draft.

At most a few notes and rows are looked at: it costs the same after five years as after a week.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from handrail import drafting
from handrail.kinds import KINDS
from handrail.papers import codec
from handrail.papers.draft import Statement
from handrail.papers.kind import Content, Step
from handrail.papers.signed import Line, Signed
from handrail.papers.transcript import Transcript
from handrail.web.records.formats import OWN, versions
from handrail.web.records.models import Document, Session

PROGRESS_NOTES = tuple(kind.key for kind in KINDS.values() if kind.family == "Progress notes")
OF_A_NOTE = Q(kind__in=PROGRESS_NOTES) | Q(kind__startswith=OWN)
PLANNING = ("Progress notes", "Assessment", "Contacts and letters")
"""Families of what is signed after a visit or a call. A letter in them agrees on nothing: no section of it holds a plan."""
NEXT = {
    kind.key: frozenset(kind.thread()[Step.NEXT])
    for kind in KINDS.values()
    if kind.family in PLANNING and any(Content.PLAN in section.content for section in kind.sections)
}
"""Sections of each kind that say what comes next."""
NEXT_BY_NAME = frozenset({"plan", "next step", "next steps"})
"""Headings of a practice's own kinds that say the same in a clinician's own words."""
WITH_PLAN = Q(kind__in=list(NEXT)) | Q(kind__startswith=OWN)
WHEN = Coalesce("session__starts_at", "signed_at")
"""A note's hour; a contact has none but its signature's."""
MOST, NOTES = 4, 6


@dataclass(frozen=True, slots=True)
class Given:
    """One agreement of the last visit, in the words that a human signed or wrote. `note`: the signed note; None for homework's own row."""

    text: str
    on: date
    note: Document | None = None


def before(session: Session) -> tuple[str, ...]:
    """Each agreement as a text: it may be opened, and guides which of this hour's words are worth telling."""
    client = session.client
    homework = client.homework.filter(agreed_on__lt=session.starts_at.date())[:MOST]
    on = session.starts_at.date()
    goals = client.goals.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on), since__lte=on)[:MOST]
    return (
        *(one.text for one in _planned(session)),
        *(str(row.get("body").get("text", "")) for row in homework),
        *(str(row.get("body").get("title", "")) for row in goals),
    )


def given(session: Session) -> tuple[Given, ...]:
    """What was given at the last visit: its signed plan, and homework written down since. Nothing older, however long the care."""
    planned = _planned(session)
    last = Session.objects.filter(client_id=session.client_id, starts_at__lt=session.starts_at).order_by("-starts_at").first()
    if last is None:
        return planned
    rows = session.client.homework.filter(
        agreed_on__gte=timezone.localtime(last.starts_at).date(), agreed_on__lt=timezone.localtime(session.starts_at).date()
    )[:MOST]
    written = (Given(str(row.get("body").get("text", "")), row.agreed_on) for row in rows)
    said = {one.text.casefold() for one in planned}
    return (*planned, *(one for one in written if one.text and one.text.casefold() not in said))


def told(
    given: Sequence[Given], statements: Sequence[Statement], transcript: Transcript
) -> tuple[tuple[Given, Statement | None], ...]:
    """Each agreement with the line of this hour's draft that tells of it, if one surely does."""
    cited = [tuple(item.turn for item in statement.evidence) for statement in statements]
    places = (drafting.told_of(one.text, cited, transcript.turns) for one in given)
    return tuple((one, None if place is None else statements[place]) for one, place in zip(given, places, strict=True))


def next_of(notes: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Per kind of these notes the sections that say what comes next. A practice's own kinds are looked up in one query."""
    own = versions({note.kind for note in notes if note.kind.startswith(OWN)})
    return NEXT | {
        key: frozenset(
            name
            for kind in kinds
            for name in (*kind.thread()[Step.NEXT], *(one.name for one in kind.sections if one.name.casefold() in NEXT_BY_NAME))
        )
        for key, kinds in own.items()
    }


def plan(note: Document, sections: Mapping[str, frozenset[str]]) -> tuple[Line, ...]:
    """The lines of a note that say what comes next; none where its kind has no place for them."""
    wanted = sections.get(note.kind)
    return tuple(line for line in codec.load(Signed, note.get("body")).lines if line.section in wanted) if wanted else ()


def _planned(session: Session) -> tuple[Given, ...]:
    """The plan of the last visit that has one, and before it those of contacts since."""
    notes = list(
        Document.objects.filter(Document.COUNTS, Document.OPEN, WITH_PLAN, client_id=session.client_id)
        .annotate(when=WHEN)
        .filter(when__lt=session.starts_at)
        .select_related("session")
        .order_by("-when", "-signed_at")[:NOTES]
    )
    sections, found = next_of(notes), dict[str, Given]()
    for note in notes:
        lines, on = plan(note, sections), timezone.localtime(when(note)).date()
        for line in lines:  # an amended note and its amendment hold the same lines
            found.setdefault(line.text.casefold(), Given(line.text, on, note))
        if lines and note.session is not None:
            break
    return tuple(found.values())


def when(note: Document) -> datetime:
    """Its hour's start; a contact has its signature's time."""
    return note.session.starts_at if note.session else note.signed_at
