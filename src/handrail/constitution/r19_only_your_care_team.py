"""R19: only your care team."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=19,
    name="Only your care team",
    name_es="Solo tu equipo",
    keeps=("S2",),
    doors=("web",),
    rule="Staff see a client only through an active care relationship, or for hours through a logged emergency opening that someone else reviews; guardians, partners and group members see what they were granted.",
    permits="Treating, covering, supervising; granted seats.",
    refuses="Everyone else, with the answer of a page that does not exist.",
    client="Only people who care for you can open your record. You can see who looked.",
    client_es="Solo quienes te atienden pueden abrir tu expediente. Puedes ver quién miró.",
    holds="Treating, covering and supervising people read; the act and its leaf are seen.",
    attack="Strangers, former clinicians, the owner and other clients ask for every kind of id.",
)
