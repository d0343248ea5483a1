"""R26: the Part 2 label stays."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=26,
    name="The Part 2 label stays",
    name_es="La etiqueta Part 2 se queda",
    keeps=("S2",),
    doors=("release",),
    rule="Records of a substance-use program under 42 CFR Part 2 carry their label into every copy.",
    permits="Nothing: such programs are not supported yet.",
    refuses="Mixing them in.",
    client="Some drug and alcohol programs have extra rules by law. We do not keep their records here.",
    client_es="Handrail no guarda expedientes de programas de drogas o alcohol con protección legal especial.",
    holds="No table marks such a program, so none can be recorded as one.",
    attack="No address or command discloses a record to a court or a payer.",
)
