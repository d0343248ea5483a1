import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0017_how_far_a_draft_has_come"),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftStyle",
            fields=[
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="draft_style",
                        serialize=False,
                        to="records.staff",
                    ),
                ),
                ("client", models.CharField(blank=True, max_length=12)),
                ("therapist", models.CharField(blank=True, max_length=12)),
                ("tense", models.CharField(max_length=8)),
                ("density", models.CharField(max_length=8)),
                ("quotes", models.CharField(max_length=8)),
            ],
        ),
    ]
