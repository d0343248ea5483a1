"""R45: oversight is measured."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=45,
    name="Oversight is measured",
    name_es="La supervisión se mide",
    keeps=(
        "S4",
        "S12",
    ),
    doors=("review",),
    rule="How drafts are reviewed is measured, for the safety of the system only.",
    permits="Counts of what was judged.",
    refuses="Ratings of people.",
    client="People check how AI is used here, so that mistakes are found.",
    client_es="Hay personas que revisan cómo se usa la IA aquí para encontrar errores.",
    holds="Each act on a line is a row and a leaf; a changed mind is two; the client sees how much was changed.",
    attack="Each column of an act is changed past the program, an act is hidden; tables and pages are searched for ratings of people.",
)
