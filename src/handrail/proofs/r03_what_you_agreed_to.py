"""R3: what was agreed to is kept."""

from functools import partial

from handrail.consent import text
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, evident, holds, refused, see
from handrail.proofs.walked import permit_of
from handrail.web.actions import ask_consent, check_consents
from handrail.web.records.models import ConsentDecision, ConsentTemplate, ConsentText


@holds(3)
def kept_with_its_text(house: House) -> str:
    """The text to the letter, in its language; person, way, time, end; and the copy that was handed over."""
    rows = ConsentDecision.objects.filter(client=house.chen, given=True).select_related("asking__text__template")
    see(rows, "nobody said yes to anything")
    for row in rows:
        assert row.asking is not None
        shown = ask_consent.shown(row.asking.text)
        see(shown.sha256 == row.text_version and row.asking.text.template.language, "a yes does not lead to its text")
        see({element.key for element in shown.elements} >= set(text.ELEMENTS), "a text that was shown lacks a part")
        see(row.party_id and row.source and row.at and row.expires_at and row.terms, "a yes lacks its person, way, tool or end")
        see(row.copies.exists(), "a yes came without a copy")
    return (
        f"{rows.count()} yeses lead back to the very text that was shown, to the letter, with person, way, tool, end and a copy"
    )


@attack(3)
def rewritten_afterwards(house: House) -> str:
    """A yes without an end; the text, its template and the decision edited by hand; an answer taken out."""
    row = ConsentDecision.objects.filter(client=house.chen, given=True).select_related("asking__text")[0]
    assert row.asking is not None
    template = row.asking.text.template
    mine = ConsentDecision.objects.filter(pk=row.pk)
    database_refuses(partial(mine.update, expires_at=None), "a yes without an end")
    database_refuses(partial(mine.update, asking=None), "a yes without a text")
    for model, key, change in (
        (ConsentText, row.asking.text.pk, {"filled_with": {**row.asking.text.filled_with, "model": "another"}}),
        (ConsentTemplate, row.asking.text.template_id, {"source": "You agree to everything."}),
    ):
        rows = model._default_manager.filter(pk=key)
        evident(
            partial(rows.update, **change), lambda: ask_consent.shown(ConsentText.objects.get(pk=row.text_version)), "a text"
        )
    ends = (row.expires_at or row.at).replace(year=2099)
    for edited in ({"text_version": "0" * 64}, {"expires_at": ends}, {"source": "client_signature"}):
        evident(partial(mine.update, **edited), lambda: permit_of(house), "a decision")
    evident(mine.delete, check_consents.look, "a missing decision")
    refused(lambda: ask_consent.shown(ConsentText(sha256="0" * 64, template=template, filled_with={})), "no text")
    return (
        "the tables take no yes without text and end; an edited text, template or answer, and one taken out, were each noticed"
    )
