"""Washington: all parties agree to recording; consumer health data needs its own consent; minors decide from 13."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Notice, Profile, Standing

PROFILE = Profile(
    key="washington",
    name="Washington",
    name_es="Washington",
    law="RCW 9.73.030 and RCW 19.373",
    also=("WA",),
    capabilities=strict.CAPABILITIES,
    notices=frozenset({Notice.DATA_HANDLING}),
    may_decide_alone_from=13,
    verified_on=date(2026, 11, 23),
    standing=Standing.KNOWLEDGE,
    sources=(
        "RCW 9.73.030",
        "RCW 19.373 (My Health My Data)",
    ),
)
