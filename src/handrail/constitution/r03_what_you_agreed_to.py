"""R3: what was agreed to is kept."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=3,
    name="What was agreed to is kept",
    name_es="Se guarda lo que aceptaste",
    keeps=(
        "S1",
        "S9",
    ),
    doors=("consent",),
    rule="A decision keeps the version of the text, the language, the purpose, the tool, the time, the person, the way and the day it ends; a copy is given before first use.",
    permits="A yes with its text’s version and its end.",
    refuses="A yes without an end or without a text.",
    client="We keep the exact text you said yes to, and you get a copy. You can read it again at any time.",
    client_es="Guardamos el texto exacto que aceptaste, y recibes una copia. Puedes leerla cuando quieras.",
    holds="Each yes leads back to the text that was shown, to the letter, with person, way, tool, time, end and copy.",
    attack="A yes without text or end is written into the table; texts, templates and answers are edited or taken out by hand.",
)
