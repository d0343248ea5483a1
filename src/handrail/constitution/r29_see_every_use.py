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
    holds="Each use stands on the client’s page with time, reason, session, model, reviewer and outcome, and so does what AI saw.",
    attack="A use is removed, moved or renamed by hand; another client looks; everything is deleted.",
)
