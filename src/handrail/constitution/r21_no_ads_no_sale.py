"""R21: no ads, no trackers, no sale."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=21,
    name="No ads, no trackers, no sale",
    name_es="Sin anuncios, rastreo ni venta",
    keeps=("S5",),
    doors=("web",),
    rule="No ads, trackers, third-party fonts or scripts, and nothing that tries to keep people here.",
    permits="Our own pages from our own machine.",
    refuses="Any other origin.",
    client="No ads. No trackers. Nothing here tries to keep you on the page.",
    client_es="Sin anuncios. Sin rastreo. Nada aquí intenta retenerte.",
    holds="Every page’s policy and every address in every template is our own.",
    attack="Page, style and script files and the installed libraries are searched for other origins, trackers and streaks.",
)
