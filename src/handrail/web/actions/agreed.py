"""What was agreed before an hour: the plan of the last signed note, homework and goals. People's own, never an unsigned draft.

The newest note alone is opened, and a few rows: it costs the same after five years as after a week.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from handrail import drafting
from handrail.kinds import KINDS
from handrail.papers import codec
from handrail.papers.draft import Statement
from handrail.papers.signed import Signed
from handrail.papers.transcript import Transcript
from handrail.web.records.formats import OWN
from handrail.web.records.models import Document, Session

PROGRESS_NOTES = tuple(kind.key for kind in KINDS.values() if kind.family == "Progress notes")
OF_A_NOTE = Q(kind__in=PROGRESS_NOTES) | Q(kind__startswith=OWN)
PLANNED = "Plan"
MOST = 4


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


def _planned(session: Session) -> tuple[Given, ...]:
    note = (
        Document.objects.filter(
            Document.COUNTS,
            OF_A_NOTE,
            client_id=session.client_id,
            sealed_at__isnull=True,
            session__starts_at__lt=session.starts_at,
        )
        .select_related("session")
        .order_by("-session__starts_at", "-signed_at")
        .first()
    )
    if note is None or note.session is None:
        return ()
    on = timezone.localtime(note.session.starts_at).date()
    lines = codec.load(Signed, note.get("body")).lines
    return tuple(Given(line.text, on, note) for line in lines if line.section == PLANNED)
