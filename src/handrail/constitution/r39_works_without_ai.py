"""R39: everything works without AI."""

from handrail.constitution.article import Article

ARTICLE = Article(
    number=39,
    name="Everything works without AI",
    name_es="Todo funciona sin IA",
    keeps=(
        "S10",
        "S11",
    ),
    doors=("web",),
    rule="All care goes on with AI off; any clinician stops it in one step.",
    permits="Notes, measures, plans, portal and crisis page without AI.",
    refuses="AI after the stop.",
    client="Your care works without AI. Your therapist can stop AI in one step.",
    client_es="Tu atención funciona sin IA. Tu terapeuta puede parar la IA en un paso.",
    holds="With AI stopped a note is typed, written and signed.",
    attack="A walk is asked for, and one is under way, after the stop.",
)
