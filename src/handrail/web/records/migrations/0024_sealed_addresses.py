"""Addresses that people sign in with are sealed."""

from typing import Any

from django.db import migrations, models

from handrail.web.records import addresses


def seal(apps: Any, _: Any) -> None:
    """Seal each address where it lies. One that is sealed already has no @."""
    accounts = apps.get_model("records", "Account")
    for pk, email in accounts.objects.filter(email__contains="@").values_list("pk", "email"):
        accounts.objects.filter(pk=pk).update(email=addresses.seal(email))
    apps.get_model("account", "EmailAddress").objects.all().delete()  # allauth's own table: nothing here writes to it any more


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0023_rotated_keysets"),
        ("account", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(model_name="account", name="email", field=models.CharField(max_length=2064, unique=True)),
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="account",
            name="email",
            field=addresses.SealedAddress(max_length=2064, unique=True, verbose_name="e-mail"),
        ),
    ]
