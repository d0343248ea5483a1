"""What stands around flagged words: negated, past, hypothetical, about someone else, from a film, said by the therapist."""

import re

from handrail.papers.notice import Context
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

WINDOW = 90
MARKS = ".?!;"
NEGATED = re.compile(
    r"\b(?:not|no|never|n't|dont|wont|cant|didnt|doesnt|isnt|wasnt|arent|havent|hasnt|wouldnt|aint|without|nothing|nowhere near|no plans?|nobody|"
    r"stopped|nunca|jamás|jamas|tampoco|ningún|ninguna|ya no|dejé de|deje de)\b|n['’]t\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:used to|years? ago|months? ago|back (?:then|when|in)|when i was|when (?:he|she) was|in (?:high school|middle school|college|grade school|19\d\d|20\d\d|my (?:teens|twenties|thirties))|"
    r"at (?:fifteen|sixteen|seventeen|eleven|twelve|thirteen|fourteen|eighteen|nineteen|twenty|1\d)|as a (?:kid|child|teen\w*|boy|girl)|last (?:year|spring|summer|fall|winter)|"
    r"once|growing up|in the past|before|freshman|sophomore|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|after (?:my|the) (?:divorce|attempt|baby|accident|funeral)|"
    r"hace (?:\w+ )?(?:años|meses|tiempo)|cuando (?:era|tenía|tenia|estaba)|de (?:niñ[oa]|chic[oa]|joven|adolescente)|antes|el año pasado|en (?:19|20)\d\d|solía)\b|"
    r"\bi (?:tried|was|had|attempted|overdosed|survived|jumped|took|swallowed)\b|\b(?:intenté|traté|pensé|quise|quería|estuve|abusaron|tuve)\b",
    re.IGNORECASE,
)
HYPOTHETICAL = re.compile(
    r"\b(?:if|would|could|might|what if|imagine|suppose|hypothetically|unless|si|podría|haría|imagina|supongamos|quizás?)\b|['’]d\b",
    re.IGNORECASE,
)
OTHERS = (
    r"he|she|they|his|her|their|him|them|(?:my|our) (?:[\w']+ ){0,2}?(?:brother|sister|friend|mother|father|mom|mum|dad|cousin|uncle|aunt|son|daughter|husband|wife|partner|roommate|"
    r"coworker|neighbou?r|student|grandfather|grandmother|grandma|grandpa|girlfriend|boyfriend|ex|kid|child|niece|nephew|patient)s?|an? (?:guy|girl|woman|man|kid|friend)|"
    r"somebody|someone|people|él|ella|ellos|mi (?:herman[oa]|amig[oa]|madre|padre|mamá|papá|prim[oa]|tí[oa]|hij[oa]|marido|espos[oa]|novi[oa]|vecin[oa]|abuel[oa]|ex)"
)
THIRD = re.compile(rf"\b(?:{OTHERS})\b", re.IGNORECASE)
OWNED = re.compile(r"\b(?:my|our|his|her|their) (?:\w+ )?\w+['’]s\b|\bde (?:mi|su|tu|nuestr[oa]) \w+", re.IGNORECASE)
"""Whose thing it is or was: it lies at hand all the same."""
SELF = re.compile(
    r"\b(?:my (?:own|(?:\w+ )?(?:keys?|phone|cards?)|money|passport|door|location|messages|head|neck|throat|arms?|face|hair)|i|i'm|i’m|im|i've|i’ve|i'd|i’d|me|myself|yo|me|mí|estoy|quiero)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"(?:n['’]t|\b(?:never|not|nunca|jamás|no)) (?:\w+ )?(?:hit|hurt|beat|touch|laid|lay|chok|kick|push|punch|slap|threaten|raised|me (?:ha |hab[ií]a )?(?:peg|golpe|toc))\w*",
    re.IGNORECASE,
)
"""A blow that was never struck: the no stands within the words themselves."""
UP_TO = re.compile(r"\b(?:until|till?|before|hasta|antes de)\b", re.IGNORECASE)
"""What such a no ends with: "He never hit me until last week." tells of a blow."""
TURNS_ROUND = re.compile(r"(?:until|but|because|hasta que|pero|porque)\b", re.IGNORECASE)
"""What a no before it doesn't reach."""
MEDIA = re.compile(
    r"\b(?:movies?|films?|songs?|lyrics?|episodes?|novel|netflix|podcasts?|character|tiktok|documentary|película|canción|novela)\b|"
    r"\b(?:in|on|from|about|watch\w*|read\w*|saw|seen|heard|play\w*|en|de|sobre|vi|leí|oí)\b[^.?!;]{0,30}?"
    r"\b(?:shows?|books?|news|games?|story|series|serie|libro|noticias)\b",
    re.IGNORECASE,
)
"""A film or a song, and a story that is told of or read: "the same story every night" is nobody's film."""
ANSWER_NO = re.compile(r"\s*(?:no+|nope|nah|never|not (?:really|at all)|god no|oh no|nunca|para nada|qué va)\b", re.IGNORECASE)
NO_AND_ITS_END = re.compile(rf"{ANSWER_NO.pattern}[ .,]*", re.IGNORECASE)


def tags(turn: SafeTurn, start: int, end: int, before: SafeTurn | None, *, thing: bool = False) -> tuple[Context, ...]:
    """The tags of `turn.text[start:end]`, by the words of its sentence. `idiom` is judged where the words are found.

    A `thing` is not someone else's matter for having been theirs: "my grandfather's shotgun".
    """
    text = turn.text
    left, right = _sentence(text, start, end)
    near, lead = text[left:right], text[left:start]
    said = text[start:end]
    found = []
    asked = before is not None and before.text.rstrip().endswith("?")
    if not _up_to_a_time(lead, said, text[end:right]) and (
        (NEGATED.search(lead[-45:]) and not TURNS_ROUND.match(said))
        or DENIED.search(said)
        or ANSWER_NO.match(said)
        or (asked and _answers_no(text, start))
        or ANSWER_NO.match(lead)
    ):
        found.append(Context.NEGATED)
    if PAST.search(near):
        found.append(Context.PAST)
    if HYPOTHETICAL.search(lead):
        found.append(Context.HYPOTHETICAL)
    if THIRD.search(OWNED.sub("", lead + said) if thing else lead + said) and not SELF.search(lead[-45:] + said):
        found.append(Context.THIRD_PERSON)
    if MEDIA.search(near):
        found.append(Context.QUOTED_MEDIA)
    if turn.role is Role.THERAPIST:
        found.append(Context.THERAPIST_SPEECH)
    return tuple(found)


def _up_to_a_time(lead: str, said: str, after: str) -> bool:
    """Whether the words are of a blow that was never struck until a time."""
    no = next((found for found in DENIED.finditer(lead + said) if found.end() > len(lead)), None)
    return no is not None and UP_TO.search((lead + said + after)[no.end() :]) is not None


def _answers_no(text: str, start: int) -> bool:
    """What stands before the words is a no and its own sentence at most: "No, never. He punched the wall" says no to the first alone."""
    found = NO_AND_ITS_END.match(text, 0, start)
    return found is not None and all(text.find(mark, found.end(), start) < 0 for mark in MARKS)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around the words, within the window."""
    left, right = max(0, start - WINDOW), min(len(text), end + WINDOW)
    stop = max(text.rfind(mark, left, start) for mark in MARKS)
    left = stop + 1 if stop >= 0 else left
    ends = [place for mark in MARKS if (place := text.find(mark, end, right)) >= 0]
    return left, min(ends, default=right)
