"""The canary in every batch: made-up identifiers that travel beside the text and must be found, else nothing leaves.

One turn before the session and one behind it, in which a person whom the file knows, one who is only met, a telephone number,
an e-mail address, a date and a record number stand. They come from nobody: the names are random letters, the number is of
the range kept for fiction. The canary never leaves itself; it takes part in the search alone.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from handrail.airlock.page import fold
from handrail.papers.safe import Entity, Label

SURROGATE = "[Canary]"
PLACE = (
    ("warm", "dirty", "clean"),
    ("wooden", "painted", "metal", "yellow"),
    ("bench", "table", "window", "chair"),
    ("upstairs", "outside", "indoors"),
)
"""Words that no recognizer takes for a name, tried one by one: what is blind to the record must leave them standing."""
FIRST, VOWELS, LAST = "bdfgklmnprtvz", "aeiou", "kvz"


@dataclass(frozen=True, slots=True)
class Canary:
    """Two turns, the person and the place in them that the file pretends to know, and every word that must not come through."""

    before: str
    behind: str
    known: tuple[Entity, ...]
    hidden: tuple[str, ...]


def hatch() -> Canary:
    """A fresh canary: no two batches have the same."""
    known, met = _name(), _name()
    phone = f"{200 + secrets.randbelow(90)}-555-01{secrets.randbelow(100):02}"
    mail = f"{_name().lower()}@example.org"
    # Everyday words that only the record makes a name: what is blind to the record leaves them.
    place = " ".join(secrets.choice(words) for words in PLACE)
    number = str(10_000_000 + secrets.randbelow(89_999_999))
    return Canary(
        before=f"So I told {known} to call {phone}. My friend {met} came on March 3rd, 1961. Chart number {number}.",
        behind=f"Then {known.lower()} wrote to {mail} and {met} said no. We sat down by {place} for an hour.",
        known=(Entity(Label.PERSON, SURROGATE, (known,)), Entity(Label.ORG, SURROGATE, (place,))),
        hidden=(known, met, place, phone, mail, number, "March 3rd, 1961"),
    )


def came_through(canary: Canary, masked: Sequence[str]) -> bool:
    """Plain containment, folded: whether anything of it is still there."""
    left = fold(" ".join(masked))
    return any(fold(hidden) in left for hidden in canary.hidden)


def _name() -> str:
    letters = [secrets.choice(FIRST) + secrets.choice(VOWELS) for _ in range(4)]
    return "".join(letters).capitalize() + secrets.choice(LAST)
