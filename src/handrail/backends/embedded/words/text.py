"""Small readings of spoken text: its words, its fillers, and whether it says yes or no."""

import re
from collections.abc import Iterable, Sequence

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*", re.UNICODE)


def bag(text: str) -> frozenset[str]:
    """A set of words, written as one line of them."""
    return frozenset(text.split())


TAG = re.compile(r"<[^>]*>|\[(?=(?-i:[a-z]))[^\]]*\]")
"""A transcriber's mark: `[laughs]`, `<UNIN/>`. A surrogate (`[Sister]`) begins with a capital and is a name, also where the
pattern stands in one that ignores case."""

_SOUND = r"(?:u+[hm]+|e+r+m*|a+h+m*|h+m+|mm+(?:[- ]?hm+)?|m-hm+|uh-huh|o+h+|huh|ooh|ugh)"
_PHRASE = r"(?:(?<!as )(?<!do )you know(?! (?:what|how|why|when|where|who|if|that|the|about|him|her|me|my|it))|i mean|kind of like|sort of like)"
_FILLER = re.compile(rf"(?<![\w'’\-])(?:{_SOUND}|{_PHRASE})(?![\w'’])(?:\s*,)?", re.IGNORECASE)
_ASIDE = re.compile(
    r"\s*,\s*(?:you know|i mean|kind of|sort of|uh|um)\s*,(?=\s*(?!(?:i|we|you|your|it|they|he|she|my)\b)[a-z])", re.IGNORECASE
)
_COMMA_LIKE = re.compile(r",\s*like\s*,", re.IGNORECASE)
_FALSE_START = re.compile(
    r"\b([^\W_]{1,12})-(?=\1(?:['’]|\b))|\b([^\W\d_]{1,12})-+\s+(?=\2)|\b([^\W\d_])-+(?=\3)|(?<!['’])\b([^\W\d_]{1,3})(?:-\s)",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(r"(?<=\w['’]\w)-+ +|(?<=\w['’]\w\w)-+ +")
""" "I don't- I don't really know.": the dash goes, and what is said twice with it."""
COUNTED = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
"""Numbers in words, for a pattern; "one" is mostly a pronoun."""
NUMBER = rf"(?:\d+|one|{COUNTED})"
_REPEAT = re.compile(
    rf"\b(?!{NUMBER}\b)((?:[^\W_]|['’])++(?: (?!{NUMBER}\b)(?:[^\W_]|['’])++)?)(?:\s*,?\s+\1\b)+(?!['’])", re.IGNORECASE
)
"""A word said twice; "eight, eight, seven" are three counts, and "twenty twenty two" is a year."""
_EDGE_SPACE = re.compile(r"\s+([,.;:?!])")
_DOUBLE_COMMA = re.compile(r"([,;])(?:\s*[,;])+")
_LOOSE_COMMA = re.compile(
    r"\b(and|or|by|at|in|on|for|with|from|about),(?= (?!i\b|i['’]|we\b|he\b|she\b|it\b|they\b|you\b)\w+[\s.]*$)", re.IGNORECASE
)
"""What a filler leaves behind: "By, I don't know, March." """
_HANGING = re.compile(r",\s*(?:which|who)(?=\W*$)", re.IGNORECASE)
""" "I haven't cancelled it, which, you know." """
_COMMA_STOP = re.compile(r"[,;]\s*([.?!])")
_SPLIT_CONTRACTION = re.compile(r"\b(\w+) (n['’]t|['’](?:s|re|ve|ll|d|m))\b", re.IGNORECASE)
_IN_FULL = {"gon": "going to", "wan": "want to", "got": "got to", "cause": "because"}
_SHORT = re.compile(r"\b(gon|wan) ?na\b|\b(got) ?ta\b|(?<!\w)['’](cause)\b", re.IGNORECASE)
"""Words run together, and as a recogniser splits them: "gonna", "gon na"."""
_OPENER = (
    r"(?:so|and|but|well|yeah|yes|yep|yup|okay|ok|right(?! now\b)|all right|alright|like|look|now(?=\s*[,–—]| (?:tell|let|let's|what|how|so|then|to|about|before|if you|try|take|close|look|notice)\b)|anyway|also|actually|honestly|"
    r"basically|"
    r"because|'cause|then|oh|sure|exactly|"
    r"(?:cool|brilliant|amazing|wow|lovely|excellent|nice)(?=[,.]? (?:i|i'm|i'll|my|so|that|that's|it's|we|and|but)\b)|"
    r"you know|i mean|i guess so|i don't know(?=,)|thank you|thanks|sorry|great|good)"
)
LEAD = re.compile(rf"^(?:[\s,;:.…–—\-]+|{_OPENER}\b(?!['’])[\s,;:.–—]+|(?:{_SOUND})(?![\w'’])[\s,;:.–—]*)+", re.IGNORECASE)
"""Words that open a spoken sentence and carry nothing: taken off before a sentence is told."""
_EDGE = re.compile(
    rf"^(?:[\s,;:.…–—\-]+|(?:{TAG.pattern})|(?:{_SOUND}|you know|i mean|like|so|and|but|well)(?![\w'’])[\s,;:.–—]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:[\s,;:…–—\-]+|(?:{TAG.pattern})|(?<![\w'’])(?:{_SOUND}|you know|(?:and|but) (?:only|just|then|even)|(?<!\bor )so|and|but|or(?! so\b)|like|because)[.,]?)+$",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^(?:no|nope|nah|none|never|not (?:really|at all|that|yet|much)|nothing|i (?:don['’]?t|do n['’]t|did ?n['’]t|have "
    r"?n['’]t) (?:think so|have|know))\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^(?:yes|yeah|yep|yup|sure|okay|ok|alright|all right|absolutely|definitely|of course|sounds good|(?:i|we) (?:can|could|"
    r"will|do|am|have)\b|"
    r"that (?:works|sounds|makes)|exactly|right|great|perfect|fine|deal|i['’]d (?:agree|like that))",
    re.IGNORECASE,
)
_BARE = bag(
    "no nope nah not really none yes yeah yep yup at all i do am have did so don't think never uh um sir ma'am doctor "
    "whatsoever that of nothing"
)

_STEPS = (
    ("<[", TAG, " "),
    ("-", _BROKEN_OFF, " "),
    ("-", re.compile("--"), "–"),
    (",", _COMMA_LIKE, " "),
    (",", _ASIDE, " "),
    ("", _FILLER, " "),
    ("'’", _SPLIT_CONTRACTION, r"\1\2"),
)
"""What `tidy` does first: a step is skipped where none of its marks stands, which most sentences spare it."""
_COMMAS = ((_LOOSE_COMMA, r"\1"), (_HANGING, ""), (_DOUBLE_COMMA, r"\1"), (_COMMA_STOP, r"\1"))
_LETTERS = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Lower-case words, apostrophes straightened."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def tidy(text: str) -> str:
    """The sentence without fillers, tags, false starts and words said twice; for telling, never for quoting."""
    here = set(text)
    for marks, sign, left in _STEPS:
        if not marks or not here.isdisjoint(marks):
            text = sign.sub(left, text)
    text = _SHORT.sub(lambda found: _IN_FULL[found[found.lastindex or 0].lower()], text)
    if "-" in here:
        text = _FALSE_START.sub("", text)
    text = " ".join(text.split())
    if _some_word_twice(text):
        text = _REPEAT.sub(r"\1", text)
    text = _EDGE_SPACE.sub(r"\1", text)
    if not here.isdisjoint(",;"):
        for sign, left in _COMMAS:
            text = sign.sub(left, text)
    return " ".join(text.split()).strip(" ,;–—-")


def _some_word_twice(text: str) -> bool:
    """Without one nothing is said twice: cheaper to see than to look for."""
    said = _LETTERS.findall(text.lower())
    return len(set(said)) < len(said)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The slice without fillers at its two edges: what is left may be quoted exactly."""
    piece = text[start:end]
    lead = _EDGE.match(piece)
    start += lead.end() if lead else 0
    tail = _TAIL.search(text[start:end])
    return start, start + tail.start() if tail else end


def is_no(text: str) -> bool:
    """An answer that begins with a no."""
    return bool(_NO.match(tidy(text).lstrip(",. ")))


def is_yes(text: str) -> bool:
    """An answer that begins with a yes."""
    return bool(_YES.match(tidy(text).lstrip(",. ")))


def is_bare(text: str) -> bool:
    """A yes or a no and nothing else."""
    return only_bare(words(tidy(text)))


def only_bare(said: Sequence[str]) -> bool:
    """Words that say yes or no and nothing else."""
    return 0 < len(said) <= 6 and all(word in _BARE for word in said)


def only_figures(said: Sequence[str]) -> bool:
    """Numbers, and words that carry nothing: "Seventy. Eighty, I don't know." says nothing without what was asked."""
    counted = [word for word in said if _FIGURE.fullmatch(word)]
    return bool(counted) and not telling(word for word in said if not _FIGURE.fullmatch(word))


_FIGURE = re.compile(rf"\d[\d.,:]*|(?:{COUNTED}|one|hundred|half|ten)(?:-(?:{COUNTED}|one))?")


def noise(text: str) -> float:
    """Share of the characters that are fillers, tags and repetitions."""
    return 1 - len(tidy(text)) / len(text) if text else 1.0


def telling(said: Iterable[str]) -> frozenset[str]:
    """Those words that say what a sentence is about."""
    return frozenset(word for word in said if len(word) >= _LONG_WORD and word not in COMMON)


COMMON = bag(
    "about after again also always another anything around because been before being came come could does doing done "
    "down each even ever every from gets give goes going gone good have having here into just know like little look "
    "made make many maybe mean more most much never only other over really right said same says some something sort "
    "still such take than that that's their them then there there's these they they're thing things think this those "
    "though through time very want was way well were what what's when where which while will with would yeah yes your "
    "you're don't didn't it's i've i'm okay kind sure feel"
)
_LONG_WORD = 4
