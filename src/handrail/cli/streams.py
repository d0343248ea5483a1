"""What the stream commands share: lines of JSON in, lines of JSON out, and known identifiers."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from handrail import consent, intake
from handrail.papers.errors import BadInput, RolesUnsure
from handrail.papers.permit import Permit
from handrail.papers.purpose import Purpose
from handrail.papers.safe import KnownIdentifier, Label
from handrail.papers.transcript import Role, Transcript

T = TypeVar("T")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a pair of UTF-16: no text, and nothing that could be written. Replaced like bytes that are none, so that offsets stay."""
BIGGEST = intake.BIGGEST_FILE
WORDS_FOR_LABELS = {
    "NAME": Label.PERSON, "CLIENT": Label.PERSON, "RELATIVE": Label.PERSON, "STREET": Label.ADDRESS, "TOWN": Label.LOCATION,
    "CITY": Label.LOCATION, "PLACE": Label.LOCATION, "GPE": Label.LOCATION, "EMPLOYER": Label.ORG, "ORGANIZATION": Label.ORG,
    "ORGANISATION": Label.ORG, "SCHOOL": Label.ORG, "MAIL": Label.EMAIL, "NUMBER": Label.ID,
}  # fmt: skip


@dataclass(slots=True)
class Lines:
    """A stream of JSON objects, one a line. A bad line is said on standard error with its number, not its words, and takes nothing from the
    others; `end` then ends the command with 2.
    """

    required: tuple[str, ...] = ("text",)
    bad: int = field(default=0, init=False)

    def read(self, check: Callable[[dict[str, Any]], T]) -> Iterator[tuple[dict[str, Any], T]]:
        """Each good line's object with what `check` makes of it, which raises `BadInput` for a field of another form."""
        for number, line in enumerate(sys.stdin.buffer, start=1):
            try:
                if row := self._object(line, first=number == 1):
                    yield row, check(row)
            except BadInput as wrong:
                self.bad += 1
                click.echo(f"handrail: line {number}: {wrong}", err=True)

    def _object(self, line: bytes, *, first: bool) -> dict[str, Any]:
        text = line.decode("utf-8-sig" if first else "utf-8", "replace")
        if not text.strip():
            return {}
        try:
            row = json.loads(text, parse_constant=_no_number)
            row = json.loads(_HALF.sub("\ufffd", json.dumps(row, ensure_ascii=False)))
        except (ValueError, RecursionError):
            raise BadInput("it is not JSON") from None
        if not isinstance(row, dict) or any(not isinstance(row.get(name), str) for name in self.required):
            raise BadInput(f"it needs text in: {', '.join(self.required)}")
        return row

    def end(self) -> None:
        """Exit with 2 if any line was bad."""
        if self.bad:
            raise SystemExit(2)


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def write_line(row: Mapping[str, Any]) -> None:
    """One object, one line."""
    click.echo(json.dumps(row, ensure_ascii=False))


def read(path: Path) -> bytes:
    """A file's bytes, within the limit of intake."""
    try:
        if path.stat().st_size > BIGGEST:
            raise BadInput(f"the file is larger than {BIGGEST // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"the file can't be read: {error.strerror}") from None


def session_file(path: Path, roles: str = "") -> Transcript:
    """A transcript from a file outside any record."""
    chosen = _roles(roles) if roles else None
    try:
        return intake.read_transcript(read(path), filename=path.name, people=intake.People((), ()), roles=chosen)
    except RolesUnsure as unsure:
        names = ", ".join(f'"{name}"' for name in unsure.speakers[:6])
        raise BadInput(f'{unsure}: --roles "NAME=therapist,NAME=client" (speakers here: {names})') from None


def _roles(text: str) -> dict[str, Role]:
    chosen = {}
    for pair in text.split(","):
        name, equals, role = pair.rpartition("=")
        role = role.strip().lower()
        if not equals or role not in {member.value for member in Role}:
            raise BadInput("--roles takes NAME=therapist, NAME=client, NAME=client 2 or NAME=other, separated by commas")
        chosen[name.strip()] = Role(role)
    return chosen


def known(rows: Any) -> list[KnownIdentifier]:
    """Known identifiers as the contract writes them: `[{"text", "kind"}]`."""
    if rows is None:
        return []
    if not isinstance(rows, list) or any(not isinstance(row, dict) or not isinstance(row.get("text"), str) for row in rows):
        raise BadInput('known identifiers are a JSON list of {"text", "kind"}')
    return [KnownIdentifier(row["text"], label(str(row.get("kind", ""))), str(row.get("role", ""))) for row in rows]


def known_file(path: Path | None) -> list[KnownIdentifier]:
    """The same from a file."""
    if path is None:
        return []
    try:
        return known(json.loads(read(path)))
    except (ValueError, RecursionError):
        raise BadInput("the file of known identifiers is not JSON") from None


def label(kind: str) -> Label:
    """A label for whatever word a caller uses; OTHER when unknown, which masks all the same."""
    word = kind.strip().upper()
    return Label(word) if word in Label.__members__ else WORDS_FOR_LABELS.get(word, Label.OTHER)


def attest() -> Permit:
    """Outside any record the operator answers for everyone's consent; say so once."""
    click.echo(
        "handrail: outside any client's record; by going on, you attest that everyone in this file agreed to it.", err=True
    )
    return consent.attest(frozenset(Purpose), datetime.now(UTC))
