"""R24: never called a therapist."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=24,
    name="Never called a therapist",
    name_es="Nunca se llama terapeuta",
    keeps=(
        "S6",
        "S10",
        "S11",
    ),
    doors=("web",),
    rule="AI has no name, face, title or voice of a professional or a friend.",
    permits="“AI”.",
    refuses="“AI therapist”, “virtual counsellor” and their like.",
    client="AI is never called your therapist, doctor or friend here.",
    client_es="Aquí a la IA nunca se le llama terapeuta, médico ni amigo.",
    holds="Every text of the product is searched for AI with a professional’s title.",
    attack="The search is tried on sentences that break the rule, and finds each.",
)
