"""R6: a no costs nothing."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=6,
    name="A no costs nothing",
    name_es="Decir que no no cuesta nada",
    keeps=(
        "S1",
        "S7",
    ),
    doors=("web",),
    rule="A client without AI has the same pages, sessions, notes and measures as one with it.",
    permits="All care without AI.",
    refuses="Anything non-AI that depends on a yes.",
    client="If you say no, your care, your price and your place stay the same.",
    client_es="Si dices que no, tu atención, tu precio y tu lugar siguen igual.",
    holds="The client who refused everything gets the same pages; their clinician writes and signs the note.",
    attack="Every page is compared for words of pressure and for a refusal shown as a fault.",
)
