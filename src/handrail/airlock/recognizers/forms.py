"""Filled-in forms and record headers, in English and Spanish: what follows "Name:", "NHC:", "Fecha de nacimiento:".

A header says who someone is, so every field goes, an age or a sex too, which stay where someone merely talks of them.
"""

import re
from collections.abc import Iterable

from handrail.airlock.page import Found, Page
from handrail.papers.safe import Label

FINDS = (
    ("Nombre: Zuberiko Alday.\nNHC: 7036902.", "Zuberiko Alday"),
    ("Nombre: Zuberiko Alday.\nNHC: 7036902.", "7036902"),
    ("Edad: 53 años Sexo: M.", "53 años"),
    ("Edad: 53 años Sexo: M.", "M"),
    ("Patient: K. Zuberiko\nDOB: 03/04/71", "K. Zuberiko"),
    ("Patient: K. Zuberiko\nDOB: 03/04/71", "03/04/71"),
    ("Domicilio: Av. de Arriba, 27.\nCP: 28002.", "Av. de Arriba, 27"),
    ("Employer: Blue Kettle", "Blue Kettle"),
)
LEAVES = (
    "her name: a long story, and then he left and I stayed for many years without a word of it",
    "Name: none",
    "Plan: rest and walks",
    "the address was wrong",
    "Edad avanzada: se recomienda reposo",
)

FIELDS: tuple[tuple[str, Label], ...] = (
    (
        r"(?:patient|client|full|first|last|middle|maiden)? ?name|patient|client|nombre(?: del paciente)?|apellidos?|emergency contact|next of kin|m[eé]dico|paciente",
        Label.PERSON,
    ),
    (r"(?:home |mailing )?address|domicilio|direcci[oó]n", Label.ADDRESS),
    (r"zip(?: code)?|post ?code|cp|c[oó]digo postal", Label.ADDRESS),
    (r"city|town|localidad(?:/ ?provincia)?|provincia|pa[ií]s(?: de nacimiento)?", Label.LOCATION),
    (r"dob|date of birth|birth ?date|fecha de (?:nacimiento|ingreso|alta)|admitted|discharged", Label.DATE),
    (r"phone|telephone|tel(?:[eé]fono)?|tel[eé]f|tlf|fax|mobile|cell|m[oó]vil", Label.PHONE),
    (r"e-?mail|correo(?: electr[oó]nico)?", Label.EMAIL),
    (
        r"mrn|ssn|member id|policy(?: number)?|account(?: number)?|nhc|nass|dni|nie|n[ºo°] ?col(?:egiado)?|episodio|historia",
        Label.ID,
    ),
    (r"employer|school|hospital|centro|empresa", Label.ORG),
    (r"age|edad", Label.AGE),
    (r"sex|sexo|gender|g[eé]nero", Label.OTHER),
)
NAMES = "|".join(f"(?P<f{place}>{names})" for place, (names, _) in enumerate(FIELDS))
FIELD = re.compile(rf"(?:^|[\n.;,)] {{0,3}}|(?<=[a-zñ0-9]) {{1,3}})(?:{NAMES}) {{0,2}}: {{0,3}}(?=\S)", re.IGNORECASE)
END = re.compile(r"\n|\.(?=\s|$)|;| {2,}|$")
LONGEST = 70
SENTENCE = 9
"""Words from which a value is prose, not a field."""
EMPTY = frozenset({"none", "unknown", "n/a", "na", "-", "ninguno", "desconocido", "no"})


def find(page: Page) -> Iterable[Found]:
    """Each field's value, up to the end of its line, a full stop, or the next field."""
    if ":" not in page.text:
        return
    fields = list(FIELD.finditer(page.text))
    for place, field in enumerate(fields):
        limit = min(fields[place + 1].start() if place + 1 < len(fields) else len(page.text), field.end() + LONGEST)
        label = next(label for at, (_, label) in enumerate(FIELDS) if field.group(f"f{at}") is not None)
        end = _end(page.text, field.end(), limit, label)
        value = page.text[field.end() : end].rstrip(" .,;")
        if value and value.casefold() not in EMPTY and len(value.split()) < SENTENCE:
            yield Found(field.end(), field.end() + len(value), label, rank=54)


def _end(text: str, start: int, limit: int, label: Label) -> int:
    """A full stop ends a value, except after an initial or in an address ("Av. de Arriba")."""
    for found in END.finditer(text, start, limit):
        word = text[start : found.start()].split()[-1:] or [""]
        if found.group() == "." and (len(word[0]) < 3 + (label is Label.ADDRESS)) and label in (Label.PERSON, Label.ADDRESS):
            continue
        return found.start()
    return limit
