"""Maine: written notice of use, purposes and data handling before recorded sessions meet AI; refusing costs nothing."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Capability, Leave, Notice, Profile, Standing

PROFILE = Profile(
    key="maine",
    name="Maine",
    name_es="Maine",
    law="LD 2082 (2026)",
    also=("ME",),
    capabilities=strict.CAPABILITIES
    | {
        Capability.CLIENT_CHAT: Leave.FORBIDDEN,
    },
    notices=frozenset({Notice.PURPOSE_OF_THE_TOOL, Notice.DATA_HANDLING, Notice.NO_LOSS_BY_REFUSING}),
    verified_on=date(2026, 11, 23),
    standing=Standing.SECONDARY,
    sources=("LD 2082 / HP 1397, signed 2026-04-13, in force 2026-07-14",),
)
