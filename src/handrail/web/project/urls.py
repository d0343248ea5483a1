"""All addresses. Ids in them are random; no name, date or word of a client ever stands in a URL (R14)."""

from django.urls import include, path

from handrail.web.client import urls as client
from handrail.web.oversight import urls as oversight
from handrail.web.project import demo, doors
from handrail.web.public import urls as public
from handrail.web.therapist import urls as therapist

LEDGER = "handrail-ledger/"
"""The log's prefix: with the host before it, the log's name (C2SP tlog-tiles)."""
urlpatterns = [
    path("", doors.home, name="home"),
    path("account/awake/", doors.awake, name="awake"),
    path("account/email/", doors.address, name="account_email"),  # before allauth's, where anyone could add an address
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("demo/enter/<str:token>/", demo.enter, name="demo-enter"),
    path("clinic/", include((therapist.urlpatterns, "therapist"))),
    path("me/", include((client.urlpatterns, "client"))),
    path("practice/", include((oversight.urlpatterns, "oversight"))),
    path("public/", include((public.urlpatterns, "public"))),
    path(LEDGER, include((public.log_patterns, "log"))),
]
handler404 = "handrail.web.project.doors.missing"
handler403 = "handrail.web.project.doors.missing"
handler400 = "handrail.web.project.doors.unread"
