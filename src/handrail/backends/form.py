"""Is a model's line a line at all? Judged by its form alone, before anyone holds it against the session.

Small models slip from telling into copying ("Client reported that I lie there") and guess who is a man ("Client said that he ...").
Such a line is dropped: nobody could tell who is meant.
"""

import re

from handrail.papers.draft import Voice

LONGEST = 60
FEWEST = 5
"""Words: a line with fewer says nothing that anyone could check."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRST = re.compile(r"\b(?:i|i['’](?:m|ve|d|ll)|me|my|mine|myself|we|our|us)\b", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_GUESSED = re.compile(
    r"^(?:(?!\[|\b(?:mother|father|mum|mom|dad|step\w+|sister|brother|son|daughter|wife|husband|partner|boyfriend|girlfriend|"
    r"friend|boss|manager|supervisor|teacher|coach|doctor|nurse|aunt|uncle|cousin|niece|nephew|grand\w+|neighbou?r|colleague|"
    r"coworker|roommate|ex|man|woman|boy|girl|guy|lady|landlord|pastor|priest|baby|child|kid|dog|cat)\b).)*?"
    r"\b(?:he|she|his|her|him|hers)\b",
    re.IGNORECASE,
)
"""Someone is called by a pronoun before anyone else than the two in the room was named."""
_THIRD = re.compile(r"\b(?:the )?client\b", re.IGNORECASE)
_LEFTOVER = re.compile(
    r"[{}<>\[\]]{2}|</?\w+>|\bpassages?\s+\d|\bstatements?\b\s*:|^\W*\d*\W*$|a fact from the session", re.IGNORECASE
)


def well_formed(text: str, voice: Voice) -> bool:
    """One voice throughout, no guess at who is a man or a woman, nothing left over from the question."""
    own = _QUOTED.sub(" ", text)
    if _LEFTOVER.search(own) or not FEWEST <= len(text.split()) <= LONGEST or _FIRST.search(own) or "\n" in text:
        return False
    if voice is Voice.PLAIN:
        return not _THIRD.search(own)
    return not _SECOND.search(own) and not _GUESSED.search(own)
