"""R42: your copy, your corrections."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=42,
    name="Your copy, your corrections",
    name_es="Tu copia y tus correcciones",
    keeps=(
        "S8",
        "S3",
    ),
    doors=(
        "release",
        "web",
    ),
    rule="Clients get a full copy, ask for amendments, see disclosures and restrict uses; signed words never change, corrections stand beside them.",
    permits="Copies and amendments.",
    refuses="A changed signed text.",
    client="You can get a full copy of your record and ask for corrections.",
    client_es="Puedes recibir una copia completa de tu expediente y pedir correcciones.",
    holds="The copy fits its digests; a correction stands beside the signed bytes; a limit holds; who was told is in view.",
    attack="The signed text is changed past the program; strangers and second answers are tried; a disclosure is hidden.",
)
