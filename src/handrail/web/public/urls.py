"""What anyone may read."""

from django.urls import path

from handrail.web.public import invited, log, pages

urlpatterns = [
    path("", pages.welcome, name="welcome"),
    path("help/", pages.crisis, name="crisis"),
    path("cards/", pages.all_cards, name="cards"),
    path("cards/<slug:card>/", pages.one_card, name="card"),
    path("constitution/", pages.constitution, name="constitution"),
    path("invited/", invited.invited, name="invited"),
    path("invited/<str:secret>/", invited.link, name="invited-link"),
    path("ledger/", pages.ledger_page, name="ledger"),
    path("ledger/check/", pages.check_paper, name="check"),
    path("ledger/checkpoint", log.checkpoint, name="checkpoint"),
]

log_patterns = [
    path("checkpoint", log.checkpoint, name="checkpoint"),
    path("handovers", log.handovers, name="handovers"),
    path("tile/<path:tile>", log.tile, name="tile"),
    path("proof/<int:leaf>", log.inclusion, name="inclusion"),
    path("consistency/<int:past>", log.consistency, name="consistency"),
]
"""Under the log's own name: `origin` in `web/records/keyring.py`."""
