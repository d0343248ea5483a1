"""An answer about safety that holds no word of a list: a yes to a question that does, or what is said when a plan is asked for.

>>> bool(says_yes("Um, yeah. Most nights.")), bool(says_yes("Yeah, no, not at all."))
(True, False)
"""

import re
from functools import cache
from importlib import resources

from handrail.noticing.phrases import Finder, Hit, parse, tokens
from handrail.noticing.tongues import lists_to_read

_LEAD = r"(?:(?:um+|uh+|well|so|i mean|honestly|to be honest|i guess|hmm+|eh|pues|este|bueno)[\s,.…-]+)*"
_WHEN = r"(?:(?:that|this|last|some|one|those|esa|ese|anoche) ?(?:night|day|week|month|time|morning|nights|days|times|noche|día|vez)?[\s,.…-]+(?=yes|yeah|yep|s[ií]\b))?"
"""When it was, said before the yes: "That night, yeah."."""
_YES = re.compile(
    rf"\s*{_LEAD}{_WHEN}(?:yes|yeah|yep|yup|yea|i (?:have|do|did|am|was|think so)(?! not|n['’]t)\b|sometimes|often|once|twice|a (?:few|couple(?: of)?) times|(?:only |just )?(?:the )?(?:once|twice|(?:one|odd) time)|"
    r"a (?:lot|bit|little)|most (?:days|nights)|every (?:day|night|morning)|kind of|sort of|maybe|now and then|all the time|on and off|"
    r"not (?:since|for|until|today)|s[ií]\b|a veces|una vez|dos veces|varias veces|de vez en cuando|a menudo|casi (?:cada|todos)|cada (?:día|noche)|un poco|tal vez|quizás?)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:yeah,? no|no,? no|nope|never|not really|not at all|nothing like that|i (?:don['’]?t|haven['’]?t|didn['’]?t|never)|no,|no\.|nunca|para nada|jamás)\b",
    re.IGNORECASE,
)
FIRST = 60
"""Characters of an answer in which a no takes the yes back."""
SAID_AT_ONCE = 120
"""Characters of an answer that are quoted, to the end of their sentence."""
_BEGINS_NO = re.compile(
    rf"\s*{_LEAD}(?:no\b(?! (?:one|sé))|nope|nah|not\b|none|nothing|never|nunca|nada|god no|oh no|i (?:don['’]?t(?! know)|didn['’]?t|haven['’]?t(?! told)|wouldn['’]?t))\b",
    re.IGNORECASE,
)
_NO_TOO = re.compile(
    r"(?<!no )\b(?:no|not|never|nothing|none|nunca|nada)\b(?! (?:one|sé))|n['’]t\b(?! (?:know|tell|told|say))", re.IGNORECASE
)
_AFTER_ALL = re.compile(
    r"\b(?:but (?:yes|yeah|maybe|sometimes|i)|not (?:yet|today)|maybe|perhaps|might|sometimes|once|pero s[ií]|quizás?|tal vez|a veces)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?…]+")
_SAYS_LITTLE = 2


def says_yes(answer: str) -> re.Match[str] | None:
    """The yes that an answer begins with; none where a no follows at once."""
    found = _YES.match(answer)
    return found if found and not _NO.search(answer[:FIRST]) else None


_HOW_OFTEN = re.compile(
    r"(?:[\s,.…!?-]*\b(?:um+|uh+|well|so|yes|yeah|yep|yup|yea|no|nope|the|only|just|a|an|couple|few|lot|of|times?|once|twice|one|two|three|four|five|six|seven|ten|"
    r"last|this|since|not|never|for|until|about|around|every|each|most|some|other|odd|days?|nights?|weeks?|weekends?|months?|years?|hours?|mornings?|evenings?|afternoons?|"
    r"spring|summer|autumn|winter|fall|christmas|easter|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|yesterday|tomorrow|now|then|in|on|at|or|and|ago|again|back|"
    r"always|often|sometimes|usually|maybe|i (?:have|did|do|am|was)|it|that|there)\b)+[\s.,…!?]*",
    re.IGNORECASE,
)


def says_only_how_often(answer: str) -> bool:
    """A yes or no, how often or when, and nothing else: what it is about, only the question says, and its words decide.

    >>> says_only_how_often("Yes. Once, last spring."), says_only_how_often("Most nights."), says_only_how_often("On my arms, mostly.")
    (True, True, False)
    """
    return _HOW_OFTEN.fullmatch(answer) is not None


@cache
def _asked(language: str) -> Finder:
    """What therapists ask with in a language; read once, when it is first needed."""
    return Finder(parse((resources.files("handrail.noticing") / "words" / f"{language}_asked.txt").read_text("utf-8")))


def asks_about_safety(question: str) -> list[Hit]:
    """Words about safety that only somebody who asks says, and that are no finding of themselves: a yes behind them is.

    >>> [hit.name for hit in asks_about_safety("Has either of you ever been frightened of the other?")], asks_about_safety("Has he ever met your mum?")
    (['ipv_coercion'], [])
    """
    return [hit for language in lists_to_read(question) for hit in _asked(language).find(tokens(question))]


