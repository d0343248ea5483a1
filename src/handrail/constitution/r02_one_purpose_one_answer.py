"""R2: one question, one answer."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=2,
    name="One question, one answer",
    name_es="Una pregunta, una respuesta",
    keeps=("S1",),
    doors=("consent",),
    rule="Each purpose is decided by an act of its own: never bundled, ticked beforehand, or taken from silence.",
    permits="One decision for one purpose, by the person or written down by staff with a witness.",
    refuses="Two purposes in one act; a source that is not a person.",
    client="Each use of AI is its own question. Yes and No look the same, and nothing is ticked for you.",
    client_es="Cada uso de la IA es una pregunta aparte. Sí y No se ven igual, y nada viene marcado.",
    holds="A decision is kept for one purpose and opens no other.",
    attack="Two purposes in one act, and a decision from no person, are sent to the action and to the table.",
)
