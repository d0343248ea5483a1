"""Reads before the door opens what somebody's first page would wait for: 0.6 s there, and a few megabytes.

Addresses with their views and what those import, templates, languages, the lists of words about safety, and the model's card. It asks the database nothing.
"""

from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from handrail.web.actions import read_words, terms
from handrail.web.project import settings


def warm() -> None:
    """Called once in each web process."""
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            reverse("home")
            translation.gettext("Today")
    for name in pages():
        get_template(name)
    read_words.may_speak_of_safety("a")  # this one word may be of either language: both lists are read
    terms.works()


def pages() -> list[str]:
    """Every template of the house, as a view names it."""
    folder = settings.WEB / "templates"
    return [page.relative_to(folder).as_posix() for page in sorted(folder.rglob("*.html"))]
