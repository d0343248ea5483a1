"""Safety language to quote in every note: words, never a level (R36, R37). What noticing heard, and this list.

KNOWN GAP: both miss what is said in other words; absence means nothing. The flags reach a human whatever is drafted here.
"""

import re
from collections.abc import Collection, Mapping

from handrail.language.further import follows_up
from handrail.papers.notice import Context, Flag, Safety

_SELF = r"(?:my|your|him|her|them|it)?sel(?:f|ves)"
SAFETY = re.compile(
    r"\b(?:suicid\w*|worth living|"
    r"(?:kill|hurt|harm|cut|cutting|hurting|harming|killing|killed|burn|burning) (?:my|your|him|her|them|our)sel(?:f|ves)|"
    r"(?:about|with|how(?:['’]s| is)) (?:the |your )?cutting(?=\s*(?:[.,?!]|$))|(?:held|picked up|took) (?:the|a|my) (?:scissors|razor|blades?)\b|self[- ]?harm\w*|(?:(?<!that )(?<!the )(?<!this )(?<!\ba )cut|cutting|scratching|burning) (?:on |at )?(?:my|your) (?:own )?(?:arms?|wrists?|legs?|thighs?|skin)|"
    r"(?:end|ending|ended|take|taking|took) (?:my|your|his|her|their) (?:own )?life|end(?:ing)? it(?: all)?\b(?! up)|"
    r"not (?:want(?:ed|ing)? to )?wak(?:e|ing) up|(?:easier|better|fine|all right|okay|mind) (?:if i (?:just )?(?:(?:did|do) ?n['’]?t (?:just |ever )?|never )|not to (?:ever )?)wake "
    r"up|never wak(?:e|ing) up|(?:easier|better|happier|better off)[^.?!]{0,20} if i (?:was|were) ?(?:n['’]?t|not) (?:here|around|there)|"
    r"(?:want|wanted|wish|wished|wanting|rather) (?:to be |to |i was |i were |be )(?:die|dead)|wish i(?:'d| had) (?:never "
    r"been born|died)|"
    r"(?:don['’]?t|do n['’]t|did ?n['’]t|not) want(?:ed|ing)? to (?:be here|live|be alive|exist|go on)|not wanting to be "
    r"(?:here|alive)|"
    r"(?:better off|be better) (?:dead|without (?:me|you|us))|(?:she|he|they|everyone|everybody)(?:'d| would) be better off|"
    r"no (?:point|reason) (?:in )?(?:to )?(?:living|going on|live|go on)|(?:can['’]?t|can not|ca n['’]t) (?:go on|do this "
    r"any ?more|take it any ?more)|"
    r"a burden\b|burden (?:to|on)|(?:what(?:['’]s| is)|did ?n['’]t know what|don['’]t know what|see) the point of|know why "
    r"i['’]?(?:m| am) doing this any ?more|hopeless\w*|no way out|overdos\w*|took (?:all|too many|a bunch of) (?:of "
    r")?(?:the|my)? ?(?:pills|tablets)|"
    r"(?:stash|stockpil|saving up|saved up)\w* (?:of )?(?:the |my )?(?:pills|tablets|meds)|hang(?:ing|ed)? myself|"
    r"jump(?:ing|ed)? (?:off|in front)|"
    r"(?:a |the |his |my |her |your )(?:hunting |service |old )?(?:gun|guns|pistol|rifle|rifles|shotgun|firearm)|goodbye (?:note|letter)|suicide note|"
    r"(?:kill|stab|shoot|strangle|choke|choked|poison) (?:him|her|them|you|someone|somebody)\b|hurt(?:ing)? (?:him|someone|"
    r"somebody|the baby|my (?:kids?|children|son|daughter|baby))|"
    r"(?:hit|hits|hitting|beat|beats|beating|punched|punches|slapped|slaps|shoved|choked|chokes|kicked|threatened|threatens|"
    r"raped|molested|forced) (?:me|us|my (?:kids?|mom|mum|son|daughter|sister|brother)|the kids?)\b|"
    r"(?:afraid|scared|frightened) of (?:him|what he)|(?:won['’]?t|does ?n['’]t|doesn['’]?t) let me (?:leave|see|go|have)|"
    r"follow(?:s|ed|ing) me home|stalk\w*|"
    r"(?:hear|hearing|heard) (?:a |the |any )?voices?|voices? (?:tell|telling|told|say|saying)|telling you to|"
    r"(?:leftover|left over|unused|spare) (?:medicines?|medications?|meds|pills|tablets|morphine)|lock(?:ed|ing)? (?:up |away )?(?:the |your |my |all the )?(?:medicines?|medications?|meds|pills|tablets|knives)|"
    r"(?:any|had|have|those|these|the) thoughts? (?:like (?:that|those|this)|since|come back)|had (?:those|these) thoughts|"
    r"(?:thought|thoughts|thinking|thought)(?: of| about)? (?:of |about )?(?:dying|death|hurting|harming|killing)|hurting "
    r"(?:yourself|myself|anyone|someone|somebody|others|your)|harm(?:ing)? (?:others|anyone|someone|somebody|your)"
    r")",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\b(?:killing me|kill for|suicide (?:squad|prevention line)|drinks? (?:to )?death|the gun violence|jump(?:ing|ed)? off "
    r"(?:the )?(?:bus|couch|sofa|point|phone|call)|"
    r"(?:a )?burden on my (?:heart|knees|knee|back)|hit me (?:that|up|when)|it hit me|struck me|under the gun|top gun|glue "
    r"gun|nail gun|hot[- ]?shot)\b",
    re.IGNORECASE,
)


_NOBODYS = frozenset((Context.IDIOM, Context.QUOTED_MEDIA))


def safety_words(text: str) -> str:
    """The words that made this a passage to read first, or nothing. An idiom alone is not one."""
    for found in SAFETY.finditer(text):
        around = text[max(0, found.start() - 12) : found.end() + 16]
        if not _IDIOM.search(around):
            return found[0]
    return ""


def heard_about(flags: Collection[Flag]) -> Mapping[int, tuple[tuple[int, int], ...]]:
    """Where in each turn noticing heard such words; a figure of speech and a film are none."""
    found: dict[int, list[tuple[int, int]]] = {}
    for flag in flags:
        if not _NOBODYS.intersection(flag.context):
            found.setdefault(flag.turn, []).append((flag.start, flag.end))
    return {turn: tuple(spans) for turn, spans in found.items()}


def guessed_about(flags: Collection[Flag]) -> Mapping[int, tuple[tuple[int, int], ...]]:
    """Of these the ones that no list holds and no question asked for: the listener alone took them for such words."""
    return heard_about([flag for flag in flags if flag.found_by == "reader"])


def asks_of_safety(question: str) -> bool:
    """It holds such words, or asks for a plan, a way or the intent: what answers it says nothing without it."""
    asks = safety_words(question) or _OF_VIOLENCE.search(question)
    return bool(asks) or follows_up(question) not in (None, Safety.LETHAL_MEANS_ACCESS)


_OF_VIOLENCE = re.compile(
    r"\b(?:gets?|got|getting|turns?|been) (?:physical|violent)\b|\b(?:scared|afraid|frightened) of (?:him|her|them|each other|(?:the|one an)other|your (?:partner|husband|wife|boyfriend|girlfriend|dad|mum|mom))\b|"
    r"\b(?:anyone|anybody|someone|he|she|they|partner|husband|wife) (?:has |have |ever )*(?:hit|hits|hurt|hurts|hurting|push\w*|shove\w*|threaten\w*) you\b|\bfeel safe\b",
    re.IGNORECASE,
)


def later_of_safety(turn: str, start: int) -> tuple[int, int] | None:
    """Where behind `start` a turn first speaks of safety again, or denies: a sentence."""
    for found in _SENTENCE.finditer(turn, start):
        if len(found[0].split()) <= _MOST_OF_ONE and (safety_words(found[0]) or _DENIES.search(found[0])):
            begin = found.start() + len(found[0]) - len(found[0].lstrip())
            return begin, found.end()
    return None


_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_MOST_OF_ONE = 30
_DENIES = re.compile(
    r"\bi(?:['’]d| would)? (?:never|not) (?:do|act|hurt|harm)\b|\bi would ?n['’]t (?:do|act|hurt|harm)\b|\bi wouldn['’]t (?:do|act|hurt|harm)\b|\bi don['’]t want to die\b|\bi['’]m not going to do\b",
    re.IGNORECASE,
)
