"""R30: the model is on record."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=30,
    name="The model is on record",
    name_es="El modelo queda registrado",
    keeps=("S3",),
    doors=("drafting",),
    rule="No model works here without a card; each draft names its model and version.",
    permits="A model with a card.",
    refuses="A draft without a model’s name.",
    client="Each text that AI drafted names the model that did it.",
    client_es="Cada texto de la IA dice qué modelo lo hizo.",
    holds="Draft and ledger name model and version, and every card answers every question.",
    attack="A nameless server, a model and a draft without a card, a draft of no model, and a card with each line left out in turn.",
)