_IF_SAFE = re.compile(
    r"\b(?:do|did|are|were) you (?:\w+ )?(?:feel(?:ing)? )?(?:\w+ )?safe(?=\s*\?| (?:at home|there|with (?:him|her|them|your|yourself|\[)|from yourself|tonight|right now|now)\b)|"
    r"\bcan (?:you )?keep yourself safe\b|\bare (?:all )?(?:the|your) (?:children|kids|little ones) (?:all )?safe\b|\b(?:te|se) sientes? (?:\w+ )?segur[oa](?=\s*\?| (?:en (?:tu|su) casa|con (?:él|ella|su|tu)|ahora|contigo|consigo)\b)",
    re.IGNORECASE,
)
_OF_CHILDREN = re.compile(r"\b(?:children|kids|little ones|niñ[oa]s|hij[oa]s) (?:all )?(?:safe|segur[oa]s)\b", re.IGNORECASE)
_OF_ONESELF = re.compile(r"\b(?:with|from|keep) yourself\b|\btonight\b|\bright now\b|\b(?:contigo|consigo)\b", re.IGNORECASE)


def asks_if_safe(question: str) -> bool:
    """Whether somebody is safe: here the no is what a human must see.

    >>> asks_if_safe("Do you feel safe at home?"), asks_if_safe("Is the gun in the safe?"), asks_if_safe("Did you feel safe on the plane?")
    (True, False, False)
    """
    return _IF_SAFE.search(question) is not None


def is_of_children(question: str) -> bool:
    """Whether children are safe."""
    return _OF_CHILDREN.search(question) is not None


def is_of_oneself(question: str) -> bool:
    """Safe from oneself, or for tonight, and not from somebody at home."""
    return _OF_ONESELF.search(question) is not None


_WELL = re.compile(
    r"\W*(?:no,? )*(?:nobody|no one)(?: (?:hurts|is hurting|has hurt|does|would|ever)\b.*)?$|\W*(?:no,? )*(?:it['’]s|that['’]s|i['’]m) (?:\w+ )?(?:fine|safe|all right|ok|okay|good)\W*$|\W*(?:no,? )*nadie\b.*$",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[^.!?…]+")


def says_all_is_well(answer: str) -> bool:
    """Each of its sentences is a bare word or says that nothing is wrong.

    >>> says_all_is_well("No, nobody. It's fine."), says_all_is_well("No. It's fine when he's sober."), says_all_is_well("Not really.")
    (True, False, False)
    """
    said = [sentence[0].strip() for sentence in _SENTENCES.finditer(answer) if sentence[0].strip()]
    well = [_WELL.match(sentence) is not None for sentence in said]
    return any(well) and all(ok or len(sentence.split()) == 1 for ok, sentence in zip(well, said, strict=True))


def begins_no(answer: str) -> bool:
    """A no comes first, whatever follows."""
    return _BEGINS_NO.match(answer) is not None


_PIECES = re.compile(r"[.,;:!?…–—]+")
_BARE_NO = re.compile(
    r"(?:no+|nope|nah|never|not at all|nothing like that|not that|(?:god|oh|hell) no|no never|yeah no|i (?:haven['’]?t|don['’]?t|didn['’]?t|never have|wouldn['’]?t)|nunca|para nada|jamás)",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?:um+|uh+|well|yeah|mm+-?hmm+|mhm|hmm+|honestly|really|so|thanks|thank you|pues|este|bueno|gracias)", re.IGNORECASE
)
_ASKS_BACK = re.compile(
    r"(?:what do you mean|why(?: do you ask)?|how so|like what|sorry|pardon|qué quiere decir|por qué)", re.IGNORECASE
)


def denies(answer: str) -> bool:
    """An answer to words about safety that is a bare no or asks what was meant, and nothing else: any other word is for a reader to weigh.

    >>> denies("Yeah, no, not at all."), denies("Mm-hmm, what do you mean?"), denies("I never stopped."), denies("No, only the one time in March.")
    (True, True, False, False)
    """
    pieces = [piece.strip() for piece in _PIECES.split(answer) if piece.strip()]
    telling = [piece for piece in pieces if not _SMALL.fullmatch(piece)]
    return bool(telling) and all(_BARE_NO.fullmatch(piece) or _ASKS_BACK.fullmatch(piece) for piece in telling)


def says_no(answer: str) -> bool:
    """A no and nothing else: each of its sentences denies, or has a word or two. "I don't know. Maybe the bridge." is none.

    >>> says_no("No. Nothing like that, I wouldn't."), says_no("I don't know. The bridge by the mill."), says_no("No one knows, but yes.")
    (True, False, False)
    """
    if not _BEGINS_NO.match(answer) or _AFTER_ALL.search(answer):
        return False
    said = [sentence[0] for sentence in _SENTENCE.finditer(answer)]
    return all(_NO_TOO.search(sentence) or len(sentence.split()) <= _SAYS_LITTLE for sentence in said)
