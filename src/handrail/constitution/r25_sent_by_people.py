"""R25: sent by people."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=25,
    name="Sent by people",
    name_es="Lo envían personas",
    keeps=(
        "S6",
        "S4",
    ),
    doors=("release",),
    rule="Only an identified human shows something to a client; what they approved is, letter by letter, what arrives.",
    permits="A release by the treating clinician.",
    refuses="A release by a machine, or of other words.",
    client="Only a person can send you something. AI can’t press send.",
    client_es="Solo una persona puede enviarte algo. La IA no puede enviar nada.",
    holds="What arrives is what was signed, with the name of who released it.",
    attack="A release without a human is written past the program.",
)
