"""Make the generated parts of the docs from the code itself: the floors, the settings, the commands. Run by `make docs`."""

import re
import sys
import tomllib
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
MARK = "<!-- {name}:begin{more} -->\n{body}<!-- {name}:end -->"


def floors() -> str:
    """The layer contract as a table, high to low."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    rows = ["| floor, high to low |", "|---|"]
    for contract in contracts:
        if contract["type"] == "layers" and contract["containers"] == ["handrail"]:
            rows += [f"| {layer.replace('|', ', ').replace(':', ', ').replace(' ,', ',')} |" for layer in contract["layers"]]
    return "\n".join(rows) + "\n"


def settings() -> str:
    """Every setting with its meaning."""
    from handrail.wiring import Deployment

    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Deployment.model_fields.items():
        default = "" if field.default is None else str(field.default)
        rows.append(f"| `HANDRAIL_{name.upper()}` | `{default}` | {field.description} |")
    return "\n".join(rows) + "\n"


def commands() -> str:
    """Every command with its one line."""
    from handrail.cli import COMMANDS

    rows = ["| command | what it does |", "|---|---|"]
    rows += [f"| `handrail {name}` | {about} |" for name, about in COMMANDS.items()]
    return "\n".join(rows) + "\n"


def articles() -> str:
    """Every article of the shelf, for clinicians and for clients."""
    from handrail.constitution import ARTICLES, PROMISES

    told = []
    for one in ARTICLES.values():
        told += [
            f"## {one.id}. {one.name}",
            f"> {one.client}\n>\n> *{one.client_es}*\n",
            f"{one.rule}\n",
            f"- permits: {one.permits}",
            f"- refuses: {one.refuses}",
            f"- guards: {', '.join(f'`{door}`' for door in one.doors)}; keeps {', '.join(one.keeps)}",
            f"- holds: {one.holds}",
            f"- attack: {one.attack}\n",
        ]
    promises = [f"- **{key}** {words}" for key, words in PROMISES.items()]
    return "\n".join([*told, "## The promises behind them", *promises]) + "\n"


PAGES = {
    "CONSTITUTION.md": {"articles": articles},
    "ARCHITECTURE.md": {"floors": floors},
    "docs/reference.md": {"settings": settings, "commands": commands},
}


def generated(page: str) -> str:
    """A page's text with its generated parts made afresh."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for name, make in PAGES[page].items():
        pattern = re.compile(rf"<!-- {name}:begin(.*?) -->\n.*?<!-- {name}:end -->", re.DOTALL)
        text = pattern.sub(lambda found, name=name, make=make: MARK.format(name=name, more=found[1], body=make()), text)  # type: ignore[misc]
    return text


def main() -> None:
    """Write all pages, or with --check say which would change."""
    stale = [page for page in PAGES if generated(page) != (ROOT / page).read_text(encoding="utf-8")]
    if "--check" in sys.argv:
        for page in stale:
            click.echo(f"{page} is stale; run: make docs", err=True)
        raise SystemExit(bool(stale))
    for page in stale:
        (ROOT / page).write_text(generated(page), encoding="utf-8")


if __name__ == "__main__":
    main()
