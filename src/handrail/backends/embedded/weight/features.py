"""What a sentence shows that may make it matter for a note. Each feature has a name, and the words that a reader may see for it."""

import re
from collections.abc import Iterator, Mapping

from handrail.backends.embedded.hour.moves import is_chat, move
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.words.clauses import leans
from handrail.backends.embedded.words.text import COUNTED, bag
from handrail.backends.embedded.words.topics import Topic
from handrail.papers.transcript import Role

FIGURE = re.compile(
    rf"\b(?:\d[\d.,:/%]*|{COUNTED}|hundred|thousand|half|twice|once|couple|dozen|first|second)\b",
    re.IGNORECASE,
)
_CUES = (
    (
        "number",
        FIGURE,
    ),
    ("first person", re.compile(r"\b(?:i|i['’](?:m|ve|d|ll)|my|me|myself)\b", re.IGNORECASE)),
    ("second person", re.compile(r"\b(?:you|your|you['’](?:re|ve|d|ll))\b", re.IGNORECASE)),
    ("a name", re.compile(r"\[[A-Z][^\]]*\]")),
    (
        "a person",
        re.compile(
            r"\b(?:mum|mom|mother|dad|father|sister|brother|husband|wife|partner|boyfriend|girlfriend|son|daughter|kids?|baby|nan|gran\w*|aunt|uncle|"
            r"friends?|housemate|boss|manager|teacher|neighbou?r|doctor|dr|gp)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a time",
        re.compile(
            r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|week|weeks|month|months|year|years|night|nights|morning|mornings|"
            r"today|yesterday|tonight|o['’]clock|january|february|march|april|june|july|august|september|october|november|december|"
            r"minutes?|hours?)s?\b",
            re.IGNORECASE,
        ),
    ),
    ("a no", re.compile(r"\b(?:no|not|never|none|nothing|nobody)\b|n['’]t\b", re.IGNORECASE)),
    ("a will", re.compile(r"\b(?:i['’]ll|i will|going to|gonna|want to|i['’]d like|plan to|try)\b", re.IGNORECASE)),
    ("said by someone", re.compile(r"\b(?:said|says|told|asked|texted|rang|called)\b", re.IGNORECASE)),
    (
        "a change",
        re.compile(
            r"\b(?:used to|stopped|started|any ?more|since|now|from \w+ to|instead|better|worse|first time|again|down|up)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "an amount of feeling",
        re.compile(r"\b(?:out of (?:ten|10|five|5)|percent|per cent|score[ds]?|questionnaire|nought to ten)\b", re.IGNORECASE),
    ),
    (
        "a hedge",
        re.compile(r"\b(?:i mean|i guess|i suppose|sort of|kind of|whatever|something|stuff|things?)\b", re.IGNORECASE),
    ),
    ("a comparison", re.compile(r"\blike (?:a|an|when|some)\b|\bas if\b", re.IGNORECASE)),
    (
        "talk about the talk",
        re.compile(
            r"\b(?:[a-z]+ing now|you said|you asked|we said|like you|let me|i['’]ll tell you|don['’]t write)\b", re.IGNORECASE
        ),
    ),
    (
        "unfinished",
        re.compile(r"(?:[–—\-]|\.\.\.|…|,|\b(?:and|but|so|because|or|the|a|to|of|that|with|my|if))[\s\"”]*$", re.IGNORECASE),
    ),
)
_PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|did|went|got|came|told|said|took|made|left|felt|thought|slept|woke|wrote|put|had|rang|gave)\b",
    re.IGNORECASE,
)
_STOP = bag(
    "the and for was with that have had has are but not this they you your from what when just like yeah okay one all out there been "
    "about would could should really then them his her him she who how why did does don't didn't can can't will know think mean get "
    "got going gonna well very some any into more also over because cause its it's i'm i've i'd i'll that's there's he's she's you're "
    "we're they're let's um uh mm-hmm hmm yes"
)
_PLAIN = bag(
    "thing things something anything everything nothing thought feel felt want wanted look looked looks said says tell told make makes made "
    "went gone come came take took give gave keep kept find found good nice better right even still maybe probably actually really always "
    "never sometimes around again much many more most lot little bit sort kind being only than that's what's doesn't couldn't wouldn't "
    "wasn't weren't haven't hasn't i'll i'd i've they've we've suppose guess sure people time way back through where were been"
)
_ASKED = (
    (
        "an amount",
        re.compile(
            r"\bhow (?:long|many|much|often|strong|sure|confident|important|old|far)\b|\bout of ten\b|\bnought to ten\b",
            re.IGNORECASE,
        ),
    ),
    ("when", re.compile(r"\b(?:when|what (?:time|day|date)|which day)\b", re.IGNORECASE)),
    ("for the story", re.compile(r"\b(?:what happened|tell me|walk me|how did|say more|what did)\b", re.IGNORECASE)),
    (
        "about next steps",
        re.compile(
            r"\b(?:what would|what could|would you|could you|will you|what will|what might|are you going to)\b", re.IGNORECASE
        ),
    ),
    ("how things are", re.compile(r"\b(?:how(?:'s| is| are| was| were| have| has))\b", re.IGNORECASE)),
    ("yes or no", re.compile(r"^(?:\W*(?:and|so|okay|but)\W+)*(?:do|did|are|is|was|were|have|has|any)\b", re.IGNORECASE)),
    (
        "for meaning",
        re.compile(
            r"\b(?:what was that like|what's (?:that|it) like|how does that|what do you make|what came up|what do you notice|what does)\b",
            re.IGNORECASE,
        ),
    ),
)
_NOISY = 0.3
_MANY = 4


