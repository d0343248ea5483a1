"""R8: what nobody can agree to."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=8,
    name="What nobody can agree to",
    name_es="Lo que nadie puede aceptar",
    keeps=(
        "S2",
        "S5",
    ),
    doors=("consent",),
    rule="Sale, advertising, marketing, training, emotion profiling and showing AI output to insurers have no name in the program and no place in the tables.",
    permits="Nine purposes.",
    refuses="A tenth, however it comes.",
    client="We can’t sell your data, show ads or train AI on it. There is no switch for that.",
    client_es="No podemos vender tus datos, poner anuncios ni entrenar IA con ellos. No hay forma de activarlo.",
    holds="The list of purposes is closed at nine and holds none of the six.",
    attack="Each forbidden purpose is written straight into the database.",
)
