"""Some of many rows: years of sessions or documents are read a page at a time."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """One page of rows, in their own order. `number` begins with 1; `count` is of all rows."""

    rows: tuple[Row, ...]
    number: int
    size: int
    count: int

    @property
    def first(self) -> int:
        """Which of all rows the first is, from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """Which of all rows the last is."""
        return self.first + len(self.rows) - 1

    @property
    def before(self) -> int | None:
        """The page before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after this one."""
        return self.number + 1 if self.last < self.count else None


def part(rows: QuerySet[Row], number: int, size: int) -> Part[Row]:
    """A page of so many rows. A number beyond the last page gives the last one."""
    count = rows.count()
    number = max(1, min(number, -(-count // size)))
    return Part(tuple(rows[(number - 1) * size : number * size]), number, size, count)
