"""What a client said and a program doesn't hand back to them in writing: a person does, or nobody.

A belief of the worst hour, what guilt told, a thought that was asked for, words about safety and what stands beside them would be, on a
page to keep, the summary's own. Half a sentence, or one that its speaker took back, would be false.

>>> blames_oneself("I should have rung sooner."), blames_oneself("I should have an answer on Monday.")
(True, False)
"""

import re

from handrail.backends.embedded.weight.linked import Asked
from handrail.backends.embedded.weight.taken_back import takes_back
from handrail.backends.embedded.words.clauses import breaks_off
from handrail.backends.embedded.words.protocol import OF_A_SET
from handrail.backends.embedded.words.safety import asks_of_safety
from handrail.language.medicines import DRINKING, SUBSTANCES

_DONE = r"(?:\w+ed|\w+en|been|gone|done|had|rung|said|told|known|seen|put|kept|come|made|left|let|got|stood|stopped|caught|found|fought|thought|heard|sat|sent|met|brought)"
_BLAMES = re.compile(
    r"\bi(?:d| had| have|['’]d|['’]ve)? (?:had it (?:in my (?:head|mind) )?that|told myself|keep telling myself|believed)\b"
    r"|\b(?:all |was |is |it['’]s )*my (?:own )?fault\b|\bi (?:only )?(?:blame|hate|despise) myself\b|\bbecause of me\b|\bi (?:failed|let) (?:her|him|them|everyone|my [\w-]+)(?: all)? down\b|\bi failed\b"
    rf"|\bi (?:should|shouldn['’]t|ought to)(?: have|['’]ve|n['’]t have)(?: \w+ly| never| just| at least)? {_DONE}\b"
    r"|\bif (?:only )?i(?:['’]d| had)(?:n['’]t| not| only| just| never)? \w+[^.;]{0,120}\b(?:she|he|it|they|we|none|nobody|my [\w-]+)(?:['’]d| would| might| wouldn['’]t)\b"
    r"|\bi(?:['’]m| am| was| feel(?: like)?)(?: (?:just|such|so|only|not|a|an|the|really|always|all))* (?:bad (?:mother|mum|mom|father|dad|parent|wife|husband|person|son|daughter|friend)|terrible|awful|useless|worthless|pathetic|disgusting|"
    r"failure|fraud|burden|idiot|monster|loser|waste|coward|stupid|rubbish|broken|weak)\b"
    r"|\b(?:es|fue|era) (?:toda )?(?:mi|la) culpa(?: mía)?\b|\b(?:me culpo|me odio|por mi culpa|culpa mía)\b|\bdebí (?:haber )?\w+(?:r|do)(?:me|l[oae]s?)?\b|\b(?:debería|tendría que|tenía que) haber\w* \w+|\bsi (?:yo )?(?:l[aoe]s? )?(?:hubiera|hubiese) \w+"
    r"|\b(?:soy|fui) (?:tan |muy )?(?:un[ao]? )?(?:muy )?(?:mal[ao]?|p[eé]sim[oa]|inútil|cobarde|tont[oa]|carga|fracas\w+|débil|estúpid[oa]|basura)\b",
    re.IGNORECASE,
)

_FEARS = re.compile(
    r"\b(?:i|it|that|they|he|she)(?:['’](?:ll|d)| will| would|['’]m going to)\b[^.;]{0,120}\b(?:stop breathing|pass out|faint|die|kill me|collapse|choke|drown|lose (?:control|my mind)|go (?:mad|crazy)|"
    r"(?:heart attack|stroke)|throw up|wet myself|be (?:sick|sacked|fired)|laugh at me)\b",
    re.IGNORECASE,
)
"""Foreseen, and told as what will be."""
_LEFT_OPEN = re.compile(r"\bthan,|\b(?:had|would), (?:i|he|she|it|they|we)\b|\b(?:than|since)\W*$", re.IGNORECASE)
_EXCEPT = re.compile(r"\W*(?:except|only|but),? (?:no\b|not\b|(?:then )?i can['’]t)", re.IGNORECASE)
"""What was said before it is only half of it."""
_OF_THOUGHTS = re.compile(
    r"\b(?:tell(?:ing)?|told|say(?:ing)? to|said to) yourself\b|\bthrough your (?:mind|head)\b|\bwhat (?:are|were) you thinking\b|\b(?:the|that|which|what) (?:thought|worry|fear|belief|prediction|worst)\b|"
    r"\bhow (?:much|strong\w*|true)\b[^?]*\b(?:believe|feel true)\b|\b(?:fault|blame|guilt\w*|shame|ashamed)\b|\bwhat (?:did|do|had|have) you (?:predict|expect|fear|imagin)\w*|\bwhat does (?:it|your mind|the voice) (?:say|tell)\b|\bwhat (?:would|did|do|will) you (?:say|tell)\b",
    re.IGNORECASE,
)
"""Asks for a thought, a fear or for guilt: what is answered is no fact."""


