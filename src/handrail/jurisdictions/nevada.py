"""Nevada: AI for administrative support only; every AI note needs an independent review."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Capability, Leave, Notice, Profile, Standing

PROFILE = Profile(
    key="nevada",
    name="Nevada",
    name_es="Nevada",
    law="AB 406 (2025)",
    also=("NV",),
    capabilities=strict.CAPABILITIES
    | {
        Capability.NOTE_DRAFT: Leave.WITH_SIGN_OFF,
        Capability.SESSION_BRIEF: Leave.OFF,
        Capability.PLAN_DRAFT: Leave.OFF,
        Capability.CLIENT_CHAT: Leave.FORBIDDEN,
        Capability.BETWEEN_SESSION_MESSAGE: Leave.OFF,
        Capability.MOMENTS_TO_REVISIT: Leave.OFF,
    },
    notices=frozenset({Notice.REVIEW_OF_EVERY_RECORD}),
    verified_on=date(2026, 11, 23),
    standing=Standing.SECONDARY,
    sources=("AB 406 (2025), sections 7 and 8 (NRS 433, NRS 629)",),
)
