"""New York: 6 years of records, and for a minor until 22; no act of its own about AI in therapy is known to us."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Profile, Retention, Standing

PROFILE = Profile(
    key="new_york",
    name="New York",
    name_es="Nueva York",
    law="New York record rules",
    also=("NY",),
    capabilities=strict.CAPABILITIES,
    retention=Retention(years=6, minor_to_age=22, minor_years=0, source="New York: 6 years, minors to age 22"),
    verified_on=date(2026, 11, 23),
    standing=Standing.KNOWLEDGE,
    sources=("8 NYCRR 29.2: 6 years and to age 22; S8484 is a bill only",),
)
