"""Stand-ins that keep the story readable: `[Sister]`, `[Person 2]`, `[Town 1]`. Marked, numbered, the same in a whole file."""

from handrail.airlock.page import WORD, fold
from handrail.papers.safe import Entity, Label, NameMap

NOUNS = {
    Label.PERSON: "Person",
    Label.LOCATION: "Place",
    Label.ADDRESS: "Address",
    Label.ORG: "Organization",
    Label.DATE: "Date",
    Label.AGE: "Age over 89",
    Label.PHONE: "Phone",
    Label.EMAIL: "E-mail",
    Label.URL: "Web address",
    Label.HANDLE: "Handle",
    Label.ID: "Number",
    Label.OTHER: "Detail",
}
LONGEST_ROLE = 24
ROLES_FOR = (Label.PERSON, Label.ORG)


class Registry:
    """A client's map while a session is going through. Entities keep their surrogate; new ones are numbered on."""

    def __init__(self, names: NameMap, taken: set[str]) -> None:
        self._entities = {entity.surrogate: entity for entity in names.entities}
        self._by_form: dict[tuple[Label, str], str] = {}
        self._by_word: dict[str, set[str]] = {}
        self._taken = taken | set(self._entities)
        for entity in names.entities:
            for form in entity.forms:
                self._index(entity.label, form, entity.surrogate)

    def surrogate(self, label: Label, form: str, role: str) -> str:
        """The stand-in for this spelling; a new entity when nothing known fits."""
        key = (label, _key(form))
        found = self._by_form.get(key) or self._same_person(label, form, role)
        if found is None:
            found = self._fresh(label, role)
            self._entities[found] = Entity(label, found, (), role)
        entity = self._entities[found]
        if form not in entity.forms:
            longest_first = sorted({*entity.forms, form}, key=lambda known: (-len(known), known))
            self._entities[found] = Entity(entity.label, found, tuple(longest_first), entity.role or role)
            self._index(label, form, found)
        return found

    def names(self) -> NameMap:
        """The map with what this session added."""
        return NameMap(tuple(self._entities.values()))

    def _same_person(self, label: Label, form: str, role: str) -> str | None:
        """A first name alone, or with a surname, is the one person of the file who has that name."""
        if label is not Label.PERSON:
            return None
        parts = _key(form).split()
        candidates = set.intersection(*(self._by_word.get(part, set()) for part in parts)) if parts else set()
        if not candidates and len(parts) > 1:
            candidates = {name for name in self._by_word.get(parts[0], set()) if self._one_word_forms(name)}
        if role:
            candidates = {name for name in candidates if self._entities[name].role in ("", role)} or {
                name for name, entity in self._entities.items() if entity.role == role and role in ("client", "clinician")
            }
        return candidates.pop() if len(candidates) == 1 else None

    def _one_word_forms(self, surrogate: str) -> bool:
        return all(len(_key(form).split()) == 1 for form in self._entities[surrogate].forms)

    def _index(self, label: Label, form: str, surrogate: str) -> None:
        self._by_form.setdefault((label, _key(form)), surrogate)
        if label is Label.PERSON:
            for part in _key(form).split():
                self._by_word.setdefault(part, set()).add(surrogate)

    def _fresh(self, label: Label, role: str) -> str:
        noun = _noun(label, role)
        if noun != NOUNS[label] and f"[{noun}]" not in self._taken:
            chosen = f"[{noun}]"
        else:
            number = 1
            while f"[{noun} {number}]" in self._taken:
                number += 1
            chosen = f"[{noun} {number}]"
        self._taken.add(chosen)
        return chosen


def _noun(label: Label, role: str) -> str:
    """ "sister" makes `[Sister]`; a role that could itself name someone does not."""
    plain = role.strip().lower()
    if label in ROLES_FOR and plain and len(plain) <= LONGEST_ROLE and plain.replace(" ", "").replace("-", "").isalpha():
        return "Therapist" if plain == "clinician" else plain.capitalize()
    return NOUNS[label]


def _key(form: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(form))
