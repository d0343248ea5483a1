"""What a questionnaire is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """A published range of totals, with its published name."""

    low: int
    high: int
    name: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A questionnaire whose whole text may be shown. `options[i]` scores i points; higher totals mean more trouble.

    `cut`: totals from here up are screen-positive, which is no diagnosis.
    `reliable_change`: the smallest difference in total that is more than measurement error (`change_source` says by whom).
    `most_missing`: with more items blank than this there is no total. `safety_item` counts from 1; 0 for none.
    """

    key: str
    title: str
    instruction: str
    items: tuple[str, ...]
    options: tuple[str, ...]
    bands: tuple[Band, ...]
    cut: int
    reliable_change: int
    change_source: str
    most_missing: int
    safety_item: int
    ship_class: str
    """A: the full text may stand in this repository. The shelf takes no other class."""
    licence: str
    permission: str
    """Who says so, and where."""
    source: str
    loinc_panel: str
    loinc_total: str
    subscales: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Name and item numbers (from 1)."""
    examples: tuple[tuple[tuple[int | None, ...], int | None], ...] = ()
    """Answers and the total that they score, run by one test."""

    @property
    def highest(self) -> int:
        """The largest total there is."""
        return len(self.items) * (len(self.options) - 1)
