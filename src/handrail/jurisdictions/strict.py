"""The default, wherever no file of this shelf speaks: what is safe under every law that we know of."""

from datetime import date

from handrail.jurisdictions.profile import Capability, Leave, Notice, Profile, Standing

CAPABILITIES = {
    Capability.NOTE_DRAFT: Leave.ON,
    Capability.SESSION_BRIEF: Leave.ON,
    Capability.PLAN_DRAFT: Leave.WITH_SIGN_OFF,
    Capability.CLIENT_CHAT: Leave.OFF,
    Capability.BETWEEN_SESSION_MESSAGE: Leave.ON,
    Capability.EMOTION_INFERENCE: Leave.OFF,
    Capability.MOMENTS_TO_REVISIT: Leave.ON,
}
"""What the other files begin with and then say where they differ."""

PROFILE = Profile(
    key="strict",
    name="Strict",
    name_es="Estricto",
    law="the strict default",
    capabilities=CAPABILITIES,
    notices=frozenset(
        {Notice.PURPOSE_OF_THE_TOOL, Notice.DATA_HANDLING, Notice.BEFORE_FIRST_SERVICE, Notice.NO_LOSS_BY_REFUSING}
    ),
    verified_on=date(2026, 11, 23),
    standing=Standing.KNOWLEDGE,
    sources=("APA Ethical Guidance for AI, June 2025", "APA Ethics Code 4.03 and 10.02"),
)
