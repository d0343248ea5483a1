"""R9: recording only when all agree."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=9,
    name="Recording only when all agree",
    name_es="Grabar solo si todos aceptan",
    keeps=("S7",),
    doors=("intake",),
    rule="Nothing is recorded or transcribed unless everyone present agreed and confirms for this session.",
    permits="A transcript that a human brings.",
    refuses="Any way to start a recorder.",
    client="Handrail has no recorder. Nothing here can listen to you.",
    client_es="Handrail no tiene grabadora. Nada aquí puede escucharte.",
    holds="No part of the program, and no library that it uses, opens an audio device.",
    attack="Every address is searched for a way to start a recording; every page is forbidden the microphone.",
)
