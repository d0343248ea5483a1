"""A goal has a day on which it was reached or closed; homework one on which it was answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0027_walks_take_turns"),
    ]

    operations = [
        migrations.AddField(
            model_name="goal",
            name="ended_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="homework",
            name="answered_on",
            field=models.DateField(null=True),
        ),
    ]
