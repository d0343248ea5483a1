"""Oregon: all parties are told of recording in person; no act of its own about AI in therapy is known to us."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Profile, Standing

PROFILE = Profile(
    key="oregon",
    name="Oregon",
    name_es="Oregon",
    law="ORS 165.540",
    also=("OR",),
    capabilities=strict.CAPABILITIES,
    verified_on=date(2026, 11, 23),
    standing=Standing.KNOWLEDGE,
    sources=("ORS 165.540",),
)
