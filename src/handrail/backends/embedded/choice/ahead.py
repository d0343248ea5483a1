"""What is meant for the time after the hour: promises, answers to what is planned or set, offers that were not refused, decisions."""

import re

from handrail.backends.embedded.choice.reach import opener
from handrail.backends.embedded.hour.moves import Move, move, says_who_does_what
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.decided import decides
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.words.measured import is_amount, is_measured
from handrail.backends.embedded.words.scope import asks_of_thoughts
from handrail.backends.embedded.words.text import NUMBER, is_no
from handrail.papers.draft import Weight
from handrail.papers.transcript import Role

_COMMIT = re.compile(
    r"\b(?:i['’]ll|i will|i['’]m (?:going to|gonna)|i am going to|we['’]ll|we will|i can (?:do|try)|i could (?:try|do)|i "
    r"want to (?:try|do)|i['’]d like to (?:try|come)|"
    r"i might try|i plan to|i promise|i won['’]t|i will not)\b(?! (?:be able|lie|know|have|be honest|give you that|never forget|tell you|say (?:that|this)))",
    re.IGNORECASE,
)
_LATE = 0.55
_ASKS_AHEAD = re.compile(
    r"\b(?:how (?:often|many|much|long)|what|which days?) (?:could|would|will|can) (?:you|be|we|it)\b(?! (?:have (?:\w+ed|been|said|done)|say|rate|call|describe|put|give|like to (?:talk|start)))|\bby when\b|\buntil when\b|"
    r"\bgood enough\b|\bsmall enough\b|\bfirst (?:small )?(?:thing|step)\b|\b(?:a|per) (?:day|week) to what\b",
    re.IGNORECASE,
)


_PLANS_AHEAD = re.compile(
    r"\bfor (?:this|the next|the coming) (?:week|fortnight)\b|\b(?:this|next) week,? (?:what|which|could|would|can)\b|\bwhat(?:['’]s| is| would be| could be) (?:a|one|the) \w+ (?:that )?you (?:could|can|might)\b|"
    r"\b(?:want|like|willing|happy|able|prepared) to (?:keep|try|do|write|bring|practi[sc]e)\b|\bcan you (?:try|bring|call|ring|text|ask|write)\b|"
    r"\b(?:could|will|would) you (?:try|bring|write|take|call|ring|text|ask|go|do|keep|leave|put|send|read|book|practi[sc]e|give|set|start|stop|cut)\b(?! (?:me|us) (?:more|about|what|how|a bit))|"
    r"\bshall we (?:say|try|keep|do|make)\b|\bwhat if it (?:was|were) (?:only |just |off )?(?:by )?(?:\w+ )?(?:minutes?|hours?|one|two|half|once|twice)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:were|did|have|had) you\b|\b(?:right now|here|today|for me|with me|tell me|a bit more|close your eyes|in your body|if it were|if (?:he|she|they)['’]d|imagine)\b",
    re.IGNORECASE,
)
_OPEN_STILL = re.compile(
    r"\b(?:maybe|not sure|don['’]t (?:know|think|want)|i['’]ll think|depends|no way|not yet|rather not|i guess not|never|too \w+|ashamed|scared)\b|\b(?:can|could|wo|would|did|has|have|is)n['’]t\b|\bcan['’]t\b|\bwon['’]t\b",
    re.IGNORECASE,
)
_FROM_HERE = 0.8
"""Of the part of the hour in which plans are made."""


def is_planned(said: Passage) -> bool:
    """What a client answers to a question for the time after the hour, unless it is a no or leaves it open."""
    question = said.asked
    if (
        question is None
        or said.role not in CLIENTS
        or said.is_question
        or said.place <= _LATE * _FROM_HERE
        or is_no(said.turn_text)
    ):
        return False
    asks = _PLANS_AHEAD.search(question.text) and not (_NOT_NOW.search(question.text) or _OF_A_THOUGHT.search(question.text))
    return bool(asks) and not _OPEN_STILL.search(said.turn_text)


_OF_A_THOUGHT = re.compile(r"\bwhat (?:do|did|would|will) you (?:think|say|tell|fear|expect)\b", re.IGNORECASE)


