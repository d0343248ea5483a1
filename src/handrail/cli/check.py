"""`handrail check`."""

import json
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handrail import __version__

if TYPE_CHECKING:
    from handrail.proofs import Row

REPORT = "constitution.json"


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of a table.")
def command(as_json: bool) -> None:
    """Prove the constitution: for each article R1 to R46 that it holds, and one attack on it.

    Everything is done on a scratch deployment, in a folder of its own, with synthetic people; the deployment of this machine
    is not touched, but for its last report, which the practice's and the public page show. Exit 1 if an article fell.

    \b
    Examples:
      handrail check
      handrail check --json | python -m json.tool
    """
    home = Path(os.environ.get("HANDRAIL_HOME", "var"))
    with scratch() as folder:
        rows = _prove(folder, quiet=as_json)
    report = _report(rows)
    if home.is_dir():
        (home / REPORT).write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        click.echo(f"{report['held']} of {len(rows)} articles hold, {report['absent']} of them for lack of the very thing.")
    raise SystemExit(0 if all(row.well for row in rows) else 1)


@contextmanager
def scratch() -> Iterator[Path]:
    """A deployment of its own in a folder that is thrown away; no setting of this machine's deployment reaches it."""
    for name in [name for name in os.environ if name.startswith("HANDRAIL_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="handrail-check-", ignore_cleanup_errors=True) as folder:
        os.environ["HANDRAIL_HOME"] = folder
        yield Path(folder)


def _prove(folder: Path, *, quiet: bool) -> list["Row"]:
    from handrail.cli.django import set_up

    set_up()
    logging.disable(logging.CRITICAL)  # proofs ask for what is not there; the log would fill with their 404s
    from handrail import proofs
    from handrail.proofs.house import build

    rows = []
    for row in proofs.run(build(folder)):
        rows.append(row)
        if not quiet:
            click.echo(_line(row))
    return rows


def _line(row: "Row") -> str:
    well = row.result if row.well else "FELL"
    told = [f"{row.article.id:<4} {well:<25} {row.article.name}"]
    told += [f"     {side}: {seen.sentence}" for side, seen in (("holds", row.holds), ("attack", row.attack))]
    return "\n".join(told)


def _report(rows: list["Row"]) -> dict[str, Any]:
    return {
        "version": __version__,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "held": sum(row.well for row in rows),
        "absent": sum(row.well and row.result != "holds" for row in rows),
        "rules": [
            {
                "rule": row.article.id,
                "name": row.article.name,
                "holds": row.holds.well,
                "attack": row.attack.well,
                "result": row.result,
                "saw": {"holds": row.holds.sentence, "attack": row.attack.sentence},
            }
            for row in rows
        ],
    }
