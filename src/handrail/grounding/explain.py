"""Why a line stands, in two registers from the same facts: which words, whose, how they were held against it, and who wrote it.

For a language model the honest sentence is that a citation shows where a line is from, not why it was chosen.
"""

from collections.abc import Sequence
from dataclasses import replace

from handrail.papers.draft import Evidence, Why
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

_WHOSE = {
    frozenset({"you"}): ("The words are yours.", "Las palabras son tuyas."),
    frozenset({"therapist"}): ("The words are your therapist's.", "Las palabras son de tu terapeuta."),
    frozenset({"you", "therapist"}): ("The words are yours and your therapist's.", "Las palabras son tuyas y de tu terapeuta."),
}
_SOMEONE = ("The words are from your session.", "Las palabras son de tu sesión.")
_CHECKED = (
    "A program checked the line against them. Your therapist checks it too.",
    "Un programa comparó la línea con ellas. Tu terapeuta también la revisa.",
)
_FROM_MODEL = "Un modelo de lenguaje escribió esta línea. Puede mostrar de dónde viene, pero no por qué la eligió."
_FROM_RULES = "Esta línea se eligió con reglas fijas, no con un modelo de lenguaje."


def explained(why: Why, evidence: Sequence[Evidence], turns: Sequence[SafeTurn], support: float, facts: int) -> Why:
    """The backend's own reason, with what grounding found. `support`: share of the line that its words meet; `facts`: how many
    numbers, days and names agree."""
    roles = frozenset({Role.THERAPIST: "therapist", Role.CLIENT: "you"}.get(turns[one.turn].role, "other") for one in evidence)
    english, spanish = _WHOSE.get(roles, _SOMEONE)
    places = ", ".join(str(turn + 1) for turn in sorted({one.turn for one in evidence}))
    clinician = f"{why.clinician} Held against turn {places}: its words meet {100 * support:.0f} % of the line"
    clinician += f", {facts} of its numbers, days and names agree." if facts else "."
    model = not why.weights and "language model" in why.clinician
    written = _FROM_MODEL if model else why.client_es or _FROM_RULES
    client = why.client if model else f"{why.client} {english}".strip()
    return replace(
        why,
        clinician=clinician.strip(),
        client=f"{client} {_CHECKED[0]}",
        client_es=f"{written} {spanish} {_CHECKED[1]}",
    )
