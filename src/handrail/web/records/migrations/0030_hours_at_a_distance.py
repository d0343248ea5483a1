"""What a clinician says of an hour by video or phone: where both were, by what, consent, and what was confirmed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0029_hours_are_counted_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="session",
            name="telehealth_sealed",
            field=models.BinaryField(editable=False, null=True),
        ),
    ]
