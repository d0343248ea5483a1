"""A draft as a page of plain text, for a terminal or a printer. The label stands first and last (R22)."""

import textwrap
from typing import Any

WIDTH = 96
LABEL = "AI DRAFT, NOT REVIEWED. It counts for nothing until a licensed human has read and signed it."


def draft_page(body: dict[str, Any]) -> str:
    """The JSON document of `handrail draft` as something to read, each line with the words it rests on."""
    session, document, model = body["session"], body["document"], body["model"]
    lines = [
        LABEL,
        "",
        document["title"],
        f"{session['turns']} turns, {session['words']} words. Drafted by {model['name']} {model['version']}.",
    ]
    number = 0
    drafted = any(section["statements"] for section in document["sections"])
    if not drafted:
        lines += ["", "Nothing was said here that this paper could rest on, so nothing is drafted."]
    for section in document["sections"]:
        if section["author"] == "ai" and not drafted:
            continue
        lines += ["", section["name"].upper()]
        if section["author"] == "human":
            lines += _wrapped(f"({section.get('note', 'Left to the clinician.')})", "  ")
        for statement in section["statements"]:
            number += 1
            lines += _statement(number, statement, body["times"])
        if section["author"] == "ai" and not section["statements"]:
            lines.append("  (Nothing in the session that this section could rest on.)")
    lines += _listed(
        "LEFT OUT", [f"{_at(item['turn'], body['times'])} “{item['quote']}” {item['why']}" for item in body["omissions"]]
    )
    lines += _listed("REMOVED BY THE CHECK", [f"{item['text']} ({item['reason']}, {item['rule']})" for item in body["struck"]])
    lines += _listed(
        "WORDS ABOUT SAFETY, QUOTED AND NOT RATED",
        [
            f"{_at(item['turn'], body['times'])} “{item['quote']}” {item['category'].replace('_', ' ')}"
            for item in body["flags"]
        ],
    )
    lines += _listed("NOT ASSESSED", [", ".join(body["not_assessed"])])
    return "\n".join([*lines, "", LABEL])


def _statement(number: int, statement: dict[str, Any], times: list[float | None]) -> list[str]:
    lines = _wrapped(f"{number:>3}  {statement['text']}", "     ")
    if statement["confirm"]:
        lines.append(f"     To confirm: {', '.join(statement['confirm'])}.")
    for evidence in statement["evidence"]:
        if evidence["quote"] not in statement["text"]:
            lines += _wrapped(f"     {_at(evidence['turn'], times)} “{evidence['quote']}”", "       ")
        else:
            lines.append(f"     {_at(evidence['turn'], times)}")
    return lines


def _at(turn: int, times: list[float | None]) -> str:
    start = times[turn] if turn < len(times) else None
    if start is None:
        return f"[turn {turn + 1}]"
    return f"[{int(start) // 60:02}:{int(start) % 60:02}]"


def _listed(title: str, items: list[str]) -> list[str]:
    if not items or items == [""]:
        return []
    return ["", title, *(line for item in items for line in _wrapped(f"  - {item}", "    "))]


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False) or [""]
