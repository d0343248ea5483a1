"""A clinician's notes typed in Spanish: what a sentence is for, what it is about, and whether it may go home as a quotation.

A sentence about the client isn't put into "you": Spanish leaves its subject out, and a verb alone doesn't say whose it is. It goes
home as its therapist wrote it, and only where it tells what the client said or did, or what was agreed.
"""

import re

from handrail.backends.embedded.spanish.words import SAFETY, TOPICS
from handrail.backends.embedded.words.safety import safety_words
from handrail.kinds.thread import IN_SPANISH
from handrail.papers.kind import Content


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


_SAFETY = _words(
    r"autolesi\w*|ideaci[oó]n|ideas? de (?:muerte|morir)|plan de seguridad|mejor no despertar",
    r"(?:quiere|quería|quisiera|desea|deseó|prefiere|preferiría|ganas de|pens[óa] en) (?:morir\w*|estar muert[oa]|matar\w*|no (?:vivir|despertar))",
    r"no (?:quiere|quería|quisiera|desea) (?:vivir|despertar\w*|seguir (?:viviendo|así))|quitarse la vida|intento (?:de|previo)",
    r"(?:hacer|causar|provocar)(?:se|le) daño|se (?:hace|hizo|lastim\w+|cort[aó]|quem[aó]) (?:daño|l[oa]s? \w+)|cortarse|lastimarse|matarse",
    r"(?:l[aoe]s?|se) (?:pega|pegó|golpe[aó]|amenaz[aó]|empuj[aó]|viol[óa]|encierra|encerró)|maltrat\w+|miedo (?:a|de) (?:él|ella|su (?:pareja|marido|esposo))|miedo (?:llegar|volver|estar) a?(?:en)? ?(?:su )?casa",
)
"""As a clinician writes of it, in the third person; what a client says of it is in `spanish_words`."""
_CUES: tuple[tuple[Content, re.Pattern[str]], ...] = (
    (
        Content.JUDGEMENT,
        _words(
            r"riesgo:? (?:bajo|leve|moderado|medio|alto|elevado|agudo|crónico|inminente|suicida|es|fue)|(?:bajo|moderado|alto|elevado) riesgo|diagn[oó]stic\w*",
            r"criterios?|trastorno\w*|compatible con|consistente con|impresión|formulación|hipótesis|pronóstico",
            r"en mi opinión|a mi (?:juicio|parecer)|creo que|considero que|me parece que|sugiere|impresiona|(?:insight|introspección|juicio) (?:es|fue|parcial|conservad[oa]|adecuad[oa])",
        ),
    ),
    (Content.GOAL, _words(r"metas?|objetivos?|quiere|quería|quisiera|desea|le gustaría|espera (?:poder|volver|lograr)")),
    (
        Content.PLAN,
        _words(
            r"plan|próxim[ao] (?:sesión|cita|semana|encuentro)|acord(?:ó|amos|aron|ado)|se acuerda|quedamos en|seguimiento|de tarea|tarea:?",
            r"para (?:la|el) (?:próxim|siguiente|lunes|martes|miércoles|jueves|viernes)\w*|continuar|derivar?|derivación|hasta la próxima",
            r"(?:intent|practic|llam|camin|anot|llev|habl|escrib|prob|busc|registr|comenz|empez|pregunt|tom|us|empez|visit)ar[áa]n?|(?:har|ir|pedir|saldr|escribir|leer|asistir|acudir|seguir)á",
        ),
    ),
    (
        Content.HOMEWORK,
        _words(
            r"tareas?|completó|llenó|no (?:hizo|completó|realizó|llenó)|practicó|autorregistro|hoja de \w+|(?:el|su|un) (?:registro|diario|cuaderno)|ejercicios?"
        ),
    ),
    (
        Content.INTERVENTION,
        _words(
            r"terapeuta|se (?:trabajó|revisó|exploró|introdujo|explicó|enseñó|validó|reflejó|reencuadró|practicó|modeló|realizó|psicoeducó)",
            r"(?:trabaj|revis|explor|practic|discut|convers)(?:amos|imos)|(?:pregunté|reflejé|introduje|ofrecí|sugerí|exploré|enseñé|revisé|validé|expliqué)",
            r"modelado|reencuadre|" + "|".join(IN_SPANISH.values()),
        ),
    ),
    (
        Content.RESPONSE,
        _words(
            r"respondió|se mostró|participó|logró|pudo|toler[óa]|notó|calificó|aceptó|rió|sonrió|se sintió|le (?:sirvió|ayudó)"
        ),
    ),
    (
        Content.THREAD,
        _words(r"próxima vez|pendientes?|retomar|queda por|aún no|todavía no|por (?:hablar|tratar)|no (?:quedó|está) claro"),
    ),
    (
        Content.OBSERVED,
        _words(r"phq|gad|pcl|puntu\w+|puntaje|se presentó|afecto|contacto visual|lenguaje|llegó (?:tarde|puntual|a tiempo)"),
    ),
    (
        Content.PROBLEM,
        _words(
            r"problemas?|dificultad\w*|difícil\w*|le cuesta|no (?:puede|pudo|logra)|incapaz|peor\w*|empeor\w+|sigue (?:sin )?\w+(?:ndo|r)"
        ),
    ),
)
_CLIENT = r"(?:(?:el|la) (?:cliente|clienta|paciente|pacte|consultante|usuari[oa])|(?:cte|pte|pcte)\.?)"
_GOES_HOME = re.compile(
    rf"^(?:{_CLIENT} \w+|(?:refier|report|relat|cuent|cont|coment|dic|dij|mencion|inform|expres|describ|señal)(?:e|ió|a|ó|o)\b|"
    r"(?:durmió|despertó|practicó|completó|llenó|anotó|hizo|salió|caminó|llamó|habló|logró|pudo|tomó|dejó|volvió|fue|fueron|quiere|quisiera|desea|le gustaría|"
    r"se (?:siente|sintió|acordó|acuerda|agenda|agendó|compromete|comprometió)|acordó|aceptó|acordamos|quedamos en|tarea:|plan:|próxim[ao] (?:sesión|cita))|"
    r"(?:intent|practic|llam|camin|anot|llev|habl|prob|registr)ará\b|(?:hará|irá|saldrá|escribirá)\b|para la próxima (?:sesión|semana|cita))",
    re.IGNORECASE,
)
_STAYS = _words(
    r"se mostró|se presentó|afecto|resist\w+|evasiv\w+|manipul\w+|parec\w+|aparent\w+|probabl\w+|posibl\w+|labil\w*|transferenc\w*|contratransferenc\w*",
    r"defens\w+|negación|víctima|exager\w+|hostil\w*|pasiv\w+|agresiv\w+|demandante|dependien\w+|síntomas?|patrón|esquemas?",
)
"""How a clinician sees someone, which is a human's to say to them."""
_LONGEST = 26
"""Words of a quotation for a client."""


def content(text: str) -> Content:
    """What a sentence of the notes is for."""
    if safety_words(text) or SAFETY.search(text) or _SAFETY.search(text):
        return Content.SAFETY
    return next((found for found, cue in _CUES if cue.search(text)), Content.REPORT)


def about(text: str) -> frozenset[str]:
    """Names of the topics that its words touch."""
    return frozenset(name for name, _, words in TOPICS if words.search(text))


def goes_home(text: str) -> bool:
    """True for a sentence that a client may be given as it stands: what they said or did, or what was agreed, and no view of them.

    >>> goes_home("La clienta refiere que durmió cinco noches."), goes_home("La clienta se mostró evasiva.")
    (True, False)
    """
    plain = not any(mark in text for mark in '"“”') and len(text.split()) <= _LONGEST
    return plain and bool(_GOES_HOME.match(text)) and not _STAYS.search(text)
