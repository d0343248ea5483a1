"""What a prescriber decides: a dose that stays, goes up or stops, a medicine not to be begun, a test to come. It is the plan of such an hour.

"Don't start it." is told behind the words that name it, or nobody knows of which.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from handrail.backends.embedded.hour.moves import Move
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.words.text import NUMBER
from handrail.language.medicines import MEDICINES
from handrail.papers.transcript import Role

_BACK = 6
"""Turns within which a medicine is named that "it" is."""
_LONGEST, _GAP = 20, 3
"""Words that are quoted of what names it."""
_CHANGES = (
    r"(?:go(?:ing)? (?:back )?(?:up|down)|raise|increase|lower|reduce|decrease|cut|stop(?:ping)?|hold|keep|stays?|start(?:ing)?|add|switch|continue|taper|"
    r"come off|take(?! (?:a|care|your time|notice|part)\b)|leave|bring (?:it|that|the \w+) (?:up|down))"
)
_DECIDES = re.compile(
    rf"\b(?:i['’]d|i would|i['’]ll|i want|we|we['’]ll|we will|let['’]s|you|don['’]t|do not|that one|no)\b[^.?!]{{0,40}}?\b{_CHANGES}\b|^(?:(?:and|so|but|then|okay|no),? )*(?:please )?{_CHANGES}\b|\bstays? (?:at|on)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:was|were|had|did|said|told|been|used to|could|might|may|would have|if you (?:want|like)|some people|people|came|looks?)\b|\b(?:you|i|he|she|they|we)['’](?:ve|re)\b|\b(?:can|does|do) (?:push|raise|cause|make)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"{MEDICINES}|\b(?:water pills?|pills?|tablets?|patch(?:es)?|inhaler|injections?|meds|medications?|medicines?|dose)\b",
    re.IGNORECASE,
)
_DOSE = re.compile(
    rf"\b(?:go|going) (?:back )?(?:up|down) on\b|\bto (?:{NUMBER} )?(?:{NUMBER} hundred|a hundred|\d+)\b|\b{NUMBER} (?:milligrams?|mg|micrograms?)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(rf"\b(?:it|that one|this one)\b|\bthe {NUMBER}(?:-{NUMBER})?\b", re.IGNORECASE)
_FIGURE = re.compile(rf"\b{NUMBER}\b", re.IGNORECASE)
_TESTS = re.compile(
    r"\b(?:blood (?:draw|tests?|work)|bloods|labs|(?:lithium|valproate|clozapine|thyroid|testosterone|drug) levels?|(?:check|repeat|order) (?:a |an |the |your )?(?:tsh|creatinine|a1c|kidneys?|liver|thyroid|testosterone|ecg|ekg|levels?))\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\b(?:i['’]d like|i would like|i want|i['’]ll|i will|let['’]s|we['’]ll|we will|we need|you need|please|get|order|repeat)\b",
    re.IGNORECASE,
)


def decides(one: Asked) -> bool:
    """A therapist's word on what is to be done about a medicine or a test, not what was done or might be."""
    said = one.passage
    if said.role is not Role.THERAPIST or said.is_question or _ONCE.search(said.text):
        return False
    if _TESTS.search(said.text) and _ORDERS.search(said.text):
        return True
    return bool(_DECIDES.search(said.text)) and bool(_NAMED.search(said.text) or _DOSE.search(said.text) or one.upon)


def with_what_it_is_of(found: Sequence[Asked]) -> list[Asked]:
    """The same, with the sentence that names the medicine before a decision that doesn't: what that sentence decided no longer holds."""
    done = [_behind_its_name(found, at) if _points(one) else one for at, one in enumerate(found)]
    over = {named.evidence for one in done if one.move is Move.SETTLE for named in one.upon[:1] if named.role is Role.THERAPIST}
    return [replace(one, overtaken=True) if one.passage.evidence in over else one for one in done]


def _points(one: Asked) -> bool:
    """It may decide about a medicine, and names none."""
    said = one.passage
    if said.role is not Role.THERAPIST or said.is_question or _ONCE.search(said.text) or not _OF_IT.search(said.text):
        return False
    return bool(_DECIDES.search(said.text)) and not any(_NAMED.search(more.text) for more in (said, *one.upon))


def _behind_its_name(found: Sequence[Asked], at: int) -> Asked:
    """The decision with the sentence that names its medicine."""
    one = found[at]
    first = one.upon[0].turn if one.upon else one.passage.turn
    near = (more.passage for more in reversed(found[:at]) if 0 <= first - more.passage.turn <= _BACK)
    dose = {figure.lower() for figure in _FIGURE.findall(one.passage.text)} - {"one"}  # "that one"
    names = next((said for said in near if _NAMED.search(said.text) and _may_be_of(said, dose, one)), None)
    if names is None or len(names.text.split()) > _LONGEST or not _is_of_one(names):
        return one
    if names.role in CLIENTS:
        names = _with_what_became_of_it(names, [more.passage for more in found[:at] if more.passage.turn == names.turn])
    # what came back is told by what was taken up: of a dose, the offer is not needed beside its medicine
    return replace(one, upon=(names, *(said for said in one.upon if said.role is not Role.THERAPIST)))


def _may_be_of(said: Passage, dose: set[str], one: Asked) -> bool:
    """ "Keep the fifteen": of a medicine with that dose, unless both have just spoken of it."""
    return not dose or one.move is Move.SETTLE or bool(dose & {figure.lower() for figure in _FIGURE.findall(said.text)})


def _with_what_became_of_it(names: Passage, turn: Sequence[Passage]) -> Passage:
    """ "He gave me a water pill. I haven't started it.": as far as it is short, and nothing that may not be told stands between."""
    end = names.end
    for more in turn:
        if more.start >= end and (more.start - end > _GAP or len(names.turn_text[names.start : more.end].split()) > _LONGEST):
            break
        end = max(end, more.end)
    return replace(names, end=end, text=names.turn_text[names.start : end])


def _is_of_one(said: Passage) -> bool:
    return len({found[0].lower() for found in _NAMED.finditer(said.text)}) == 1
