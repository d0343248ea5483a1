"""A draft as a page of plain text, for a terminal or a printer. The label stands first and last (R22)."""

import textwrap
from collections.abc import Callable
from typing import Any

from handrail.interop.spanish import in_spanish
from handrail.papers.language import spoken

WIDTH = 96
WORDS = {
    "en": {
        "label": "AI DRAFT, NOT REVIEWED. It counts for nothing until a licensed human has read and signed it.",
        "made": "{turns} turns, {words} words. Drafted by {model}.",
        "as said": "What stands in quotation marks is in Spanish, as it was said.",
        "nothing": "Nothing was said here that this paper could rest on, so nothing is drafted.",
        "empty": "(No line was drafted here. That doesn’t mean that nothing was said.)",
        "confirm": "To confirm",
        "left out": "LEFT OUT",
        "struck": "REMOVED BY THE CHECK",
        "safety": "WORDS ABOUT SAFETY, QUOTED AND NOT RATED",
        "not assessed": "NOT ASSESSED",
        "turn": "turn",
    },
    "es": {
        "label": "BORRADOR DE LA IA, SIN REVISAR. No vale nada hasta que una persona con licencia lo haya leído y firmado.",
        "made": "{turns} turnos, {words} palabras. Borrador hecho por {model}.",
        "as said": "Lo que está entre comillas está en inglés, tal como se dijo.",
        "nothing": "Aquí no se dijo nada en que este papel se pueda apoyar, así que no hay borrador.",
        "empty": "(Aquí no se escribió ninguna línea. Eso no quiere decir que no se dijo nada.)",
        "confirm": "Por confirmar",
        "left out": "SE DIJO, PERO NO ESTÁ AQUÍ",
        "struck": "QUITADO POR LA REVISIÓN",
        "safety": "PALABRAS SOBRE SEGURIDAD, CITADAS Y SIN CALIFICAR",
        "not assessed": "NO EVALUADO",
        "turn": "turno",
    },
}
"""What stands around the lines. Why a line was removed is the reviewer's to read, and stays as it came."""


def draft_page(body: dict[str, Any], language: str = "en", heading: Callable[[str], str] = str) -> str:
    """The JSON document of `handrail draft` as something to read, each line with the words it rests on.

    `heading` puts a title or a section's name into that language.
    """
    session, document, model, words = body["session"], body["document"], body["model"], WORDS[language]
    put = in_spanish if language == "es" else str
    made_by = f"{model['name']} {model['version']}"
    lines = [
        words["label"],
        "",
        heading(document["title"]),
        words["made"].format(turns=session["turns"], words=session["words"], model=made_by),
    ]
    if spoken(turn["text"] for turn in body["seen"]) != language:
        lines.append(words["as said"])
    number = 0

    def at(turn: int) -> str:
        return _at(turn, body["times"], words["turn"])

    drafted = any(section["statements"] for section in document["sections"])
    if not drafted:
        lines += ["", words["nothing"]]
    for section in document["sections"]:
        if section["author"] == "ai" and not drafted:
            continue
        lines += ["", heading(section["name"]).upper()]
        if section["author"] == "human":
            lines += _wrapped(f"({section.get('note', 'Left to the clinician.')})", "  ")
        for statement in section["statements"]:
            number += 1
            confirm = [put(one) for one in statement["confirm"]]
            to_confirm = f"{words['confirm']}: {', '.join(confirm)}." if confirm else ""
            lines += _statement(number, statement, to_confirm, at)
        if section["author"] == "ai" and not section["statements"]:
            lines.append(f"  {words['empty']}")
    lines += _listed(
        words["left out"], [f"{at(item['turn'])} “{item['quote']}” {put(item['why'])}" for item in body["omissions"]]
    )
    lines += _listed(words["struck"], [f"{item['text']} ({item['reason']}, {item['rule']})" for item in body["struck"]])
    lines += _listed(
        words["safety"],
        [f"{at(item['turn'])} “{item['quote']}” {put(item['category']).replace('_', ' ')}" for item in body["flags"]],
    )
    lines += _listed(words["not assessed"], [", ".join(map(put, body["not_assessed"]))])
    return "\n".join([*lines, "", words["label"]])


def _statement(number: int, statement: dict[str, Any], to_confirm: str, at: Callable[[int], str]) -> list[str]:
    lines = _wrapped(f"{number:>3}  {statement['text']}", "     ")
    if to_confirm:
        lines.append(f"     {to_confirm}")
    for evidence in statement["evidence"]:
        if evidence["quote"] not in statement["text"]:
            lines += _wrapped(f"     {at(evidence['turn'])} “{evidence['quote']}”", "       ")
        elif (where := f"     {at(evidence['turn'])}") not in lines:
            lines.append(where)
    return lines


def _at(turn: int, times: list[float | None], word: str) -> str:
    start = times[turn] if turn < len(times) else None
    if start is None:
        return f"[{word} {turn + 1}]"
    return f"[{int(start) // 60:02}:{int(start) % 60:02}]"


def _listed(title: str, items: list[str]) -> list[str]:
    if not items or items == [""]:
        return []
    return ["", title, *(line for item in items for line in _wrapped(f"  - {item}", "    "))]


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False) or [""]
