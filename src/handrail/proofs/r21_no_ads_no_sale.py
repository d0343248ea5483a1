"""R21: no ads, no trackers, no sale."""

import re
from importlib.metadata import distribution

from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see

OTHER_ORIGIN = re.compile(r"""(?:src|href|action|url\()\s*=?\s*["']?(?:https?:)?//[a-z]""", re.IGNORECASE)
TRACKERS = (
    "sentry-sdk",
    "mixpanel",
    "amplitude-analytics",
    "posthog",
    "segment-analytics-python",
    "google-analytics-data",
    "stripe",
    "datadog",
    "newrelic",
    "plausible",
)
HOOKS = re.compile(r"\b(streak|badge earned|keep it up|come back (soon|tomorrow)|we miss(ed)? you|don.t lose)\b", re.IGNORECASE)


@holds(21)
def our_own_origin(house: House) -> str:
    """The policy of every answer, and every address in every template."""
    policy = house.browser().get("/public/").headers["Content-Security-Policy"]
    see("default-src 'self'" in policy and "http" not in policy, "pages may load from other origins")
    found = [place for place, text in source.texts(".html", ".css").items() if OTHER_ORIGIN.search(text)]
    see(not found, f"{len(found)} pages name another origin")
    return f"every page may load from its own origin alone; {len(source.texts('.html'))} templates name no other"


@attack(21)
def trackers_and_hooks(house: House) -> str:
    """Libraries that the product asks for, scripts that call elsewhere, words that hold people back."""
    wanted = {re.split(r"[^A-Za-z0-9._-]", need)[0].lower() for need in distribution("handrail").requires or []}
    see(not wanted & set(TRACKERS), "the product asks for a tracker")
    found = [place for place, text in source.texts(".js").items() if re.search(r"sendBeacon|https?://(?!www\.w3\.org)", text)]
    see(not found, f"{len(found)} scripts call elsewhere")
    hooks = [place for place, text in source.texts(".html").items() if HOOKS.search(text)]
    see(not hooks, f"{len(hooks)} pages try to hold people back")
    return f"none of {len(wanted)} required libraries tracks or sells; no script calls elsewhere, no page has streaks or badges"
