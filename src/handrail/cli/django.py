"""Django, only for the commands that open the record."""

import os


def set_up() -> None:
    """Load the deployment's settings and models."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.project.settings")
    import django

    django.setup()
