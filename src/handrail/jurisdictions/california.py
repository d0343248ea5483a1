"""California: SB 903 is treated as if enacted; messages carry the AB 3030 label; all parties agree to recording."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Capability, Leave, Notice, Profile, Retention, Standing

PROFILE = Profile(
    key="california",
    name="California",
    name_es="California",
    law="SB 903 (pending), AB 3030",
    also=("CA",),
    capabilities=strict.CAPABILITIES
    | {
        Capability.MOMENTS_TO_REVISIT: Leave.OFF,
    },
    notices=frozenset({Notice.LABEL_ON_MESSAGES}),
    retention=Retention(years=7, minor_to_age=25, source="California practice: 7 years, minors to age 25"),
    may_decide_alone_from=12,
    verified_on=date(2026, 11, 23),
    standing=Standing.KNOWLEDGE,
    sources=(
        "AB 3030 (H&S 1339.75)",
        "AB 489 (B&P 4999.8-.9)",
        "SB 243 (B&P 22601-22606)",
        "SB 903 (2026), outcome unknown",
        "Penal Code 632",
    ),
)
