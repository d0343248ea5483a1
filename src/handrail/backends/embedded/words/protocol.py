"""Steps of an hour that has headings of its own, as its own words name them: EMDR's ratings, cognitions, body and closing; of a last hour
what helped, the first signs, who notices, what is done then; of a first hour what brings the client, what was tried before, strengths, wishes.

A step only says under which heading words stand. It is no topic: it makes nothing more or less worth telling.

>>> sorted(steps("From zero to ten, how disturbing is it now?"))
['ratings']
"""

import re
from collections.abc import Sequence
from itertools import pairwise

_NUMBER = r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_STEPS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "ratings",
            r"\b(?:(?:zero|one|0|1) ?(?:to|through|-) ?(?:ten|seven|10|7)\b|how (?:disturbing|true)\b|suds?\b|voc\b)"
            rf"|^\W*(?:(?:um|uh|maybe|still|now|like|about|it['’]s|a)\W+)*{_NUMBER}\b(?=\W*(?:maybe|still|now|it['’]s|it was|i can['’]t make|$))",
        ),
        (
            "cognitions",
            r"\bwhat (?:words|belief|thought)s? (?:go|goes|went|comes?) with\b|\b(?:rather|like to|prefer to) (?:believe|think)\b.{0,20}\byourself\b"
            r"|\b(?:negative|positive) (?:cognition|belief)|\bwords (?:about|for) yourself\b|\bdo the words\b",
        ),
        ("body", r"\b(?:where|what) do you (?:feel|notice)\b.{0,24}\bbody\b|\bbody scan\b|\bscan (?:your body|from|down|through)\b|\banything (?:tight|tense|odd)\b"),
        ("closing", r"\bcontainer\b|\b(?:calm|safe) (?:place|space)\b|\bput (?:in|into) it\b|\bput it away\b|\bhow are you (?:now|,? in the room)"),
        ("set", r"\bset \d|\b(?:go|stay) with (?:that|it)\b|\bjust notice\b|\bwhat do you (?:get|notice) now\b|\bwhat (?:comes|came) up\b"),
        (
            "helped",
            r"\bwhat (?:(?:do you think|would you say|has|have|was it that|is it that) )*(?:made (?:the|a) difference|helped|worked|got you (?:here|through)|changed things|you did that)\b"
            r"|\b(?:made the difference|most (?:helpful|useful)|helped (?:you )?(?:the )?most)\b|\b(?:taking|take) (?:with you|away (?:from|with)|from (?:this|here|our))|\bwhat did you do that\b",
        ),
        (
            "signs",
            r"\b(?:first|early|earliest|warning) signs?\b|\bhow (?:would|will|'d) you (?:know|notice|tell)\b.{0,40}\b(?:back|slip\w*|worse|off track|wrong|trouble|down again)\b|\bwhat (?:would|will|do|'d) you notice\b"
            r"|\b(?:coming back|creeping back|slipping|going downhill|getting bad again)\b.{0,12}\?",
        ),
        (
            "then",
            r"\bwhat (?:would|will|can|could|do|'d) you do\b.{0,48}\b(?:then|if|when|first|week|happen\w*|come\w*)\b|\bif that (?:didn't|doesn't|did not|isn't|wasn't)\b"
            r"|\bwhat(?:'s| is) (?:the|your) plan (?:if|when|then)\b|\bif (?:you|it|that|they|things)\b[^?.]{3,60},? (?:then )?what (?:do|would|will|can|could|'d|'ll) you do\b"
            r"|(?:^|[.?!] )\W*(?:and|so|but) if (?:you (?:notice|have|feel|get|wake|start|slip|can't|miss|hear|see)|(?:it|that) (?:comes|gets|doesn't|happens|starts|goes))\b(?![^?.]*\b(?:how|who|why|where|did|does|are you|would you)\b)[^?.]{0,80}\?",
        ),
        ("check-ins", r"\bbooster\b|\bcheck[- ]?ins?\b|\bfollow[- ]?up\b|\b(?:meet|see (?:you|each other)) (?:once more|again)\b|\bcome back in\b"),
        (
            "skills",
            r"\bwh(?:ich|at) (?:skills?|tools?|exercises?|things)\b[^?.]{0,30}\b(?:keep|use|using|take|learn\w*|practi[sc]\w*)\b|\bwhat (?:will|would) you keep (?:using|doing|practi[sc]ing)\b|\bwhat have you learn(?:ed|t)\b",
        ),
        ("people", r"\bwho(?:'d| would| could| can| might| will| else| do you)\b.{0,28}\b(?:notice|lean on|call|tell|turn to|help|see it|ring|go to|know|talk to)\b"),
        (
            "brought",
            r"\bwhat (?:is it that )?(?:brings|brought) you\b|\bhow can i help\b|\bwhat can i do for you\b|\bwhat(?:'s| has|'s been) (?:happened|the (?:problem|matter))\b|\bwhat the problem is\b|"
            r"\bwhat made you (?:call|ring|phone|come|get in touch|write)\b|\bwhy (?:now|today)\b"
            r"|\bso i (?:thought|figured|decided)(?: that)? (?:i['’]d |i had |i should |to )(?:better )?(?:come|call|ring|write|get help|see (?:someone|somebody))\b|\bthat['’]s why i(?:['’]m| am|['’]ve)? (?:here|come|came)\b|\bi(?:['’]m| am) here because\b",
        ),
        (
            "treated",
            r"\b(?:counsell?(?:ing|ors?)|psychotherap\w+|cbt|emdr|(?:saw|seen|see|seeing) (?:a|the) (?:therapist|psychologist|psychiatrist|counsell?or)|(?:been|was|were|went) (?:in|to|into) (?:therapy|rehab|a? ?psychiatric \w+)|"
            r"(?:talked|spoken|been) (?:with|to) an? (?:therapist|counsell?or|psycholog\w+|psychiatrist)|"
            rf"(?:{_NUMBER}|twelve|a few|a couple of) sessions)\b"
            r"|\b(?:had|been (?:in|to)|seen|tried|spoken to|talked to)\b.{0,30}\b(?:help|therapy|treatment|support|anyone|anybody|somebody|someone|this)\b.{0,24}\b(?:before|in the past|previously|earlier)\b[^.]*\?",
        ),
        (
            "strengths",
            r"\bwhat (?:are|'re) you (?:good at|(?:most )?proud of|proudest of)\b|\bwhat (?:would|do|does) [^?.]{1,30}\b(?:say|tell)\b[^?.]{0,24}\bgood at\b|\bwho do you (?:lean|rely|count) on\b|\bwhat (?:keeps|gets) you (?:going|through)\b|\bon your side\b|\bin your corner\b|\byour strengths?\b|\bwhat would (?:people|\w+ \w+|others) say about you\b"
            r"|\bwhat(?:'s| is| has|'s been| has been| have you found)?(?: been)? (?:help(?:s|ing|ful)|going well|working)\b|\bwho (?:supports|helps|backs) you\b|\bwhat made (?:it|that) work\b",
        ),
        (
            "wished",
            r"\bwhat would (?:be different|you (?:like|want)\b(?! (?:us )?to (?:put|talk|speak|start|begin|look|focus|cover|work on|bring|discuss|use|add|say|tell|do (?:today|differently))\b| (?:me|him|her|them) to (?:know|hear|understand)\b))|\bwhat do you (?:want|hope)\b(?! (?:to (?:do|say|start|talk|drink)|for))|\bwhat are you hoping\b|\bhow (?:will|would|'ll) (?:we|you|i) know (?:we're|you're|that|it's|when)\b.{0,24}\b(?:done|finished|enough|worked|better|time|ready|stop)\b"
            r"|\bwhen do you not need me\b|\byour (?:goals?|hopes?)\b[^.]*\?|\bif (?:this|it|therapy|things) (?:went|goes|works?|worked) (?:well|out)\b",
        ),
        ("ahead", r"\bwhat(?:'s| is| are| feels?)(?: still)? (?:hard|hardest|difficult|unfinished|left|coming up|ahead)\b|\bwhat (?:could|might|would) (?:trip|knock|throw|catch)\b|\bstill (?:hard|difficult|unfinished)\b"),
    )
)  # fmt: skip


