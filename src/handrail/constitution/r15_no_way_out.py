"""R15: no way out by default."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=15,
    name="No way out by default",
    name_es="Nada sale por defecto",
    keeps=("S2",),
    doors=("backends",),
    rule="Nothing leaves this machine by default; a remote model needs the operator’s attestations, and the airlock stands before it.",
    permits="The built-in engine; a local server; a remote one with all attestations.",
    refuses="A remote one without them; any other connection.",
    client="By default nothing about you leaves our own machine.",
    client_es="Por defecto, nada tuyo sale de nuestra propia máquina.",
    holds="A whole walk is done with every network connection cut.",
    attack="A remote model is configured without agreement, zero retention or no-training.",
)
