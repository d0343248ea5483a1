"""The shelf of documents: one file each, with its sections, who may write them and who may read them.

To add a kind, write one file beside these and list it below; a test names a file that is missing from the list.

>>> [section.name for section in kind("dap").sections]
['Data', 'Assessment', 'Risk', 'Plan']
"""

from collections.abc import Mapping
from types import MappingProxyType

from handrail.kinds import birp, brief, client_summary, dap, girp, pirp, soap
from handrail.papers.draft import Kind
from handrail.papers.errors import BadInput

KINDS: Mapping[str, Kind] = MappingProxyType(
    {module.KIND.key: module.KIND for module in (dap, soap, birp, girp, pirp, brief, client_summary)}
)


def kind(key: str) -> Kind:
    """The kind with this key, or `BadInput` that lists them all."""
    found = KINDS.get(key)
    if found is None:
        raise BadInput(f"there is no such kind of document; there are: {', '.join(KINDS)}")
    return found
