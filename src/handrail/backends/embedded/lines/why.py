"""The reason for a line in two registers. The weights are the choice itself: nothing is explained afterwards."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from handrail.backends.embedded.choice.line import Choice
from handrail.backends.embedded.words.topics import LOOSE
from handrail.papers.draft import Weight, Why
from handrail.papers.kind import Content

_ABOUT = {
    Content.REPORT: ("the client's own account", "you told it yourself", "lo contaste tú"),
    Content.OBSERVED: ("a finding that was said aloud", "it was said out loud", "se dijo en voz alta"),
    Content.INTERVENTION: (
        "something the therapist did with words", "it shows what your therapist did", "muestra lo que hizo tu terapeuta",
    ),
    Content.RESPONSE: (
        "an answer to what the therapist did", "it is what you said back", "es lo que respondiste",
    ),
    Content.GOAL: ("a goal that was named", "you named a thing you want", "dijiste algo que quieres"),
    Content.PROBLEM: ("a problem in the client's words", "you said that it is hard", "dijiste que es difícil"),
    Content.PLAN: ("words of agreement or a next step", "it is about what comes next", "trata de lo que sigue"),
    Content.HOMEWORK: ("what became of the homework", "it is about what you tried at home", "trata de lo que probaste en casa"),
    Content.THREAD: ("something left open", "it was left open", "quedó abierto"),
    Content.SAFETY: ("safety language, quoted and not rated", "it is about being safe", "trata de estar a salvo"),
    Content.JUDGEMENT: ("", "", ""),
}  # fmt: skip
_EASY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "sleep": ("sleep", "el sueño"),
        "eating": ("food", "la comida"),
        "energy": ("how much strength you have", "tus fuerzas"),
        "mood in their own words": ("how you feel", "cómo te sientes"),
        "worry": ("worry", "lo que te preocupa"),
        "panic": ("fear", "el miedo"),
        "substances": ("drink or drugs", "alcohol o drogas"),
        "medication": ("your pills", "tus pastillas"),
        "body and symptoms": ("your body", "tu cuerpo"),
        "health history": ("your health", "tu salud"),
        "work or school": ("work or school", "el trabajo o la escuela"),
        "money and housing": ("money or your home", "el dinero o la casa"),
        "family and relationships": ("people close to you", "tu gente"),
        "loss": ("loss", "una pérdida"),
        "reminders of what happened": ("what took place", "lo que pasó"),
        "avoiding": ("things you stay away from", "lo que evitas"),
        "what helps": ("what helps", "lo que ayuda"),
        "homework": ("what you try at home", "lo que pruebas en casa"),
        "change": ("change", "un cambio"),
        "wants and goals": ("what you want", "lo que quieres"),
        "how often or how much": ("how much", "cuánto"),
        "when": ("when it was", "cuándo fue"),
    }
)
"""Topics as a client would call them, in English and Spanish. A topic that is not here goes unsaid."""
_MOST = 6


def why(choice: Choice) -> Why:
    """Chosen because of these words."""
    topics = [(topic.name, words) for topic, words in choice.one.scored.topics.items()][:3]
    weights = sorted(choice.weights, key=lambda weight: (-abs(weight.weight), weight.words))[:_MOST]
    shown = tuple(Weight(weight.words, round(weight.weight, 2)) for weight in weights)
    about_safety = bool(choice.one.scored.safety) or choice.one.scored.answers_safety
    return reason(choice.content, topics, shown, about_safety=about_safety)


def reason(
    content: Content, topics: Sequence[tuple[str, str]], weights: tuple[Weight, ...], *, about_safety: bool = False
) -> Why:
    """The same facts to a clinician and to a client, in both of the client's languages. `topics`: their names and their words.

    A client is told no topic of words about safety, nor one that rests on a word that alone means nothing: "back" is not the body.
    """
    clinicians, clients, spanish = _ABOUT[content]
    named = ", ".join(f"{name} (“{words}”)" for name, words in topics)
    clinician = f"Chosen as {clinicians}; its words touch {named}." if named else f"Chosen as {clinicians}."
    told = () if about_safety or content is Content.SAFETY else topics
    known = [_EASY[name] for name, words in told if name in _EASY and words not in LOOSE][:2]
    client = f"This line is here because {clients}." + _about("The words are about", "and", [one[0] for one in known])
    about_es = _about("Las palabras tratan de", "y", [one[1] for one in known]).replace("tratan de el ", "tratan del ")
    client_es = f"Esta línea está aquí porque {spanish}." + about_es
    return Why(clinician, client, weights, client_es)


def _about(opening: str, joint: str, easy: list[str]) -> str:
    return f" {opening} {f' {joint} '.join(dict.fromkeys(easy))}." if easy else ""
