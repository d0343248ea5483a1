"""Every table that holds something of a client is somewhere in the lineage: nothing is forgotten by a deletion (R40, R41)."""

from django.apps import apps

from handrail.web.records import lineage
from handrail.web.records.models import Client


def test_every_table_of_a_client_is_in_one_list() -> None:
    """A new table needs a line in `records/lineage.py`: made from a session, the client's own, or kept by law."""
    lists = [{table.model for table in lineage.FROM_SESSIONS}, set(lineage.OF_THE_CLIENT), set(lineage.LAW_KEEPS)]
    for model in apps.get_app_config("records").get_models():
        fields = {field.name: field for field in model._meta.get_fields() if getattr(field, "related_model", None) is Client}
        if "client" in fields and fields["client"].concrete:
            found = sum(model in tables for tables in lists)
            assert found == 1, f"{model.__name__} has a client and stands in {found} lists of records/lineage.py"


def test_what_points_at_a_text_or_a_draft_goes_with_it() -> None:
    """A table that hangs on a text, a draft or a walk is deleted before it, or lets go of it by itself."""
    gone = {table.model for table in lineage.FROM_SESSIONS}
    for model in apps.get_app_config("records").get_models():
        for field in model._meta.concrete_fields:
            if field.related_model in gone and model not in gone:
                assert field.null or field.remote_field.on_delete.__name__ == "CASCADE", f"{model.__name__}.{field.name}"
