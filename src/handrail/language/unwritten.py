"""What a client asks not to be written down: it stands in no paper of any kind (R19).

A sentence asks it by a wish ("I'd rather you didn't"), an order ("please don't") or a rule ("that needn't go in") together with writing or
the record. Its turn is held back; where the turn says nothing else, the turns before it, or, where it announces what comes ("there's
something, but"), those behind.

KNOWN GAP: in other words, or told again elsewhere in the hour, it is not known; a human reads every paper before it counts.

>>> asks_not_to_write("I'd rather you didn't write that down."), asks_not_to_write("I didn't write it down, I forgot the diary.")
(True, False)
"""

import re
from collections.abc import Iterator, Sequence

from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

_THING = (
    r"(?:that|this|it|him|her|them|those|all (?:that|this|of (?:that|this|it))|any(?:thing)?(?: of (?:that|this|it)| about [\w'’ -]{2,30}?)?|(?:my|our|the) (?:[\w'’-]+ ){0,2}?[\w'’-]+|\[[^\]]+\])"
    r"(?: part| bit)?"
)
_BOOK = r"(?:(?:the|your|my|any|these) (?:\w+ )?(?:notes?|file|records?|chart)|file|record|paper)\b"
_THERE = rf"(?: down| anywhere| (?:in|into|on|to) {_BOOK})"
_NOT = r"(?:didn['’]?t|did not|don['’]?t|do not|wasn['’]?t|was not|weren['’]?t|isn['’]?t|not)"
_WRITE, _PUT = r"(?:write|note|type|record)", r"(?:put|include|mention|keep)"
_WRITTEN = r"(?:written|noted|typed|recorded)"
_RATHER = r"(?:\b(?:i|we)(?:['’]?d| would)? (?:much |really |actually )?|^\W*)(?:rather|prefer(?: it)?(?: if| that)?)"
_LEADS = r"(?:\W*(?:oh|no|please|but|and|just|so|okay|well|then|actually),?\s+)*"
_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:don['’]?t|do not|didn['’]?t|wouldn['’]?t|would not|never) want (?:{_THING}(?: to| being| getting| going)*(?: be| get| go| end up| appear)? (?:{_WRITTEN}\b|(?:put )?(?:in|into|on|to) {_BOOK})|you (?:to )?(?:{_WRITE}|writing|noting|recording) {_THING}|you (?:to put|putting) {_THING}{_THERE})",
        rf"{_RATHER} (?:you|we) {_NOT} (?:{_WRITE} {_THING}|{_PUT} {_THING}{_THERE}|make a note)",
        rf"{_RATHER} {_THING} {_NOT}(?: to)?(?: be| get| go| been)*(?: {_WRITTEN}\b|(?: put)?{_THERE})",
        rf"{_RATHER} not have {_THING} (?:{_WRITTEN}\b|put{_THERE})",
        rf"{_RATHER} (?:you |we )?(?:{_THING} )?(?:left|kept|stayed) (?:{_THING} )?out of {_BOOK}",
        rf"^{_LEADS}(?:don['’]?t|do not|never|you (?:don['’]?t|do not) (?:have|need) to|you needn['’]?t) (?:{_WRITE} {_THING}|{_PUT} {_THING}{_THERE}|make a note of)",
        rf"(?<!said)(?<!says)(?<!told me)[,;–—] *(?:don['’]?t|do not) (?:{_WRITE} {_THING}|{_PUT} {_THING})(?: down)?\W*$",
        rf"[,;–—] *(?:please|but|so)(?: please)? (?:don['’]?t|do not) (?:{_WRITE} {_THING}|{_PUT} {_THING}{_THERE}|make a note of)",
        rf"\b(?:could|can|would|will) you (?:please )?(?:not (?:{_WRITE} {_THING}|{_PUT} {_THING}{_THERE})|(?:leave|keep) {_THING} out of {_BOOK})|\bwould you mind not (?:writing|noting|recording|putting) {_THING}|\bdo you have to write {_THING}",
        rf"\b(?:that|this|it) (?:(?:doesn['’]?t|does not) (?:need|have) to|(?:should|must|need)n['’]?t|can['’]?t|cannot|(?:should|must|need|can) not) (?:be {_WRITTEN}\b|(?:be|go|get)(?: put)? (?:in|into|on) {_BOOK})",
        rf"^{_LEADS}(?:leave|keep) {_THING} out of {_BOOK}|\b(?:like|want|need) {_THING} (?:left|kept) out of {_BOOK}",
        rf"^{_LEADS}(?:(?:this|that|it)(?:['’]s| is| was) (?:strictly |totally |just )?)?off the record\b|[,;–—] *off the record\W*(?:though|please|okay)?\W*$|\bnot (?:for|in) {_BOOK}\W*$",
        r"^(?:\W*(?:por favor|pero|y|ay),? )*no (?:lo |la |los |las |me lo )?(?:anotes?|apuntes?|escribas?)\b|^(?:\W*(?:por favor|pero|y),? )*no (?:lo )?pongas?\b[^.?!]{0,30}\ben (?:las|tus|sus|mis) notas\b",
        r"\b(?:prefiero|preferir[ií]a|quiero|quisiera) que (?:eso |esto )?no (?:lo |se |me lo )?(?:anot|apunt|escrib|qued)\w+|\bno quiero que (?:eso |esto )?(?:lo |se |me lo )?(?:anot|apunt|escrib|quede)\w*|\bque (?:eso |esto )?no quede (?:escrito|apuntado|anotado)",
    )
)
_ELSEWHERE = re.compile(
    r"\b(?:letter|report|referral|form|email|carta|informe)\b|\b(?:tell|told|say to|said to) myself\b", re.IGNORECASE
)
"""A letter's refusals are `withheld`'s; what one says to oneself asks nobody."""
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_LITTLE = frozenset(
    "i i'd i'm i've id we would rather mean oh god yeah yes well um uh no but please and so okay ok just you know like honestly actually look there's theres there is something thing it that "
    "this one more all right can could do don't to a the of prefer really much my want say tell what going about bueno pues hay algo eso esto mire oye".split()
)
"""Words around such a wish that tell nothing."""
_AHEAD = re.compile(
    r"\b(?:something|what i['’]m (?:about|going) to|i(?:['’]m| am) (?:about|going) to (?:tell|say)|i (?:have|need|want) to tell you|this is|one (?:more )?thing|algo|lo que (?:le )?voy a)\b",
    re.IGNORECASE,
)
_GO_ON = re.compile(r"\b(?:go on|go ahead|take your time|i['’]m listening|tell me|what is it|yes\?|all ears)\b", re.IGNORECASE)
_WONT = re.compile(
    r"\b(?:won['’]t|will not|not going to|needn['’]t|isn['’]t|doesn['’]t) (?:\w+ )?(?:write|note|record|go|written|be)\b|\b(?:pen|notebook|keyboard)\b",
    re.IGNORECASE,
)
_BEFORE = 2


