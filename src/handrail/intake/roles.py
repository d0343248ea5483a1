"""Who speaks in which role: by known names, by words for roles, by elimination; else ask. Never a silent guess."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from handrail.papers.errors import BadInput, RolesUnsure
from handrail.papers.transcript import Role


@dataclass(frozen=True, slots=True)
class People:
    """Names that the record knows. All may be empty for a file outside any record. A partner is the second client."""

    clinicians: tuple[str, ...]
    clients: tuple[str, ...]
    others: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


THERAPISTS = frozenset(
    "therapist counselor counsellor clinician doctor dr provider psychologist psychiatrist psychotherapist interviewer th t host "
    "practitioner coach nurse terapeuta doctora".split()
)
CLIENTS = frozenset("client patient cl c p pt member guest interviewee caller cliente paciente".split())
SECOND = re.compile(r"(?:client|patient|cliente)\s*(?:2|b|two)")
FIRST = re.compile(r"(?:client|patient|cliente)\s*(?:1|a|one)")
OTHERS = frozenset({"other", "interpreter", "translator", "guardian", "observer", "interprete"})
BESIDE = re.compile(
    r"(?:client|patient|cliente|paciente)[_\s]+(?:guest|family|relative|mother|father|parent|partner|spouse|wife|husband|guardian|child)\w*"
)
CLIENT_ROLES = (Role.CLIENT, Role.CLIENT_2)


def folded(name: str) -> str:
    """A name for comparing: no accents, case, punctuation or title."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = re.findall(r"[\w']+", plain.casefold())
    return " ".join(word for word in words if word not in {"dr", "mr", "mrs", "ms", "prof"}) or " ".join(words)


def assign(speakers: Iterable[str], people: People, chosen: Mapping[str, Role] | None) -> dict[str, Role]:
    """A role for every speaker, or `RolesUnsure`. What a human chose wins."""
    names = list(dict.fromkeys(speakers))
    placed = _placed(names, chosen or {})
    roles = dict(placed)
    for name in names:
        found = None if name in placed else _role(name, people)
        if found is not None:
            roles[name] = found
    if people.partners:
        _doubt_letters(roles, placed)
    _eliminate(names, roles, people)
    if any(name not in roles for name in names) or (people.clients and not placed.keys() >= set(names) and _one_side(roles)):
        raise RolesUnsure(tuple(names))
    if people.clients:
        _one_person_each(names, roles, placed)
    else:
        _number_clients([name for name in names if name not in placed], roles)
    if chosen and Role.THERAPIST not in roles.values() and Role.CLIENT not in roles.values():
        raise BadInput("someone must be the therapist or the client")
    return roles


def _placed(names: Collection[str], chosen: Mapping[str, Role]) -> dict[str, Role]:
    """What a human chose: by a speaker's name as the file has it, or by a spelling of it that means one speaker only."""
    placed = {name: chosen[name] for name in names if name in chosen}
    for spelt in [other for other in chosen if other not in placed]:
        alike = [name for name in names if name not in placed and _one_person(name, spelt)]
        if len(alike) == 1:
            placed[alike[0]] = chosen[spelt]
    return placed


def _role(name: str, people: People) -> Role | None:
    """By the names of the record, else by letters for a name and words for a role. Two that disagree are none."""
    named, word = _known(name, people, _same), _worded(name)
    if people.partners and (word in CLIENT_ROLES or BESIDE.fullmatch(folded(name))):
        return None  # of two clients, a word does not say which; letters that may be the word, "P" or "C", don't either
    if named:
        return named.pop() if len(named) == 1 else word if word in named else None
    hints = _known(name, people, _initials) | ({word} if word else set())
    return hints.pop() if len(hints) == 1 else None


def _doubt_letters(roles: dict[str, Role], placed: Collection[str]) -> None:
    """One letter may be a word's for anyone ("H", "W"): it places one of two clients where the other is there by more than a letter."""
    sure = {role for name, role in roles.items() if name in placed or len(folded(name)) > 1}
    for name, role in list(roles.items()):
        if name not in placed and role in CLIENT_ROLES and len(folded(name)) == 1 and not sure.intersection(CLIENT_ROLES):
            del roles[name]


def _known(name: str, people: People, alike: Callable[[str, str], bool]) -> set[Role]:
    return {
        role
        for role, known in (
            (Role.THERAPIST, people.clinicians),
            (Role.CLIENT, people.clients),
            (Role.CLIENT_2, people.partners),
            (Role.OTHER, people.others),
        )
        if any(alike(name, other) for other in known)
    }


def _same(name: str, known: str) -> bool:
    """The whole name, one of its parts alone, or the beginnings of its parts: "Sam" for Samuel, "P. Rao" for Priya Rao."""
    mine, theirs = folded(name).split(), folded(known).split()
    if not mine:
        return False
    if len(mine) == 1:
        return any(part == mine[0] or (len(mine[0]) > 2 and part.startswith(mine[0])) for part in theirs)
    for word in mine:
        found = next((part for part in theirs if part == word or (word.isalpha() and part.startswith(word))), None)
        if found is None:
            return False
        theirs.remove(found)
    return True


def _one_person(one: str, two: str) -> bool:
    """One name spells the other."""
    return _same(one, two) or _same(two, one)


def _initials(name: str, known: str) -> bool:
    """Letters alone: "P" or "PR" for Priya Rao."""
    letters = "".join(part[0] for part in folded(known).split())
    return bool(letters) and folded(name) in (letters, letters[0])


def _worded(name: str) -> Role | None:
    plain = folded(name)
    words = plain.split()
    if not words:
        return None
    if SECOND.fullmatch(plain):
        return Role.CLIENT_2
    if FIRST.fullmatch(plain) or plain in CLIENTS:
        return Role.CLIENT
    if plain in THERAPISTS or (words[0] in THERAPISTS and len(words[0]) > 1):
        return Role.THERAPIST
    if re.match(r"\s*dr\b", name, re.IGNORECASE):
        return Role.THERAPIST
    return Role.OTHER if plain in OTHERS or BESIDE.fullmatch(plain) else None


def _eliminate(names: list[str], roles: dict[str, Role], people: People) -> None:
    """Of two people, where one is certain, the other is the other. Numbered strangers are never certain.

    Where the record knows more people than these, the other may be any of them.
    """
    missing = [name for name in names if name not in roles]
    if people.partners or people.others or len(names) != 2 or len(missing) != 1 or not folded(missing[0]):
        return
    other = next(role for name, role in roles.items() if name != missing[0])
    if other is Role.THERAPIST:
        roles[missing[0]] = Role.CLIENT
    elif other is Role.CLIENT:
        roles[missing[0]] = Role.THERAPIST


def _one_side(roles: Mapping[str, Role]) -> bool:
    """Nobody is the therapist, or nobody a client: one name may stand before everybody's words."""
    there = set(roles.values())
    return Role.THERAPIST not in there or there.isdisjoint(CLIENT_ROLES)


def _one_person_each(names: list[str], roles: Mapping[str, Role], placed: Mapping[str, Role]) -> None:
    """The record has one client, and one partner at most: two names for either must spell one person, or a human says so."""
    for role in (Role.CLIENT, Role.CLIENT_2):
        spelt = [name for name in names if roles[name] is role]
        longest = max(spelt, key=len, default="")
        if not placed.keys() >= set(spelt) and not all(_one_person(name, longest) for name in spelt):
            raise RolesUnsure(tuple(names))


def _number_clients(names: list[str], roles: dict[str, Role]) -> None:
    """Outside any record the first client to speak is the client, the next the second; further ones are others."""
    seen: list[str] = []
    for name in names:
        if roles[name] is Role.CLIENT and not any(folded(name) == other for other in seen):
            if len(seen) == 1 and Role.CLIENT_2 not in roles.values():
                roles[name] = Role.CLIENT_2
            elif seen:
                roles[name] = Role.OTHER
            seen.append(folded(name))
