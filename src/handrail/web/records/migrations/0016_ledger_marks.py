"""Heads carry a mark in place of a signature at each append; of inner hashes only those that make tiles are kept."""

from django.db import migrations, models

from handrail.web.records import ledger


def adopt(apps, schema_editor):
    """Mark the head that a preview signed."""
    ledger.adopt()


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0015_no_length_for_names_from_elsewhere"),
    ]

    operations = [
        migrations.AddField(
            model_name="ledgerhead",
            name="mark",
            field=models.BinaryField(default=b""),
        ),
        migrations.AddField(
            model_name="ledgerhead",
            name="published",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="ledgerfact",
            name="about",
            field=models.UUIDField(null=True),
        ),
        migrations.AddIndex(
            model_name="ledgerfact",
            index=models.Index(condition=models.Q(("about__isnull", False)), fields=["about"], name="facts_about_something"),
        ),
        migrations.CreateModel(
            name="LedgerHandover",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("note", models.BinaryField()),
            ],
        ),
        migrations.RunPython(adopt, migrations.RunPython.noop),
    ]
