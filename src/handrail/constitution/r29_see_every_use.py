"""R29: see every use."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=29,
    name="See every use",
    name_es="Ver cada uso",
    keeps=("S3",),
    doors=(
        "ledger",
        "web",
    ),
    rule="Clients can read every AI use of their data in plain words: when, why, from what, which model, who reviewed, what became of it.",
    permits="The client’s own page.",
    refuses="A use that is missing there.",
    client="You can see each time AI used your data, and read what it saw.",
    client_es="Puedes ver cada vez que la IA usó tus datos y leer lo que vio.",
    holds="The client reads exactly what the AI saw behind a released summary.",
    attack="Another client asks for the same page.",
)
