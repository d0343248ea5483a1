"""The list of the shelf. A file that is missing here is named by a test."""

from collections.abc import Mapping
from types import MappingProxyType

from handrail.jurisdictions import (
    california,
    european_union,
    florida,
    illinois,
    maine,
    nevada,
    new_york,
    oregon,
    strict,
    tennessee,
    texas,
    utah,
    washington,
)
from handrail.jurisdictions.profile import Profile

_FILES = (
    strict, illinois, nevada, maine, california, texas, utah, tennessee, washington, oregon, new_york, florida, european_union,
)  # fmt: skip

PROFILES: Mapping[str, Profile] = MappingProxyType({file.PROFILE.key: file.PROFILE for file in _FILES})

_BY_CODE = {
    code.casefold(): profile for profile in PROFILES.values() if profile.key != "european_union" for code in profile.also
}
"""A state's postal code; the European Union's members share some of these letters."""

_BY_NAME = {
    name.casefold(): profile
    for profile in PROFILES.values()
    for name in (profile.key, profile.name, profile.name_es, *profile.also)
}


def profile_of(place: str) -> Profile:
    """The file that speaks for a place as a person or a record writes it (ISO 3166-2 too); `strict` where none does.

    >>> profile_of("US-IL").name, profile_of(" nevada ").name, profile_of("ES-MD").name, profile_of("US-DE").name
    ('Illinois', 'Nevada', 'European Union', 'Strict')
    """
    name = " ".join(place.split()).casefold()
    country, _, part = name.partition("-")
    if country == "us":
        return _BY_CODE.get(part, PROFILES["strict"])
    return _BY_NAME.get(name) or _BY_NAME.get(country if part else "") or PROFILES["strict"]
