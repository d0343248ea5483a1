"""R43: measures as published."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=43,
    name="Measures as published",
    name_es="Cuestionarios tal como son",
    keeps=(
        "S3",
        "S4",
    ),
    doors=("web",),
    rule="Questionnaires are shown word for word and scored by tested code alone; no range is a diagnosis; a worrying item goes to a human.",
    permits="Published words and cut-offs.",
    refuses="A model near a score.",
    client="Your answers are added up by simple math, not by AI. A score is not a diagnosis.",
    client_es="Tus respuestas se suman con matemática simple, no con IA. Un puntaje no es un diagnóstico.",
    holds="Every measure scores its own published examples.",
    attack="Answers are missing or out of range; the scorer is searched for a way to a model.",
)
