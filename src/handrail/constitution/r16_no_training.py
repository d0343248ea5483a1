"""R16: never for training."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=16,
    name="Never for training",
    name_es="Nunca para entrenar",
    keeps=("S2",),
    doors=(
        "drafting",
        "vault",
    ),
    rule="Client data trains nothing, and nothing is shared or indexed across clients.",
    permits="Work on one client’s own session.",
    refuses="Training code in the product; a key that opens two clients.",
    client="No AI learns from you. What is yours never helps to write for someone else.",
    client_es="Ninguna IA aprende de ti. Lo tuyo nunca sirve para escribir sobre otra persona.",
    holds="The installed product has no training library or entry point.",
    attack="One client’s sealed words are tried with another client’s key.",
)
