"""R12: kept briefly."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=12,
    name="Kept briefly",
    name_es="Se guarda poco tiempo",
    keeps=("S2",),
    doors=(
        "intake",
        "vault",
    ),
    rule="Sound is never kept here; a transcript is destroyed when its time is over.",
    permits="A transcript until its time is over.",
    refuses="Sound, in any table or file.",
    client="We keep no sound. What was said in a session is kept only as long as you were told.",
    client_es="No guardamos sonido. Lo dicho en una sesión se guarda solo el tiempo que te dijimos.",
    holds="A session’s words go on their day after the signature, its note stays; no table has a place for sound.",
    attack="The clock runs early, ten years back and forth again; sound with a transcript’s name is brought in.",
)
