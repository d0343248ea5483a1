"""The shelf of jurisdictions: one file each, with what it allows, what must be told, and how long records stay.

The most restrictive of everyone involved wins: where the client is, where each clinician is licensed, where the practice is,
where every other participant is. A place without a file falls under `strict`. To add one, write a file beside these and list
it in `shelf`; a test names a file that is missing from the list. Not legal advice: have counsel read a file before relying on it.

>>> law = everyone_in(["Oregon", "NV"])
>>> law.leave(Capability.SESSION_BRIEF).name, law.because(Capability.SESSION_BRIEF)
('OFF', 'Nevada law (AB 406 (2025)) does not allow AI briefs before a session')
"""

from handrail.jurisdictions.law import Law, everyone_in, stale
from handrail.jurisdictions.profile import (
    GOOD_FOR,
    IN_WORDS,
    STANDS_FOR,
    Capability,
    Leave,
    Notice,
    Profile,
    Retention,
    Standing,
)
from handrail.jurisdictions.shelf import PROFILES, profile_of

__all__ = [
    "GOOD_FOR",
    "IN_WORDS",
    "PROFILES",
    "STANDS_FOR",
    "Capability",
    "Law",
    "Leave",
    "Notice",
    "Profile",
    "Retention",
    "Standing",
    "everyone_in",
    "profile_of",
    "stale",
]
