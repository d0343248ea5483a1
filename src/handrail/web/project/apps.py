"""What begins with Django: listening to who signs in."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Settings, URLs and sign-in."""

    name = "handrail.web.project"
    label = "project"

    def ready(self) -> None:
        """Note sign-ins in the ledger."""
        from handrail.web.project import sign_in  # noqa: PLC0415 (models are there only now)

        sign_in.connect()
