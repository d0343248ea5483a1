"""Django's name for this floor."""

from typing import Any

from django.apps import AppConfig
from django.db import connections


class RecordsConfig(AppConfig):
    """All tables live in one app: the house has one record."""

    name = "handrail.web.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Each request looks afresh at which keys are still there (R40); each migration puts the guards back (R31)."""
        from django.core.signals import request_started  # noqa: PLC0415 (Django is ready only now)
        from django.db.models.signals import post_migrate, pre_migrate  # noqa: PLC0415

        from handrail.web.records import keyring  # noqa: PLC0415

        request_started.connect(keyring.look_again)
        pre_migrate.connect(_drop_guards, sender=self)
        post_migrate.connect(_install_guards, sender=self)


def _drop_guards(using: str, **_: Any) -> None:
    from handrail.web.records import guards, roles  # noqa: PLC0415

    if roles.owns(connections[using]):
        guards.drop(connections[using])


def _install_guards(using: str, **_: Any) -> None:
    from handrail.web.records import guards, roles  # noqa: PLC0415

    if roles.owns(connections[using]):
        guards.install(connections[using])
        roles.grant(connections[using])
