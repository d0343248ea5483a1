"""Which spoken sentences may be told in the third person, and how. Where a shift could change who did what, it is None.

>>> clause("Um, I wake up at three, and then I lie there doing sums.")
Clause(text='they wake up at three, and then they lie there doing sums', leans=False, several=False)
"""

import re
from dataclasses import dataclass

from handrail.backends.embedded.words.clean import sets_right, written
from handrail.backends.embedded.words.finite import is_sentence
from handrail.backends.embedded.words.idiom import is_turn_of_phrase
from handrail.backends.embedded.words.persons import THEY, YOU, name_therapist, retold, whose_is_unclear, you_to_they
from handrail.backends.embedded.words.terse import terse
from handrail.backends.embedded.words.text import NUMBER, bag, words
from handrail.backends.embedded.words.topics import hits

FEWEST, MOST = 3, 45
_MOST_TURNED = 34
_OTHERS = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
_OTHERS_DO = re.compile(r"\b(?:they|they're|they've|they'd|they'll)\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself|y'all|ya)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:we|us|our|ours|ourselves|let's)\b", re.IGNORECASE)
_MARKED = re.compile(r"“[^”]*”")
_STRAIGHT = re.compile(r"\"([^\"]{2,160})\"|“([^”]{2,160})”")
_UNMARKED_SPEECH = re.compile(
    r"\b(?:was|were|is|am|'m|'s|be) like\b|\b(?:said|says|told \w+|asked), |\b(?:think|thought|thinking), (?:do|don't|get|go|no|well|oh|right)\b|\b(?:goes|went),|\b(?:said|says|say|goes|told (?:me|him|her|them)|asked(?: me)?),? "
    r"(?:no,|yes,|well |oh |look |come |get |just |don't |can't |why |what |how |where |when |can |do |are |is )",
    re.IGNORECASE,
)
_SAID_COMMA = re.compile(
    r"\b(said|says|thought|think|thinking|told (?:him|her|myself)), (?=(?:i|i'm|i'd|i've|i'll|it|he|she|my)\b)", re.IGNORECASE
)
_CALLED = re.compile(r",\s*\[(?!client\])[^\[\]]+\]\s*(?=[,.?!]|$)", re.IGNORECASE)
"""Another is spoken to: "you" is not this client."""
_TANGLED = re.compile(r"\b(?:whatever|blah|thingy|thingummy)\b|\.\.|[…–—]", re.IGNORECASE)
_BROKEN = re.compile(
    rf"\b(?:i|my|the|a|to|of|which|i've|i'd|i'll|i've been),|\bi (?:so|and|but|it|my|the|a)\b|\b(?:that|is|was),|'s,|\b(?!{NUMBER}\b)(\w{{3,}}) \1\b|"
    r"\bthe (?:the|a|my)\b|, i i\b|\b(?:the|a|my|to|of|and|with|for|if)[.!]?$|\bi[.!]?$|\b(?:was|were|is|are|am|and then|he's|she's|it's|they're|i'm|that's|there's|we're|you're|thought, that)[.!]?$|\b(?:and|but|so|because) (?:he|she|it|they|we|you)[.!]?$",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"^(?:it|it's|its|it'd|it'll|that|that's|that'd|this|these|those|he|he's|he'd|he'll|she|she's|she'd|she'll|they|they're|they've|"
    r"they'd|there's|there|him|her|them|one|ones|both|neither|either|which|who|his|same|then|so|here)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"^(?:there|there's|there was|it's|it was|it is|it's been|it has been|it gets|it got|it takes|that's) (?:been )?(?:a|an|no|some|any|about|"
    r"hard|difficult|easier|quiet|raining|cold|like|my|because|when)\b(?! (?:about |like |around |only |just )?"
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|half|quarter|hundred|few|couple)\b)"
    r"(?<!about)(?<!that's a)(?<!that's an)(?<!that's no)(?<!that's like)",
    re.IGNORECASE,
)
"""There is, it is: what follows stands for itself."""
_FRAGMENT = re.compile(
    r"^(?:(?:just |only )?me|to|of|from|than|or|nor|not|only|except|until|till|where|such|what|how|why|whether|wanted|said|did|didn't|went|got|had|was|wasn't|were|"
    r"came|told|thought|felt|made|took|put|kept|gave|does|doesn't|is|isn't|are|can't|couldn't|won't|wouldn't|will|would|because|cause|'cause|like|"
    r"don't|please|sit|get|go|put|be|let|look|try|say|tell|ask|come on|come|thanks?|guess|suppose)\b",
    re.IGNORECASE,
)
_SUBJECT = r"(?:i|i'm|i've|i'd|i'll|it|it's|it'd|he|he's|he'd|she|she's|she'd|they|they'd|we|we'd|there|there's|that's|you|my \w+|\[[^\]]+\])"
_HALF = re.compile(
    r"^that (?:i|he|she|it|they|we)(?:['’](?:d|ll)| would| will| might)\b|^(?:maybe |sometimes |just |even )?(?:if|when|although|while|as|since|unless|once|after|before)\b"
    rf"(?!.*\b{_SUBJECT}[ '].*(?:\b{_SUBJECT}\b|, (?:the|that|my)\b))(?!(?: \w+){{1,4}}, )(?! (?:the|a|an|some|his|her|their) .*\b{_SUBJECT} )",
    re.IGNORECASE,
)
"""A condition or a moment without what it is about."""
_POINTS_BACK = re.compile(
    r"\b(?:not|like|about|of|for|with|than|does|did|do|done) (?:it|that|this|those|them)[.,!]?$|^(?:i(?:'ve|'d|'ll)?)(?: \w+n't| never)? (?:do|did|done|said|have|had|know|think) (?:it|that|this|so)\b|"
    r"\bgot (?:her|him|them|it) (?:on|at|in|for|back)\b|^(?:i|we) (?:did|do|have|am|was|will|would|could|can|haven't|didn't|don't|can't|couldn't|won't|wouldn't)(?:[.,;]|$| too\b| not\b)",
    re.IGNORECASE,
)
_VERBS = bag(
    "am is are was were be been being has have had do does did can could will would should may might must get gets "
    "got go goes went gone come comes came say says said tell told feel feels felt think thinks thought know knew want "
    "wants wanted need needs make makes made take takes took keep keeps kept give gives gave left lost hurts hurt "
    "works helps lives comes run runs ran sleep sleeps slept wake wakes woke eat eats ate drink drank smoke died "
    "seems looks sounds starts sits lies wears sees saw put puts hit broke fell began grew cut read let happens rang ring "
    "rings asks call calls found find bought brought taught caught met paid sent spent stood sat understood wrote drove "
    "rode flew swam sang spoke chose threw hid bit held led won built lent meant heard lay learnt dreamt burnt"
)
HAS_VERB = re.compile(
    rf"\b(?:{'|'.join(sorted(_VERBS))}|(?!(?:hundred|bed|red|need|indeed|naked|wicked|sacred|kindred|seed|speed|weed|feed)\b)\w+ed|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|"
    rf"hasn't|haven't|hadn't)\b|\b(?:he|she|it) (?:(?:never|always|still|just|really|only|also) )?\w+s\b|'(?:s|re|m|ve|ll|d)\b",
    re.IGNORECASE,
)
_TOGETHER_WITH = re.compile(r"(?:^|, |when |that )(?:my \w+|\[[^\]]+\]) and $", re.IGNORECASE)
_SELF_CLAUSE = re.compile(r"\b(?:i|we)(?:'(?:m|ve|d|ll|re))? ", re.IGNORECASE)
_PROPER = re.compile(
    r"^(?:\[|[A-Z]{2}|[A-Z]\.|(?:I|I'm|I've|I'd|I'll)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|"
    r"April|May|June|July|August|September|October|November|December|Mr|Mrs|Ms|Dr|God|English|Christmas|Easter)"
)
_EVERYDAY = frozenset(
    (
        "sleep",
        "eating",
        "energy",
        "mood in their own words",
        "worry",
        "panic",
        "body and symptoms",
        "money and housing",
        "what helps",
        "avoiding",
    )
)
"""Topics whose words are nobody's name: "Fear was forty." """
_COMMON = bag(
    "first second third the a an my our his her their its this that these those some any most all every each another other "
    "when if since after before as with on in at for from by to of then now just also so and but or because sometimes "
    "lately usually mostly maybe probably there it he she they we you what how where who why which not no nothing nobody "
    "everything something someone everyone people today yesterday last until about over up down one two three four five "
    "six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety half both only even still again having being getting going doing trying it's "
    "that's there's he's she's they're we're you're don't normally actually basically work sleep mornings nights things "
    "well better worse less more mum mom dad signed stopped started moved missed tried properly really nearly hardly exactly mainly partly luckily suddenly recently finally "
    "here once twice never always often almost quite rather somehow perhaps apparently honestly clearly obviously instead otherwise anyway "
    "unless while whenever wherever whatever whoever without under between behind through although though yet if is are was were "
    "weekends evenings afternoons money food breakfast lunch dinner coffee"
)
_DAYS = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|"
    r"november|december|christmas|easter)(s?)\b"
)
_JUDGES = re.compile(
    r"\b(?:risk|den(?:y|ies|ied)|seem(?:s|ed)?|appear(?:s|ed)?|diagnos\w*|disorder|depress\w*|bipolar|psychot\w*|ptsd|adhd|autis\w*|"
    r"borderline|addict\w*|alcoholi\w*|sounds like)\b",
    re.IGNORECASE,
)


