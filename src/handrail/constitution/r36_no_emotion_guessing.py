"""R36: no guessing of feelings."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=36,
    name="No guessing of feelings",
    name_es="No se adivinan sentimientos",
    keeps=(
        "S11",
        "S4",
    ),
    doors=(
        "grounding",
        "noticing",
    ),
    rule="Nothing infers emotion, mental state, personality or intent; only counts, quotes and the person’s own scores are shown.",
    permits="“I felt low”, quoted.",
    refuses="“Client seemed sad”.",
    client="AI does not guess how you feel. It may only quote what you said.",
    client_es="La IA no adivina cómo te sientes. Solo puede citar lo que dijiste.",
    holds="A feeling that the client named stays as their own words.",
    attack="Feelings that nobody named are offered to grounding in two languages; notices, codes, tellings and the page of the hour are read for them; libraries are searched for emotion models.",
)
