"""R38: feedback stays with the therapist."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=38,
    name="Feedback stays with the therapist",
    name_es="Los comentarios quedan con el terapeuta",
    keeps=("S12",),
    doors=(
        "noticing",
        "web",
    ),
    rule="Talk time and moments to revisit are for the therapist of that session alone; not for supervisors, owners, exports or ratings.",
    permits="The session’s own clinician, with the client’s yes.",
    refuses="Everyone else; any table of ratings.",
    client="If you agree, your therapist may look at their own talking. Nobody rates them by it.",
    client_es="Si aceptas, tu terapeuta puede ver cuánto habló. Nadie lo evalúa por eso.",
    holds="The clinician of the session sees it, labelled, where the client said yes.",
    attack="A covering colleague, the supervisor, the owner, a stranger and the client look for it; a copy is searched; the yes is taken back; the tables are searched for ratings.",
)
