"""R7: everyone in the room."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=7,
    name="Everyone in the room",
    name_es="Todas las personas presentes",
    keeps=(
        "S1",
        "S7",
    ),
    doors=("consent",),
    rule="For couples, families, groups and minors everyone whose consent counts must say yes; one no switches it off, and nobody learns whose.",
    permits="A walk when all agree.",
    refuses="A walk that one party refused; an answer that tells who.",
    client="If more than one person is in the session, all must say yes. One no is enough, and we do not say whose.",
    client_es="Si hay más personas en la sesión, todas deben decir que sí. Un no basta, y no decimos de quién fue.",
    holds="With a partner’s yes beside the client’s the walk opens.",
    attack="Each party in turn says no; the answers are compared letter by letter. A guardian looks in after the client came of age.",
)
