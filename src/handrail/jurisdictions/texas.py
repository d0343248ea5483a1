"""Texas: AI use is disclosed before the first service, and a practitioner reviews every record that AI made."""

from datetime import date

from handrail.jurisdictions import strict
from handrail.jurisdictions.profile import Notice, Profile, Standing

PROFILE = Profile(
    key="texas",
    name="Texas",
    name_es="Texas",
    law="TRAIGA (HB 149) and SB 1188",
    also=("TX",),
    capabilities=strict.CAPABILITIES,
    notices=frozenset({Notice.BEFORE_FIRST_SERVICE, Notice.REVIEW_OF_EVERY_RECORD}),
    verified_on=date(2026, 11, 23),
    standing=Standing.CONFIRMED,
    sources=(
        "HB 149, Bus. & Com. Code 552.051",
        "SB 1188, H&S 183.005",
    ),
)
