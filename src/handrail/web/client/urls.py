"""The client's addresses."""

from django.urls import path

from handrail.web.client import agreed, asking, beside, checkpoint, choices, data, deleting, home, rights, saw, summary

urlpatterns = [
    path("", home.home, name="home"),
    path("beside/", beside.seats, name="seats"),
    path("beside/<uuid:seat_id>/", beside.beside, name="beside"),
    path("beside/<uuid:seat_id>/summaries/<uuid:release_id>/", beside.summary, name="beside-summary"),
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
    path("data/", data.my_data_view, name="data"),
    path("data/looks/", data.who_looked, name="looks"),
    path("data/ai/<uuid:draft_id>/", saw.seen_for_draft, name="seen"),
    path("data/checkpoint/", checkpoint.check, name="check-code"),
    path("data/checkpoint/save/", checkpoint.save, name="save-checkpoint"),
    path("rights/", rights.page, name="rights"),
    path("rights/sent/", rights.sent, name="sent"),
    path("data/copy/", rights.copy, name="take-copy"),
    path("delete/", deleting.choose, name="delete"),
    path("delete/now/", deleting.confirm, name="delete-now"),
    path("receipts/<uuid:deletion_id>/", deleting.receipt, name="receipt"),
    path("receipts/<uuid:deletion_id>/file/", deleting.receipt_file, name="receipt-file"),
]
