"""Whether a row of words has a main verb: without one it is a name or a list, and "said that" can't stand before it.

>>> is_sentence("you went to the shop when it was shut"), is_sentence("the snail on the shed"), is_sentence("mum if she asked you")
(True, False, False)
"""

import re

_AUXILIARY = (
    r"(?:am|is|are|was|were|has|have|had|does|do|did|can|could|will|would|should|might|may|must|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|doesn't|"
    r"don't|didn't|can't|couldn't|won't|wouldn't|shouldn't)"
)
_CONTRACTED = r"(?:\w+'(?:re|ve|ll|d|m)|(?:it|that|there|he|she|what|who|here|how|where|one|everything|something|nothing|everyone|nobody)'s)"
_PRONOUN = r"(?:i|you|it|he|she|they|we|that|this|there|who|everyone|everybody|nobody|something|nothing|everything|somebody)"
_PAST = (
    r"(?:went|got|came|said|told|took|made|felt|thought|slept|woke|wrote|put|gave|knew|saw|kept|lost|found|brought|caught|met|spent|stood|sat|understood|spoke|"
    r"chose|held|led|meant|heard|began|grew|became|happened|worked|helped|started|stopped|wanted|needed|changed|showed|seemed|looked|turned|asked|used)"
)
_DOES = r"(?:goes|gets|comes|says|takes|makes|feels|thinks|keeps|gives|knows|wants|needs|tells|means|helps|works|happens|sounds|seems|looks|hurts|shows|starts|stops|lives|brings|lets|turns|stays|holds)"
_MAIN = re.compile(
    rf"\b(?:{_AUXILIARY}|{_CONTRACTED}|{_PRONOUN} (?:\w+ly |just |still |even |never |always |both )?\w+|{_PAST}|{_DOES})\b|\b\w+[a-z]'s (?:a|an|the|not|been|got|too|so|very|just|\w+ing)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:if|when|whenever|because|while|until|before|after|since|unless|although|though|which|who|whose|where|so that|as if|as though|(?<=\w )that (?:are|is|was|were|has|have|had))\b[^,;]*"
    r"|\b(?:the|that|every) (?:night|day|morning|evening|week|year|time|summer|winter|moment|minute) (?:that )?(?:i|he|she|we|they|you|the|my|his|her|your|\[[^\]]+\])\b[^,;]*",
    re.IGNORECASE,
)
_HALF_ASKED = re.compile(r"\band any\b(?!\w)", re.IGNORECASE)


def is_sentence(plain: str) -> bool:
    """A verb of its own stands outside every "if", "when", "who" and "the night that"; no question begins half-way."""
    return bool(_MAIN.search(_SUBORDINATE.sub(" ", plain))) and not _HALF_ASKED.search(plain)
