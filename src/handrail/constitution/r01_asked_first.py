"""R1: asked first."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=1,
    name="Asked first",
    name_es="Primero se pregunta",
    keeps=("S1",),
    doors=(
        "consent",
        "drafting",
    ),
    rule="AI does nothing with a client’s data without an active yes for that purpose, from that person, at that moment. No answer is a no.",
    permits="A walk while every party’s yes is active and unexpired.",
    refuses="Everything else, at the start and again before anything is stored.",
    client="AI does nothing with your words unless you said yes to that one thing. No answer means no.",
    client_es="La IA no hace nada con tus palabras si no dijiste que sí a eso. Sin respuesta es no.",
    holds="With every yes a session is walked; each of the nine purposes opens only itself.",
    attack="A walk is asked for with the one yes missing, expired, or given for another purpose.",
)
