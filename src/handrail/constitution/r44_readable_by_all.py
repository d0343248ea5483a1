"""R44: readable by all."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=44,
    name="Readable by all",
    name_es="Legible para todos",
    keeps=(
        "S13",
        "S3",
    ),
    doors=("web",),
    rule="Every page is made for everyone: keyboard, screen reader, zoom; crisis help stands in one place; plans are complete before they count.",
    permits="Pages that meet WCAG 2.2 AA.",
    refuses="A client page without crisis help.",
    client="Pages work with a keyboard and a screen reader. Help is in the same place on each page.",
    client_es="Las páginas funcionan con teclado y lector de pantalla. La ayuda está siempre en el mismo lugar.",
    holds="Every client page has its language, one heading, a skip link and crisis help in the same place.",
    attack="Pages are searched for pictures without words, fields without labels and inline scripts.",
)
