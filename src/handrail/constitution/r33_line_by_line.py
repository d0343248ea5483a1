"""R33: line by line."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=33,
    name="Line by line",
    name_es="Línea por línea",
    keeps=(
        "S4",
        "S12",
    ),
    doors=("review",),
    rule="Lines that carry risk are confirmed one by one; judgement is written by the human; what was left out is shown. There is no “accept all”.",
    permits="One act on one line.",
    refuses="A signature with a line open; an act on two.",
    client="Your therapist checks the important lines one at a time. There is no button to accept them all.",
    client_es="Tu terapeuta revisa las líneas importantes una por una. No hay un botón para aceptar todas.",
    holds="With every line judged the signature is possible.",
    attack="A signature is tried unopened, from a list, with one line open, with an empty judgement and without looking at what was left out; every address is sent two lines at once.",
)
