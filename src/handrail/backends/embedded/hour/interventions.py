"""What a therapist did, for a section that is about it alone: named techniques, exercises, teaching, a review, a reflection.

The weights of a note's account were learnt on what clients must be remembered by; they say nothing of what was done.
"""

import re

from handrail.backends.embedded.hour.moves import Move
from handrail.backends.embedded.hour.passages import Passage
from handrail.papers.draft import Weight

_TAUGHT = re.compile(
    r"\b(?:some people|(?:a lot of|many|most) people|what (?:often|usually|tends to) happens?|the (?:brain|body|nervous system|theory|reason|idea) (?:is|does|has|behind|can|that)|"
    r"(?:it['’]s|that['’]s|this is|we) (?:called|what we call|call (?:it|that|this))|the way (?:it|this|that|anxiety|worry|panic|sleep) works|research|studies|"
    r"(?:normal|common) (?:to|for|after|in)|here['’]s (?:how|what|why)|the more you (?:avoid|check|fight|push))\b",
    re.IGNORECASE,
)
_EXERCISE = re.compile(
    r"\b(?:let['’]s (?:try|do|put|look at|stay|slow|go back|practi[sc]e|write|draw|say|pause|start)|shall we (?:try|do|look|put|practi[sc]e)|(?:i['’]d|i would) like (?:us|you) to (?!think about it)|"
    r"can (?:we|you) (?:try|say|put|picture|turn|show|stay|slow)|close your eyes|take a breath|breathe (?:in|out)|(?:just )?notice (?:that|what|where|it|how)|(?:picture|imagine) (?:that|it|the|him|her|yourself|a)|"
    r"put (?:it|him|her|them|the \w+) (?:in|on) the|say (?:it|that) (?:to|out loud|again)|(?:from|on a scale (?:of|from)) (?:zero|one|0|1) to|role[- ]?play|rehears\w+|out loud|go with that|turn to (?:him|her|\[))\b",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\b(?:phq|gad|pcl|audit|isi|edinburgh|your (?:scores?|numbers?|form|sheet|diary|log)|the (?:mood|worry|sleep|anxiety) (?:form|one|diary|log|score|scale)|"
    r"(?:mood|sleep|thought|activity) (?:form|diary|log|record)|last (?:time|session|week) (?:we|you)|you (?:were going|said you['’]d|said you would))\b",
    re.IGNORECASE,
)
_REPAIRED = re.compile(
    r"\bi (?:did (?:stop|miss|forget|get|cut|let|say|rush)|misread|misheard|missed (?:it|that|something)|got (?:it|that) wrong|should(?:n['’]t)? have|was (?:wrong|late|too quick))\b|"
    r"\bi['’]m sorry (?:that i|i|for (?:stopping|being|not|what i|the way i))\b|\bmy (?:fault|mistake)\b|\bi (?:owe|apologi[sz]e)\b",
    re.IGNORECASE,
)
""" "I did stop early. I misread the clock.": what went wrong between both is owned, which is work."""
_ABOUT_THE_HOUR = re.compile(
    r"^you (?:said|told me) .{0,24}\b(?:was|is|were|did)\W*$|\b(?:we['’]ve got (?:until|a short|about)|half an hour|minutes left|(?:cut off|the number i['’]ve got)|recording|recorded|parking|reschedul\w+|invoice|copay|"
    r"the room|next door|same time|see you|i['’]m rooting|i honestly don['’]t know)\b",
    re.IGNORECASE,
)
_LONG, _REPAIR = 10, 0.6
_BY_MOVE = {Move.REFLECT: -1.2, Move.SUGGEST: -0.8, Move.WILL: -2.0, Move.FINDING: -1.5, Move.ASK: -2.6, Move.TELL: -2.9}


def worth(said: Passage, does: Move | None, technique: str) -> Weight | None:
    """How well a therapist's words tell what was done, and by what; None for what is no intervention. `technique`: its name, if one stands there."""
    if does is not None and _REPAIRED.search(said.text):
        return Weight("something was put right between both", _REPAIR)
    if does not in _BY_MOVE or _ABOUT_THE_HOUR.search(said.text):
        return None
    base = _BY_MOVE[does]
    if technique:
        return Weight(technique, max(base, -1.0) + 1.8)
    for name, pattern in (
        ("an exercise in the hour", _EXERCISE),
        ("something was taught", _TAUGHT),
        ("something was reviewed", _REVIEWED),
    ):
        if found := pattern.search(said.text):
            return Weight(f"{name}: {found[0].lower()}", max(base, -1.6) + 1.4)
    return Weight(f"the therapist's move: {does}", base + 0.4 * (len(said.words) > _LONG))
