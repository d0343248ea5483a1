"""Whose body, illness, medicine or drink a sentence speaks of. A mother's hospital under "Earlier treatment" would read as the client's.

>>> of_another("My mum was in hospital with depression when I was nine."), of_another("My mum drove me to the hospital.")
(True, False)
"""

import re

_KIN = (
    r"mum|mom|mummy|mother|dad|daddy|father|sister|brother|wife|husband|daughter|son|girlfriend|boyfriend|partner|nan|nana|gran|grandma|grandmother|"
    r"granddad|grandad|grandfather|aunt|auntie|uncle|cousin|niece|nephew|friend|mate|neighbou?r|colleague|flatmate|housemate|kids|parents|ex"
)
_ANOTHER = rf"(?:(?:(?:my|his|her|our|the) (?:\w+ )?)?(?:{_KIN})(?:-in-law)?|\[(?!client)[^\]]+\])"
_SUBJECT = re.compile(
    rf"^\W*(?:(?:and|but|so|because|well|oh|yeah|no),? )*(?P<who>he|she|they|{_ANOTHER})(?:['’](?:s|d|ll|re|ve))?\b",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    rf"\b(?:his|her|their|{_ANOTHER}['’]s) (?:\w+ )?(?:back|hip|hips|knees?|heart|liver|kidneys?|lungs?|legs?|arms?|head|eyes|hands?|feet|chest|stomach|skin|"
    r"blood pressure|drinking|tablets|pills|medication|meds|illness|cancer|stroke|operation|pain|breathing|memory|surgery)\b",
    re.IGNORECASE,
)
_VISITED = re.compile(
    r"\b(?:visit\w*|slept over|stayed (?:with|over)|sat (?:with|by)|took (?:him|her|them))\b[^.?!]*\b(?:hospital|ward|clinic|hospice|icu)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:i|i['’](?:m|ve|d|ll)|me|my|mine|myself|we|us|our)\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:my|me|mine)\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|since|while|before|after|until|till) (?:i|we)\b[^,.;]*", re.IGNORECASE)
_RELATION = re.compile(rf"\b(?:my|our) (?=(?:\w+ )?(?:{_KIN})\b)", re.IGNORECASE)
_TAKES = re.compile(
    r"\bi(?:['’](?:ve|m|d)| have| am| had)?(?: been)?(?: \w+ly| sometimes)? (?:tak|took|us(?:e|ing)\b|drink|drank|borrow|steal|stole|swallow)",
    re.IGNORECASE,
)
"""Another's tablets that the client takes are the client's to tell."""
_VISITED_ME = re.compile(r"\b(?:visit\w*|came to see|came to visit) me\b", re.IGNORECASE)
_PRESCRIBER = re.compile(r"he|she|they", re.IGNORECASE)


def of_another(text: str, *, medicine: bool = False) -> bool:
    """Somebody else's, as far as the sentence says: they are its subject and the client isn't in it, or it is "her hip".

    `medicine`: a bare "he" who halved it may well be the doctor.
    """
    held = _POSSESSED.search(text)
    if _TAKES.search(text) or _VISITED_ME.search(text):
        return False
    if held is not None and not _MINE.search(text, held.end()):
        return True  # "his hands on my throat" is the client's
    if _VISITED.search(text) and _RELATION.search(text):
        return True
    found = _SUBJECT.match(text)
    if found is None or (medicine and _PRESCRIBER.fullmatch(found["who"])):
        return False
    return not _OWN.search(_RELATION.sub("", _WHEN.sub("", text)))
