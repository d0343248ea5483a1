"""The copy to keep, as a PDF for eyes and screen readers (PDF/UA). Words reach the typesetter as data, never as markup."""

import json
from importlib.resources import files
from typing import Any

import typst

from handrail.interop.consent_receipt import Agreed

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "copy": "Your copy", "yes": "You said yes", "no": "You said no", "on": "on", "until": "Ends by itself on",
        "ended": "It ended on", "who": "Who said it", "how": "How", "witness": "Witness", "number": "Number",
        "print": "Fingerprint of this text (SHA-256)", "same": "The same words always have the same fingerprint.",
        "yes_means": "If you say yes", "no_means": "If you say no",
        "client_click": "By your own click", "client_signature": "By your signature",
        "staff_recorded_verbal_with_witness": "Said aloud and written down by staff, with a witness",
    },
    "es": {
        "copy": "Tu copia", "yes": "Dijiste que sí", "no": "Dijiste que no", "on": "el", "until": "Termina solo el",
        "ended": "Terminó el", "who": "Quién lo dijo", "how": "Cómo", "witness": "Testigo", "number": "Número",
        "print": "Huella de este texto (SHA-256)", "same": "Las mismas palabras tienen siempre la misma huella.",
        "yes_means": "Si dices que sí", "no_means": "Si dices que no",
        "client_click": "Con tu propio toque", "client_signature": "Con tu firma",
        "staff_recorded_verbal_with_witness": "Lo dijiste en voz alta; el personal lo escribió, con testigo",
    },
}  # fmt: skip


def consent_pdf(one: Agreed, days: dict[str, str]) -> bytes:
    """The copy. `days` holds the dates as the reader writes them: at, until, ended."""
    words = WORDS[one.language]
    data: dict[str, Any] = {
        "language": one.language,
        "words": words,
        "title": one.shown.title,
        "say": one.shown.say,
        "practice": one.filled_with["practice"],
        "given": one.given,
        "days": days,
        "person": one.person,
        "method": words[one.method],
        "witness": one.witness,
        "number": one.number,
        "if_yes": one.shown.if_yes,
        "if_no": one.shown.if_no,
        "elements": [{"heading": element.heading, "words": element.words} for element in one.shown.elements],
        "sha256": one.shown.sha256,
    }
    source = files("handrail.interop").joinpath("consent.typ").read_bytes()
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return bytes(typst.compile(source, format="pdf", sys_inputs=inputs, pdf_standards="ua-1"))
