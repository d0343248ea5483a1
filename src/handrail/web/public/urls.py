"""What anyone may read."""

from django.urls import path

from handrail.web.public import pages

urlpatterns = [
    path("", pages.welcome, name="welcome"),
    path("help/", pages.crisis, name="crisis"),
    path("cards/", pages.all_cards, name="cards"),
    path("cards/<slug:card>/", pages.one_card, name="card"),
    path("constitution/", pages.constitution, name="constitution"),
    path("ledger/", pages.ledger_page, name="ledger"),
    path("ledger/checkpoint", pages.checkpoint, name="checkpoint"),
]
