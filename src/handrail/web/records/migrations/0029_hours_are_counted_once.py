"""How an hour was counted is kept beside the text that it was counted from, and goes with it. Hours of before hold nothing yet."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0028_goals_and_homework_end"),
    ]

    operations = [
        migrations.CreateModel(
            name="HourCounted",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.CharField(max_length=20)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("body_sealed", models.BinaryField(null=True)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.client"),
                ),
                (
                    "safe_copy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="counted", to="records.safecopy"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="counted", to="records.session"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
