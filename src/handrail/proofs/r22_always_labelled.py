"""R22: always labelled."""

from typing import Any

from django.utils import timezone

from handrail.interop import document as export
from handrail.interop import fhir
from handrail.papers import codec
from handrail.papers.kind import Author
from handrail.papers.signed import Act, Line, Signed
from handrail.proofs.house import House, written
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.walked import permit_of, safe_of
from handrail.web.actions import copy_booklet, release_document, review_draft, take_copy, write_note
from handrail.web.actions.amend_document import amend_document
from handrail.web.records.models import Document

MINE = "My own view follows in the same paragraph."


@holds(22)
def the_label_travels(house: House) -> str:
    """A draft as it is exported; a signed document, its page and print, what the client gets, and the client's copy."""
    desk = review_draft.desk(house.draft)
    drafted = export.document(desk.transcript, safe_of(house), desk.grounded, permit_of(house), {})
    see(drafted["label"] == "AI draft, not reviewed", "an exported draft lost its label")
    document = house.signed(house.summary)
    signed = codec.load(Signed, document.get("body"))
    see(signed.label.startswith("Drafted by AI, reviewed and signed by"), "a signed AI text lost its label")
    release = release_document.release_document(house.therapist, document.pk)
    page = house.browser(house.therapist).get(f"/clinic/documents/{document.pk}/").content.decode()
    see(f'data-mark="{signed.label}' in page, "a printed sheet lost the label")
    see(page.count('data-author="ai"') == _ai(signed.lines), "the clinician's page lost the mark of a line")
    mine = house.browser(house.account_of(house.chen)).get(f"/me/summaries/{release.pk}/").content.decode()
    see("Drafted by AI," in mine and "Ada Novak" in mine, "the client's page lost the label")
    see(mine.count('data-origin="ai"') == _ai(signed.lines), "the client's page lost the mark of a line")
    _in_the_copy(house, document, signed)
    return "the label stands in the exported draft, the document, its page and print, before the client, and line by line in all parts of their copy"


@attack(22)
def ai_words_in_a_human_field(house: House) -> str:
    """Label laundering: pasted as one's own, every line edited by one more sentence, a rejected draft typed by hand, an amendment."""
    draft = house.judged(house.draft)
    grounded = review_draft.desk(draft).grounded
    said = grounded.statements()
    own = next(part.name for part in grounded.parts if part.author is Author.HUMAN)
    review_draft.write_section(house.therapist, draft.pk, own, f"{MINE} {said[0].text}")
    for line in said:
        review_draft.judge(house.therapist, draft.pk, line.id, Act.EDITED, f"{line.text} {MINE}")
    signed = codec.load(Signed, review_draft.sign(house.therapist, draft.pk, timezone.now()).get("body"))
    judged = [kept for kept in signed.lines if kept.section in {part.name for part in grounded.parts if part.statements}]
    see(_ai([kept for kept in signed.lines if kept.section == own]) == 1, "AI's words passed for the clinician's own")
    see(
        {kept.statement for kept in judged if kept.author is Author.AI} == {line.id for line in said},
        "an edited line lost its mark",
    )
    see(
        {kept.text for kept in judged if kept.author is Author.HUMAN} == {MINE},
        "AI's words in an edited line passed for a human's",
    )
    lines = [line.text for line in review_draft.open_draft(house.therapist, house.summary.pk).grounded.statements()]
    review_draft.reject(house.therapist, house.summary.pk)
    pasted = _by_hand(house, "\n".join(lines))
    mine = [line.text for line in codec.load(Signed, pasted.get("body")).lines if line.author is Author.HUMAN]
    see(
        pasted.with_ai and not [line for line in lines if line in mine and "“" not in line],
        "a rejected draft typed by hand passed",
    )
    honest = _by_hand(house, "Filled in the diary most nights. Client arrived on time.")
    see(not honest.with_ai, "a human's own words were called AI's")
    amended = amend_document(house.therapist, honest.pk, f"{MINE} {lines[0].upper()}", timezone.now())
    see(amended.with_ai, "AI's words passed in an amendment")
    return f"{len(said)} edited lines, a pasted one, a rejected draft typed by hand and an amendment kept AI's mark; honest words got none"


def _ai(lines: list[Line] | tuple[Line, ...]) -> int:
    return sum(line.author is Author.AI for line in lines)


def _by_hand(house: House, text: str) -> Document:
    told = {**written("dap"), "Data": text}
    return write_note.write_note(house.therapist, house.walk.session_id, "dap", told, timezone.now())


def _in_the_copy(house: House, document: Document, signed: Signed) -> None:
    """As data, as FHIR R4 and in the booklet's words."""
    content = take_copy.gather(house.chen)
    (row,) = (one for one in content["documents"] if one["id"] == str(document.pk))
    see(row["label"] == signed.label and row["with_ai"], "the copy lost the label")
    see(
        [line["author"] for line in row["lines"]] == [line.author.value for line in signed.lines], "the copy lost a line's mark"
    )
    entries: list[dict[str, Any]] = [entry["resource"] for entry in fhir.bundle(content)["entry"]]
    (paper,) = (one for one in entries if one["resourceType"] == "Composition" and one["id"] == str(document.pk))
    tags = [tag.get("code") for tag in paper.get("meta", {}).get("security", ())]
    see("AIAST" in tags, "the FHIR document lost its mark for machines")
    divs = "".join(section["text"]["div"] for section in paper["section"])
    see(signed.label in divs and divs.count("[drafted by AI") == _ai(signed.lines), "the FHIR document lost its label for eyes")
    (told,) = (one for one in copy_booklet.words(content)["documents"] if one["label"] == signed.label)
    marks = [line["author"] for section in told["sections"] for line in section["lines"]]
    see(marks.count("ai") == _ai(signed.lines), "the booklet lost a line's mark")
