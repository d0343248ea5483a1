"""The shelf of recognizers: one file per kind of identifier, each with what it FINDS and what it LEAVES.

To add one, write a file with `find(page)`, `FINDS` and `LEAVES`, and list it below; a test names a file that is missing from
the list. People, places and organisations are looked for by files of their own, which `names` lists and weighs. `known` stands apart: it is built per client from the practice's own record.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from handrail.airlock.page import Found, Page
from handrail.airlock.recognizers import (
    abroad,
    addresses,
    ages,
    checked,
    contacts,
    dates,
    forms,
    ids,
    names,
    phones,
    spelled,
)

Recognizer = Callable[[Page], Iterable[Found]]

RECOGNIZERS: Mapping[str, Recognizer] = MappingProxyType(
    {
        "abroad": abroad.find,
        "addresses": addresses.find,
        "ages": ages.find,
        "checked": checked.find,
        "contacts": contacts.find,
        "dates": dates.find,
        "forms": forms.find,
        "ids": ids.find,
        "names": names.find,
        "phones": phones.find,
        "spelled": spelled.find,
    }
)


def shelf(threshold: float) -> Mapping[str, Recognizer]:
    """The same recognizers, the trained readers as sure as `threshold` asks."""
    return MappingProxyType({**RECOGNIZERS, "names": names.at(threshold)})
