"""R23: never passes for a human."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=23,
    name="Never passes for a human",
    name_es="Nunca se hace pasar por persona",
    keeps=("S6",),
    doors=("web",),
    rule="Wherever someone might take AI for a person it says so; nothing here talks to clients.",
    permits="Labelled drafts.",
    refuses="A conversation; a sentence in which AI calls itself human.",
    client="No AI talks with you here. If AI helped with a text, it says so.",
    client_es="Aquí ninguna IA habla contigo. Si la IA ayudó con un texto, se dice.",
    holds="No address for clients takes a message to a model.",
    attack="The engine’s own words are searched for claims to be a person.",
)
