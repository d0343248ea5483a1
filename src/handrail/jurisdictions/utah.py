"""Utah: chatbots only with disclosures; what a user types is never sold and never drives ads."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Notice, Profile, Standing

PROFILE = Profile(
    key="utah",
    name="Utah",
    name_es="Utah",
    law="HB 452 (2025)",
    also=("UT",),
    capabilities=strict.CAPABILITIES,
    notices=frozenset({Notice.PURPOSE_OF_THE_TOOL}),
    verified_on=date(2026, 11, 23),
    standing=Standing.CONFIRMED,
    sources=("Utah Code 13-72a-101 to 301, 58-60-118",),
)