_TENDER = re.compile(
    r"[\"“”]|\b(?:cut|cutting|burn\w*|hurt\w*|harm\w*|purg\w*|vomit\w*|bing\w+|dead|die|died|dying|death|kill\w*|hit|hits|beat\w*|touch\w*|naked|bottom|sex\w*|rap(?:e|ed|ist)|abus\w*|drunk|relaps\w*|lapse\w*)\b",
    re.IGNORECASE,
)


_PRIVATE = re.compile(
    rf"\b(?:{SUBSTANCES}|{DRINKING}|drunk|hung ?over|beers?|wine|whiske?ys?|vodka|tequila|gin and tonics?|cider|cigarettes?|weed|vap(?:e|es|ed|ing))\b|"
    r"\b(?:smok(?:e|es|ed|ing)) (?!alarm|detector)|\bhat(?:e|es|ed) (?:him|her|you|them|my (?:mum|mom|mother|dad|father|sister|brother|wife|husband|son|daughter|ex|boss|stepdad|stepmum|partner)|\[)|"
    r"\b(?:marihuana|porros?|cerve\w+|vino|borrach\w+|emborrach\w+|fum(?:o|é|a|aba|ando)|cocaína|drogas?|tequila|ron)\b|\bodio a\b|\b(?:lo|la|le|te) odio\b",
    re.IGNORECASE,
)
"""What others at home need not read on a page that lies about: what was drunk or smoked, whom one hates."""
_NAMES_NOTHING = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)*(?:how (?:often|long|many|much|so)|when|where|why|which|who)\W*$|\b(?:is|was|has|does|did|do|with|of|about|for|to) (?:that|it|this|those|them)\b",
    re.IGNORECASE,
)


def is_private(text: str) -> bool:
    """Drink, smoke and whom one hates, in words that are known.

    >>> is_private("I drink wine every night."), is_private("I drink a lot of water on a run.")
    (True, False)
    """
    return _PRIVATE.search(text) is not None


def blames_oneself(text: str) -> bool:
    """A belief about oneself, or what guilt says, in words that would read as if it were so."""
    return bool(_BLAMES.search(text))


def is_thought(one: Asked) -> bool:
    """It answers a question for a thought, a fear or guilt, or tells what is feared as what will be."""
    under = one.passage.under
    return bool(_FEARS.search(one.passage.text) or (under is not None and _OF_THOUGHTS.search(under.text)))


def may_be_repeated(question: str) -> bool:
    """It may stand before its answer on a page to keep; one that names what hurts, or that quotes, is a person's to ask again, and one that
    names nothing says nothing there.

    >>> may_be_repeated("How many hours did you sleep?"), may_be_repeated("And after you'd cut?"), may_be_repeated("How long has that been going on?")
    (True, False, False)
    """
    return not _TENDER.search(question) and not _NAMES_NOTHING.search(question)


def stays(one: Asked) -> bool:
    """A client's sentence that doesn't go home: for what it says, for what stands beside it, or for how it was said."""
    said, under = one.passage, one.passage.under
    return bool(
        said.beside_safety
        or (under is not None and asks_of_safety(under.turn_text))
        or is_thought(one)
        or blames_oneself(said.turn_text)
        or is_private(said.text)
        or said.answers & OF_A_SET  # what came up while a memory was worked on
        or breaks_off(said.text)
        or _LEFT_OPEN.search(said.text)
        or any(takes_back(more.text) or _EXCEPT.match(more.text) for more in one.rest)
    )
