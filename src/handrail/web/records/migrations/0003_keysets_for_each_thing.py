"""Keysets of their own for texts, drafts and releases; facts beside leaves by kind; a head that an append reads alone."""

import uuid

from django.db import migrations, models


def nothing_sealed_yet(apps, schema_editor):
    """Values sealed by a preview can't be moved to other keysets here: no migration holds the practice's key."""
    if apps.get_model("records", "ClientKey").objects.exists():
        raise RuntimeError("these records were sealed by a preview of Handrail; start with an empty HANDRAIL_HOME")


class Migration(migrations.Migration):
    dependencies = [("records", "0002_care_licences_cosignatures")]

    operations = [
        migrations.RunPython(nothing_sealed_yet, migrations.RunPython.noop),
        migrations.DeleteModel("ClientKey"),
        migrations.CreateModel(
            name="ClientKey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("client_id", models.UUIDField(default=uuid.uuid4)),
                ("compartment", models.CharField(max_length=24)),
                ("scope", models.CharField(blank=True, default="", max_length=36)),
                ("wrapped", models.BinaryField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("sealed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="clientkey",
            constraint=models.UniqueConstraint(fields=("client_id", "compartment", "scope"), name="one_keyset_per_scope"),
        ),
        migrations.CreateModel(
            name="KeyEpoch",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="KeyTombstone",
            fields=[
                ("keyset", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField("client", "sealed_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("ledgerfact", "about", models.UUIDField(db_index=True, null=True)),
        migrations.AddField("ledgerfact", "kind", models.CharField(default="", max_length=32), preserve_default=False),
        migrations.AlterField("ledgerfact", "client_id", models.UUIDField(null=True)),
        migrations.AddIndex(
            "ledgerfact", models.Index(fields=["client_id", "kind", "-leaf"], name="records_led_client__e4eff3_idx")
        ),
        migrations.AddField("ledgerhead", "edge", models.BinaryField(default=b"")),
    ]
