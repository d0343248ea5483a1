"""R5: plain words."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=5,
    name="Plain words",
    name_es="Palabras sencillas",
    keeps=(
        "S3",
        "S9",
    ),
    doors=(
        "release",
        "web",
    ),
    rule="Everything written for clients reads at grade 8 or below, in short sentences, without jargon.",
    permits="A summary in plain words.",
    refuses="A summary for a client that is hard to read.",
    client="What we write to you is in plain words and short sentences.",
    client_es="Lo que te escribimos usa palabras sencillas y frases cortas.",
    holds="Every client text of this constitution and every fixed page is measured for reading grade.",
    attack="A summary in heavy words is signed and sent towards the client.",
)