def planned(one: Asked) -> Weight | None:
    """How well this passage serves a plan; None where nobody will do it."""
    said = one.passage
    late = said.place * 1.2
    if said.role in CLIENTS:
        if one.upon:
            return Weight("taken up by both", _UPON)
        if is_set(said):
            return Weight("an answer to what is set", 1.5)
        if is_planned(said):
            return Weight("an answer to what is planned", 0.9 + late * 0.4)
        found = None if _IN_MIND.match(said.tidied) or _of_thoughts(said) else _COMMIT.search(said.tidied)
        begun = opener(one)
        heard = said.heard if begun is None else begun.heard
        invited = heard is not None and move(heard) in (Move.SUGGEST, Move.RECAP, Move.ASK)
        if (
            found is None
            or said.is_question
            or len(said.words) < 4
            or not (said.place > _LATE or (invited and said.place > _LATE / 2))
        ):
            return None
        return Weight(found[0], 0.2 + late * 0.6)
    if decides(one):
        return Weight("a decision about a medicine or a test", _DECIDED_UPON if one.upon else _DECIDED)
    if one.move is Move.SETTLE:
        return Weight("taken up by both", _UPON if one.upon else _TAKEN_UP)
    if one.move is Move.CANCELLED:
        return Weight("an appointment that was taken back", _UPON)
    if one.move is Move.MEETING and one.upon:
        return Weight("a time taken up by both", _UPON)
    if said.role is Role.THERAPIST and said.place > _LATE / 2 and IN_CASE.match(said.tidied):
        return Weight("what to do if it gets worse", _IN_CASE)
    if one.move not in (Move.MEETING, Move.RECAP) and one.reply is not None and refuses(one.reply.turn_text):
        return None
    worth = {Move.RECAP: 5.0, Move.MEETING: 1.8, Move.SUGGEST: 0.5, Move.WILL: 1.4}.get(one.move or Move.CHAT)
    if (
        worth is None
        and said.role is Role.THERAPIST
        and said.place > _LATE / 3
        and is_measured(said.tidied)
        and not _is_for_now(said)
        and not _is_only_said_back(said)
    ):
        return Weight("a step with its measure", 2.5)
    if worth is not None and said.is_question:
        worth -= 0.4
    if one.move is Move.RECAP and says_who_does_what(said):
        return Weight("who does what, as both said", _TAKEN_UP)
    if (
        worth is None
        or said.place < (_LATE - 0.2 if one.move in (Move.RECAP, Move.MEETING) else _LATE - 0.05)
        or (said.role is not Role.THERAPIST)
    ):
        return None
    return Weight(f"the therapist's move: {one.move}", worth + late * 0.4)


def _is_only_said_back(said: Passage) -> bool:
    """ "From eight to six in two minutes.": what came of it, and no step."""
    return _FROM_TO.match(said.tidied) is not None


_FROM_TO = re.compile(rf"(?:so,? )?from (?:an? )?{NUMBER} to (?:an? )?{NUMBER}\b", re.IGNORECASE)


def _is_for_now(said: Passage) -> bool:
    """ "I was wondering about an exercise now. Just ten minutes." """
    before = "" if said.previous is None else said.turn_text[said.previous : said.start]
    return _NOW.search(before) is not None


_NOW = re.compile(r"\b(?:now|here|in the room)\b", re.IGNORECASE)


def refuses(reply: str) -> bool:
    """An offer that is answered so was not agreed: a no, or why not, and no yes to it in the same turn."""
    return _REFUSES.match(reply) is not None and not _AGREES.search(reply)


_REFUSES = re.compile(
    r"\W*(?:(?:oh|uh|um|god|well|honestly|yeah|hm+|mm+|so|sorry|okay|ok|but|maybe)\b[\s,.…]*)*(?:no(?! (?:problem|worries|doubt))\b|nope\b|nah\b|never\b(?! (?:mind|better))|not (?:every|that|the|on|at(?! all)|for|by|really|sure|yet)\b|not\b(?=\W*$)|"
    r"i (?:can['’]?t(?! (?:wait|promise))|couldn['’]?t(?! agree)|won['’]?t(?! forget)|don['’]?t (?:think|want))\b|i['’]d rather not\b|i['’]m not (?:doing|going|ready)\b|"
    r"(?:that['’]s|it['’]s) too (?!kind)\w+|too (?:much|early|late|hard|long|many|soon)\b|absolutely not\b)",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"\b(?:yes|yep|sure thing|let['’]s do|sounds? (?:good|right|fine|okay|great)|(?:that|it)(?:['’]s| is) (?:good|fine|great|okay)|(?:that|it) works|i['’]d (?:like|love) (?:that|to)|i['’]ll (?:do|try) (?:it|that))\b|"
    r"[,.;] (?:sure|okay)(?=\W*$|[,.])",
    re.IGNORECASE,
)
IN_CASE = re.compile(
    r"(?:(?:and|so|but|now|okay)[, ]+)*(?:if|any(?=[^?.,]{2,24},? you\b)) [^?]{4,110}?,? (?:then |just |please |you )*(?:(?:call|ring|text|phone|contact|email) (?:me|us|the|your|\[|\d)|stop and (?:you )?(?:call|ring)\b|"
    r"come (?:in\b|back (?:here|in|early|earlier|sooner|to)\b|to (?:me|us))|go (?:straight )?to (?:the|your|a&e)|tell (?:me|us|your|the))(?![^?]*\?)",
    re.IGNORECASE,
)
"""What to do if it gets worse."""
_TAKEN_UP, _DECIDED, _IN_CASE = 3.0, 5.0, 3.5
_UPON, _DECIDED_UPON = 0.8, 2.0
"""What is told upon what it is of has no other weights."""
_IN_MIND = re.compile(r"(?:maybe|perhaps)\b", re.IGNORECASE)


def _of_thoughts(said: Passage) -> bool:
    return said.under is not None and asks_of_thoughts(said.under.text)


def is_set(said: Passage) -> bool:
    """How much, how often: what a client answers to a question for the next step."""
    if "wished" in said.answers:
        return False
    asked = said.under is not None and _ASKS_AHEAD.search(said.under.text) and said.place > _LATE / 3
    return bool(asked) and is_amount(said.text)
