"""The addresses of supervisors and the practice."""

from django.urls import path

from handrail.web.oversight import home

urlpatterns = [path("", home.home, name="home")]
