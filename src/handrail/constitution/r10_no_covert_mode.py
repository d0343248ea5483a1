"""R10: no hidden recording."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=10,
    name="No hidden recording",
    name_es="Nada oculto",
    keeps=(
        "S7",
        "S6",
    ),
    doors=("intake",),
    rule="A recording would be shown all the time and stopped by anyone at once; there is no hidden mode.",
    permits="Nothing: there is no recorder.",
    refuses="Any recording.",
    client="Nothing can record you in secret. There is no recorder here at all.",
    client_es="Nada puede grabarte en secreto. Aquí no hay grabadora.",
    holds="No page and no script asks for a microphone or camera.",
    attack="A sound file is sent to intake.",
)
