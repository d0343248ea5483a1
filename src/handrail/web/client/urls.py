"""The client's addresses."""

from django.urls import path

from handrail.web.client import home, saw, summary

urlpatterns = [
    path("", home.home, name="home"),
    path("summaries/<uuid:release_id>/", summary.summary, name="summary"),
    path("summaries/<uuid:release_id>/what-the-ai-saw/", saw.what_the_ai_saw, name="saw"),
]
