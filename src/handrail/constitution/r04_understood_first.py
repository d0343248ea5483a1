"""R4: understood before it counts."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=4,
    name="Understood before it counts",
    name_es="Primero entender",
    keeps=("S9",),
    doors=("consent",),
    rule="A yes becomes active when the person has shown, in a friendly check, that the five key facts were clear; tries are unlimited.",
    permits="A yes after the check.",
    refuses="A short cut past the check; the check’s result in the record or before AI.",
    client="Before your yes counts, we check that our words were clear. You can try as often as you like.",
    client_es="Antes de que tu sí cuente, vemos si nuestras palabras fueron claras. Puedes intentarlo las veces que quieras.",
    holds="A client’s yes opens nothing until the check is passed.",
    attack="A yes is sent without the check, and with a wrong answer.",
)
