"""What someone beside a client sees: their own compartment and nothing else (R19)."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.web.actions import access
from handrail.web.records import ledger
from handrail.web.records.models import Account, Grant, Party, Release, Session


@dataclass(frozen=True, slots=True)
class Beside:
    """A seat, and what it may see: None where a class was not granted."""

    party: Party
    sessions: tuple[Session, ...] | None
    releases: tuple[Release, ...] | None


def read_beside(account: Account, seat_id: UUID) -> Beside:
    """Coming sessions and shown summaries, each only where granted; for partners and groups only of joint sessions."""
    party = access.seat(account, seat_id)
    granted = access.granted(party)
    sessions = releases = None
    if Grant.What.APPOINTMENTS in granted:
        coming = Session.objects.filter(client=party.client_id, starts_at__gt=timezone.now()).order_by("starts_at")
        sessions = tuple(session for session in coming.select_related("clinician")[:5] if _theirs(party, session))
    if Grant.What.SUMMARIES in granted:
        shown = Release.objects.filter(client=party.client_id).select_related("document__session", "document__signed_by")
        releases = tuple(release for release in shown if _theirs(party, release.document.session))
    return Beside(party, sessions, releases)


@transaction.atomic
def read_beside_release(account: Account, seat_id: UUID, release_id: UUID) -> Release:
    """One summary from their compartment; the reading is noted."""
    here = read_beside(account, seat_id)
    release = next((one for one in here.releases or () if one.pk == release_id), None)
    if release is None:
        raise access.Denied
    facts = {"document": str(release.document_id), "party": str(here.party.pk)}
    ledger.note(ledger.Kind.SUMMARY_READ, here.party.client_id, facts)
    return release


def _theirs(party: Party, session: Session | None) -> bool:
    """A guardian's is what was granted; a partner's and a group member's only the hours that they shared."""
    if session is None or party.role == "guardian":
        return session is not None
    named = set(session.present.values_list("pk", flat=True))
    return session.modality in access.JOINT and (party.pk in named if named else party.in_the_room)
