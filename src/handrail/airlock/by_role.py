"""Who in a couple's or a family's hour is told of by role: their name doesn't come back into this client's note (R7; handbook 3.1, 4.6)."""

import re
from collections.abc import Iterable, Mapping

from handrail.airlock import nouns
from handrail.airlock.page import fold
from handrail.papers.safe import Entity, Label, NameMap
from handrail.papers.transcript import Role, Transcript

BRACKETED = re.compile(r"\[[^\[\]]{1,80}\]")
PARTNERS = frozenset(noun for noun in nouns.ONE_OF[0] if not noun.startswith("Former"))
SECOND, SOMEONE = "the second client", "another person present"
PARTIES = {"client 2": SECOND, "family member": "a family member", "guardian": "their guardian"}
_OPENS = re.compile(r"(?:^|[.!?…]\s+)[“\"]?$|[“\"]$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_KIN = nouns.PEOPLE.keys() - {"client", "client 2", "clinician", "therapist", "counselor"}


def roles(names: NameMap, transcript: Transcript) -> dict[str, str]:
    """Each surrogate of another person in the room, with what they are called in the note."""
    speakers = {fold(name) for name, role in transcript.speakers if role in (Role.CLIENT_2, Role.OTHER)}
    asked = [turn.text for turn in transcript.turns if turn.role is Role.THERAPIST]
    others = (
        entity for entity in names.entities if entity.label is Label.PERSON and entity.role not in ("client", "clinician")
    )
    return {entity.surrogate: _called(entity) for entity in others if _there(entity, speakers, asked)}


def told(text: str, names: Mapping[str, str], people: Mapping[str, str]) -> str:
    """The text with names back, and people by role. A role put into quoted words stands in brackets: nobody said it.

    >>> told("Client reported: [Sister] met husband [Husband].", {"[Sister]": "Jo"}, {"[Husband]": "their husband"})
    'Client reported: Jo met husband.'
    >>> told("[Husband]’s mother said “[Husband] is late”.", {}, {"[Husband]": "their husband"})
    'Their husband’s mother said “[their husband] is late”.'
    """
    parts: list[str] = []
    done = 0
    for found in BRACKETED.finditer(text):
        before = text[done : found.start()]
        word = people.get(found.group())
        if word is None:
            parts += [before, names.get(found.group(), found.group())]
        elif _in_quotes(text[: found.start()]):
            parts += [before, f"[{word}]"]
        elif _says_so(before, word):
            parts.append(before.rstrip())
        else:
            parts += [before, word[0].upper() + word[1:] if _OPENS.search(text[: found.start()]) else word]
        done = found.end()
    return "".join([*parts, text[done:]])


def _there(entity: Entity, speakers: Iterable[str], asked: Iterable[str]) -> bool:
    """Speaks, is one of the couple, comes as family, or is spoken to by name."""
    if entity.role in PARTIES or nouns.of_role(entity.role) in PARTNERS or any(fold(form) in speakers for form in entity.forms):
        return True
    form = "|".join(re.escape(form) for form in entity.forms if form.strip())
    spoken_to = re.compile(
        rf"(?:^|[.!?…]\s+|\b(?:and|so|okay|thanks|thank you),?\s+)(?:{form}),|,\s*(?:{form})\s*[?.!]", re.IGNORECASE
    )
    return bool(form) and any(spoken_to.search(text) for text in asked)


def _called(entity: Entity) -> str:
    noun = nouns.of_role(entity.role)
    return PARTIES.get(entity.role) or (f"their {noun[0].lower()}{noun[1:]}" if noun else SOMEONE)


def _says_so(before: str, word: str) -> bool:
    """ "husband [Husband]": the role stands there already. "told mother [Husband] was late" is about two people."""
    found = _WORD_BEFORE.search(before)
    role = "client 2" if word == SECOND else word.removeprefix("their ")
    return found is not None and found[1].casefold() in _KIN and word != SOMEONE and nouns.alike(role, found[1])


def _in_quotes(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
