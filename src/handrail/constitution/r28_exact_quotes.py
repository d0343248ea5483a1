"""R28: quotes are exact."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=28,
    name="Quotes are exact",
    name_es="Las citas son exactas",
    keeps=("S3",),
    doors=("grounding",),
    rule="What stands in quotation marks was said so, by that person; “denies” only where it was said.",
    permits="Exact quotes.",
    refuses="A quote with one word changed; “denies” out of silence.",
    client="If a line quotes you, those are your exact words.",
    client_es="Si una línea te cita, son tus palabras exactas.",
    holds="Every quote of a draft equals its passage, character by character.",
    attack="A quote with one word changed, one given to the other person, and denials of silence and of what was affirmed are offered.",
)
