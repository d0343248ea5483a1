"""R27: evidence or nothing."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=27,
    name="Evidence or nothing",
    name_es="Con pruebas o nada",
    keeps=("S3",),
    doors=("grounding",),
    rule="A statement of AI stays only where the words it rests on exist and support it.",
    permits="Statements with their passages.",
    refuses="Invented, swapped or unsupported ones.",
    client="Each line that AI drafts shows the words it comes from. A line without words is taken out.",
    client_es="Cada línea de la IA muestra de qué palabras sale. Una línea sin palabras se quita.",
    holds="Every line of a draft points to words that are there.",
    attack="A negation, a name, a date, a number, a dose and a speaker are swapped, and a line is invented.",
)
