"""The golden thread's checks that need words read (handbook 3.1): techniques named in a note, in English or Spanish, a plan's review day. Code and lists; no AI.

>>> named("Imaginal exposure for 40 minutes, then grounding. No chair work today.")
('exposure', 'grounding')
>>> named("Se trabajó la silla vacía y activación conductual. No se hizo exposición.")
('behavioral activation', 'chair work')
>>> review_day("We look again on 1 March 2027, or earlier.", date(2026, 12, 1))
datetime.date(2027, 3, 1)
"""

import re
from datetime import date, timedelta

TECHNIQUES = {
    "exposure": r"exposures?|exposure[- ](?:hierarchy|ladder)|graded (?:return|task)s?|erp",
    "response prevention": r"(?:response|ritual) prevention|erp",
    "thought records and restructuring": r"cognitive restructuring|restructur\w+|thought (?:record|diary|log)s?|downward arrow|two columns?|reframing exercise",
    "behavioral activation": r"behaviou?ral activation|activity (?:scheduling|schedule|diary)|activation schedule",
    "behavioral experiment": r"behaviou?ral experiments?",
    "mindfulness": r"mindful\w*|body scan",
    "grounding": r"grounding|5-4-3-2-1",
    "relaxation": r"(?:muscle |applied )?relaxation",
    "breathing exercise": r"(?:diaphragmatic|paced|box|slow|deep|belly) breathing|breathing (?:exercise|skill|practice|retraining)s?",
    "EMDR": r"emdr|bilateral stimulation|eye movements?|resource installation",
    "imagery work": r"imagery(?: rescripting| rehearsal)?|rescript\w+|(?:safe|calm) place",
    "chair work": r"(?:empty|two)[- ]chairs?|chair ?work",
    "distress tolerance": r"distress tolerance|tipp|opposite action|urge surfing|wise mind",
    "interpersonal skills": r"dear man|assertiveness|communication (?:skill|practice|training)s?|interpersonal effectiveness",
    "chain analysis": r"chain analys[ei]s|diary cards?",
    "defusion and acceptance": r"defusion|acceptance exercise",
    "values work": r"values (?:work|clarification|exercise|card sort)",
    "problem solving": r"problem[- ]solving",
    "role play": r"role[- ]?play\w*|behaviou?ral rehearsal",
    "psychoeducation": r"psycho-?education\w*",
    "motivational interviewing": r"motivational interviewing|decisional balance|pros and cons",
    "sleep restriction": r"sleep (?:restriction|window|compression)",
    "stimulus control": r"stimulus control",
    "worry time": r"worry (?:time|period|postponement)",
    "schema work": r"schema (?:work|mode|therapy)\w*|limited reparenting|mode work",
    "self-compassion": r"(?:self-)?compassion(?:ate)? (?:exercise|letter|imagery|practice|work)|compassionate mind",
    "genogram": r"genograms?",
    "externalizing and re-authoring": r"externali[sz]\w+|re-?authoring",
    "family sculpting": r"sculpt(?:ing|ure|ures)?",
    "sensate focus": r"sensate focus",
    "relapse prevention": r"relapse prevention",
    "interpersonal inventory": r"interpersonal inventory|interpersonal formulation",
    "habit reversal": r"habit reversal|competing response",
}
"""Families, so that a plan that says one of its words covers the others; nothing here is what everyone does in every hour."""
IN_SPANISH = {
    "exposure": r"exposici[oó]n(?:es)?(?! (?:a (?:la luz|ruidos?|humo|pantallas?|sustancias?)|de (?:arte|pintura|fotos|fotograf[ií]a)))|jerarqu[ií]a de (?:miedos|situaciones|exposici[oó]n)|exponerse gradualmente",
    "response prevention": r"prevenci[oó]n de (?:la )?respuestas?|evitar el ritual|epr",
    "thought records and restructuring": r"reestructuraci[oó]n(?: cognitiva)?|restructuraci[oó]n cognitiva|(?:registros?|autorregistros?|diario) de (?:los )?pensamientos?|pensamientos autom[aá]ticos|flecha descendente|cuestionamiento socr[aá]tico|di[aá]logo socr[aá]tico|distorsiones cognitivas|debate de creencias",
    "behavioral activation": r"activaci[oó]n (?:conductual|del comportamiento)|programaci[oó]n de actividades|(?:registro|agenda|plan|diario) de actividades",
    "behavioral experiment": r"experimentos? (?:conductual(?:es)?|de conducta)",
    "mindfulness": r"mindfulness|atenci[oó]n plena|conciencia plena|escaneo corporal|exploraci[oó]n corporal",
    "grounding": r"(?:t[eé]cnicas?|ejercicios?) de (?:arraigo|enraizamiento|anclaje)|enraizamiento|grounding|5-4-3-2-1",
    "relaxation": r"relajaci[oó]n(?: muscular)?(?: progresiva)?|relajaci[oó]n aplicada|entrenamiento aut[oó]geno",
    "breathing exercise": r"respiraci[oó]n (?:diafragm[aá]tica|abdominal|pausada|lenta|profunda|cuadrada|consciente)|(?:ejercicios?|t[eé]cnicas?|entrenamiento) (?:de|en) respiraci[oó]n",
    "EMDR": r"emdr|estimulaci[oó]n bilateral|movimientos oculares|instalaci[oó]n de recursos|reprocesamiento",
    "imagery work": r"imaginer[ií]a|imaginaci[oó]n guiada|visualizaci[oó]n(?: guiada)?|reescritura (?:de|en) im[aá]genes|ensayo en imaginaci[oó]n|lugar (?:seguro|de calma)",
    "chair work": r"silla vac[ií]a|(?:dos|trabajo con) sillas",
    "distress tolerance": r"tolerancia (?:al|del) malestar|acci[oó]n opuesta|surfear (?:el impulso|la urgencia)|mente sabia|habilidades tipp",
    "interpersonal skills": r"asertividad|entrenamiento asertivo|habilidades (?:sociales|interpersonales|de comunicaci[oó]n)|efectividad interpersonal|comunicaci[oó]n asertiva",
    "chain analysis": r"an[aá]lisis (?:en|de) cadena|tarjetas? diarias?",
    "defusion and acceptance": r"defusi[oó]n(?: cognitiva)?|ejercicios? de aceptaci[oó]n|aceptaci[oó]n y compromiso",
    "values work": r"(?:clarificaci[oó]n|trabajo|ejercicios?|tarjetas) (?:de|con|en) (?:los )?valores",
    "problem solving": r"(?:soluci[oó]n|resoluci[oó]n) de problemas",
    "role play": r"juegos? de rol(?:es)?|role[- ]?play\w*|dramatizaci[oó]n|ensayo (?:conductual|de conducta)",
    "psychoeducation": r"psico-?educaci[oó]n|psicoeducativ[oa]s?",
    "motivational interviewing": r"entrevista motivacional|balance decisional|pros y contras",
    "sleep restriction": r"restricci[oó]n (?:del?|de) (?:sue[nñ]o|tiempo en cama)|ventana de sue[nñ]o",
    "stimulus control": r"control de (?:los )?est[ií]mulos",
    "worry time": r"(?:tiempo|hora|rato) (?:de|para) (?:la |las )?preocup\w+|aplazar la preocupaci[oó]n",
    "schema work": r"(?:terapia|trabajo) (?:de|con|centrada en) (?:los )?(?:esquemas|modos)|reparentalizaci[oó]n(?: limitada)?",
    "self-compassion": r"autocompasi[oó]n|(?:carta|ejercicio|imagen|mente) compasiv[oa]|terapia centrada en la compasi[oó]n",
    "genogram": r"genogramas?",
    "externalizing and re-authoring": r"externaliza(?:ci[oó]n|r)(?: del? problema)?|reautor[ií]a|re-autor[ií]a",
    "family sculpting": r"esculturas? familiar(?:es)?",
    "sensate focus": r"focalizaci[oó]n sensorial|foco sensorial",
    "relapse prevention": r"prevenci[oó]n de reca[ií]das?",
    "interpersonal inventory": r"inventario interpersonal|formulaci[oó]n interpersonal",
    "habit reversal": r"reversi[oó]n de h[aá]bitos?|inversi[oó]n de h[aá]bitos?|respuesta (?:incompatible|competitiva)",
}
"""The same families by what they are called in Spanish, with its accents or without."""

