"""Is a model's line a line at all? Judged by its form alone, before anyone holds it against the session.

Small models slip from telling into copying ("Client reported that I lie there") and guess who is a man ("Client said that he ...").
Where "they" can stand for the client it is put there; every other such line is dropped: nobody could tell who is meant. A line for the
client is dropped where it isn't easy to read. Markup, links, orders to whoever reads the note, and another language than the note's are no line. Heads of lines are worded as the clinician likes them.
"""

import re
import unicodedata

from handrail.backends.embedded.hour.naming import small
from handrail.backends.embedded.lines.plain import is_easy
from handrail.backends.embedded.words.text import words
from handrail.papers.kind import Voice
from handrail.papers.language import turn_by_turn
from handrail.papers.style import Style, Tense

LONGEST = 60
FEWEST = 5
"""Words: a line with fewer says nothing that anyone could check."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRST = re.compile(r"\b(?:i|i['’](?:m|ve|d|ll)|me|my|mine|myself|we|our|us)\b", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_PERSON = (
    r"\[|\b(?:mother|father|mum|mom|dad|step\w+|sister|brother|son|daughter|wife|husband|partner|boyfriend|girlfriend|"
    r"friend|boss|manager|supervisor|teacher|coach|doctor|nurse|aunt|uncle|cousin|niece|nephew|grand\w+|neighbou?r|colleague|"
    r"coworker|roommate|ex|man|woman|boy|girl|guy|lady|landlord|pastor|priest|baby|child|kid|dog|cat)\b"
)
_OTHER = re.compile(_PERSON, re.IGNORECASE)
_GUESSED = re.compile(rf"^(?:(?!{_PERSON}).)*?\b(?:he|she|his|her|him|hers)\b", re.IGNORECASE)
"""Someone is called by a pronoun before anyone else than the two in the room was named."""
_THIRD = re.compile(r"\b(?:the )?client\b", re.IGNORECASE)
_LEFTOVER = re.compile(
    r"[{}<>\[\]]{2}|</?\w+>|\bpassages?\s+\d|\bstatements?\b\s*:|^\W*\d*\W*$|a fact from the session", re.IGNORECASE
)
_MARKUP = re.compile(r"[<>`|#*\\]|~~|\]\s*\(|:\s*//|\bwww\.|&#?\w{2,8};|__|^\W*[-+•–]\s")
"""Of HTML, links, headings, lists and emphasis, quoted or not: a page, or whoever copies the note, might take it for what it looks like."""
_ORDER = re.compile(
    r"\b(?:system|assistant|developer|user|instructions?|prompt)\s*:|\b(?:ignore|disregard|forget|override) (?:all|any|every|your|these|previous|prior|the (?:above|previous))\b[^.]*\b(?:instructions?|prompts?|rules)\b"
    r"|\bthis (?:note|draft|document|section|prompt)\b",
    re.IGNORECASE,
)
"""Said to a machine or of the note itself, not of the session."""
_ELSEWHERE = frozenset(
    "le les une est était dans avec pour qui que elle été cette der das und ist nicht dass mit ein eine sie wegen não uma com ela foi il che è sono della".split()
)
"""Small words of French, German, Portuguese and Italian that are none of English."""
_FOREIGN = 2
"""So many different ones tell of a language that is neither English nor Spanish."""
_LATIN = ("LATIN", "FEMININE ORDINAL", "MASCULINE ORDINAL")
_ABOUT_CLIENT = re.compile(r"^(?:the )?(?:client|patient)\b(?!['’])", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:he|she)(?:['’]s\b| (?!was\b|is\b|has\b|does\b)(?:\w+ly )?\w+[^s\W]s\b)", re.IGNORECASE)
_THEY = tuple(
    (re.compile(rf"\b{said}\b", re.IGNORECASE), instead)
    for said, instead in (
        ("(?:he|she) was", "they were"), ("(?:he|she) is", "they are"), ("(?:he|she) has", "they have"), ("(?:he|she) does", "they do"),
        ("(?:himself|herself)", "themselves"), ("(?:he|she)", "they"), ("(?:his|hers)", "their"), (r"her(?= \w)", "their"), ("(?:him|her)", "them"),
    )
)  # fmt: skip
_CLIENT, _THERAPIST = r"(?:the )?(?:client|patient)\b", r"(?:the )?(?:therapist|clinician|counsell?or)\b"
_SAYS = {"reported": "reports", "said": "says", "stated": "states", "mentioned": "mentions", "explained": "explains"}
_DOES = {
    "said": "says", "asked": "asks", "told": "tells", "noted": "notes", "suggested": "suggests", "proposed": "proposes",
    "recommended": "recommends", "encouraged": "encourages", "invited": "invites", "reflected": "reflects", "summed up": "sums up",
}  # fmt: skip
"""Verbs of the two in the room, in the past and in the present."""
_IN_PRESENT = {**_SAYS, **_DOES}
_IN_PAST = {present: past for past, present in _IN_PRESENT.items()}
_HEAD = re.compile(
    rf"^(?P<asked>asked (?:“[^”\n]*”|[^“”\n]){{1,160}}?, )?"
    rf"(?:(?P<client>{_CLIENT})(?: (?P<says>{'|'.join((*_SAYS, *_SAYS.values()))})(?= that\b|:| \w+ing\b| (?:yes|no)\.))?"
    rf"|(?P<therapist>{_THERAPIST})(?: (?P<does>{'|'.join((*_DOES, *_DOES.values()))})\b)?(?P<mid>(?: and| that)? )?"
    rf"(?P<other>(?<= ){_CLIENT})?)",
    re.IGNORECASE,
)
"""Who does what at the beginning of a line: "Client reported that", "The therapist asked the client", "Asked about sleep, client said no."
What a client did elsewhere ("Client told a friend") is no such frame: its tense is a fact.
"""


def mended(text: str, voice: Voice) -> str:
    """A clinical line about the client alone that guesses "he" or "she", with "they" instead; any other line as it is."""
    if (
        voice is Voice.PLAIN
        or _QUOTED.search(text)
        or _OTHER.search(text)
        or not _GUESSED.search(text)
        or not _ABOUT_CLIENT.match(text)
        or _PRESENT.search(text)
    ):
        return text
    for guess, instead in _THEY:
        text = guess.sub(instead, text)
    return text


def worded(text: str, style: Style) -> str:
    """A clinical line whose head calls the two as the clinician does, in the clinician's tense. What it tells stays as it is.

    >>> worded("The therapist asked the client to call the client line.", Style("Ct", "Writer", Tense.PRESENT))
    'Writer asks ct to call the client line.'
    """
    return _HEAD.sub(lambda head: _headed(head, style), text, count=1)


def _headed(head: re.Match[str], style: Style) -> str:
    asked, who = head["asked"] or "", style.client if head["client"] else style.therapist
    verb = (head["says"] or head["does"] or "").lower()
    verb = (_IN_PRESENT if style.tense is Tense.PRESENT else _IN_PAST).get(verb, verb)
    other = small(style.client) if head["other"] else ""
    return f"{asked}{small(who) if asked else who}{' ' + verb if verb else ''}{head['mid'] or ''}{other}"


def well_formed(text: str, voice: Voice) -> bool:
    """English, in one voice throughout, no guess at who is a man or a woman, nothing left over from the question, no markup and no order; for a client, easy to read."""
    if _MARKUP.search(text) or not _is_english(text):
        return False
    own = _QUOTED.sub(" ", text)
    if (
        _LEFTOVER.search(own)
        or _ORDER.search(own)
        or not FEWEST <= len(text.split()) <= LONGEST
        or _FIRST.search(own)
        or "\n" in text
    ):
        return False
    if voice is Voice.PLAIN:
        return not _THIRD.search(own) and is_easy(text)
    return not _SECOND.search(own) and not _GUESSED.search(own)


def _is_english(text: str) -> bool:
    """By its letters and its small words. What holds neither is left to grounding, which finds its words in the session or not."""
    if any(mark.isalpha() and not unicodedata.name(mark, "").startswith(_LATIN) for mark in text):
        return False
    return turn_by_turn([text]) == ("en",) and len(_ELSEWHERE.intersection(words(text))) < _FOREIGN
