"""Reads before the door opens what somebody's first page would wait for: 0.3 s there, and a few megabytes.

Addresses with their views and what those import, templates, languages, and the model's card. It asks the database nothing.
"""

from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from handrail.web.actions import terms
from handrail.web.project import settings


def warm() -> None:
    """Called once in each web process."""
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            reverse("home")
            translation.gettext("Today")
    for name in pages():
        get_template(name)
    terms.works()


def pages() -> list[str]:
    """Every template of the house, as a view names it."""
    folder = settings.WEB / "templates"
    return [page.relative_to(folder).as_posix() for page in sorted(folder.rglob("*.html"))]
