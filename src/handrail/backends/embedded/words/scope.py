"""What a sentence's head governs: a thought, a saying or a condition. Nothing under it may be told as if it had happened (R28)."""

import re

_GOVERNS = re.compile(
    r"\b(?:if|unless|when|whenever|until|before|as though|as if|like i|think|thinks|thought|thinking|believe|believed|guess|"
    r"suppose|reckon|worry|worried|worrying|afraid|scared|frightened|fear\w*|hope|hoped|hoping|wish|wished|imagine\w*|dream\w*|"
    r"said|says|say|saying|told|tell|tells|asked|asking|texted|wrote|promised|predicted|expect\w*|convinced|sure|pretend\w*|"
    r"know|knew|wonder\w*|would|wouldn't|could|i'd|want|wanted|feel like|felt like|feels like|meant to|supposed to|not|n't|never)\b",
    re.IGNORECASE,
)
_SPEECH_GOES_ON = re.compile(
    r"\b(?:thought|thinking|said|says|goes|went|like|told (?:him|her|them|me|myself)), (?!\w+ (?:said|thought)\b)(?=\w)[^\"“”]*$|\b(?:one|a|this) sentence$|\bsomething like$",
    re.IGNORECASE,
)
_OF_THOUGHTS = re.compile(
    r"\b(?:through your (?:mind|head)|(?:what|which) (?:are|were|was|is|did|do|would|might|could) (?:you|your|that|it|they|he|she) "
    r"(?:\w+ )?(?:think\w*|thought|fear\w*|afraid|say\w* (?:to|about) you|believe|expect|predict\w*|imagine|picture|mean\w*)|"
    r"(?:thought|worry|fear|belief|prediction|words?|sentence) (?:was|is|then|there|that|goes)|what(?:'s| is| was) the (?:thought|worry|fear|"
    r"belief|prediction|worst)|what (?:had|have) you (?:predicted|expected)|what does (?:it|that|your mind|the \w+) (?:say|tell)|"
    r"what do you (?:expect|predict|imagine|fear)|what would (?:happen|it|that|you|they|he|she|change|life)|what would (?:be|look) (?:\w+ )?different|what (?:else )?might|what if|suppose|"
    r"what (?:do|did|would|will|had|have) you (?:usually |always |just )?(?:tell|told|say to)\b|(?:if|when) (?:this|it|therapy|that|things|we) (?:works|worked|went well|goes well|had worked)|"
    r"(?:when|since) you (?:first )?(?:came|started|began)\b|remember what (?:it|that) was like|back then\b|at the (?:very )?beginning\b|a year ago\b|"
    r"(?:in|about|of|had) (?:the|that|this|a|your) (?:\w+ )?(?:dream|nightmare)|how would|tell yourself|say to yourself|be afraid|were you (?:thinking|telling)|rather believe|what did you decide)\b",
    re.IGNORECASE,
)


def governs(head: str) -> bool:
    """What follows this half of a sentence may hang on it: it is not cut off from it."""
    return bool(_GOVERNS.search(head))


def leaves_speech_open(text: str) -> bool:
    """It ends within somebody's words or thoughts that no mark closes: "I thought, it's over." The next sentence may go on with them."""
    return bool(_SPEECH_GOES_ON.search(text.rstrip(" .!?")))


def asks_of_thoughts(question: str) -> bool:
    """What is answered to it is a thought, a fear or a wish, words said to somebody, or how it once was, whatever its grammar says."""
    return bool(_OF_THOUGHTS.search(question.replace("’", "'")))
