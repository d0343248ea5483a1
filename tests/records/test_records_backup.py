"""Backup files: sealed as a whole, refused when damaged, and key files that are too old."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.records import backup, guards, restore
from handrail.web.records.models import Document, Draft, Release
from tests_support import personas
from tests_support.personas import Practice
from tests_support.roles import as_owner
from tests_support.sharing import share_summary

# A backup is one moment: on PostgreSQL it begins a transaction of its own and refuses to stand in another.
pytestmark = pytest.mark.django_db(transaction=connection.vendor == "postgresql")


@pytest.fixture
def files(practice: Practice, tmp_path: Path) -> tuple[Path, Path]:
    """A backup of the cast."""
    data, keys = tmp_path / "data", tmp_path / "keys"
    assert backup.write(data, keys) > 20
    return data, keys


def test_it_works(files: tuple[Path, Path]) -> None:
    """Every table comes back line by line; keysets are in the key file alone."""
    lines = list(backup.read(files[0]))
    tables = {line["table"] for line in lines[1:] if isinstance(line, dict)}
    assert "records.client" in tables
    assert "records.clientkey" not in tables
    assert backup.read_keys(files[1])["keysets"]


def test_not_even_an_address_is_readable_in_it(files: tuple[Path, Path]) -> None:
    """What lies open in the database is sealed in the file; the practice's key is in neither."""
    assert not any(b"example.org" in file.read_bytes() for file in files)
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


@pytest.mark.parametrize("harm", ["cut", "flip", "no", "empty"])
def test_a_damaged_file_is_refused(files: tuple[Path, Path], harm: str) -> None:
    """Cut off, changed, or no backup at all: one sentence."""
    data = bytearray(files[0].read_bytes())
    if harm == "cut":
        data = data[:-30]
    elif harm == "flip":
        data[len(data) // 2] ^= 1
    else:
        data = bytearray(b"hello" if harm == "no" else b"")
    files[0].write_bytes(data)
    with pytest.raises(BadInput):
        list(backup.read(files[0]))


def test_an_old_key_file_is_refused(files: tuple[Path, Path]) -> None:
    """R40: after thirty days it may hold what was destroyed since."""
    body = json.loads(files[1].read_bytes())
    body["refused_after"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    files[1].write_text(json.dumps(body))
    with pytest.raises(BadInput, match="30 days"):
        backup.read_keys(files[1])


def test_what_people_signed_comes_back(practice: Practice, tmp_path: Path) -> None:
    """R31: the tables' guards judge what people do, and a restore says what they did; afterwards every one stands again."""
    release = share_summary(personas.walk(practice))
    data, keys = tmp_path / "data", tmp_path / "keys"
    backup.write(data, keys)
    Release.objects.all().delete()
    with as_owner():
        restore.restore(data, keys)
    assert Release.objects.get().pk == release.pk
    assert Document.objects.get().get("body") and Draft.objects.get(kind="client-summary").state == Draft.State.SIGNED
    assert guards.missing(connection) == []