_BROUGHT = dict(_STEPS)["brought"]
OF_A_SET = frozenset({"set", "cognitions", "ratings", "body"})
"""What is said while a memory is worked on: it is the note's, and doesn't go home without a person beside it."""
ONLY_A_PLACE = frozenset({"closing", "set", "brought", "treated", "strengths", "wished"})
"""Steps that say where an answer stands, and make it no more worth telling."""
OF_A_LAST_HOUR = frozenset({"helped", "skills", "signs", "then", "people", "ahead"})


_TURNS_OF_A_SET = 6


def in_sets(asked: Sequence[frozenset[str]]) -> frozenset[int]:
    """Places of turns in which a memory is worked on: right after a therapist's cue of a set, and from one such cue to the next that is near.

    `asked`: the steps of each turn, none for a turn that is not a therapist's.
    """
    cues = [place for place, named in enumerate(asked) if "set" in named]
    ends = [
        after if after - cue <= _TURNS_OF_A_SET else cue + 1 for cue, after in pairwise([*cues, len(asked) + _TURNS_OF_A_SET])
    ]
    return frozenset(place for cue, end in zip(cues, ends, strict=True) for place in range(cue, end + 1))


def steps(text: str) -> frozenset[str]:
    """Names of the steps that a text's words are part of."""
    plain = text.replace("’", "'")
    return frozenset(name for name, pattern in _STEPS if pattern.search(plain))


def says_what_brought(text: str) -> bool:
    """Whether a text is about what brings the client.

    >>> says_what_brought("They sent me home, so I thought I'd better come.")
    True
    """
    return _BROUGHT.search(text.replace("’", "'")) is not None


def going_on(asked: Sequence[str], named: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The steps of each turn, where "What else?" goes on about the step that the question before it asked for.

    `asked`: what each turn says, empty for one that is not a therapist's.
    """
    done: list[frozenset[str]] = []
    last, since = frozenset[str](), 0
    for place, (text, own) in enumerate(zip(asked, named, strict=True)):
        near = place - since <= _NEXT_QUESTION
        goes_on = not own and near and len(text.split()) <= _FEW and _WHAT_ELSE.search(text) is not None
        done.append(last if goes_on else own)
        if text:
            last, since = done[-1] & _MAY_GO_ON, place
    return done


_NEXT_QUESTION, _FEW = 2, 9
_WHAT_ELSE = re.compile(r"\b(?:what|who|anything|anyone|anybody) else\b", re.IGNORECASE)
_MAY_GO_ON = OF_A_LAST_HOUR | {"treated", "strengths", "wished"}
