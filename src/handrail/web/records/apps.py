"""Django's name for this floor."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """All tables live in one app: the house has one record."""

    name = "handrail.web.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
