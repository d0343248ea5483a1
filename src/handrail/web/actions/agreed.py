"""What was agreed before an hour: the plan of the last signed note, homework and goals. People's own, never an unsigned draft.

The newest note alone is opened, and a few rows: it costs the same after five years as after a week.
"""

from handrail.papers import codec
from handrail.papers.signed import Signed
from handrail.web.records.models import Document, Session

PROGRESS_NOTES = ("dap", "soap", "birp", "girp", "pirp")
PLANNED = "Plan"
MOST = 4


def before(session: Session) -> tuple[str, ...]:
    """Each agreement as a text: it may be opened, and guides which of this hour's words are worth telling."""
    client = session.client
    note = (
        Document.objects.filter(
            Document.COUNTS, client=client, kind__in=PROGRESS_NOTES, session__starts_at__lt=session.starts_at
        )
        .order_by("-session__starts_at", "-signed_at")
        .first()
    )
    planned = (
        ()
        if note is None
        else tuple(line.text for line in codec.load(Signed, note.get("body")).lines if line.section == PLANNED)
    )
    homework = client.homework.filter(agreed_on__lt=session.starts_at.date())[:MOST]
    goals = client.goals.filter(since__lte=session.starts_at.date())[:MOST]
    return (
        *planned,
        *(str(row.get("body").get("text", "")) for row in homework),
        *(str(row.get("body").get("title", "")) for row in goals),
    )
