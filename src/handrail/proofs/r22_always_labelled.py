"""R22: always labelled."""

from django.utils import timezone

from handrail.papers import codec
from handrail.papers.kind import Author
from handrail.papers.signed import Signed
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.web.actions import release_document, review_draft


@holds(22)
def the_label_travels(house: House) -> str:
    """A signed document, its page, what the client gets."""
    document = house.signed(house.summary)
    signed = codec.load(Signed, document.get("body"))
    see(signed.label.startswith("Drafted by AI, reviewed and signed by"), "a signed AI text lost its label")
    release = release_document.release_document(house.therapist, document.pk)
    page = house.browser(house.therapist).get(f"/clinic/documents/{document.pk}/").content.decode()
    see(signed.label in page and 'data-author="ai"' in page, "the clinician's page lost the label")
    mine = house.browser(house.account_of(house.chen)).get(f"/me/summaries/{release.pk}/").content.decode()
    see("AI" in mine and "Ada Novak" in mine, "the client's page lost the label")
    return "after signing the label stands in the document, on the clinician's page line by line, and before the client"


@attack(22)
def ai_words_in_a_human_field(house: House) -> str:
    """Label laundering: the AI's line pasted as the clinician's own."""
    draft = house.judged(house.draft)
    grounded = review_draft.open_draft(house.therapist, draft.pk).grounded
    line = grounded.statements()[0].text
    own = next(part.name for part in grounded.parts if part.author is Author.HUMAN)
    review_draft.write_section(house.therapist, draft.pk, own, line)
    signed = codec.load(Signed, review_draft.sign(house.therapist, draft.pk, timezone.now()).get("body"))
    mine = [kept for kept in signed.lines if kept.section == own]
    see(mine and all(kept.author is Author.AI for kept in mine), "AI's words passed for the clinician's own")
    return "an AI line pasted into the clinician's own section stayed marked as AI's"
