"""The addresses of supervisors and the practice."""

from django.urls import path

from handrail.web.oversight import constitution, emergencies, home, law

urlpatterns = [
    path("", home.home, name="home"),
    path("constitution/", constitution.constitution, name="constitution"),
    path("law/", law.law, name="law"),
    path("emergencies/", emergencies.openings, name="emergencies"),
    path("emergencies/<uuid:opening_id>/", emergencies.judge, name="judge-opening"),
    path("cosign/", emergencies.to_cosign, name="cosign"),
]
