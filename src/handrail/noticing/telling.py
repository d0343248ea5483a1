"""What a client may be told of a flag, a moment or something named: the same facts as the clinician's reason, at grade 6, in English and Spanish.

It says what the words are about and what found them. It quotes nobody, rates nobody, and says what a program can't know (R36).

>>> flag_told(Safety.NSSI, (), "list")[0].split(". ")[0]
'These words are about hurting your own body'
"""

from collections.abc import Sequence
from typing import Literal

from handrail.papers.notice import Context, Safety

_ABOUT = {
    Safety.PASSIVE_IDEATION: ("not wanting to be alive", "no querer vivir"),
    Safety.ACTIVE_IDEATION: ("thoughts of ending your life", "pensar en quitarte la vida"),
    Safety.METHOD: ("a way to end your life", "una forma de quitarte la vida"),
    Safety.INTENT: ("meaning to end your life", "la intención de quitarte la vida"),
    Safety.PLAN: ("a plan to end your life", "un plan para quitarte la vida"),
    Safety.PREPARATORY: ("getting ready to end your life", "prepararte para quitarte la vida"),
    Safety.PAST_ATTEMPT: ("a time when you tried to end your life", "una vez que intentaste quitarte la vida"),
    Safety.NSSI: ("hurting your own body", "hacerte daño en el cuerpo"),
    Safety.LETHAL_MEANS_ACCESS: ("things at hand that can kill", "tener cerca cosas que pueden matar"),
    Safety.HOPELESS_BURDEN_TRAPPED: ("no hope, or being a weight on others", "no tener esperanza o ser una carga"),
    Safety.HARM_TO_OTHERS: ("hurting someone else", "hacer daño a otra persona"),
    Safety.CHILD_ABUSE_NEGLECT: ("a child who is hurt or not cared for", "un niño al que dañan o no cuidan"),
    Safety.DEPENDENT_ABUSE: ("hurt to an adult who needs care", "daño a un adulto que necesita cuidado"),
    Safety.IPV_COERCION: ("a partner who hurts or controls", "una pareja que hace daño o controla"),
    Safety.PSYCHOSIS_COMMAND: ("voices, or things that others may not see", "voces, o cosas que otros quizá no ven"),
    Safety.MANIA_DANGER: ("very high energy and bold acts", "una energía muy alta y actos atrevidos"),
    Safety.OVERDOSE: ("taking too much of a drug or drink", "tomar demasiado de una droga o alcohol"),
    Safety.ED_MEDICAL: ("eating, and harm to the body", "la comida y un daño al cuerpo"),
    Safety.STALKING_THREAT: ("threats, or being followed", "amenazas, o alguien que te sigue"),
    Safety.TRAFFICKING: ("being forced to work or have sex", "que te fuerzan a trabajar o a tener sexo"),
    Safety.URGENT_HELP: ("needing help right now", "necesitar ayuda ahora"),
}
FoundBy = Literal["list", "reader", "answer"]
_FOUND: dict[FoundBy, tuple[str, str]] = {
    "list": ("A list of words found them.", "Una lista de palabras las encontró."),
    "reader": ("A small program read the line and picked it.", "Un programa pequeño leyó la frase y la eligió."),
    "answer": ("They answer a question that your therapist asked.", "Responden a una pregunta de tu terapeuta."),
}
_TAGS = {
    Context.NEGATED: ("There is a “no” close by.", "Hay un «no» cerca."),
    Context.PAST: ("They may be about the past.", "Quizá hablan del pasado."),
    Context.HYPOTHETICAL: ("They may be a “what if”.", "Quizá son un «qué pasaría si»."),
    Context.THIRD_PERSON: ("They may be about someone else.", "Quizá hablan de otra persona."),
    Context.QUOTED_MEDIA: ("They may come from a film, a book or the news.", "Quizá vienen de una película, un libro o las noticias."),
    Context.IDIOM: ("They may be just a way of speaking.", "Quizá solo son una forma de hablar."),
    Context.THERAPIST_SPEECH: ("Your therapist said them.", "Las dijo tu terapeuta."),
}  # fmt: skip
_LIMIT = (
    "A program does not know what was meant. Your therapist reads them with care.",
    "Un programa no sabe qué se quiso decir. Tu terapeuta las lee con cuidado.",
)
_CUES = {
    "Words about the work itself": ("These words are about how the work goes here.", "Estas palabras hablan de cómo va el trabajo aquí."),
    "Words about stopping, time or cost": ("These words are about time, cost or when to stop.", "Estas palabras hablan de tiempo, costo o de parar."),
    "A short reply after a long turn": ("A short answer came after a long talk by your therapist.", "Hubo una respuesta corta después de que tu terapeuta habló mucho."),
    "Short replies in a row": ("There were three short answers in a row.", "Hubo tres respuestas cortas seguidas."),
    "Leaves it to you": ("These words leave the choice to your therapist.", "Estas palabras dejan la decisión a tu terapeuta."),
    "A yes that turns to but": ("Here a yes was followed by a but.", "Aquí a un sí le siguió un pero."),
    "Turns on oneself": ("These words are hard on yourself.", "Estas palabras son duras contigo."),
    "Something left undone": ("These words are about a task that did not get done.", "Estas palabras hablan de una tarea que no se hizo."),
    "More than one apology": ("You said sorry more than once.", "Pediste perdón más de una vez."),
    "A long turn of yours": ("Your therapist spoke for a long time here.", "Tu terapeuta habló mucho tiempo aquí."),
}  # fmt: skip
_NAMED = {
    "agenda": ("These words are about what to talk about.", "Estas palabras dicen de qué hablar."),
    "homework given": ("These words are about something to try before you meet again.", "Estas palabras hablan de algo para probar antes de la próxima cita."),
    "homework reported": ("These words are about how a task at home went.", "Estas palabras hablan de cómo fue una tarea en casa."),
    "next time": ("These words are about when you meet again.", "Estas palabras dicen cuándo se ven otra vez."),
}  # fmt: skip
_OF_GOAL = (
    "Some of these words are also in one of your goals.",
    "Algunas de estas palabras también están en una de tus metas.",
)
_FOUND_NAMED = (
    "A program found them. It adds nothing to your record; your therapist decides.",
    "Las encontró un programa. No añade nada a tu expediente; decide tu terapeuta.",
)
_COUNTED = (
    "A program counts such places, so that your therapist can look at them again. It does not say what they mean.",
    "Un programa cuenta estos momentos para que tu terapeuta los mire otra vez. No dice qué significan.",
)
_AGAINST = ("Soon after, the talk went on well.", "Poco después, la charla siguió bien.")


def flag_told(category: Safety, context: Sequence[Context], found_by: FoundBy) -> tuple[str, str]:
    """English and Spanish (tú). Words of a list found it, or the reader alone, or it answers a question with words of a list."""
    english, spanish = _ABOUT[category]
    said = [(f"These words are about {english}.", f"Estas palabras hablan de {spanish}."), _FOUND[found_by]]
    said += [_TAGS[tag] for tag in context]
    return _joined([*said, _LIMIT])


def moment_told(cue: str, *, against: bool) -> tuple[str, str]:
    """English and Spanish. `against`: whether something soon after speaks against reading much into it."""
    return _joined([_CUES[cue], *([_AGAINST] if against else []), _COUNTED])


def named_told(what: str) -> tuple[str, str]:
    """English and Spanish, for what was named: one of the lists' kinds, or a goal."""
    return _joined([_NAMED.get(what, _OF_GOAL), _FOUND_NAMED])


def _joined(said: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return " ".join(english for english, _ in said), " ".join(spanish for _, spanish in said)
