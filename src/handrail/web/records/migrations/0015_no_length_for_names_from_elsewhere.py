from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0014_sign_in_limits"),
    ]

    operations = [
        migrations.AlterField(
            model_name="draft",
            name="model_name",
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name="draft",
            name="model_version",
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name="processing",
            name="major",
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name="processing",
            name="model",
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name="processing",
            name="place",
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name="walkrequest",
            name="kinds",
            field=models.TextField(),
        ),
    ]
