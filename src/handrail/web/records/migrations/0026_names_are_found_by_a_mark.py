"""Each client's full name gets a keyed mark, by which it is found without opening every record."""

import json
from contextlib import suppress
from typing import Any

from django.db import migrations, models

from handrail.papers.errors import HandrailError
from handrail.vault.fields import open_field
from handrail.vault.keys import Compartment
from handrail.web.records import keyring, names


def mark(apps: Any, _: Any) -> None:
    """Open each name once more and mark it. One whose keys are gone is found by nobody."""
    clients = apps.get_model("records", "Client")
    for row in clients.objects.filter(person_sealed__isnull=False, name_mark="").iterator(chunk_size=500):
        pk = str(row.pk)
        with suppress(HandrailError), keyring.unsealed(pk):
            keys = keyring.to_open(pk, Compartment.RECORD)
            sealed = open_field(keys, Compartment.RECORD, pk, "records_client", "person", pk, bytes(row.person_sealed))
            person = json.loads(sealed)
            found = names.mark(f"{person.get('given_name') or ''} {person.get('family_name') or ''}")
            clients.objects.filter(pk=row.pk).update(name_mark=found)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0025_caseloads_handed_on"),
    ]

    operations = [
        migrations.AddField(
            model_name="client",
            name="name_mark",
            field=models.CharField(blank=True, db_index=True, default="", max_length=64),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
