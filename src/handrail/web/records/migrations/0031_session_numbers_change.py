"""A session's number changes when an earlier hour is brought: it is unique still, and no key that others may refer to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0030_hours_at_a_distance"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="session",
            name="session_numbers_are_unique",
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number__gte", 1)), fields=("client", "number"), name="session_numbers_are_unique"
            ),
        ),
    ]
