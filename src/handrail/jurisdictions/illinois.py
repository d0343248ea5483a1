"""Illinois: the WOPR Act of 2025. AI may support; it never talks therapy and never reads feelings."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Capability, Leave, Notice, Profile, Standing

PROFILE = Profile(
    key="illinois",
    name="Illinois",
    name_es="Illinois",
    law="225 ILCS 155",
    also=("IL",),
    capabilities=strict.CAPABILITIES
    | {
        Capability.CLIENT_CHAT: Leave.FORBIDDEN,
        Capability.EMOTION_INFERENCE: Leave.FORBIDDEN,
        Capability.MOMENTS_TO_REVISIT: Leave.OFF,
    },
    notices=frozenset({Notice.PURPOSE_OF_THE_TOOL}),
    may_decide_alone_from=12,
    verified_on=date(2026, 11, 23),
    standing=Standing.CONFIRMED,
    sources=(
        "Public Act 104-0054 (225 ILCS 155), sections 10, 15 and 20",
        "740 ILCS 110",
        "720 ILCS 5/14",
    ),
)
