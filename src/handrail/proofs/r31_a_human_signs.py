"""R31: a human signs."""

from django.utils import timezone

from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, holds, refused, see
from handrail.web.actions import review_draft
from handrail.web.records.models import Document, Draft


@holds(31)
def the_whole_way(house: House) -> str:
    """Opened, judged, signed."""
    draft = house.draft
    see(draft.state == Draft.State.READY, "a fresh draft is not in its first state")
    document = house.signed(draft)
    draft.refresh_from_db()
    see(draft.state == Draft.State.SIGNED and document.signed_by_id, "the whole way did not end in a signature")
    return "a draft was opened, judged and signed by a human, in this order"


@attack(31)
def short_cuts(house: House) -> str:
    """Unopened; a jump in the table; a signed text changed in the table; a document of nobody."""
    refused(lambda: review_draft.sign(house.therapist, house.draft.pk, timezone.now()), "signing unopened", "R31")
    rows = Draft.objects.filter(pk=house.draft.pk)
    database_refuses(lambda: rows.update(state=Draft.State.SIGNED), "a draft that jumps to signed")
    document = house.signed(house.summary)
    signed = Document.objects.filter(pk=document.pk)
    database_refuses(lambda: signed.update(body_sealed=b"x"), "a changed signed text")
    database_refuses(lambda: signed.update(signed_by=house.supervisor.staff), "a changed signature")
    database_refuses(lambda: signed.update(signed_by=None), "a document without a signature")
    return "signing unopened is refused; the tables refuse the jump, a changed text, a changed and a missing signature"
