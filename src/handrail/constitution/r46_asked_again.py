"""R46: asked again."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=46,
    name="Asked again",
    name_es="Se vuelve a preguntar",
    keeps=("S1",),
    doors=("consent",),
    rule="A yes lapses after twelve months at the latest, and when the model, the place, the law or the person’s age changes.",
    permits="A fresh yes.",
    refuses="An old one.",
    client="Your yes ends after a year at most. Then we ask you again.",
    client_es="Tu sí termina en un año como mucho. Después te preguntamos otra vez.",
    holds="A yes holds on its last day.",
    attack="The same yes is used a second after its end; a yes is written for longer than a year.",
)
