"""A walk knows how many of its asker's were open before it: the order in which walks that wait are taken."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0026_names_are_found_by_a_mark"),
    ]

    operations = [
        migrations.AddField(
            model_name="walkrequest",
            name="turn",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
