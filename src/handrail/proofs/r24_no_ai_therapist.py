"""R24: never called a therapist."""

import re

from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.source import CLAIMS

TITLES = re.compile(
    r"\b(AI|virtual|digital|robot|automated)[ -](therapist|counsell?or|psychologist|doctor|clinician|friend|coach)\b",
    re.IGNORECASE,
)


@holds(24)
def no_title_for_ai(house: House) -> str:
    """Every text of the product."""
    texts = source.texts(".py", ".html", ".po", ".js")
    found = [place for place, text in texts.items() if TITLES.search(text)]
    see(not found, f"{len(found)} files give AI a professional's title")
    return f"{len(texts)} files give AI no title, name or face"


@attack(24)
def the_search_finds(house: House) -> str:
    """Sentences that break the rule, so that the search is no blind one."""
    bad = (
        "Meet your AI therapist.",
        "A virtual counselor answers.",
        "Our digital psychologist",
        "your AI friend",
        "automated coach",
    )
    see(all(TITLES.search(sentence) for sentence in bad), "the search misses a title")
    see(CLAIMS.search("I am a real person") and CLAIMS.search("As your therapist, I hear you"), "the search misses a claim")
    return f"the search finds each of {len(bad) + 2} sentences that break the rule"
