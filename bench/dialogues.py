"""Talk to draft from: real dialogue where a data folder is present, and our own synthetic sessions. Nothing is copied from it.

`HANDRAIL_DATA` names the folder (default: `shared/data` beside the checkout); every benchmark finds it by `DATA`.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handrail.papers.transcript import Role

DATA = Path(os.environ.get("HANDRAIL_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
ROLES = {
    "doctor": Role.THERAPIST,
    "therapist": Role.THERAPIST,
    "patient": Role.CLIENT,
    "client": Role.CLIENT,
    "T": Role.THERAPIST,
    "C": Role.CLIENT,
    "D": Role.CLIENT_2,
}
LINE = re.compile(r"^\[(\w+)\]\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One conversation; `note` is the clinician's own where there is one; `group` keeps twins on one side of a split."""

    id: str
    group: str
    turns: tuple[tuple[Role, str], ...]
    note: str = ""


def not_here(what: str, name: str) -> None:
    """A plain line on what was not scored, and why; `bench/run` says these again at its end."""
    print(f"not scored: {what}: there is no {name} in {DATA} (HANDRAIL_DATA names the folder)")


def rows(name: str) -> Iterator[dict[str, object]]:
    """JSON lines of a data set, none where it is absent."""
    path = DATA / name
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def aci_bench() -> list[Dialogue]:
    """Doctor's visits with full notes (CC BY 4.0)."""
    found = []
    for row in rows("aci-bench/encounters.jsonl"):
        turns: list[tuple[Role, str]] = []
        for line in str(row["dialogue"]).splitlines():
            if match := LINE.match(line):
                turns.append((ROLES.get(match[1], Role.OTHER), match[2]))
            elif turns and line.strip():
                turns[-1] = (turns[-1][0], f"{turns[-1][1]} {line.strip()}")
        found.append(Dialogue(str(row["conversation_id"]), str(row["group"]), tuple(turns), str(row["note"])))
    return found


def primock57() -> list[Dialogue]:
    """Mock primary care with short notes (CC BY 4.0)."""
    return [
        Dialogue(
            str(row["conversation_id"]),
            str(row["group"]),
            tuple((ROLES[str(turn["speaker"])], str(turn["text"])) for turn in row["turns"]),  # type: ignore[attr-defined]
            str(row["note"]),
        )
        for row in rows("primock57/consultations.jsonl")
    ]


def annomi() -> list[Dialogue]:
    """Filmed counselling: for measuring only."""
    sessions: dict[str, list[tuple[Role, str]]] = {}
    groups: dict[str, str] = {}
    for row in rows("annomi/utterances.jsonl"):
        key = str(row["conversation_id"])
        sessions.setdefault(key, []).append((ROLES[str(row["speaker"])], str(row["text"])))
        groups[key] = str(row["group"])
    return [Dialogue(key, groups[key], tuple(turns)) for key, turns in sessions.items()]
