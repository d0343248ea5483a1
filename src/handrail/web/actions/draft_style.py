"""How a clinician likes drafts to read: kept once, used for every draft they ask for, named in each draft's provenance."""

from django.db import transaction

from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import BadInput
from handrail.papers.style import CLIENT_WORDS, THERAPIST_WORDS, Density, Quotes, Style, Tense
from handrail.web.actions import access, practice_kinds
from handrail.web.records import formats
from handrail.web.records.models import Account, DraftStyle, Staff


def style_of(member: Staff | None) -> Style:
    """As they like it; the usual where they have said nothing."""
    row = None if member is None else DraftStyle.objects.filter(staff=member).first()
    if row is None:
        return Style()
    return Style(row.client, row.therapist, Tense(row.tense), Density(row.density), Quotes(row.quotes))


def my_style(account: Account) -> Style:
    """This clinician's own."""
    return style_of(access.clinician(account))


@transaction.atomic
def keep_style(account: Account, style: Style) -> Style:
    """For this clinician's drafts from now on; what was drafted stays as it is."""
    member = access.clinician(account)
    if style.client not in ("", *CLIENT_WORDS) or style.therapist not in ("", *THERAPIST_WORDS):
        raise BadInput("choose one of the words on the list")
    words = {"client": style.client, "therapist": style.therapist}
    levels = {"tense": style.tense.value, "density": style.density.value, "quotes": style.quotes.value}
    DraftStyle.objects.update_or_create(staff=member, defaults={**words, **levels})
    return style


def try_style(account: Account, style: Style) -> GroundedDraft:
    """A note on an hour that was written for this, in that style. Nothing is stored, no client is touched."""
    access.clinician(account)
    return practice_kinds.synthetic_draft(formats.kind("dap"), style)