_TIMES = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|days?|nights?|mornings?|evenings?|afternoons?|weeks?|weekends?|months?|years?|time|times|minute|"
    r"hour|today|yesterday|tonight|lately|thing|way|end|christmas|easter|thanksgiving"
)
_FRONTED = re.compile(
    rf"^(?:(?:the|my|a|an|this|that|our) )?(?:(?!(?:{_TIMES}|honestly|actually|basically|sometimes|usually|mostly|normally|maybe|anyway|also|then|"
    r"eventually|finally|still|well|yes|no|at|on|in|by|for|after|before|since|when|if|with|to|from|during|until|over|up|down|out|about|around)\b)"
    rf"(?:\[[^\]]+\]|[\w'’-]+) ?){{1,3}}, (?:the|that|that's|there|there's|it|it's|he|he's|she|she's|they|they're|you|we|i|i'm|his|her|then|how|what|but|{NUMBER})\b|"
    rf"^(?:the|my|our) (?!(?:[\w'’-]+ ){{0,2}}(?:{_TIMES}),)[^,]{{3,40}}, (?:how|{NUMBER}|my|he's|she's|they're|it's)\b",
    re.IGNORECASE,
)
"""Talk names its topic first ("Corbett, there's the exit"); told, that would be no sentence."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence ready to follow "reported that". `leans`: it needs what stands before it to be understood."""

    text: str
    leans: bool
    several: bool = False
    """It tells of "we": its "they" may not be left off, or it would be of one."""

    @property
    def brief(self) -> str:
        """In a note's short style; nothing where it stands as it is."""
        return "" if self.several else terse(self.text)