def features(passage: Passage) -> Iterator[tuple[str, str]]:
    """Names of what this sentence shows, each with the words for a reader. The same name may not come twice."""
    who = "T" if passage.role is Role.THERAPIST else "C"
    size = len(passage.words)
    yield f"{who}", "speaks"
    yield f"{who} length {min(9, size // 4)}", f"{size} words"
    yield f"{who} place {int(passage.place * 10)}", "place in the hour"
    yield from _form(passage, who)
    telling = [word for word in passage.words if len(word) > 3 and word not in _STOP and word not in _PLAIN]
    yield f"{who} telling words {min(8, len(telling))}", " ".join(telling[:4])
    own = passage.topics
    yield f"{who} topics {min(4, len(own))}", ", ".join(list(own.values())[:3])
    figure = FIGURE.search(passage.text)
    for topic, words in own.items():
        yield f"{who} {topic.name}", words
        if figure:
            yield f"{who} figure of {topic.name}", f"{words}, {figure[0]}"
    yield from _asked(passage, own, who)
    yield from _around(passage, who)
    if who == "T":
        yield f"T move {move(passage)}", "what the therapist does"
    for word in sorted(set(passage.words)):
        if len(word) > 2 and word not in _STOP and not word.isdigit():
            yield f"w {word}", word


def _form(passage: Passage, who: str) -> Iterator[tuple[str, str]]:
    for name, cue in _CUES:
        if found := cue.search(passage.text):
            yield f"{who} {name}", found[0]
    if past := _PAST.findall(passage.text):
        yield f"{who} past {min(3, len(past))}", past[0]
    if passage.is_question:
        yield f"{who} question", "a question"
    if passage.is_bare:
        yield f"{who} bare", passage.text.strip()
    if not passage.opens_turn:
        yield f"{who} goes on", "goes on"
    if leans(passage.text.lower()):
        yield f"{who} leans", "leans on the sentence before"
    if 1 - len(passage.tidied) / len(passage.text) > _NOISY:
        yield f"{who} fillers", "mostly fillers"
    if is_chat(passage):
        yield f"{who} small talk", "small talk"


def _around(passage: Passage, who: str) -> Iterator[tuple[str, str]]:
    beside = passage.around
    yield f"{who} taken up {min(3, beside.taken_up)}", "words that the other said again"
    yield f"{who} picks up {min(3, beside.picks_up)}", "words from the turn before"
    yield f"{who} said at the end {min(3, beside.at_the_end)}", "words that come again at the end"
    yield f"{who} said often {min(3, beside.often)}", "words that come often"
    yield f"{who} said once {min(4, beside.once)}", "words that come once"
    yield f"{who} turn of {min(7, beside.turn_words // 12)}", f"a turn of {beside.turn_words} words"
    yield f"{who} of {min(6, beside.sentences)} sentences", "how much was said in one breath"
    if beside.last:
        yield f"{who} last words", "the end of a turn"
    if passage.under is not None and passage.asked is None:
        yield f"{who} still answers", "still answers the question"


def _asked(passage: Passage, own: Mapping[Topic, str], who: str) -> Iterator[tuple[str, str]]:
    if passage.asked is None:
        if passage.heard is not None:
            yield f"{who} after {move(passage.heard)}" if who == "C" else "T after client", "what came before"
        return
    yield f"{who} asked", "an answer"
    if figure := FIGURE.search(passage.text):
        yield f"{who} answers with a figure", figure[0]
    for name, cue in _ASKED:
        if cue.search(passage.asked.text):
            yield f"{who} asked {name}", f"asked {name}"
    for topic, words in list(passage.asked.topics.items())[:_MANY]:
        if topic not in own:
            yield f"{who} asked {topic.name}", f"asked: {words}"
