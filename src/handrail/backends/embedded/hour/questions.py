"""A therapist's question as the opening of a line: "Asked about sleep, ..." or, where a turn of phrase isn't safe, quoted."""

import re
from collections.abc import Callable
from dataclasses import replace

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.told import marked, quote
from handrail.backends.embedded.words.persons import you_to_they
from handrail.backends.embedded.words.text import LEAD, tidy
from handrail.papers.draft import Evidence

_TAIL = re.compile(
    r"(?:[\s,]+(?:at all|or anything(?: like that| else)?|then|right now|too|okay|have you|do you|did you|would you say|"
    r"you(?:'ve| have)? noticed|going on|with that|that you(?:'ve| have)? noticed))*\s*[?.]*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^(?:(?:have you|you|did you|do you|are you|you've|had you)(?: also| ever| still| currently| really)* (?:had|noticed|"
    r"got|have|having|been having|get|experienced|experiencing|feel|felt|take|taking)|"
    r"(?:is|are|was|were) there|has there been|have there been|had|noticed)?\s*any(?:thing like| other| kind of| sort of)? "
    r"(?P<about>(?!thing|one|where|body|way|idea|chance|of ).+)$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"^(?:(?:what|how) about|tell me(?: (?:a )?(?:little )?(?:bit )?(?:more )?)?about|can you tell me(?: (?:a )?(?:little "
    r")?(?:bit )?(?:more )?)?about|how(?:'s| is| are| was| were| has| have)|and) "
    r"(?P<about>(?:your|the|any|his|her) [^,?]{2,60}?)(?: (?:been|going|doing|like|now))*$",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"^(?P<verb>are|were|have|do|can|could|would|will|should) you (?P<rest>.+)$", re.IGNORECASE)
_UNSAFE = re.compile(
    r"\b(?:i|i'm|i'd|i've|me|my|we|us|our|they|them|their|this|that|it|he|she|his|her)\b|[\"“”;?.–]", re.IGNORECASE
)
_POINTS_BACK = re.compile(r"\b(?:that|it|this|those|them)\b\s*(?:go|going|been|like|now)?\s*\?", re.IGNORECASE)
_ASKS_FROM = re.compile(
    r"(?<=[,:.;?] )(?=(?:and |so |but )?(?:any thoughts?|any|have you|had you|did you|do you|are you|were you|was there|is there|has there|"
    r"how|what|when|where|who|why|which|would you|could you|will you|thoughts of)\b)|(?<=\w )(?=(?:any thoughts|have you had|were you having|"
    r"have there been|has there been|was there any|do you get|do you ever|how long|how much|how many|how often|how strong|are you having|how's|how is|how are|"
    r"how was|what's|what is|what did|when's|when is|where's|are you (?:still )?(?:on|taking))\b)",
    re.IGNORECASE,
)
_UNCLEAR_CORE = re.compile(r"^(?:how|what|when|where|who|why|which)(?: \w+){0,3}\??$", re.IGNORECASE)
_THAT = re.compile(
    r"^(?:(?:and|so|okay|but)[, ]+)?(?:when|where|who|why|how|what|which)(?:'s| is| was| are| were| did| does)? (?:that|it|this|he|she|they|those|them|her|him)\b(?! like (?:to\b|when\b|\w+ing\b))",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(r"^\W*(?:(?:and|so|but|okay)\W+)*(?:the|your|any|his|her|\[)[^,?]{2,40}, ", re.IGNORECASE)
_EMPTY = re.compile(
    r"^(?:and )?(?:then|and then|go on|say more(?: about (?:that|it))?|tell me(?: more)?(?: about (?:that|it))?|would you tell me|what happened(?: then| next| there)?|what else|"
    r"anything else|how so|in what way|how do you mean|what do you mean|what(?:'s| is) (?:that|it) like|what was that like(?: for you)?|how was that|"
    r"what do you notice|what came(?: up)?|what came next|can you say more|what was it like)\s*\??$",
    re.IGNORECASE,
)
_FEWEST_ASKED = 4
_LONGEST = 18
_SHORT = 12
_TELLING = 16
"""Characters: shorter questions say more in full."""


def asked_in_full(question: Passage) -> Evidence | None:
    """The question's address, with the sentence before where it points back ("How did that go?")."""
    if question.previous is not None and _POINTS_BACK.search(question.text):
        return quote(question, 30, since=question.previous) or quote(question, 40)
    return quote(question, 40)


def core(question: Evidence, *, keep: Callable[[str], object] = lambda _: True) -> Evidence:
    """A long question without its preamble: "I ask everyone this: any thoughts of ...?" from "any" on, to the letter.

    `keep` must still find in it what it finds in the whole.
    """
    if len(question.quote.split()) <= _SHORT - 2:
        return question
    cuts = [cut.start() for cut in _ASKS_FROM.finditer(question.quote) if cut.start()]
    for at in reversed(cuts):
        rest = question.quote[at:]
        if len(rest.split()) >= _FEWEST_ASKED and keep(rest) and not _UNCLEAR_CORE.match(rest):
            return replace(question, start=question.start + at, quote=rest)
    return question


def points_back(question: Passage) -> bool:
    """It can't be understood without what was said before: "When is that?"; not so "And the Xanax, are you still carrying that?" """
    if _NAMED_FIRST.match(question.text):
        return False
    return bool(_POINTS_BACK.search(question.text) or _THAT.match(question.text)) and len(question.words) <= _SHORT


def asks_nothing(question: Passage) -> bool:
    """ "OK?", "Hello?": no question that a note repeats."""
    return question.text.strip(" ?.,").lower() in _NO_QUESTION


_NO_QUESTION = frozenset(("ok", "okay", "hello", "right", "yeah", "yes", "no", "sorry", "pardon", "hm", "really", "all right"))


def says_nothing(question: Passage) -> bool:
    """ "And then?", "Tell me more": an answer that stands by itself is told without it."""
    return bool(_EMPTY.match(LEAD.sub("", tidy(question.text))))


def is_short(question: Passage) -> bool:
    """Short enough to be quoted before its answer."""
    return len(question.words) <= _SHORT


def asked_about(question: Passage, address: Evidence) -> str:
    """How a line begins whose answer is a bare yes or no."""
    plain = _TAIL.sub("", LEAD.sub("", tidy(question.text).replace("’", "'"))).strip(" ,")
    told = _told(plain) if address.start >= question.start else None
    return f"Asked {told}" if told else f"Asked {marked(address.quote)}"


def topic_of(question: str, *, says_yes: bool = True) -> str:
    """What a short question is about, where it is no more than a naming: "And the sertraline?", "How's the sleep?". Else empty.

    Where the answer is no yes or no (`says_yes` false), what stands behind a first naming isn't needed: "Sleep, how many hours?"
    """
    plain = LEAD.sub("", tidy(question).replace("’", "'")).strip(" ,?.")
    found = _NAMED.match(plain if says_yes else plain.partition(",")[0])
    about = _JOINT.sub("", found["about"].strip(" ,")) if found else ""
    if (
        not about
        or len(about.split()) > _MOST_NAMED
        or _NO_TOPIC.match(about)
        or _UNSAFE.search(about)
        or not _NO_VERB.match(about)
    ):
        return ""
    about = re.sub(r"^your ", "", about, flags=re.IGNORECASE)
    return about if about[:1] == "[" or about[:2].isupper() else f"{about[:1].lower()}{about[1:]}"


_NO_TOPIC = re.compile(
    r"(?:with|at|in|on|of)\b|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|once|twice)$", re.IGNORECASE
)
_JOINT = re.compile(r"^(?:(?:and|or|but|so)\b[ ,]*)+", re.IGNORECASE)
"""What ties a naming to what stood before it: "Or the children?" is about the children, and "Or?" about nothing."""
_NAMED = re.compile(
    r"^(?:(?:what|how) about |how(?:'s| is| are| was| were| has| have) |any |and |are you (?:still )?(?:on|taking) |have you had |do you have )*"
    r"(?P<about>(?:(?:the|your|any|a) )?(?:\[[^\]]+\]|[\w'’/-]+)(?: (?:and|or|of|with|at|in|on|the|your)? ?(?:\[[^\]]+\]|[\w'’/-]+)){0,3}?)"
    r"(?: (?:been|going|doing|now|lately|otherwise|then|at the moment|this week|these days))*$",
    re.IGNORECASE,
)
_NO_VERB = re.compile(
    r"(?!.*\b(?:what|when|where|why|who|how|which|did|do|does|is|are|was|were|can|could|would|will|have|has|had|you|anything|something|nothing|since|"
    r"before|after|again|more|really|else|go|went|say|said|tell|happened|from|for|think|feel|felt|same|okay|yes|no|ready|true|sure|like|here|there|"
    r"today|tonight|now|next|then|always|never|all|worse|better|so|by|to)\b)",
    re.IGNORECASE,
)
_MOST_NAMED = 4


def _told(plain: str) -> str | None:
    if len(plain.split()) > _LONGEST:
        return None
    if (found := _ABOUT.match(plain) or _TOPIC.match(plain)) and not _UNSAFE.search(found["about"]):
        return "about " + you_to_they(found["about"])
    if (found := _WHETHER.match(plain)) and not _UNSAFE.search(found["rest"]) and len(found["rest"]) > _TELLING:
        verb = "" if found["verb"].lower() == "do" else found["verb"].lower() + " "
        return f"whether they {verb}{you_to_they(found['rest'])}"
    return None
