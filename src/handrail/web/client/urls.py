"""The client's addresses."""

from django.urls import path

from handrail.web.client import agreed, asking, choices, home, saw, summary

urlpatterns = [
    path("", home.home, name="home"),
    path("summaries/<uuid:release_id>/", summary.summary, name="summary"),
    path("summaries/<uuid:release_id>/what-the-ai-saw/", saw.what_the_ai_saw, name="saw"),
    path("choices/", choices.mine, name="choices"),
    path("choices/<uuid:party_id>/", choices.page, name="party-choices"),
    path("choices/<uuid:party_id>/stop/", choices.stop, name="stop-all"),
    path("choices/<uuid:party_id>/made/", choices.erase, name="made"),
    path("choices/<uuid:party_id>/<str:about>/", choices.decide, name="decide"),
    path("asking/<uuid:asking_id>/", asking.read, name="asking"),
    path("asking/<uuid:asking_id>/check/", asking.check, name="check"),
    path("asking/<uuid:asking_id>/answer/", asking.answer, name="answer"),
    path("asking/<uuid:asking_id>/later/", asking.later, name="later"),
    path("asking/<uuid:asking_id>/copy/", agreed.page, name="agreed"),
    path("asking/<uuid:asking_id>/copy/<str:form>/", agreed.copy, name="copy"),
]
