"""Django's name for this floor."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """All tables live in one app: the house has one record."""

    name = "handrail.web.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Each request looks afresh at which keys are still there (R40)."""
        from django.core.signals import request_started  # noqa: PLC0415 (Django is ready only now)

        from handrail.web.records import keyring  # noqa: PLC0415

        request_started.connect(keyring.look_again)
