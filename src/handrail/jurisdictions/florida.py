"""Florida: all parties agree to recording. A bill asks for written consent 24 hours before; we treat it as law."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Profile, Standing

PROFILE = Profile(
    key="florida",
    name="Florida",
    name_es="Florida",
    law="FL 934.03",
    also=("FL",),
    capabilities=strict.CAPABILITIES,
    hours_before_service=24,
    verified_on=date(2026, 11, 23),
    standing=Standing.SECONDARY,
    sources=(
        "FL 934.03",
        "bill of 2026: written consent 24 hours before a recorded service",
    ),
)
