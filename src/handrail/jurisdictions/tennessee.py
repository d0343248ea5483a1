"""Tennessee: nothing may present AI as a mental-health professional."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Profile, Standing

PROFILE = Profile(
    key="tennessee",
    name="Tennessee",
    name_es="Tennessee",
    law="SB 1580 (2026)",
    also=("TN",),
    capabilities=strict.CAPABILITIES,
    verified_on=date(2026, 11, 23),
    standing=Standing.SECONDARY,
    sources=("SB 1580, in force 2026-07-01",),
)
