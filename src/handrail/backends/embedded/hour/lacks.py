"""What an answer leaves to its question: its verb, or what it was that was done. Alone it says nothing, or something else.

>>> is_elliptical("Six hours, maybe."), leaves_out("I tried once."), leaves_out("I tried the list once.")
(True, True, False)
"""

import re

from handrail.backends.embedded.words.clauses import HAS_VERB
from handrail.backends.embedded.words.clean import written


def is_elliptical(text: str) -> bool:
    """An answer that takes its verb from the question: "Six hours, maybe", "Better, I think"."""
    plain = written(text).rstrip(" .!")
    head = _CLAUSE_HEAD.split(plain, maxsplit=1)[0]
    return bool(head) and bool(_SHORT_ANSWER.match(plain)) and not HAS_VERB.search(head)


def leaves_out(text: str) -> bool:
    """ "I tried once.", "I haven't had one since May.": what was tried, and what one is, only the question says."""
    return len(text.split()) <= _MOST_LEFT_OUT and _LEAVES_OUT.match(written(text)) is not None


_LEAVES_OUT = re.compile(
    r"(?:(?:i|we|i've|i'd|we've|i(?: have| had)) )?(?:(?:only|just|never|actually|sometimes|still|have|haven't|hadn't|didn't|don't|did|do|used to|not) ?)*"
    r"(?:(?:tried|try|did|do|done|had|have|used to|haven't|didn't|don't|did not|took|take|taken|started|stopped|missed|skipped|forgot)"
    r"(?: (?:it|that|one|any|them|either))?(?: (?:once|twice|a few times|[\w-]+ times?|yet|before|ever|since .{1,24}|for .{1,24}|in .{1,16}|last .{1,12}|yesterday|today|on .{1,12}|again|too|this .{1,12})){0,3})\W*$",
    re.IGNORECASE,
)
_MOST_LEFT_OUT = 14
"""Words: a longer sentence says what it is about."""
_CLAUSE_HEAD = re.compile(
    r"[,;.]|\b(?:i|i'm|i've|i'd|i'll|it|it's|he|he's|she|she's|they|we|my|but|and|because|cause|so|there's)\b", re.IGNORECASE
)
_SHORT_ANSWER = re.compile(
    r"^(?:(?:about|around|maybe|probably|only|just|like|nearly|almost|still|at least|up to|more like|down to|a|an|the) )*(?:\d|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|once|twice|better|worse|fine|good|bad|"
    r"okay|all right|horrible|terrible|awful|great|hard|easier|weird|strange|scared|sad|angry|sick|lonely|tired|relieved|ashamed|guilty|happy|proud|"
    r"afraid|nervous|calm\w*|quiet\w*|every|most|since|for|on|at|in|not (?:great|good|bad|well|too|so)|up and down|mixed|same)\b",
    re.IGNORECASE,
)
