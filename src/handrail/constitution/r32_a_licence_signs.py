"""R32: a licence signs."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=32,
    name="A licence signs",
    name_es="Firma quien tiene licencia",
    keeps=("S4",),
    doors=("review",),
    rule="Only a person with an active licence for this client and document, who treats or covers them and has just proved who they are, signs; a trainee’s signature counts with a supervisor’s beside it.",
    permits="Such a person.",
    refuses="Expired, elsewhere, unproved, unrelated; trainees alone.",
    client="Only a licensed person who cares for you can sign.",
    client_es="Solo puede firmar una persona con licencia que te atiende.",
    holds="The treating clinician signs; the trainee’s document counts after the co-signature.",
    attack="An expired licence, one for another state, an old proof of identity, a supervisor and the owner try.",
)
