"""What was agreed, asked or announced, told as such: who will do what, in the words that were said."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from handrail.backends.embedded.choice.ahead import refuses
from handrail.backends.embedded.hour.moves import Move, names_day_or_hour
from handrail.backends.embedded.hour.naming import People, small
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.told import Told, closed, framed, in_turns, marked, quote
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.weight.moving import DAYS
from handrail.backends.embedded.weight.taken_back import put_right
from handrail.backends.embedded.words.clauses import judges, lowered
from handrail.backends.embedded.words.idiom import is_no_plan
from handrail.backends.embedded.words.persons import THEY, retold, you_to_they
from handrail.backends.embedded.words.scope import leaves_speech_open
from handrail.backends.embedded.words.text import LEAD, is_yes, tidy
from handrail.papers.draft import Evidence
from handrail.papers.style import Density, Style
from handrail.papers.transcript import Role

_SOFT = r"(?: (?:just|also|then|really|definitely|now|still))*"
_GO_AHEAD = r"(?:go ahead and )?"
_ASKS_CLIENT = re.compile(
    rf"^(?:what )?i(?:'d| would)?{_SOFT} (?:want|like|need|love)(?: for)? you{_SOFT} to {_GO_AHEAD}(?P<what>.+)$", re.IGNORECASE
)
_THERAPIST_WILL = re.compile(
    rf"^(?:what )?i(?:'ll| will|'m{_SOFT} going to| am{_SOFT} going to| (?P<wish>want to)|(?P<wishes>'d like to| would like to)){_SOFT} "
    rf"{_GO_AHEAD}(?P<what>.+)$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    rf"^(?:let's|we(?:'ll| will|'re{_SOFT} going to| are{_SOFT} going to| can| could| want to| should)|i(?:'d| would) like "
    rf"us to|how about we|what if we){_SOFT} {_GO_AHEAD}(?P<what>.+)$",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"^i(?:'d| would)?(?: also| strongly| really)* (?P<verb>recommend|suggest|advise|encourage)(?P<mid> that you| "
    r"you to| you)? (?P<what>.+)$",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"^(?:if .{3,40}, )?you (?P<modal>should|need to|have to|can|could|might) (?P<what>.+)$", re.IGNORECASE)
_ORDER = re.compile(
    r"^(?:please )?(?P<what>(?:(?:don't|do not) (?:take|start|stop|drive|drink|use|mix|skip)|try|take|write|continue|keep|practi[sc]e|bring|call|use|avoid|stop|start|drink|rest|push|"
    r"come back|tell|text|monitor|go to|get plenty|increase|decrease|"
    r"make sure)\b.+)$",
    re.IGNORECASE,
)
_CLIENT_WILL = re.compile(rf"^i(?:'ll| will|'m{_SOFT} going to| am{_SOFT} going to){_SOFT} (?P<what>.+)$", re.IGNORECASE)
_MAYBE = re.compile(r"^(?:probably|maybe|perhaps|possibly|likely|might)\b", re.IGNORECASE)
"""A promise with one of these in it is no promise: it is told as it was said."""
_TAG = re.compile(
    r"[\s,.]*(?:\bif that['’]?s )?\b(?:okay|ok|all right|alright|right|yeah|you know|for you)\s*[?.]*$", re.IGNORECASE
)
_OF_THERAPIST = re.compile(r"\b(?:i|i'm|i'd|i've|i'll|my|mine|us|our|we|we'll|we're)\b|[\"“”–…]|\?", re.IGNORECASE)
_UNCLEAR = re.compile(
    r"^(?:that|it|this|do it|do that|be |see|say|show you|ask you|tell you|talk|know|let you|look at|go over|take a look|"
    r"check your|listen|just|write that|put that)\b|\b(?:what's|how's|how (?:was|is|did)|what (?:is|was|did)) (?:the|it|that|your)\b|^(?:\w+ ){1,3}(?:it|that|this|them)(?: \w+){0,2}$",
    re.IGNORECASE,
)
_CLIENT_UNCLEAR = re.compile(
    r"\b(?:you|your|we|us|our|they|them|their|he|him|she|her)\b|[\"“”–…?]|^(?:be |see$|say|tell you|know|do (?:it|that)\.?$|never|probably "
    r"be)",
    re.IGNORECASE,
)
_ME = re.compile(r"\bme\b", re.IGNORECASE)
_FOR = re.compile(
    r"^(?:for|in terms of|as for|from|with|regarding|as far as|then for|now for) (?P<problem>(?:your|the|an?) [^.?]{3,80}?), (?=i |i'|we|let's|"
    r"you )",
    re.IGNORECASE,
)
_GERUND = re.compile(r"\w{2,}ing\b", re.IGNORECASE)
_PAST = {"recommend": "recommended", "suggest": "suggested", "advise": "advised", "encourage": "encouraged"}
_PLAIN = Style("Client", "Therapist")
_SENTENCE = re.compile(r"[.!?] +\S")


def plan(one: Asked, style: Style = _PLAIN) -> Told | None:
    """A line for a plan, or None where only a quote will do."""
    said = one.passage
    address = quote(said, until=_told_on(one).end if one.move is Move.RECAP else None) or quote(said)
    if address is None:
        return None
    plain = _TAG.sub("", LEAD.sub("", tidy(said.text).replace("’", "'"))).strip(" ,.!")
    if said.role in CLIENTS:
        return _clients(plain, address, one, style) if put_right(one.rest) is None else None
    if one.move is Move.MEETING:
        opening = (
            f"For the next meeting, {small(style.therapist)} said"
            if style.density is Density.FULL
            else f"Next meeting, {small(style.therapist)}"
        )
        if (other := _other_time(one)) is not None:
            who = People(style)(one.reply.role) if one.reply is not None else style.client
            text = f"{opening}: {marked(address.quote)} {who}: {marked(other.quote)}"
            return Told(closed(text), (address, other), quoted=True)
        return Told(closed(f"{opening}: {marked(address.quote)}"), (address,), quoted=True)
    if one.move is Move.RECAP:
        told = Told(closed(f"{style.therapist} summed up: {marked(address.quote)}"), (address,), quoted=True)
        no = no_to(one)
        if no is None or one.reply is None:
            return told
        who = People(style)(one.reply.role)
        return Told(closed(f"{told.text} {who}: {marked(no.quote)}"), (address, no), quoted=True)
    return _therapists(plain, address, one, style)


def cancelled(one: Asked, who: Callable[[Role], str], opening: str) -> Told | None:
    """That an appointment was taken back, and the words that did it. The appointment is among what it rests on, and not told as standing.

    `opening`: with a place for its day, where it has one: "Appointment{} cancelled."
    """
    first, *said = (*one.upon, one.passage)
    day = next(iter(DAYS.findall(first.text)), "")
    told = in_turns(said, who, f"{opening.format(f' on {day[:1].upper()}{day[1:]}' if day else '')} ")
    return None if told is None else replace(told, evidence=(first.evidence, *told.evidence))


def _other_time(one: Asked) -> Evidence | None:
    """What a client answered to a time that was offered, unless it is a plain yes: "Could we do five?" To one that was set, only another time."""
    if one.reply is None:
        return None
    said = one.reply.turn_text
    if not one.passage.is_question and not names_day_or_hour(said):
        return None
    if not _ANOTHER.search(said if one.passage.is_question else said.replace("?", "")):
        return None
    return quote(one.reply, _LONGEST_TIME, until=len(said)) or quote(one.reply, _LONGEST_TIME)


_ANOTHER = re.compile(
    r"\?|^\W*(?:no|nope)\b|\boh,? no\b|\b(?:i['’]m away|make it|can['’]t|cannot|could we|instead|rather|only|except|unless|not (?:free|at|on|that|then|the|before|until))\b",
    re.IGNORECASE,
)
_LONGEST_TIME = 24


def no_to(one: Asked) -> Evidence | None:
    """A client's short no to what was summed up: without it the plan would be what they refused."""
    if one.reply is None or not refuses(one.reply.turn_text) or not _ANOTHER.search(one.reply.text):
        return None
    return quote(one.reply, _SHORT_NO)


