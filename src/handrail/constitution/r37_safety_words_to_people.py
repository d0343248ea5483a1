"""R37: safety words go to people."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=37,
    name="Safety words go to people",
    name_es="Las palabras de seguridad llegan a personas",
    keeps=(
        "S4",
        "S10",
    ),
    doors=(
        "noticing",
        "web",
    ),
    rule="Language about safety is shown to a human word for word, with its context, and followed until someone has seen it; it is never rated or closed by a machine. What a client writes to us is met with help at once. The crisis page always works.",
    permits="Quotes for a human.",
    refuses="A level, a score, a flag that closes itself.",
    client="If you speak of being in danger, a person sees your words. Help lines are on every page.",
    client_es="Si hablas de estar en peligro, una persona ve tus palabras. Hay líneas de ayuda en cada página.",
    holds="A flag is raised word for word, handed on when late, seen, and closed by a human’s words, all in the ledger. Written words are met with help, kept, and read by a human first.",
    attack="It is closed unseen, without words, by a stranger, by time and past the program; words are written where nobody answers, or where they can’t be sent; the crisis page is asked for without a database.",
)
