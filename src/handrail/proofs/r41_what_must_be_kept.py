"""R41: what must be kept is named."""

from functools import partial

from django.utils import timezone

from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import erase, request_walk
from handrail.web.actions.read_document import read_document
from handrail.web.records.models import Deletion, Document, Kept


@holds(41)
def kept_with_basis_and_date(house: House) -> str:
    """Deleting everything seals the signed record, and says why and until when."""
    house.signed(house.draft)
    erase.delete_own(house.account_of(house.chen), Deletion.Scope.ALL)
    kept = list(Kept.objects.filter(client=house.chen))
    see(any(row.what == Kept.What.DOCUMENTS and row.count for row in kept), "the signed record was not kept")
    see(
        all(row.basis and row.destroy_on > timezone.localdate() for row in kept), "something is kept without a basis and a date"
    )
    return f"{len(kept)} classes are kept, each with its legal basis and the day on which it is destroyed"


@attack(41)
def opening_what_is_sealed(house: House) -> str:
    """The clinician, the supervisor and AI on a sealed record; new words into it."""
    document = house.signed(house.draft)
    erase.delete_own(house.account_of(house.chen), Deletion.Scope.ALL)
    house.forget()
    for account in (house.therapist, house.supervisor):
        refused(partial(read_document, account, document.pk), "a sealed document on a daily page")
        see(
            house.browser(account).get(f"/clinic/clients/{house.chen.pk}/").status_code in (404, 422),
            "a sealed record's page opened",
        )
    refused(lambda: Document.objects.get(pk=document.pk).get("body"), "a sealed text by its row")
    refused(lambda: request_walk.request_walk(house.therapist, house.walk.session_id, ["dap"]), "AI on a sealed record")
    return "clinician, supervisor and AI met a closed door at the sealed record, and its row did not open"
