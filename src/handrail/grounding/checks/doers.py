"""Who did it, by the word that stands straight before the verb: what "I" did no sister did, nor he whose son did it, nor one friend
what another did or said."""

import re
from collections.abc import Sequence

from handrail.grounding.checks import people
from handrail.grounding.support.index import Sentence
from handrail.grounding.support.reading import BOUNDARY
from handrail.grounding.words.kin import alike, kin_of
from handrail.grounding.words.tokens import content, stem
from handrail.papers.transcript import Role

_HELPS = r"(?:(?:has|have|had|is|was|also|already|then|now|still|just|been|must|kind|of|\w{1,20}ly)\s+){0,4}"
_TOLD = re.compile(
    rf"^\W*(?P<who>\[(?!client|therap)[^\]]+\]|(?:his|her|their|(?:(?:the )?(?:client|patient|pt)|\[client\])['’]s) [\w-]+)(?!['’]s)\s+{_HELPS}(?P<verb>[a-z]+)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DOES = re.compile(rf"\s+{_HELPS}(?P<verb>[a-z]+)", re.IGNORECASE)
_SAYS = frozenset(
    stem(word) for word in "said says told tells asked thinks thought wants wanted has had is was knows knew believes".split()
)
_ACTS = _SAYS | {
    stem(word)
    for word in "agreed suggested offered mentioned talked discussed explained wondered noted noticed reflected reviewed explored encouraged helped "
    "heard used set gave made took wrote put read looked went came started began kept did planned checked listed named called described shared".split()
}
"""What either of two people in a room may have done."""
_I = re.compile(rf"\b(?:i|i'm|i've|i'd|im)\s+{_HELPS}$", re.IGNORECASE)
_YOU = re.compile(rf"\b(?:you|you've|you'd)\s+{_HELPS}$", re.IGNORECASE)
_SPEECH = frozenset("said says told tells thinks thought reckons asked asks goes".split())
"""Verbs that tell somebody's words, one as good as another."""
_SUBJECT = re.compile(rf"(?P<who>\[[^\]]+\]|[^\W\d_]+)\s+{_HELPS}$", re.IGNORECASE)
_NEAR = 80
"""Characters before a verb in which its subject stands."""
_ONE_OF_SEVERAL = re.compile(r"(?:\b(?:and|or|from|of|to|with|at|in|by|than)|,)\s*$", re.IGNORECASE)
"""Before a name it says that the name isn't the subject, or not alone."""
_OWNED = re.compile(rf"(?P<owner>\[[^\]]+\]|\b(?:my|his|her|their) [\w-]+)'s (?P<what>[a-z]+)\s+{_HELPS}$", re.IGNORECASE)
_NO_THING = re.compile(r"(?:been|got|put|gone|had|just|\w+ed|\w+ing)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def another(text: str, spoken: Sequence[Sentence]) -> bool:
    """Somebody is told to have done what, wherever its verb stands, the speaker did, one who is theirs ("her friend's lad"), or somebody
    else who is named; or to have said what only another said."""
    found = _TOLD.match(text)
    if found is None or people.passive(text[: found.end("verb") + 12]):
        return False
    if found["verb"].lower() in _SPEECH:
        return _said_by_another(found, spoken)
    if stem(found["verb"].lower()) in _SAYS:
        return False
    verb = _root(found["verb"])
    helps, told = verb == "do", set(content(found["rest"]))
    mine = owned = others = 0
    for sentence in spoken:
        heard = sentence.text.replace("’", "'")
        for one in (one for one in _WORD.finditer(heard) if _root(one[0]) == verb):
            if helps and not told & set(content(BOUNDARY.split(heard[one.end() :])[0])):
                continue  # "do" may only help another verb: it is held to what is done
            before = heard[: one.start()]
            theirs = _OWNED.search(before)
            if sentence.role is not Role.THERAPIST and _I.search(before):
                mine += 1
            elif (theirs and _same(theirs["owner"], found["who"]) and not _NO_THING.match(theirs["what"])) or _somebody_else(
                before, found["who"]
            ):
                owned += 1
            else:
                others += 1
    return bool(mine or owned) and not others


def _said_by_another(found: re.Match[str], spoken: Sequence[Sentence]) -> bool:
    """Wherever these words follow a verb of speech, somebody else is named before it."""
    told = set(content(found["rest"]))
    others = same = 0
    for sentence in spoken:
        heard = sentence.text.replace("’", "'")
        for one in (one for one in _WORD.finditer(heard) if one[0].lower() in _SPEECH):
            if told & set(content(heard[one.end() :])):
                other = _somebody_else(heard[: one.start()], found["who"])
                others, same = others + other, same + (not other)
    return others > 0 and not same


def _somebody_else(before: str, who: str) -> bool:
    """Another person than `who` stands straight before, and nobody beside them: two names, or two relations that can't be one."""
    found = _SUBJECT.search(before[-_NEAR:])
    if found is None or _ONE_OF_SEVERAL.search(before[: len(before) - len(found[0])]):
        return False
    if people.is_name(who):
        return people.is_name(found["who"]) and found["who"] != who
    mine, theirs = kin_of(who.rsplit(maxsplit=1)[-1]), kin_of(found["who"])
    return bool(mine and theirs) and not alike(mine, theirs) and not people.is_name(found["who"])


def not_the_therapist(text: str, spoken: Sequence[Sentence]) -> bool:
    """The therapist is told to have done, wherever its verb stands, what a client said they did themselves."""
    role, rest = people.speaker(text)
    found = _DOES.match(rest) if role is Role.THERAPIST else None
    if found is None or stem(found["verb"].lower()) in _ACTS or people.passive(rest[: found.end() + 12]):
        return False
    verb, clients = _bare(found["verb"]), 0
    for sentence in spoken:
        heard = sentence.text.replace("’", "'")
        for one in (one for one in _WORD.finditer(heard) if _bare(one[0]) == verb):
            before, theirs = heard[: one.start()], sentence.role is Role.THERAPIST
            if (_I if theirs else _YOU).search(before):
                return False
            clients += not theirs and bool(_I.search(before))
    return clients > 0


def _root(word: str) -> str:
    return "do" if word.lower() in ("do", "does", "did", "done", "doing") else stem(word.lower())


def _bare(word: str) -> str:
    return stem(word.lower()).removesuffix("e")  # "wakes" and "wake"


def _same(one: str, other: str) -> bool:
    kind = kin_of(one.rsplit(maxsplit=1)[-1])
    return one == other or bool(kind and kind == kin_of(other.rsplit(maxsplit=1)[-1]))
