"""Lines for the client to keep: second person, short sentences, easy words. What was agreed is in `agreed`, what stays with a person in `home`."""

import re
from dataclasses import replace

from handrail.backends.embedded.hour.lacks import is_elliptical
from handrail.backends.embedded.hour.moves import Move
from handrail.backends.embedded.hour.told import Told, closed, confuses, marked, own_words, quote
from handrail.backends.embedded.lines.agreed import MOST, agreed
from handrail.backends.embedded.lines.home import may_be_repeated, stays
from handrail.backends.embedded.lines.medicine import asked_of_it
from handrail.backends.embedded.weight.linked import Asked
from handrail.backends.embedded.words.clauses import names_no, stands_alone, to_you
from handrail.backends.embedded.words.idiom import is_of_the_hour
from handrail.backends.embedded.words.protocol import OF_A_LAST_HOUR
from handrail.backends.embedded.words.scope import leaves_speech_open
from handrail.backends.embedded.words.text import telling, words
from handrail.language.medicines import DRINKING, SUBSTANCES
from handrail.papers.kind import Content
from handrail.papers.transcript import Role

_MOST_WORDS = 18
_FEWEST, _FEWEST_OF_LAST = 6, 3
_FRAME = 2
"""Words of "You said"."""
_OPENING = 6
"""What an answer of a last hour leaves of its words: it stands with what belongs to it."""
_HIGHEST_GRADE, _HIGHEST_AGREED = 7.0, 12.0
"""Of one sentence. What was agreed is needed, and its days and numbers are long words; a whole summary has a grade below 5."""
_POINTS = re.compile(
    r"^\W*(?:\w+\W+){1,6}(?:it|that|this|them|those)[.!]?$|^\W*(?:[\w'’]+\W+){1,4}(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would)n['’]t\W*(?:though|either|anyway)?\W*$|^\W*(?:(?:so|and|well|but),? )*the (?:first|second|third|fourth|other|last)(?: one)? (?:was|is)\b|"
    r"\b(?:thinks?|thought|says?|said|knows?|knew|feels?|hopes?) (?:that )?(?:it|that|this)(?:['’]s| is| was)\b(?!.{24})|"
    r"\b(?:missed|skipped|took|take|have|had|did|got|need|kept|bought|ate) (?:one|two|three|four|five|six|half|both|some|none|another|\d+)(?= (?:this|last|yesterday|today|on|in|at|of them)\b|\W*$)",
    re.IGNORECASE,
)
"""A short sentence that ends on "it" or on what somebody thinks of it, begins with "the second was" or counts what it doesn't name ("missed two
this week"): what is meant stands elsewhere."""
_SPEAKS = re.compile(r"\bsay, ", re.IGNORECASE)
""" "I could say, I need an hour": whose words come next only a quotation shows."""
_SENTENCES = re.compile(r"(?<=[.!?]”) |(?<=”\.) ")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|ed|es)$")


def line(content: Content, one: Asked) -> Told | None:
    """The statement for one chosen passage; None where it can't be said in short and easy words."""
    wide = content is Content.PLAN or bool(one.passage.answers & OF_A_LAST_HOUR)
    most = (MOST, _HIGHEST_AGREED) if wide else (_MOST_WORDS, _HIGHEST_GRADE)
    told = agreed(one) if content is Content.PLAN else _talked(one)
    if told is None or one.move in (Move.MEETING, Move.CANCELLED):
        return told  # days and hours are long words
    return told if all(is_easy(said, *most) for said in _SENTENCES.split(told.text)) else None


def is_easy(text: str, most: int = _MOST_WORDS, highest: float = _HIGHEST_GRADE) -> bool:
    """At most 18 words, and a Flesch-Kincaid grade of 7 or less for this one sentence; what was agreed may be harder."""
    said = words(text)
    return len(said) <= most and 0.39 * len(said) + 11.8 * sum(map(_syllables, said)) / max(1, len(said)) - 15.59 <= highest


def _syllables(word: str) -> int:
    return max(1, len(_VOWELS.findall(word)) - (1 if len(word) > 3 and _SILENT.search(word) else 0))


def _talked(one: Asked) -> Told | None:
    said = one.passage
    if said.role is not Role.CLIENT or one.dream is not None or stays(one) or is_of_the_hour(said.text):
        return None
    if said.answers & OF_A_LAST_HOUR and (_NOTHING.match(said.text) or _DRUGS.search(said.text)):
        return None
    if said.answers & OF_A_LAST_HOUR and (answer := _answer(one)):
        return answer
    if leaves_speech_open(said.turn_text[: said.start]):
        return None
    of_medicine = asked_of_it(one, _MOST_WORDS - _FRAME)
    if of_medicine is not None and of_medicine.asked is not None and of_medicine.asked.role is Role.THERAPIST:
        return _asked(replace(one, scored=replace(one.scored, passage=of_medicine)))
    if not one.scored.topics:
        return None  # "You looked up Switzerland" tells nobody why
    if is_elliptical(said.text):
        return _asked(one)
    if not _SPEAKS.search(said.text) and (told := to_you(said.text)):
        return None if _POINTS.search(said.text) else Told(closed(f"You said that {told}"), (said.evidence,))
    address = quote(said, _MOST_WORDS - _FRAME)
    return None if address is None or not stands_alone(said.text) or names_no(said.text) else own_words(address, _FEWEST)


def _asked(one: Asked) -> Told | None:
    """An answer that takes its verb from the question, with the question."""
    said = one.passage
    if said.asked is None:
        return (
            None if not said.topics or (address := quote(said, _MOST_WORDS - _FRAME)) is None else own_words(address, _FEWEST)
        )
    if not telling(said.asked.words):
        return None  # "Every night?" asks of what was said before
    question, answer = quote(said.asked, _MOST_WORDS - _FRAME), quote(said, _MOST_WORDS - _FRAME)
    if question is None or answer is None or confuses(answer.quote) or not may_be_repeated(question.quote):
        return None
    return Told(closed(f"Asked {marked(question.quote)}, you said: {marked(answer.quote)}"), (question, answer), quoted=True)


def _answer(one: Asked) -> Told | None:
    """What a client answers to a last hour's questions, in their own words, as many sentences as stay short."""
    said = one.passage
    wide = (
        quote(said, MOST - _OPENING, since=since, until=more.end)
        for since in (0, said.start)
        for more in reversed((said, *one.rest))
    )
    address = next((found for found in wide if found is not None), None)
    if address is None or _NOTHING.match(address.quote) or _DRUGS.search(address.quote):
        return None
    return own_words(address, _FEWEST_OF_LAST)


_NOTHING = re.compile(r"(?:well|um|uh|honestly)?,? ?(?:nothing|none|no|not (?:really|much)|nobody)\b", re.IGNORECASE)
_DRUGS = re.compile(rf"\b(?:{SUBSTANCES}|{DRINKING})\b", re.IGNORECASE)
"""What helps and holds is written with a client; neither "nothing" nor a drink is put into their plan by a program."""