def asks_not_to_write(sentence: str) -> bool:
    """This sentence asks that something not be written down."""
    return _asked(sentence) is not None


def unwritten(turns: Sequence[SafeTurn]) -> frozenset[int]:
    """Turns that no paper may rest on."""
    return frozenset(_held(turns))


def _held(turns: Sequence[SafeTurn]) -> Iterator[int]:
    for place, turn in enumerate(turns):
        if turn.role is Role.THERAPIST or (rest := _rest(turn.text)) is None:
            continue
        yield turn.index
        if any(word.lower().replace("’", "'") not in _LITTLE for word in _WORD.findall(rest)):
            continue  # it says what it is about
        reply = turns[place + 1] if place + 1 < len(turns) else None
        if reply is not None and (_AHEAD.search(turn.text) or _GO_ON.search(reply.text)):
            yield from _told_next(turns, place)
        else:
            yield from (one.index for one in turns[max(0, place - _BEFORE) : place])


def _told_next(turns: Sequence[SafeTurn], place: int) -> Iterator[int]:
    """What was announced: the client's next turn, and on for as long as the therapist says again that it isn't written."""
    at = place + 1
    while at < len(turns):
        while at < len(turns) and turns[at].role is Role.THERAPIST:
            yield turns[at].index
            at += 1
        if at < len(turns):
            yield turns[at].index
        at += 1
        if at >= len(turns) or turns[at].role is not Role.THERAPIST or not _WONT.search(turns[at].text):
            return


def _rest(text: str) -> str | None:
    """The words of a turn around its wish; None where it holds none."""
    for sentence in _SENTENCE.finditer(text):
        if asked := _asked(sentence[0]):
            return f"{text[: sentence.start()]} {sentence[0][: asked.start()]} {text[sentence.end() :]}"
    return None


def _asked(sentence: str) -> re.Match[str] | None:
    if _ELSEWHERE.search(sentence):
        return None
    return next((found for pattern in _ASKS if (found := pattern.search(sentence))), None)
