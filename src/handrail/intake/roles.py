"""Who speaks in which role: by known names, by words for roles, by elimination; else ask. Never a silent guess."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handrail.papers.errors import BadInput, RolesUnsure
from handrail.papers.transcript import Role


@dataclass(frozen=True, slots=True)
class People:
    """Names that the record knows. All may be empty for a file outside any record."""

    clinicians: tuple[str, ...]
    clients: tuple[str, ...]
    others: tuple[str, ...] = ()


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


def folded(name: str) -> str:
    """A name for comparing: no accents, case, punctuation or title."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = re.findall(r"[\w']+", plain.casefold())
    return " ".join(word for word in words if word not in {"dr", "mr", "mrs", "ms", "prof"}) or " ".join(words)


def assign(speakers: Iterable[str], people: People, chosen: Mapping[str, Role] | None) -> dict[str, Role]:
    """A role for every speaker, or `RolesUnsure`. What a human chose wins."""
    names = list(dict.fromkeys(speakers))
    roles = {name: chosen[name] for name in names if chosen and name in chosen}
    for name in names:
        if name not in roles:
            found = _known(name, people) or _worded(name)
            if found is not None:
                roles[name] = found
    _eliminate(names, roles)
    if any(name not in roles for name in names):
        raise RolesUnsure(tuple(names))
    _number_clients([name for name in names if not chosen or name not in chosen], roles)
    if chosen and Role.THERAPIST not in roles.values() and Role.CLIENT not in roles.values():
        raise BadInput("someone must be the therapist or the client")
    return roles


def _known(name: str, people: People) -> Role | None:
    found = {
        role
        for role, known in (
            (Role.THERAPIST, people.clinicians),
            (Role.CLIENT, people.clients),
            (Role.OTHER, people.others),
        )
        if any(_same(name, other) for other in known)
    }
    return found.pop() if len(found) == 1 else None


def _same(name: str, known: str) -> bool:
    """The whole name, one of its parts alone, or the beginning of a part: "Sam" for Samuel."""
    mine, theirs = folded(name), folded(known)
    if not mine:
        return False
    return mine == theirs or any(part == mine or (len(mine) > 2 and part.startswith(mine)) for part in theirs.split())


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


def _eliminate(names: list[str], roles: dict[str, Role]) -> None:
    """Of two people, where one is certain, the other is the other. Numbered strangers are never certain."""
    missing = [name for name in names if name not in roles]
    if len(names) != 2 or len(missing) != 1 or not folded(missing[0]):
        return
    other = next(role for name, role in roles.items() if name != missing[0])
    if other is Role.THERAPIST:
        roles[missing[0]] = Role.CLIENT
    elif other is Role.CLIENT:
        roles[missing[0]] = Role.THERAPIST


def _number_clients(names: list[str], roles: dict[str, Role]) -> None:
    """The first client to be named is the client, the next the second; further ones are others."""
    seen: list[str] = []
    for name in names:
        if roles[name] is Role.CLIENT and not any(folded(name) == other for other in seen):
            if len(seen) == 1 and Role.CLIENT_2 not in roles.values():
                roles[name] = Role.CLIENT_2
            elif seen:
                roles[name] = Role.OTHER
            seen.append(folded(name))
