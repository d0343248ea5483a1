"""docs/spec/backup.md: a practice is restored from the bytes that stand there, and from nothing else."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from handrail.papers.errors import BadInput
from handrail.vault.practice import FileKey
from handrail.web.records import backup, keyring, restore, shred
from handrail.web.records.models import Client, KeyTombstone, Party
from tests_support.roles import as_owner

pytestmark = pytest.mark.django_db(transaction=connection.vendor == "postgresql")
SPEC = Path(__file__).resolve().parents[2] / "docs/spec/backup.md"


@pytest.fixture
def vector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """The example, written to files, in a deployment that has the example's practice key."""
    found = re.search(r"```json\n(.*?)\n```", SPEC.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    example: dict[str, Any] = json.loads(found[1])
    key = tmp_path / "practice"
    key.touch(mode=0o600)
    key.write_bytes(bytes.fromhex(example["practice_keyset_hex"]))
    (tmp_path / "data").write_bytes(base64.b64decode(example["data_file_base64"]))
    (tmp_path / "keys").write_text(json.dumps(example["key_file"]))
    monkeypatch.setattr(keyring, "_practice_key", lambda *_: FileKey(key))
    monkeypatch.setattr(shred, "tombstones_file", lambda: tmp_path / "destroyed")
    keyring.practice_key.cache_clear()
    keyring.forget_all()
    with as_owner():  # who restores owns the tables
        yield {**example, "data": tmp_path / "data", "keys": tmp_path / "keys"}
    keyring.practice_key.cache_clear()
    keyring.forget_all()


def test_a_practice_comes_back_from_the_example(vector: dict[str, Any]) -> None:
    """Line by line as the page says; then a record that opens, and a tombstone that stays."""
    assert list(backup.read(vector["data"])) == vector["lines"]
    done = restore.restore(vector["data"], vector["keys"])
    client = Client.objects.get()
    assert (done.rows, client.name, client.language) == (2, "Lena Brandt", "es")
    assert Party.objects.get().name == "Lena Brandt"
    assert [str(row.keyset) for row in KeyTombstone.objects.all()] == vector["key_file"]["destroyed"]


@pytest.mark.parametrize("wound", ["magic", "last", "order", "flip", "table"])
def test_whatever_the_page_forbids_is_refused(vector: dict[str, Any], wound: str) -> None:
    """Rules 1 to 3 and 8: a wrong beginning, a missing end, a changed byte, an unknown table; nothing is changed by then."""
    data = bytearray(vector["data"].read_bytes())
    if wound == "magic":
        data[0] ^= 1
    elif wound == "last":
        head = len(backup.MAGIC)
        start = head + 4 + int.from_bytes(data[head : head + 4], "big")
        data[start] &= 0x7F  # the last chunk says that another follows
    elif wound == "order":
        data = data[:-1]
    elif wound == "flip":
        data[-20] ^= 1
    if wound == "table":
        with vector["data"].open("wb") as out:
            backup._write_sealed(
                out, (json.dumps(line).encode() for line in (vector["lines"][0], {"table": "records.spell", "fields": []}))
            )
    else:
        vector["data"].write_bytes(bytes(data))
    with pytest.raises(BadInput):
        restore.restore(vector["data"], vector["keys"])
    assert not Client.objects.exists()


def test_a_keyset_that_was_destroyed_stays_out(vector: dict[str, Any]) -> None:
    """Rule 11: even where the key file itself still carries it; and the rows that it sealed go."""
    body = vector["key_file"]
    body["destroyed"] = [body["keysets"][0][0]]
    vector["keys"].write_text(json.dumps(body))
    assert restore.restore(vector["data"], vector["keys"]).kept_out == 1
    assert not Client.objects.exists()


def test_what_we_write_is_what_the_page_says(vector: dict[str, Any], tmp_path: Path) -> None:
    """The key file has these members, and every cell is one of the page's forms."""
    backup.write(tmp_path / "mine", tmp_path / "mine.keys")
    written = json.loads((tmp_path / "mine.keys").read_text())
    assert set(written) == set(vector["key_file"])
    for line in backup.read(tmp_path / "mine"):
        if isinstance(line, list):
            assert all(not isinstance(cell, dict) or set(cell) <= {"b", "j", "t"} for cell in line)
