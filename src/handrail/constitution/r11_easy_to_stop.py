"""R11: as easy to stop as to start."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=11,
    name="As easy to stop as to start",
    name_es="Parar es tan fácil como empezar",
    keeps=(
        "S7",
        "S1",
    ),
    doors=(
        "consent",
        "drafting",
    ),
    rule="Withdrawing takes no more steps than giving, works at once, stops what is under way and asks no reason.",
    permits="A no at any time.",
    refuses="Storing what a running model answers after the no.",
    client="You can stop at any time, in one step, without a reason. It works at once.",
    client_es="Puedes parar cuando quieras, en un paso, sin dar razones. Funciona al momento.",
    holds="One act withdraws; what waits is stopped and open drafts are taken back; a second no opens nothing.",
    attack="Consent is withdrawn before and after each thing that a run does.",
)