_SHORT_NO = 12


def _told_on(one: Asked) -> Passage:
    """The last sentence of a summing-up: a question that follows it asks something of its own."""
    return ([one.passage, *takewhile(lambda more: not more.is_question, one.rest)])[-1]


def accepted(one: Asked) -> Evidence | None:
    """The client's yes to this turn, if they said one."""
    return quote(one.reply) if one.reply is not None and is_yes(one.reply.text) else None


def _clients(plain: str, address: Evidence, one: Asked, style: Style) -> Told | None:
    found = _CLIENT_WILL.match(plain)
    if found is None or _MAYBE.match(found["what"]) or _CLIENT_UNCLEAR.search(found["what"]) or len(found["what"].split()) < 2:
        return None
    if is_no_plan(found["what"]) or leaves_speech_open(one.passage.turn_text[: one.passage.start]):
        return None
    who = People(style)(one.passage.role)
    return framed(f"{who} will", retold(found["what"], THEY), (address,))


def _therapists(plain: str, address: Evidence, one: Asked, style: Style) -> Told | None:
    if _SENTENCE.search(plain):
        return None
    if found := _FOR.match(plain):
        told = _therapists(plain[found.end() :], address, one, style)
        return (
            None
            if told is None
            else Told(f"For {you_to_they(found['problem'])}: {told.text[:1].lower()}{told.text[1:]}", told.evidence)
        )
    yes = accepted(one)
    both = (address, yes) if yes else (address,)
    if (listener := _spoken_to(one)) is None:
        return None
    style = replace(style, client=People(style)(listener))
    if found := _ASKS_CLIENT.match(plain):
        return _line("Therapist asked client to", found["what"], (address,), style)
    if (found := _ADVISES.match(plain)) and _GERUND.match(found["what"]):
        return _line(f"Therapist {_PAST[found['verb'].lower()]}", found["what"], (address,), style)
    if found := _ADVISES.match(plain):
        whom = {" you to": " client to", " you": " that they", " that you": " that they"}.get(found["mid"] or "", "")
        return _line(f"Therapist {_PAST[found['verb'].lower()]}{whom}", found["what"], (address,), style)
    if found := _TOGETHER.match(plain):
        return _line("Therapist and client agreed to" if yes else "Therapist proposed to", found["what"], both, style)
    if found := _THERAPIST_WILL.match(plain):
        will = "wants to" if found["wish"] else "would like to" if found["wishes"] else "will"
        return (
            None
            if _MAYBE.match(found["what"]) or is_no_plan(found["what"])
            else _line(f"Therapist {will}", found["what"], (address,), style)
        )
    if found := _SHOULD.match(plain):
        return _line(f"Therapist said that they {found['modal']}", found["what"], (address,), style)
    if found := _ORDER.match(plain):
        return _line("Therapist asked client to", lowered(found["what"][:1].lower() + found["what"][1:]), (address,), style)
    return None


def _spoken_to(one: Asked) -> Role | None:
    """Which client a therapist's "you" is: who answers, else who spoke before; where one answers of the other, or nobody is known of several, None."""
    said = one.passage
    found = next((other for other in (one.reply, said.heard) if other is not None and other.role in CLIENTS), None)
    if found is None or said.for_two:
        return Role.CLIENT if said.for_two else None
    return None if _OF_ANOTHER.match(found.text) else found.role


_OF_ANOTHER = re.compile(r"\W*(?:(?:yes|yeah|well|so|see|exactly),? )?(?:he|she|they|him|her)\b", re.IGNORECASE)


def _line(opening: str, what: str, evidence: tuple[Evidence, ...], style: Style) -> Told | None:
    if judges(what) or _OF_THERAPIST.search(what) or _UNCLEAR.match(what) or len(what.split()) < 2:
        return None
    named = opening.replace("Therapist", style.therapist).replace("client", small(style.client))
    return framed(named, _ME.sub("the therapist", you_to_they(what)), evidence)
