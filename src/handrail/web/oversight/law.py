"""Which law holds where, since when it was checked, and what it switches off. Data of the shelf; no client stands here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from handrail.jurisdictions import GOOD_FOR, IN_WORDS, PROFILES, everyone_in, stale
from handrail.web.actions import access, terms
from handrail.web.oversight.signed_in import account_of


def law(request: HttpRequest) -> HttpResponse:
    """The shelf as a table, the practice's own profile first."""
    access.overseer(account_of(request))
    today = timezone.localdate()
    old = {profile.key for profile in stale(today)}
    own = everyone_in([terms.works().region]).profiles[0]
    rows = [own, *(profile for profile in PROFILES.values() if profile is not own)]
    context = {
        "own": own,
        "rows": [
            {
                "profile": profile,
                "stale": profile.key in old,
                "off": [IN_WORDS[capability][0] for capability, leave in profile.capabilities.items() if not leave.works],
            }
            for profile in rows
        ],
        "stale": len(old),
        "days": GOOD_FOR.days,
    }
    return render(request, "oversight/law.html", context)
