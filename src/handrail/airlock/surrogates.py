"""Surrogates: readable, marked, keeping the role, and the same for the same entity in a client's whole file."""

import re
from collections import Counter
from collections.abc import Iterable

from handrail.airlock.page import Found, Page
from handrail.airlock.recognizers.known import NOT_PARTS
from handrail.papers.safe import Entity, KnownIdentifier, Label, NameMap
from handrail.papers.transcript import Role

NOUNS = {
    Label.PERSON: "Person", Label.LOCATION: "Town", Label.ADDRESS: "Street address", Label.ORG: "Organization", Label.DATE: "Date",
    Label.AGE: "Age over 89", Label.PHONE: "Phone", Label.EMAIL: "E-mail", Label.URL: "Web address", Label.HANDLE: "User name",
    Label.ID: "ID", Label.OTHER: "Detail",
}  # fmt: skip
SPOKEN_LIKE_ONE = "as said"
PLACES = {
    "employer": "Workplace", "workplace": "Workplace", "work": "Workplace", "school": "School", "clinic": "Clinic", "hospital": "Clinic",
    "church": "Place of worship", SPOKEN_LIKE_ONE: "As said",
}  # fmt: skip
PEOPLE = {"client 2": "Client", "clinician": "Therapist", "counselor": "Therapist", "mom": "Mother", "mum": "Mother", "dad": "Father", "ex": "Former partner"} | {
    role: role.capitalize()
    for role in (
        "client", "therapist", "partner", "husband", "wife", "spouse", "boyfriend", "girlfriend", "fiance", "fiancee", "mother", "father",
        "parent", "guardian", "sister", "brother", "sibling", "son", "daughter", "child", "aunt", "uncle", "cousin", "nephew", "niece",
        "grandmother", "grandfather", "grandma", "grandpa", "stepmother", "stepfather", "stepmom", "stepdad", "stepsister",
        "stepbrother", "stepson", "stepdaughter", "friend", "roommate", "neighbor", "boss", "manager", "supervisor", "coworker",
        "colleague", "teacher", "doctor", "psychiatrist", "sponsor", "landlord", "lawyer", "pastor", "coach", "dog", "cat", "pet",
    )
}  # fmt: skip
ALONE = frozenset({*PEOPLE.values(), NOUNS[Label.AGE]})
"""Nouns that need a number only from the second on."""
SHAPE = re.compile(
    rf"\[(?:{'|'.join(sorted({*NOUNS.values(), *PLACES.values(), *PEOPLE.values()}, reverse=True))})(?: \d{{1,6}})?\]"
)
SPEAKERS = {Role.CLIENT: "client", Role.CLIENT_2: "client 2", Role.THERAPIST: "clinician", Role.OTHER: ""}


class Book:
    """The client's name map while one text goes through: who and what is known, and a free surrogate for what is new."""

    def __init__(self, names: NameMap) -> None:
        self._order: list[str] = []
        self._label: dict[str, Label] = {}
        self._role: dict[str, str] = {}
        self._forms: dict[str, Counter[str]] = {}
        self._kept: dict[str, tuple[str, ...]] = {}
        self._whose: dict[tuple[Label, str], str] = {}
        for entity in names.entities:
            self._open(entity.surrogate, entity.label, entity.role)
            self._keep(entity.surrogate, entity.forms)

    def learn(self, known: Iterable[KnownIdentifier]) -> None:
        """What the practice knows gets its surrogates first, the longest spelling in front."""
        for item in sorted(known, key=lambda one: (one.label.value, one.role, -len(one.text), one.text)):
            if item.text.strip():
                found = Found(0, len(item.text), item.label, item.role)
                surrogate = self._same(found, item.text) or self._same_role(item) or self._new(found)
                self._keep(surrogate, (item.text,))

    def surrogate(self, found: Found, form: str) -> str:
        """The surrogate for these words, which are noted as one of its forms."""
        surrogate = found.entity or self._same(found, form) or self._new(found)
        self._forms[surrogate][form] += 1
        self._point(surrogate, form)
        return surrogate

    def entities(self) -> tuple[Entity, ...]:
        """Everything in the book, oldest first."""
        return tuple(Entity(self._label[name], name, self._all_forms(name), self._role[name]) for name in self._order)

    def _all_forms(self, surrogate: str) -> tuple[str, ...]:
        kept = self._kept[surrogate]
        return kept + tuple(form for form, _ in self._forms[surrogate].most_common() if form not in kept)

    def _same_role(self, item: KnownIdentifier) -> str:
        """A client has one entity, whatever names they go by."""
        if item.role != "client" or item.label is not Label.PERSON:
            return ""
        return next((name for name in self._order if self._role[name] == "client" and self._label[name] is Label.PERSON), "")

    def _same(self, found: Found, form: str) -> str:
        for key in _keys(found.label, form):
            surrogate = self._whose.get((found.label, key), "")
            if surrogate:
                return surrogate
        return ""

    def _new(self, found: Found) -> str:
        noun = _noun(found)
        number = 1
        surrogate = f"[{noun}]" if noun in ALONE else f"[{noun} 1]"
        while surrogate in self._label:
            number += 1
            surrogate = f"[{noun} {number}]"
        self._open(surrogate, found.label, found.role)
        return surrogate

    def _open(self, surrogate: str, label: Label, role: str) -> None:
        self._order.append(surrogate)
        self._label[surrogate], self._role[surrogate] = label, role
        self._forms[surrogate], self._kept[surrogate] = Counter(), ()

    def _keep(self, surrogate: str, forms: tuple[str, ...]) -> None:
        kept = self._kept[surrogate]
        self._kept[surrogate] = kept + tuple(form for form in forms if form not in kept)
        for form in forms:
            self._point(surrogate, form)

    def _point(self, surrogate: str, form: str) -> None:
        label = self._label[surrogate]
        parts = _parts(form)
        for key in (" ".join(parts), *(parts if label is Label.PERSON else ())):
            self._whose.setdefault((label, key), surrogate)


def of_speakers(speakers: Iterable[tuple[str, Role]]) -> list[KnownIdentifier]:
    """The names in a transcript's margin are identifiers; "Speaker 1" and "Therapist" are not."""
    return [
        KnownIdentifier(name, Label.PERSON, SPEAKERS[role])
        for name, role in speakers
        if any(part not in NOT_PARTS and not part.isdecimal() and len(part) > 1 for part in _parts(name))
    ]


def said_like_one(text: str) -> Iterable[Found]:
    """Words in brackets that look like a surrogate but were in the original: they get one of their own, and so come back."""
    if "[" in text:
        for match in SHAPE.finditer(text):
            yield Found(match.start(), match.end(), Label.OTHER, SPOKEN_LIKE_ONE, rank=200)


def _noun(found: Found) -> str:
    role = found.role.casefold()
    if found.label is Label.PERSON:
        return PEOPLE.get(role, NOUNS[Label.PERSON])
    if found.label in (Label.ORG, Label.OTHER):
        return PLACES.get(role, NOUNS[found.label])
    return NOUNS[found.label]


def _parts(form: str) -> list[str]:
    return [token.folded for token in Page(form).tokens]


def _keys(label: Label, form: str) -> list[str]:
    """By what an entity may be recognised: the whole form, and for a person the given name or a name alone."""
    parts = _parts(form)
    whole = [" ".join(parts)]
    return [*whole, parts[0]] if label is Label.PERSON and parts and parts[0] not in NOT_PARTS else whole
