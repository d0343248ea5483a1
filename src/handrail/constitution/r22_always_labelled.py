"""R22: always labelled."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=22,
    name="Always labelled",
    name_es="Siempre con etiqueta",
    keeps=("S6",),
    doors=(
        "review",
        "release",
        "web",
    ),
    rule="What AI drafted is marked, for eyes and machines, everywhere and after signing too.",
    permits="“Drafted by AI, reviewed and signed by …”",
    refuses="AI text under a human’s name alone.",
    client="You can always tell what AI drafted and what a person wrote.",
    client_es="Siempre puedes ver qué redactó la IA y qué escribió una persona.",
    holds="An exported draft, a signed document, its print, what the client gets and their copy carry the label, line by line.",
    attack="AI’s words are pasted into the clinician’s own field, edited by one more sentence, typed again after a rejection, and amended.",
)
