"""A client is found by their full name without opening anyone else's record (R14, R17)."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from handrail.web.actions import add_client, break_glass, erase
from handrail.web.records import keyring, names
from handrail.web.records.models import Client
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db


def opened(practice: Practice, name: str) -> Client:
    """Whose record Dee opens by a name."""
    born = timezone.datetime(1990, 2, 1).date()
    return break_glass.open_in_emergency(
        practice.stranger_dee, name, born, "danger", "She called and hung up.", 4, timezone.now()
    ).client


def test_a_mark_is_the_same_however_a_name_is_written() -> None:
    """Blanks, capitals, and letters of another width; another name has another, and no name none."""
    assert names.mark("Wei Chen") == names.mark("  WEI   chen ") == names.mark("Ｗｅｉ Chen")
    assert len({names.mark(name) for name in ("Wei Chen", "Chen Wei", "Wei", "Wei Chén")}) == 4
    assert names.mark(" ") == ""


def test_an_emergency_opens_no_other_record(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R17: neither on the way to the right one, nor on the way to nobody."""
    touched, open_as_always = set(), keyring.to_open

    def watched(client: str, *rest: Any) -> Any:
        touched.add(client)
        return open_as_always(client, *rest)

    monkeypatch.setattr(keyring, "to_open", watched)
    assert opened(practice, "wei  chen") == practice.chen
    with pytest.raises(Exception, match="no record opens"):
        opened(practice, "Nobody Here")
    assert touched <= {str(practice.chen.pk)}


def test_a_client_is_found_by_the_name_of_today(practice: Practice) -> None:
    """The old name finds nobody."""
    add_client.change_details(practice.therapist_ada, practice.chen.pk, add_client.Details("Wei", "Harwell"))
    assert Client.objects.get(name_mark=names.mark("Wei Harwell")) == practice.chen
    assert not Client.objects.filter(name_mark=names.mark("Wei Chen")).exists()


@pytest.mark.parametrize("how", ["a migration", "a restore"])
def test_records_from_before_are_marked(practice: Practice, how: str) -> None:
    """Also one that is sealed: a court's paper names it. Twice changes nothing."""
    erase.erase(practice.tobias, "all")
    Client.objects.update(name_mark="")
    for _ in range(2):
        if how == "a restore":
            names.mark_unmarked(Client.objects.all())
        else:
            import_module("handrail.web.records.migrations.0026_names_are_found_by_a_mark").mark(apps, None)
    found = {row.pk: row.name_mark for row in Client.objects.all()}
    assert found == {practice.chen.pk: names.mark("Wei Chen"), practice.tobias.pk: names.mark("Tobias Lind")}
