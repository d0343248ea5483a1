"""The addresses of supervisors and the practice."""

from django.urls import path

from handrail.web.oversight import home, law

urlpatterns = [path("", home.home, name="home"), path("law/", law.law, name="law")]
