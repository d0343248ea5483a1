"""Each signed paper gets a keyset of its own, so that one session's papers can be locked away, and destroyed on their day."""

from typing import Any
from uuid import UUID

import django.db.models.deletion
from django.db import migrations, models

from handrail.vault.fields import open_field, seal_field
from handrail.vault.keys import ClientKeys, Compartment
from handrail.web.records import keyring

RECORD = Compartment.RECORD


def seal_apart(apps: Any, _: Any) -> None:
    """Seal every signed paper anew under its own keyset. A paper that has one already stays as it is."""
    keysets, papers = apps.get_model("records", "ClientKey"), apps.get_model("records", "Document")
    for paper in papers.objects.exclude(body_sealed=None).order_by("pk").iterator(chunk_size=200):
        mine = {"client_id": paper.client_id, "compartment": RECORD.value}
        if keysets.objects.filter(**mine, scope=str(paper.pk)).exists():
            continue
        whole = keysets.objects.get(**mine, scope="")
        place = _place(paper.client_id, paper.pk)
        old = ClientKeys.unwrap(bytes(whole.wrapped), keyring.practice_key(), place[1], RECORD)
        fresh = ClientKeys.generate()
        wrapped = fresh.wrap(keyring.practice_key(), place[1], RECORD, place[4])
        keysets.objects.create(**mine, scope=place[4], wrapped=wrapped, sealed_at=whole.sealed_at)
        sealed = seal_field(fresh, *place, open_field(old, *place, bytes(paper.body_sealed)))
        papers.objects.filter(pk=paper.pk).update(body_sealed=sealed)


def _place(client: UUID, paper: UUID) -> tuple[Compartment, str, str, str, str]:
    return RECORD, str(client), "records_document", "body", str(paper)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0020_invitations"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="kept",
            name="one_date_for_each_class",
        ),
        migrations.AddField(
            model_name="document",
            name="sealed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="kept",
            name="session",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="kept", to="records.session"
            ),
        ),
        migrations.AddConstraint(
            model_name="kept",
            constraint=models.UniqueConstraint(
                condition=models.Q(("session__isnull", True)), fields=("client", "what"), name="one_date_for_each_class"
            ),
        ),
        migrations.AddConstraint(
            model_name="kept",
            constraint=models.UniqueConstraint(fields=("session", "what"), name="one_date_for_each_class_of_a_session"),
        ),
        migrations.RunPython(seal_apart, migrations.RunPython.noop),
    ]
