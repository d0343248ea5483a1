"""Surrogates: readable, marked, keeping the role, and the same for the same entity in a client's whole file."""

from collections import Counter
from collections.abc import Iterable

from handrail.airlock import moved, nouns
from handrail.airlock.page import Found, Page, fold
from handrail.airlock.recognizers.known import NOT_PARTS
from handrail.airlock.whose import role_beside
from handrail.papers.safe import Entity, KnownIdentifier, Label, NameMap
from handrail.papers.transcript import Role

SPEAKERS = {Role.CLIENT: "client", Role.CLIENT_2: "client 2", Role.THERAPIST: "clinician", Role.OTHER: ""}
LONGEST = 38
"""Characters of a moved date: what grounding still reads as one word."""
OLDEST = 89
"""Years after which a year alone says that someone is over 89 (45 CFR 164.514(b)(2)(i)(C))."""


class Book:
    """The client's name map while one text goes through: who and what is known, and a free surrogate for what is new.

    `year` is the present one; without the map's `days` dates are numbered instead of moved.
    """

    def __init__(self, names: NameMap, year: int = 0) -> None:
        self._days, self._cleared, self._oldest = names.days, {fold(form) for form in names.cleared}, year - OLDEST
        self._order: list[str] = []
        self._recorded: set[str] = set()
        self._label: dict[str, Label] = {}
        self._role: dict[str, str] = {}
        self._forms: dict[str, Counter[str]] = {}
        self._kept: dict[str, tuple[str, ...]] = {}
        self._whose: dict[tuple[Label, str], list[str]] = {}
        self._spoken: dict[tuple[Label, str], str] = {}
        self._read: dict[str, list[str]] = {}
        for entity in names.entities:
            self._open(entity.surrogate, entity.label, entity.role)
            self._keep(entity.surrogate, entity.forms)

    def learn(self, known: Iterable[KnownIdentifier]) -> None:
        """What the practice knows gets its surrogates first, the longest spelling in front. It can't be cleared."""
        for item in sorted(known, key=lambda one: (one.label.value, one.role, -len(one.text), one.text)):
            if item.text.strip():
                self._cleared.discard(fold(item.text))
                if item.label is Label.PERSON:
                    self._recorded.update(self._parts(item.text))
                surrogate = self._same(item.label, item.role, item.text) or self._same_role(item)
                self._keep(surrogate or self._new(item.label, item.role, item.text), (item.text,))

    def surrogate(self, found: Found, text: str) -> str:
        """The surrogate for what was found in a turn's text; its words are noted as one of its forms."""
        form = text[found.start : found.end]
        if found.label is Label.PERSON:
            role = role_beside(text, found.start, found.end)
            surrogate = self._same(found.label, role, form, found.entity) or self._new(found.label, role or found.role, form)
        else:
            surrogate = found.entity or self._same(found.label, "", form) or self._new(found.label, found.role, form)
        self._forms[surrogate][form] += 1
        self._point(surrogate, form)
        self._spoken |= {(found.label, key): surrogate for key in self._names_in(found.label, form)}
        return surrogate

    def recorded(self) -> frozenset[str]:
        """The words of the names of people that the practice's own record gives."""
        return frozenset(self._recorded)

    def begin_again(self) -> None:
        """Before the first turn: nobody was spoken of yet."""
        self._spoken = {}

    def is_cleared(self, form: str) -> bool:
        """True for words that a human found to name no one in this file."""
        return bool(self._cleared) and fold(form) in self._cleared

    def entities(self) -> tuple[Entity, ...]:
        """Everything in the book, oldest first."""
        return tuple(Entity(self._label[name], name, self._all_forms(name), self._role[name]) for name in self._order)

    def wanted(self) -> tuple[Entity, ...]:
        """What to look for: everything but the forms that a human cleared."""
        if not self._cleared:
            return self.entities()
        kept = ((entity, tuple(form for form in entity.forms if not self.is_cleared(form))) for entity in self.entities())
        return tuple(Entity(entity.label, entity.surrogate, forms, entity.role) for entity, forms in kept if forms)

    def _all_forms(self, surrogate: str) -> tuple[str, ...]:
        kept = self._kept[surrogate]
        return kept + tuple(form for form, _ in self._forms[surrogate].most_common() if form not in kept)

    def _same_role(self, item: KnownIdentifier) -> str:
        """A client has one entity, whatever names they go by."""
        if item.role != "client" or item.label is not Label.PERSON:
            return ""
        return next((name for name in self._order if self._role[name] == "client" and self._label[name] is Label.PERSON), "")

    def _same(self, label: Label, role: str, form: str, entity: str = "") -> str:
        """Who or what bears this name already. Of several, the one whom `role` fits, or who was spoken of last."""
        parts = self._parts(form)
        met = False
        for key in _keys(label, parts):
            bearers = self._whose.get((label, key), [])
            met = met or bool(bearers)
            if label is Label.PERSON:
                bearers = [name for name in bearers if nouns.alike(self._role[name], role) and not self._clashes(name, parts)]
            if bearers:
                latest = self._spoken.get((label, key), "")
                return latest if latest in bearers else bearers[0]
        return "" if met else entity

    def _clashes(self, surrogate: str, parts: list[str]) -> bool:
        """ "Sarah Miller" is not "Sarah Jones"."""
        if len(parts) < 2:
            return False
        full = [other for other in map(self._parts, self._kept[surrogate]) if len(other) > 1 and other[0] == parts[0]]
        return bool(full) and all(other[-1] != parts[-1] for other in full)

    def _new(self, label: Label, role: str, form: str) -> str:
        surrogate = self._moved(form) if label is Label.DATE and self._days else ""
        if surrogate not in self._label:
            noun, first = nouns.noun(label, role, form), 2 if role == SPEAKERS[Role.CLIENT_2] else 1
            self._open(surrogate := surrogate or self._numbered(noun, first), label, role)
        return surrogate

    def _moved(self, form: str) -> str:
        """The date that many days later, in brackets; empty for one that can't be moved."""
        later = moved.moved(form, self._days, self._oldest)
        return f"[{later[0].upper()}{later[1:]}]" if later and len(later) <= LONGEST else ""

    def _numbered(self, noun: str, number: int) -> str:
        """The first that is free. A second client is "[Client 2]" though nobody said the first one's name: "[Client]" is the client."""
        surrogate = f"[{noun} {number}]" if noun in nouns.NUMBERED or number > 1 else f"[{noun}]"
        while surrogate in self._label:
            number += 1
            surrogate = f"[{noun} ({number})]" if noun[0].isdigit() else f"[{noun} {number}]"
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
        for key in self._names_in(label, form):
            bearers = self._whose.setdefault((label, key), [])
            if surrogate not in bearers:
                bearers.append(surrogate)

    def _names_in(self, label: Label, form: str) -> list[str]:
        parts = self._parts(form)
        return [" ".join(parts), *(parts if label is Label.PERSON else ())]

    def _parts(self, form: str) -> list[str]:
        if form not in self._read:
            self._read[form] = _parts(form)
        return self._read[form]


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
        for match in nouns.SHAPE.finditer(text):
            yield Found(match.start(), match.end(), Label.OTHER, nouns.AS_SAID, rank=200)


def _parts(form: str) -> list[str]:
    return [token.folded for token in Page(form).tokens]


def _keys(label: Label, parts: list[str]) -> list[str]:
    """By what an entity may be recognised: the whole form, and for a person the given name or a name alone."""
    whole = [" ".join(parts)]
    return [*whole, parts[0]] if label is Label.PERSON and len(parts) > 1 and parts[0] not in NOT_PARTS else whole
