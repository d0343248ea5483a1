"""The shelf of recognizers: one file per kind of identifier, each with what it FINDS and what it LEAVES.

To add one, write a file with `find(page)`, `FINDS` and `LEAVES`, and list it below; a test names a file that is missing from
the list. `known` stands apart: it is built per client from the practice's own record.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from handrail.airlock.page import Found, Page
from handrail.airlock.recognizers import (
    addresses,
    ages,
    contacts,
    dates,
    forms,
    ids,
    learned,
    organisations,
    people,
    phones,
    places,
)

Recognizer = Callable[[Page], Iterable[Found]]

RECOGNIZERS: Mapping[str, Recognizer] = MappingProxyType(
    {
        "addresses": addresses.find,
        "ages": ages.find,
        "contacts": contacts.find,
        "dates": dates.find,
        "forms": forms.find,
        "ids": ids.find,
        "learned": learned.find,
        "organisations": organisations.find,
        "people": people.find,
        "phones": phones.find,
        "places": places.find,
    }
)


def shelf(threshold: float) -> Mapping[str, Recognizer]:
    """The same recognizers, the trained one as sure as `threshold` asks."""
    return MappingProxyType({**RECOGNIZERS, "learned": learned.at(threshold)})
