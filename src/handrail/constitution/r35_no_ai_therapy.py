"""R35: no AI therapy."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=35,
    name="No AI therapy",
    name_es="Nada de terapia por IA",
    keeps=(
        "S10",
        "S11",
        "S4",
    ),
    doors=(
        "web",
        "backends",
    ),
    rule="AI does not speak with clients; what clients read was approved by a human.",
    permits="Released, signed words.",
    refuses="A path from a client’s page to a model.",
    client="AI does not chat with you or give you advice.",
    client_es="La IA no conversa contigo ni te da consejos.",
    holds="No client page reaches a model.",
    attack="The client’s rooms are searched for any use of the model, and a client asks for a draft.",
)