def clause(text: str, *, for_two: bool = True) -> Clause | None:
    """A client's sentence in the third person, or None where it had better be quoted.

    `for_two`: only the therapist listens, so that "you said" is theirs.
    """
    plain = _tellable(text)
    if plain is None:
        return None
    if for_two:
        plain = name_therapist(plain)
    bare = _MARKED.sub(" ", plain)
    if _ADDRESSED.search(bare) or "let's" in bare.lower():
        return None
    if (_SELF.search(bare) or _TOGETHER.search(bare)) and _OTHERS_DO.search(bare):
        return None
    if _TOGETHER.search(bare) and _OTHERS.search(bare):
        return None
    return Clause(recased(retold(lowered(plain), THEY)), leans(plain), _WE_DO.match(bare) is not None)


_WE_DO = re.compile(r"(?:(?:and|but|so) )?we\b", re.IGNORECASE)


def to_you(text: str) -> str | None:
    """A client's sentence as told back to them: "I wake" to "you wake"."""
    plain = _tellable(text)
    if (
        plain is None
        or leans(plain)
        or _ADDRESSED.search(plain)
        or _TOGETHER.search(plain)
        or "“" in plain
        or names_no(plain)
        or not is_sentence(plain)
    ):
        return None
    return recased(retold(lowered(plain), YOU))


_OF_WHAT = re.compile(
    r"\b(?:took|take|taken|taking|stopped|started|had|tried|forgot|missed|did|done|got|told|smoked|drank|quit) (?:it|one|them|that|him|her)\b",
    re.IGNORECASE,
)


def names_no(text: str) -> bool:
    """ "I took it for two weeks": on a page of its own nobody knows what."""
    return _OF_WHAT.search(text) is not None


def turned(text: str) -> str | None:
    """A therapist's sentence with "you" as "they"; None where they speak of themselves or of others."""
    plain = written(text)
    if (
        not FEWEST <= len(words(plain)) <= _MOST_TURNED
        or _BROKEN.search(plain)
        or judges(plain)
        or plain.endswith("?")
        or _SELF.search(plain)
        or _TOGETHER.search(plain)
        or _OTHERS.search(plain)
        or _TANGLED.search(plain)
        or _CALLED.search(plain)
        or re.search(
            r"[\"“”]|\b(?:okay|ok) so\b|\bso what\b|\b(?:of you|did you|are you|do you|you guys|you all)\b",
            plain,
            re.IGNORECASE,
        )
        or _ORDER.match(plain)
        or not is_sentence(plain)
    ):
        return None
    return recased(you_to_they(lowered(plain).rstrip(" .!?")))


