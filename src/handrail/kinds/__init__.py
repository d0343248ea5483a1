"""The shelf of documents: one file each, with its sections, who may write them and who may read them.

To add a kind, write one file beside these and list it below; a test names a file that is missing from the list.

>>> [section.name for section in kind("dap").sections]
['Data', 'Assessment', 'Risk', 'Plan', 'Diagnosis and necessity']
"""

from collections.abc import Mapping
from types import MappingProxyType

from handrail.kinds import (
    birp,
    brief,
    client_summary,
    contact_note,
    couple,
    dap,
    discharge_plan,
    emdr,
    girp,
    group,
    intake,
    narrative,
    pie,
    pirp,
    plan_review,
    psychiatric,
    referral_letter,
    sirp,
    soap,
    treatment_plan,
)
from handrail.papers.errors import BadInput
from handrail.papers.kind import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        module.KIND.key: module.KIND
        for module in (
            dap,
            soap,
            birp,
            girp,
            pirp,
            pie,
            sirp,
            narrative,
            emdr,
            group,
            couple,
            psychiatric,
            intake,
            treatment_plan,
            plan_review,
            discharge_plan,
            contact_note,
            referral_letter,
            brief,
            client_summary,
        )
    }
)

WORKING_PAPERS = tuple(kind.key for kind in KINDS.values() if kind.audience == "clinician")
"""Read by the clinician alone, never signed, no part of the record (handbook 1.10)."""


def kind(key: str) -> Kind:
    """The kind with this key, or `BadInput` that lists them all."""
    found = KINDS.get(key)
    if found is None:
        raise BadInput(f"there is no such kind of document; there are: {', '.join(KINDS)}")
    return found
