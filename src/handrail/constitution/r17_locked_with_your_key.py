"""R17: locked, with a key per client."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=17,
    name="Locked, with a key per client",
    name_es="Cerrado, con una llave por persona",
    keeps=("S2",),
    doors=(
        "vault",
        "web",
    ),
    rule="Every client’s words are sealed under their own key; clinicians sign in with a second key; pages lock after fifteen idle minutes.",
    permits="A signed-in person with a second key.",
    refuses="A plain word on disk; a short password; an unlocked idle page.",
    client="Your words are locked with a key of your own. Only your care team can open them.",
    client_es="Tus palabras están cerradas con una llave solo tuya. Solo tu equipo puede abrirlas.",
    holds="The scratch deployment’s files are searched, byte by byte, for words that were said.",
    attack="A destroyed key is used; weak passwords are offered; a clinician without a second key walks in.",
)
