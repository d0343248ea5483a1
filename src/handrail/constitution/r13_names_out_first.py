"""R13: names out first."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=13,
    name="Names out first",
    name_es="Primero se quitan los nombres",
    keeps=("S2",),
    doors=(
        "airlock",
        "backends",
    ),
    rule="No text reaches any model, on this machine or another, without having passed the airlock; in doubt nothing leaves.",
    permits="Sealed text.",
    refuses="Text without a seal; text when a recognizer fails.",
    client="Your name, places and numbers are taken out before AI reads anything. If we are not sure, nothing is sent.",
    client_es="Quitamos tu nombre, lugares y números antes de que la IA lea algo. Si hay duda, no se envía nada.",
    holds="A session goes out with no known name in it, sealed.",
    attack="A text without the airlock’s seal is handed to the model; a recognizer is made to fail.",
)
