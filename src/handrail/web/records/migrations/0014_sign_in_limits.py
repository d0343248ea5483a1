from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "sign_in_limits"


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The table of Django's own cache, where attempts to sign in are counted for all processes."""
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("records", "0013_tries_in_an_emergency")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