_FIND = {name: re.compile(rf"\b(?:{words}|{IN_SPANISH[name]})\b", re.IGNORECASE) for name, words in TECHNIQUES.items()}
_NOT = re.compile(
    r"\b(?:no|not|without|declined|refused|postponed|instead of|rather than|didn[’']t|did not|sin|nunca|rechaz[oó]|declin[oó]|aplaz[oó]|pospuso|"
    r"en (?:vez|lugar) de)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAYS = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
)
_SPAN = re.compile(r"\b(?:in|after|within) (?P<count>\d{1,3}) (?P<unit>day|week|month)s?\b", re.IGNORECASE)
_UNIT = {"day": 1, "week": 7, "month": 30}


def named(text: str) -> tuple[str, ...]:
    """Techniques that a text names as done, in the list's order. What was left out or declined is not named."""
    return tuple(
        name for name, words in _FIND.items() if any(not _NOT.search(text[: hit.start()]) for hit in words.finditer(text))
    )


def review_day(text: str, signed_on: date) -> date | None:
    """The day that a plan's own words give for its review: a date, or a span from its signature. None where they give none after it."""
    for pattern in _DAYS:
        for hit in pattern.finditer(text):
            day = _day(hit.groupdict())
            if day is not None and day > signed_on:
                return day
    span = _SPAN.search(text)
    return signed_on + timedelta(days=int(span["count"]) * _UNIT[span["unit"].lower()]) if span else None


def _day(parts: dict[str, str]) -> date | None:
    number = int(parts["number"]) if "number" in parts else 1 + _MONTHS.index(parts["month"][:3].lower())
    try:
        return date(int(parts["year"]), number, int(parts["day"]))
    except ValueError:  # 31 February
        return None
