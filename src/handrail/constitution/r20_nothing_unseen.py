"""R20: nothing unseen."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=20,
    name="Nothing unseen",
    name_es="Nada sin registro",
    keeps=(
        "S2",
        "S3",
    ),
    doors=("ledger",),
    rule="Every access, AI use, decision and signature leaves an entry in a log that nobody can change unseen, without a word of content.",
    permits="Adding entries.",
    refuses="Changing, removing or reordering one.",
    client="Each time something happens to your record, it leaves a mark that no one can wipe away.",
    client_es="Cada vez que pasa algo con tu expediente, queda una marca que nadie puede borrar.",
    holds="A walk, a reading and a signature are found in the log, and the log verifies.",
    attack="An entry is changed, one is removed and two are swapped.",
)
