"""R18: private notes apart."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=18,
    name="Private notes apart",
    name_es="Notas privadas aparte",
    keeps=("S2",),
    doors=(
        "vault",
        "drafting",
    ),
    rule="A clinician’s psychotherapy notes have a compartment and a key that no AI, export, search or portal reaches.",
    permits="The clinician who wrote them.",
    refuses="Any other path.",
    client="Your therapist’s private notes are kept apart. No AI can read them.",
    client_es="Las notas privadas de tu terapeuta están aparte. Ninguna IA puede leerlas.",
    holds="Its author reads a private note, everyone else is denied, and its key opens for no common door.",
    attack="AI’s worker reads and writes past the program; AI’s words and name are put into a note; copy, pages and code are searched.",
)
