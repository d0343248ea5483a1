"""Clients go from one clinician to another for good."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0024_sealed_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandingOn",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("leave", "They are on leave"),
                            ("left", "They leave the practice"),
                            ("load", "They treat too many"),
                            ("fit", "The colleague suits these clients better"),
                            ("wish", "These clients asked for it"),
                        ],
                        max_length=5,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("count", models.PositiveIntegerField()),
                ("read_by_from_at", models.DateTimeField(null=True)),
                ("read_by_to_at", models.DateTimeField(null=True)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.staff")),
                (
                    "from_staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handed_away", to="records.staff"
                    ),
                ),
                (
                    "to_staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handed_to", to="records.staff"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="care",
            name="handing",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="care", to="records.handingon"
            ),
        ),
        migrations.AddConstraint(
            model_name="handingon",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_staff", models.F("to_staff")), _negated=True),
                name="nobody_hands_clients_on_to_themselves",
            ),
        ),
    ]