_ORDER = re.compile(
    r"^(?:listen|notice|stay|hold|breathe|keep|try|write|read|bring|ask|tell|take|practi[sc]e|remember|think|look|see|let|go|give|put|sit|"
    r"start|stop|say|do|don't|be|have|imagine|picture|close|come|call|ring|text|set|pick|choose|talk|speak|walk|rest|carry|leave|move|check|use|avoid|follow)\b(?!ing)",
    re.IGNORECASE,
)


def judges(text: str) -> bool:
    """It holds a judgement's words: those of a human are quoted to the letter and never retold (R34, R36)."""
    return bool(_JUDGES.search(text))


def lowered(text: str) -> str:
    """The first letter small, unless the word is a name."""
    first = text.split(maxsplit=1)[0] if text else ""
    plain = first.lower().strip(",").partition("'")[0]
    everyday = plain in _COMMON or plain.endswith("ing") or any(topic.name in _EVERYDAY for topic in hits([plain]))
    if _PROPER.match(text) or not everyday:
        return text
    return text[:1].lower() + text[1:]


def recased(text: str) -> str:
    """Days, months and feasts with their capitals, which a speech recogniser leaves out."""
    return _DAYS.sub(lambda found: found[0].capitalize(), text)


def leans(plain: str) -> bool:
    """It can't be understood without the sentence before it."""
    return bool((_LEANS.match(plain) and not _PLACED.match(plain)) or _POINTS_BACK.search(plain))


def breaks_off(text: str) -> bool:
    """Given up half-way and begun anew: "It was the, it would have been a year"."""
    plain = written(text).rstrip(" .!")
    return bool(_BROKEN.search(plain) or _TANGLED.search(_MARKED.sub(" ", plain)))


def stands_alone(text: str) -> bool:
    """It can be understood without the sentence before it."""
    plain = written(text)
    return not leans(plain) and not _FRAGMENT.match(plain)


def is_half(text: str) -> bool:
    """A condition or a moment without what it is about: "If I have two attacks in a month." """
    return _HALF.match(written(text)) is not None


def _tellable(text: str) -> str | None:
    """Written down and whole, or None."""
    plain = written(text).rstrip(" .!")
    if sets_right(text):
        return None
    if opened := _ANSWERED.match(plain):
        if opened[1].lower() == "no" and not _NEGATED.search(plain[opened.end() :]):
            return None
        plain = plain[opened.end() :]
    if plain.count('"') % 2:
        return None
    plain = _SAID_COMMA.sub(r"\1 ", _STRAIGHT.sub(lambda m: f"“{m[1] or m[2]}”", plain))
    bare = _MARKED.sub("“”", plain)
    if (
        not FEWEST <= len(words(plain)) <= MOST
        or plain.endswith("?")
        or '"' in plain
        or _TANGLED.search(bare)
        or _BROKEN.search(bare)
        or _HALF.match(bare)
        or _FRAGMENT.match(bare)
        or _UNMARKED_SPEECH.search(bare)
        or is_turn_of_phrase(bare)
        or whose_is_unclear(bare)
        or _SEVERAL.search(bare)
        or any(marked[0][1:-1] not in text for marked in _MARKED.finditer(plain))
    ):
        return None
    return plain if _is_clause(bare) else None


_SEVERAL = re.compile(r"\w(?<!Dr)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!St)(?<!\.\w)[.!?] +\w")
"""A row of words without a verb: quoted, never retold."""
_ANSWERED = re.compile(
    r"^(no|yeah|yep|yes|okay|well|um|so) (?=(?:i|i'm|i've|i'd|i'll|it|it's|he|she|they|we|my|not|but|so|like|because|cause)\b)",
    re.IGNORECASE,
)
"""The yes or no before an answer, where no comma stands behind it."""
_NEGATED = re.compile(r"\b(?:no|not|never|none|nothing|nobody)\b|n't\b", re.IGNORECASE)


def _is_clause(plain: str) -> bool:
    first = plain.split(maxsplit=1)[0].lower().strip(",") if plain else ""
    topic = _FRONTED.match(plain)
    if topic is not None and not HAS_VERB.search(topic[0].partition(",")[0]):
        return False
    if first in _VERBS or (
        first.endswith("ing") and first not in ("nothing", "everything", "something", "anything", "evening", "morning")
    ):
        return False
    own = _SELF_CLAUSE.search(plain)
    if own is None:
        return bool(HAS_VERB.search(plain))
    before = plain[: own.start()].lower()
    return not before.endswith(("and ", "but ")) or bool(HAS_VERB.search(before)) or bool(_TOGETHER_WITH.search(before))
