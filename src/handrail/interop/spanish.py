"""What stands beside the lines of a page, for a reader of Spanish: what to confirm, why something is listed, what a flag's words are about.

>>> in_spanish("medication"), in_spanish("a word that nobody put into Spanish")
('medicamento', 'a word that nobody put into Spanish')
"""

from handrail.papers.notice import Safety

_NOTHING_RESTS = "y ninguna línea se apoya en eso."
_SPANISH = {
    "safety": "seguridad", "medication": "medicamento", "dose": "dosis", "diagnosis word": "palabra de un diagnóstico", "date": "fecha",
    "time": "hora", "negation": "negación", "who said it": "quién lo dijo", "number": "número", "name": "nombre",
    "A bodily complaint, and no line rests on it.": f"Una molestia del cuerpo, {_NOTHING_RESTS}",
    "A change that no line rests on.": f"Un cambio, {_NOTHING_RESTS}",
    "A loss or an event, and no line rests on it.": f"Una pérdida o un suceso, {_NOTHING_RESTS}",
    "A person and an event that no line rests on.": f"Una persona y un suceso, {_NOTHING_RESTS}",
    "A step for a hard moment, and no line rests on it.": f"Un paso para un momento difícil, {_NOTHING_RESTS}",
    "A word of the therapist's on medication, and no line rests on it.": f"Algo que tu terapeuta dijo de un medicamento, {_NOTHING_RESTS}",
    "Alcohol or another substance, and no line rests on it.": f"Alcohol u otra sustancia, {_NOTHING_RESTS}",
    "An answer to a question about safety, and no line rests on it.": f"Una respuesta a una pregunta sobre seguridad, {_NOTHING_RESTS}",
    "Medication, and no line rests on it.": f"Un medicamento, {_NOTHING_RESTS}",
    "Something that was agreed or asked for, and no line rests on it.": f"Algo que se acordó o se pidió, {_NOTHING_RESTS}",
    "Something the client means to do, and no line rests on it.": f"Algo que piensas hacer, {_NOTHING_RESTS}",
    "Violence or fear, and no line rests on it.": f"Violencia o miedo, {_NOTHING_RESTS}",
    "Words about safety, and no line rests on them.": f"Palabras sobre seguridad, {_NOTHING_RESTS}",
    "suicidal ideation": "ideas de suicidio", "self-harm": "hacerse daño", "thoughts of harming others": "ideas de hacer daño a otros",
    "access to means": "acceso a medios", "alcohol and other substances": "alcohol y otras sustancias",
    "medication and side effects": "medicamentos y sus efectos", "sleep": "sueño", "appetite and weight": "apetito y peso",
    "abuse or violence at home": "maltrato o violencia en casa",
    "mental status": "estado mental",
    "mental status (yours to observe)": "estado mental (lo observa quien atiende)",  # in papers of before
    Safety.PASSIVE_IDEATION: "no querer vivir", Safety.ACTIVE_IDEATION: "ideas de suicidio", Safety.METHOD: "una forma",
    Safety.INTENT: "una intención", Safety.PLAN: "un plan", Safety.PREPARATORY: "preparativos", Safety.PAST_ATTEMPT: "un intento anterior",
    Safety.NSSI: "hacerse daño", Safety.LETHAL_MEANS_ACCESS: "acceso a medios", Safety.HOPELESS_BURDEN_TRAPPED: "sin esperanza, una carga, sin salida",
    Safety.HARM_TO_OTHERS: "daño a otros", Safety.CHILD_ABUSE_NEGLECT: "daño o descuido de un niño", Safety.DEPENDENT_ABUSE: "daño a un adulto dependiente",
    Safety.IPV_COERCION: "violencia o control de la pareja", Safety.PSYCHOSIS_COMMAND: "voces, creencias", Safety.MANIA_DANGER: "euforia y riesgos",
    Safety.OVERDOSE: "sobredosis, intoxicación, abstinencia", Safety.ED_MEDICAL: "la comida y el cuerpo en peligro",
    Safety.STALKING_THREAT: "amenazas, acoso", Safety.TRAFFICKING: "trabajo o sexo forzado", Safety.URGENT_HELP: "pedir ayuda ahora",
}  # fmt: skip


def in_spanish(text: str) -> str:
    """The same in Spanish; as it is where nobody put it into Spanish."""
    return _SPANISH.get(text, text)
