"""R14: no names anywhere else."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=14,
    name="No names anywhere else",
    name_es="Sin nombres en otros sitios",
    keeps=("S2",),
    doors=(
        "airlock",
        "ledger",
        "web",
    ),
    rule="Names never stand in prompts, logs, addresses or errors; they come back only before the eyes of an authorised human.",
    permits="Names at render time, for the treating clinician.",
    refuses="Names in a log line, an address, a ledger entry or a model’s input.",
    client="Your name stays with your therapist. It is not in our logs, links or AI.",
    client_es="Tu nombre se queda con tu terapeuta. No está en registros, enlaces ni en la IA.",
    holds="After a whole walk, what left the airlock and every ledger entry are searched for the names.",
    attack="An error that holds a client’s words is thrown at the log; two clients’ surrogates are compared.",
)
