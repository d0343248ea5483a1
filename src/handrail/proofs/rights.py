"""Chapter H, client rights (R40 to R42)."""

from functools import partial

from django.utils import timezone

from handrail.papers import codec
from handrail.papers.draft import Author, Signed
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, holds, see
from handrail.web.actions.amend_document import amend_document
from handrail.web.records.models import Document


@holds(42)
def an_amendment_stands_beside(house: House) -> str:
    """The signed bytes stay; the correction has its own signature."""
    document = house.signed(house.draft)
    before = bytes(Document.objects.get(pk=document.pk).body_sealed)  # type: ignore[attr-defined]
    amended = amend_document(house.therapist, document.pk, "The dose was 50 mg from the start.", timezone.now())
    after = bytes(Document.objects.get(pk=document.pk).body_sealed)  # type: ignore[attr-defined]
    see(before == after and amended.amends_id == document.pk, "an amendment changed the signed text")
    line = codec.load(Signed, amended.get("body")).lines[-1]
    see(line.author is Author.HUMAN and line.section == "Amendment", "the amendment is not its own section")
    return "the amendment stands beside the signed text, whose bytes stayed as they were"


@attack(42)
def the_signed_text_changed(house: House) -> str:
    """Past the program."""
    document = Document.objects.filter(pk=house.signed(house.draft).pk)
    for change in ({"body_sealed": b"x"}, {"signed_at": timezone.now()}, {"kind": "soap"}, {"with_ai": False}):
        database_refuses(partial(document.update, **change), "a changed signed document")
    return "the tables refuse another text, time, kind and a stripped AI mark on a signed document"
