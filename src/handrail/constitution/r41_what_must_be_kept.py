"""R41: what must be kept is named."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=41,
    name="What must be kept is named",
    name_es="Lo que hay que guardar se dice",
    keeps=(
        "S8",
        "S3",
    ),
    doors=("vault",),
    rule="What the law obliges us to keep is sealed, shown to the client with its legal basis and the day it is destroyed, and destroyed on that day.",
    permits="The signed record, until its day.",
    refuses="Silent keeping; routine reading of what is sealed.",
    client="If the law makes us keep something, we lock it and tell you why and until when.",
    client_es="Si la ley nos obliga a guardar algo, lo cerramos y te decimos por qué y hasta cuándo.",
    holds="After deletion the signed note is sealed, with basis and date.",
    attack="Staff open the sealed note; the day comes.",
)
