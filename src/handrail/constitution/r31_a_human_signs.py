"""R31: a human signs."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=31,
    name="A human signs",
    name_es="Firma una persona",
    keeps=("S4",),
    doors=(
        "review",
        "release",
    ),
    rule="AI’s words are a draft; they count, and reach anyone, only after a human opened, confirmed and signed them.",
    permits="Generated, opened, judged, signed.",
    refuses="Any short cut, in the program or in the tables.",
    client="Nothing AI drafts counts until a licensed person has read and signed it.",
    client_es="Nada de la IA cuenta hasta que una persona con licencia lo lee y lo firma.",
    holds="The whole way is walked: opened, judged, signed.",
    attack="Signing unopened, and writing a signed state or a changed signature straight into the tables.",
)
