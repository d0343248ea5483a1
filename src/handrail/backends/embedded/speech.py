"""From what somebody said to what a note says they said: persons are shifted, nothing else is touched.

"They" takes the verb that "I" and "you" take, save for to be: so a shift never has to conjugate. Where a shift could
change who did what to whom, there is None, and the words are quoted instead.

>>> reported("Um, I wake up at three, and then I lie there doing sums.")
'they wake up at three, and then they lie there doing sums'
"""

import re

from handrail.backends.embedded.text import LEAD, bag, tidy, words

_ADVERB = r"(?:\w+ly|just|also|still|never|always|even|so|too|kind of|sort of|already|almost|now)"
_APOSTROPHE = re.compile("’")
_BE = (
    (re.compile(rf"\bi((?: {_ADVERB})*) (?:am|was)(n't)?\b", re.IGNORECASE), None),
    (re.compile(r"\b(am|was)(n't)? i\b", re.IGNORECASE), None),
)
_I = (
    (re.compile(r"\bi'm\b", re.IGNORECASE), "they're", "you're"),
    (re.compile(r"\bi\b(?!\.)", re.IGNORECASE), "they", "you"),
    (re.compile(r"\bmyself\b", re.IGNORECASE), "themselves", "yourself"),
    (re.compile(r"\bmy\b", re.IGNORECASE), "their", "your"),
    (re.compile(r"\bmine\b", re.IGNORECASE), "theirs", "yours"),
    (re.compile(r"\bme\b", re.IGNORECASE), "them", "you"),
)
_BEFORE_OBJECT = bag(
    "to for with of about from on at by behind beside around near let make makes made see sees saw tell tells told "
    "ask asks asked help helps helped give gives gave want wants get gets got call calls called hear hears heard have "
    "remind reminds refer send put start keep show bring took take takes thank leave left hurt hurts hit bother "
    "bothers bothering know love miss between than"
)
_YOU_OBJECT = re.compile(
    rf"\b({'|'.join(sorted(_BEFORE_OBJECT))}) you\b(?!'| (?:are|were|can|could|will|would|have|had|do|did|know|want|need|feel|"
    rf"think|said)\b)",
    re.IGNORECASE,
)
_CAUSED = re.compile(r"\b(let|make|makes|made|help|helps|helped) you\b", re.IGNORECASE)
_AFTER_OBJECT = bag(
    "a an the some any more this that these those your his her my to on in for with back up out off down through "
    "again today tomorrow about by at from as or but if when because so into until over how what where why whether "
    "here there soon after before"
)
_YOU_LAST = re.compile(rf"\byou(?=\s*(?:[.,;:?!]|$)| (?:{'|'.join(sorted(_AFTER_OBJECT))})\b)", re.IGNORECASE)
_YOU = (
    (re.compile(r"\byourself\b", re.IGNORECASE), "themselves"),
    (re.compile(r"\byours\b", re.IGNORECASE), "theirs"),
    (re.compile(r"\byour\b", re.IGNORECASE), "their"),
    (re.compile(r"\byou\b", re.IGNORECASE), "they"),
)
_OTHERS = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself|y'all|ya)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:we|us|our|ours|ourselves|let's)\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"[\"“”‘]|\b(?:was|were|is|am|'m|'s|be) like\b|\b(?:goes|went),|\bsaid,|\bthinking,|\bthought,|\btold (?:me|him|her), ",
    re.IGNORECASE,
)
_TANGLED = re.compile(
    r"\band (?:i|me)\b(?=[.,;]| (?:went|go|are|were|have|had|do|did|got|both|don't|didn't)\b)|\bme and\b|\b(?:and|but|or) "
    r"(?:just )?(?:was|wasn't|am)\b"
    r"|[–—…]|\.\.|- |\b(?:whatever|blah)\b|\bgod\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"^(?:it|it's|its|that|that's|this|these|those|he|he's|he'd|he'll|she|she's|she'd|she'll|they|they're|they've|they'd|"
    r"him|her|them|there|"
    r"there's|here|which|who|one|ones|both|neither|either|same|then|where|such|what|not|or|nor|than|to|of|for|with|as|if|"
    r"when|until|except|"
    r"in the|on the|at the|from the|only|every|so|wanted|said|did|didn't|went|got|had|was|wasn't|were|came|told|thought)\b|"
    r"^[\w-]+, (?:wanted|said|did|went|got|had|was|were)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"^(?:i(?:'ve|'d|'ll)?|just|maybe)(?: \w+n't| \w+ly| just| also| still| never| always| kind of| did| do| have| had| "
    r"could| would| really)* (?:\w+) (?:it|them)\b(?! (?:is|was|would|will|has|had|"
    r"makes?|made|helps?|hurts?|gets?|got|goes|went|feels?|felt)\b)|"
    r"^(?:i(?:'ve|'d|'ll)?|just|maybe)(?: \w+)? (?:\w+) (?:that|those|this|him|her)(?=[.,;!]|$| (?:because|and|but|so|on|in|"
    r"at|when|"
    r"for|like|with|once|last|every|yesterday|either)\b)|"
    r"\b(?:not|like|about|of|for|with|than|does|did|do) (?:it|that|this|those|them)[.,!]?$",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"^(?:(?:when|if|as|since|before|after|every|in the|on the|at the|from the|for the|with the|for|both|only|at|in|on|to) "
    r".*\b(?:i|my)\b|(?:there|there's|it's|it) (?:been|is|are|was|were|'s|has been) (?:a|an|no|some|any|about|been|hard|"
    r"like|difficult)\b)",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(
    r"(?:[\s,]+(?:so|yeah|right|or whatever|and stuff|or something|and things|you know|i guess|but|and|because))+(?=[.!]?$)",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:i|my|the|a|to|of),|\bi (?:just|really|also|think i),|\bi (?:so|and|but|it|my|the|a)\b|\b(?:but|and|that|is|was|"
    r"so|because),|'s,|\b(\w+) \1\b|,\s*$|"
    r"\bthe (?:the|a|my)\b|, i i\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"^[\w-]+, (?:\w+ed|was|were|had|got)\b|^(?:maybe |sometimes |just )?(?:if|when|because|although|while|as|since|unless|"
    r"once|after|before)\b(?!.*,.*\b(?:i|i'm|i've|i'd|i'll|it|it's|he|she|they|we|my|the|there|that)\b)",
    re.IGNORECASE,
)
_VERBS = bag(
    "am is are was were be been being has have had do does did can could will would should may might must get gets "
    "got go goes went come comes came say says said tell told feel feels felt think thinks thought know knew want "
    "wants wanted need needs make makes made take takes took keep keeps kept give gives gave left lost hurts hurt "
    "works helps lives comes run runs ran sleep sleeps slept wake wakes woke eat eats ate drink drank smoke died "
    "seems looks sounds starts sits lies wears sees saw put puts hit broke fell began grew cut read let happens"
)
_HAS_VERB = re.compile(
    rf"\b(?:{'|'.join(sorted(_VERBS))}|\w+ed|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|"
    rf"hasn't|"
    rf"haven't|hadn't)\b|'(?:s|re|m|ve|ll|d)\b",
    re.IGNORECASE,
)
_SELF_CLAUSE = re.compile(r"\bi(?:'(?:m|ve|d|ll))? ", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:i|i'm|i've|i'd|i'll|my|the|a|an|some|most|every|each|all|another|other|sometimes|lately|now|today|yesterday|last|"
    r"this|on|in|at|for|when|if|since|after|before|as|with|there|it|just|also|then|usually|mostly|actually|maybe|probably|"
    r"\[|[a-z]+(?:day|time)s?|people|nobody|everybody|somebody|everyone|someone|nothing|everything|something|both|half|\d)",
    re.IGNORECASE,
)
_PROPER = re.compile(
    r"^(?:\[|[A-Z]{2}|[A-Z]\.|(?:I|I'm|I've|I'd|I'll)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|"
    r"April|May|June|July|August|September|October|November|December|Mr|Mrs|Ms|Dr|God|English|Christmas|Easter)"
)
_COMMON = bag(
    "first second the a an my our his her their its this that these those some any most all every each another other "
    "when if since after before as with on in at for from by to of then now just also so and but or because sometimes "
    "lately usually mostly maybe probably there it he she they we you what how where who why which not no nothing "
    "everything something someone everyone people today yesterday last until about over up one two three four five "
    "six seven eight nine ten half both only even still again people having being getting going doing trying it's "
    "that's there's he's she's"
)
FEWEST, MOST = 4, 45
_MOST_TURNED = 26
_JUDGES = re.compile(
    r"\b(?:risk|den(?:y|ies|ied)|seem(?:s|ed)?|appear(?:s|ed)?|diagnos\w*|disorder|depress\w*|bipolar|psychot\w*|ptsd|adhd|autis\w*|"
    r"borderline|addict\w*|alcoholi\w*|sounds like)\b",
    re.IGNORECASE,
)
_OF_YOU = re.compile(r"\b(?:of you|and you\b|you and|did you|are you|do you|you guys|you all)\b|[–—…]|- ", re.IGNORECASE)


def reported(text: str, *, leaning: bool = False) -> str | None:
    """A client's sentence in the third person, ready to follow "reported that", or None where it had better be quoted.

    `leaning`: the sentence before stands right before it, so it may begin with "it" or "that".
    """
    plain = _told(text, leaning=leaning)
    if plain is None or _ADDRESSED.search(plain) or _TOGETHER.search(plain):
        return None
    if _SELF.search(plain) and _OTHERS.search(plain):
        return None
    return _first_person(plain, 0)


def to_you(text: str) -> str | None:
    """A client's sentence as told back to them: "I wake" to "you wake"."""
    plain = _told(text)
    if plain is None or _ADDRESSED.search(plain) or _TOGETHER.search(plain):
        return None
    return _first_person(plain, 1)


def turned(text: str) -> str | None:
    """A therapist's sentence with "you" as "they"; None where they speak of themselves or of others."""
    plain = _plain(text)
    if (
        not FEWEST <= len(words(plain)) <= _MOST_TURNED
        or _BROKEN.search(plain)
        or _OF_YOU.search(plain)
        or judges(plain)
        or plain.endswith("?")
        or _SELF.search(plain)
        or _TOGETHER.search(plain)
        or _OTHERS.search(plain)
        or _QUOTED.search(plain)
    ):
        return None
    return you_to_they(lowered(plain).rstrip(" .!?"))


def judges(text: str) -> bool:
    """It holds a judgement's words: those of a human are quoted to the letter and never retold (R34, R36)."""
    return bool(_JUDGES.search(text))


def you_to_they(text: str) -> str:
    """Second person to third."""
    text = _YOU_OBJECT.sub(r"\1 them", _CAUSED.sub(r"\1 them", text))
    text = _YOU_LAST.sub("them", text)
    for pattern, shifted in _YOU:
        text = pattern.sub(shifted, text)
    return text


def first_to(text: str, person: int) -> str:
    """First person to third (0) or second (1), on tidy text."""
    subject = ("they", "you")[person]
    text = _BE[0][0].sub(lambda m: f"{subject}{m[1]} {'were' if 'was' in m[0].lower() else 'are'}{(m[2] or '')}", text)
    text = _BE[1][0].sub(lambda m: f"{'were' if m[1].lower() == 'was' else 'are'}{(m[2] or '')} {subject}", text)
    for pattern, *shifted in _I:
        text = pattern.sub(shifted[person], text)
    return text


def lowered(text: str) -> str:
    """The first letter small, unless the word is a name."""
    first = text.split(maxsplit=1)[0] if text else ""
    if _PROPER.match(text) or first.lower().strip(",") not in _COMMON:
        return text
    return text[:1].lower() + text[1:]


def stands_alone(text: str) -> bool:
    """It can be understood without the sentence before."""
    plain = _plain(text)
    return bool(_STANDS.match(plain)) or not (_DANGLING.match(plain) or _POINTS_BACK.search(plain))


def _plain(text: str) -> str:
    plain = _APOSTROPHE.sub("'", tidy(text))
    plain = LEAD.sub("", plain)
    return _AFTERTHOUGHT.sub("", plain).strip(" ,;")


def _told(text: str, *, leaning: bool = False) -> str | None:
    plain = _plain(text)
    count = len(words(plain))
    if (
        not FEWEST <= count <= MOST
        or plain.endswith("?")
        or _QUOTED.search(plain)
        or _TANGLED.search(plain)
        or _BROKEN.search(plain)
        or _HALF.match(plain)
    ):
        return None
    if (
        (not leaning and not stands_alone(plain))
        or not (leaning or _SUBJECT.match(plain) or plain[:1].isupper())
        or not _is_clause(plain)
    ):
        return None
    return plain.rstrip(" .!")


def _is_clause(plain: str) -> bool:
    first = plain.split(maxsplit=1)[0].lower().strip(",")
    if first in _VERBS or first.endswith("ing"):
        return False
    own = _SELF_CLAUSE.search(plain)
    if own is None:
        return bool(_HAS_VERB.search(plain))
    before = plain[: own.start()].lower()
    return not before.endswith(("and ", "but ")) or bool(_HAS_VERB.search(before))


def _first_person(plain: str, person: int) -> str:
    return first_to(lowered(plain), person)
