"""The last report of `handrail check`, as the pages show it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handrail.constitution import ARTICLES, Article
from handrail.wiring import deployment

REPORT = "constitution.json"


@dataclass(frozen=True, slots=True)
class Standing:
    """An article with its last proofs; `result` is empty before the first check."""

    article: Article
    result: str
    well: bool
    holds: str
    attack: str


@dataclass(frozen=True, slots=True)
class Report:
    """All articles. `at` is None before the first check."""

    at: datetime | None
    version: str
    rows: tuple[Standing, ...]

    @property
    def fallen(self) -> tuple[Standing, ...]:
        """What did not hold."""
        return tuple(row for row in self.rows if row.result and not row.well)


def last_report() -> Report:
    """What `handrail check` last found on this deployment's program; without words where it has not run, or can't be read."""
    try:
        told = json.loads((deployment().home / REPORT).read_text(encoding="utf-8"))
        rules = {rule["rule"]: rule for rule in told["rules"]}
        rows = tuple(_standing(article, rules[article.id]) for article in ARTICLES.values())
        return Report(datetime.fromisoformat(told["at"]), str(told["version"]), rows)
    except (OSError, ValueError, KeyError, TypeError):
        return Report(None, "", tuple(Standing(article, "", False, "", "") for article in ARTICLES.values()))


def _standing(article: Article, rule: dict[str, Any]) -> Standing:
    well = rule["holds"] is True and rule["attack"] is True
    saw = rule["saw"]
    return Standing(article, str(rule["result"]), well, str(saw["holds"]), str(saw["attack"]))
