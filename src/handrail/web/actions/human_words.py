"""Which headings of a practice's own kind are a human's to write, whoever its form says writes them (R33, R34)."""

import re
import unicodedata

_DRUG = r"(?:medica|meds?\b|dos(?:e|age|is)|prescri|tratamiento)"
HUMAN_WORDS = re.compile(
    "|".join(
        (
            # what a clinician makes of what was said
            r"assess|evaluat|judge?ment|impression|opinion|insight|formulation|conceptuali|hypothes|interpretat|conclusi|\bclassif(?:y|ication)|clinical (?:reasoning|picture)|recommendation",
            r"evaluac|valorac|juicio|impresion|introspeccion|formulacion|hipotesis|interpretac|clasificac|razonamiento clinico|cuadro clinico|recomendacion",
            # how somebody is
            r"diagnos|disorders?\b|criteria|differential|\b(?:dx|ddx|icd|dsm|gaf)\b|aetiolog|etiolog|prognos|severity|mental (?:health )?sta|\bmse\b|thought (?:process|content)|appearance|personality|credib",
            r"\baffect(?:ive|ivity)?\b(?! (?:them|him|her|his|their|the|me|my|us|our|you|your|sleep|work|school|life|daily)\b)|functioning\b(?! (?:well|better|again)\b)",
            r"pronostic|gravedad|severidad|trastorno|criterios|(?:estado|examen) (?:de salud )?mental|\bafecto\b|estado afectivo|(?:proceso|contenido) del? pensamiento|apariencia|personalidad|credibil|funcionamiento",
            # danger
            r"risk|danger|suicid|lethal|self[- ]?harm|\bharm(?:s|ful)?\b|homicid|violen|\bthreat|ideation|\b(?:si|hi)\b(?=\W*(?:$|(?:si|hi)\b))|crisis|safety plan|level of concern|triage|acuity",
            r"urgenc|how urgent|^\W*urgente?\W*$|\burgent (?:care|needs?|concerns?|referrals?)\b",
            r"riesgo|peligr|letal|autolesi|\bdanos? a\b|amenaza|ideacion|\bseguridad\b|plan de (?:seguridad|proteccion)|nivel de preocupacion|triaje",
            # what is to be decided
            r"level of (?:care|need)|capacity|competen[ct]|\bfit(?:ness)? (?:for|to)\b|eligib|mandated report|duty to|necessity|discharge|disposition|hospitali[sz](?:e|ing|ation|acion)\b|\bterminat(?:ion|ing)\b|case closure",
            r"nivel de (?:atencion|cuidado|necesidad)|capacidad|\baptitud|elegib|(?:reporte|informe) obligatorio|necesidad medica|\begreso|internacion|internamiento|\bterminacion|cierre del caso",
            r"^\W*alta\b\W*$|\balta (?:medica|clinica|del)\b|\b(?:de|del|dar|al) alta\b",
            rf"\b(?:chang(?:es?|ing)|adjust(?:ing|ments?)?|increas(?:es?|ing)|reduc(?:e|ing|tions?)|titrat\w*|taper\w*|stop(?:ping)?|start(?:ing)?) (?:(?:to|in|of) )?(?:the )?{_DRUG}",
            rf"{_DRUG}\w* (?:chang|adjust|increas|reduc|titrat|taper)|\bprescrib(?:e|ing)\b|\bprescripcion|\btitrat",
            rf"\b(?:(?:cambios?|ajustes?|aumentos?|reduccion(?:es)?) (?:de|en|a)|cambiar|ajustar|aumentar|reducir|suspender|iniciar) (?:la |el |los )?{_DRUG}",
        )
    )
)
"""In English and Spanish, as `_plain` writes them."""
_SPELT = re.compile(r"(?<=\b\w) ?[\W_] ?(?=\w\b)|(?<=\w)[^\w\s](?=\w)")
"""What stands between letters that stand alone ("R i s k", "M.S.E."), and marks within a word ("Ri.sk")."""
_LETTER = re.compile(r"LATIN (?:(?:SMALL|CAPITAL) LETTER(?: DOTLESS)?|LETTER SMALL CAPITAL) ([A-Z])(?: WITH .*)?")
"""A letter's name, and the plain letter that it looks like."""


def is_a_humans(text: str) -> bool:
    """True where it names what AI may not write, or holds letters that may only look like ones that do."""
    plain = _plain(text)
    if any(letter.isalpha() and not letter.isascii() for letter in plain):
        return True
    return any(HUMAN_WORDS.search(read) for read in (plain, _SPELT.sub("", plain)))


def _plain(text: str) -> str:
    """Small letters without the marks, strokes and invisible characters that would hide a word in them."""
    marks = unicodedata.normalize("NFKD", text)
    return "".join(_letter(mark) for mark in marks if unicodedata.category(mark) not in ("Cf", "Mn")).casefold()


def _letter(mark: str) -> str:
    alike = _LETTER.fullmatch(unicodedata.name(mark, ""))
    return alike[1] if alike else mark
