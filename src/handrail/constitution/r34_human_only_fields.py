"""R34: what only people decide."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=34,
    name="What only people decide",
    name_es="Lo que solo deciden personas",
    keeps=("S4",),
    doors=(
        "grounding",
        "review",
    ),
    rule="AI writes no diagnosis, risk level, disposition, decision, consent or rating; those places take a human’s words alone.",
    permits="A quote of what a human said.",
    refuses="AI’s own judgement.",
    client="AI does not diagnose you, rate your risk or decide about your care.",
    client_es="La IA no te diagnostica, no mide tu riesgo ni decide sobre tu atención.",
    holds="Sections of judgement come to the clinician empty.",
    attack="A draft states a diagnosis and a risk level; a draft with words in the human’s section is written into the table.",
)
