"""R40: leaving means deleting."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=40,
    name="Leaving means deleting",
    name_es="Irse es borrar",
    keeps=("S8",),
    doors=(
        "vault",
        "ledger",
    ),
    rule="A client deletes in two steps, without reason or approval; everything derived goes too, everywhere, with a receipt.",
    permits="Deletion at any time.",
    refuses="A reason field; a copy that can be read afterwards.",
    client="You can delete what AI made from your data at any time. No reason is asked.",
    client_es="Puedes borrar cuando quieras lo que la IA hizo con tus datos. No pedimos razones.",
    holds="A client deletes; drafts, safe texts and transcripts are gone and the receipt names them.",
    attack="Rows and a whole backup from before are put back and read; someone else asks for a deletion.",
)
