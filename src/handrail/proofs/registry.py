"""Proofs by article, and the run through all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from handrail.constitution import ARTICLES, Article
from handrail.papers.errors import HandrailError, Refused
from handrail.proofs.house import House

Check = Callable[[House], str]
Side = Literal["holds", "attack"]
PROOFS: dict[tuple[int, Side], Check] = {}


class Fell(Exception):
    """An article did not hold. One sentence, without anyone's words."""


class Absent(str):
    """What was seen where the product has no such surface: that it is not there."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """How one proof ended."""

    well: bool
    sentence: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One article's proofs."""

    article: Article
    holds: Seen
    attack: Seen

    @property
    def well(self) -> bool:
        """Both ended well."""
        return self.holds.well and self.attack.well

    @property
    def result(self) -> str:
        """In words: holds; not built, proven absent; or fell."""
        if not self.well:
            return "FELL"
        return "not built: proven absent" if self.holds.absent and self.attack.absent else "holds"


def holds(number: int) -> Callable[[Check], Check]:
    """Mark the proof that an article holds."""
    return _put(number, "holds")


def attack(number: int) -> Callable[[Check], Check]:
    """Mark the proof that tries to break it."""
    return _put(number, "attack")


def _put(number: int, side: Side) -> Callable[[Check], Check]:
    def keep(check: Check) -> Check:
        assert number in ARTICLES and (number, side) not in PROOFS, f"R{number} {side}"
        PROOFS[number, side] = check
        return check

    return keep


def run(house: House) -> Iterator[Row]:
    """Prove every article, each on a deployment as it was; what a proof does is undone after it."""
    for number, article in ARTICLES.items():
        yield Row(article, examine(house, number, "holds"), examine(house, number, "attack"))


def examine(house: House, number: int, side: Side) -> Seen:
    """Do one proof, and undo what it did."""
    check = PROOFS.get((number, side))
    if check is None:
        return Seen(False, "nobody has written this proof")
    try:
        with transaction.atomic():
            sentence = check(house)
            transaction.set_rollback(True)
    except Fell as fell:
        return Seen(False, str(fell))
    except Exception as error:  # noqa: BLE001  a proof that can't be done has not been done
        return Seen(False, f"the proof broke: {type(error).__name__}")
    finally:
        house.forget()
    return Seen(True, sentence, isinstance(sentence, Absent))


def see(fact: object, otherwise: str) -> None:
    """What must be so; `otherwise` says what was seen instead."""
    if not fact:
        raise Fell(otherwise)


def refused(act: Callable[[], object], what: str, rule: str = "") -> None:
    """The house must say no, with this article where one is named."""
    try:
        with transaction.atomic():
            act()
    except Refused as no:
        see(not rule or no.rule == rule, f"{what} was refused under {no.rule}")
        return
    except (PermissionDenied, HandrailError) as no:
        see(not rule, f"{what} was refused as {type(no).__name__}")
        return
    raise Fell(f"{what} was let through")


def evident(change: Callable[[], object], look: Callable[[], object], what: str) -> None:
    """Something is changed past the program; whoever looks must be told. The change is undone."""
    with transaction.atomic():
        change()
        try:
            look()
        except (HandrailError, LookupError):
            transaction.set_rollback(True)
            return
    raise Fell(f"{what} that was changed by hand went unnoticed")


def database_refuses(act: Callable[[], object], what: str) -> None:
    """The tables themselves must say no."""
    try:
        with transaction.atomic():
            act()
    except DatabaseError:
        return
    raise Fell(f"the database took {what}")
