"""New keys for old (R17): whatever happens on the way, everything opens, and doing it again finishes it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from handrail.papers.errors import Refused, Tampered
from handrail.vault.keys import ClientKeys, Compartment
from handrail.vault.practice import FileKey, PassphraseKey, wrapped_by
from handrail.web.records import keyring, rotation
from handrail.web.records.models import Client, ClientKey, LedgerFact
from tests_support.deployments import Deployment
from tests_support.personas import Practice

HERE = Path(__file__).parent
PASSPHRASE = "seven quiet herons by the weir"
STORY = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests_support import personas
house = personas.practice()
for number in range(6):
    personas.client(f"Lena{number}", "Brandt", house.therapist_ada, yes=False)
"""


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A practice's key of this test's own: other tests go on with theirs."""
    monkeypatch.setattr(rotation, "_file", lambda: tmp_path / "practice")
    keyring.practice_key.cache_clear()
    keyring.forget_all()
    monkeypatch.setattr("handrail.web.records.keyring._practice_key", lambda *_: FileKey(tmp_path / "practice"))
    yield
    keyring.practice_key.cache_clear()
    keyring.forget_all()


def python(env: Deployment, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a program over the deployment."""
    return subprocess.run([sys.executable, *args], env=env, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.slow
def test_killed_anywhere_everything_opens_and_the_next_run_finishes(deployment: Deployment) -> None:
    """kill -9 right after the key file changed, and in the middle of the wraps; the next run opens all, and goes on to the end."""
    assert python(deployment, "-c", STORY).returncode == 0
    program = str(HERE / "killed_rotation.py")
    first = python(deployment, program, "key file")
    assert (first.returncode, first.stdout) == (-signal.SIGKILL, "1 0\n"), first.stderr[-2000:]
    second = python(deployment, program, "rewrap")
    keys, behind = map(int, second.stdout.split())
    assert second.returncode == -signal.SIGKILL and keys == 2 and behind > 4
    third = python(deployment, program, "never")
    assert third.stdout.splitlines() == [f"2 {behind - 4}", "2 0", "1 0"], third.stderr[-2000:]


@pytest.mark.django_db
def test_after_a_rotation_the_old_key_opens_nothing(practice: Practice, tmp_path: Path) -> None:
    """A stolen copy of the old key file is worth nothing over the database of today."""
    stolen = (tmp_path / "practice").read_bytes()
    before = ClientKey.objects.count()
    assert rotation.rotate_practice() == before and rotation.state() == rotation.State(2, before, 0)
    (tmp_path / "stolen").write_bytes(stolen)
    (tmp_path / "stolen").chmod(0o600)
    row = ClientKey.objects.order_by("pk")[0]
    with pytest.raises(Tampered):
        ClientKeys.unwrap(
            bytes(row.wrapped), FileKey(tmp_path / "stolen"), str(row.client_id), Compartment(row.compartment), row.scope
        )
    keyring.forget_all()
    assert Client.objects.get(pk=practice.chen.pk).name == "Wei Chen"
    assert LedgerFact.objects.filter(kind="key.rotated").count() == 1


@pytest.mark.django_db
def test_a_process_that_runs_meanwhile_reads_the_new_key(practice: Practice, tmp_path: Path) -> None:
    """`serve` and `work` remember the old key: they look at the file again when a keyset does not open."""
    keyring.practice_key()
    FileKey.rotate(tmp_path / "practice")
    other = FileKey(tmp_path / "practice")
    for row in ClientKey.objects.all():
        keys = ClientKeys.unwrap(bytes(row.wrapped), other, str(row.client_id), Compartment(row.compartment), row.scope)
        wrapped = keys.wrap(other, str(row.client_id), Compartment(row.compartment), row.scope)
        ClientKey.objects.filter(pk=row.pk).update(wrapped=wrapped)
    keyring.forget_all()
    assert Client.objects.get(pk=practice.chen.pk).name == "Wei Chen"


@pytest.mark.django_db
def test_a_destroyed_keyset_does_not_come_back(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R40: a client deletes between the list and the wrap; nothing is written for what is gone."""
    gone, real = ClientKey.objects.filter(client_id=practice.chen.pk), rotation._behind
    monkeypatch.setattr(rotation, "_behind", lambda primary: (real(primary), gone.delete())[0])
    rotation.rotate_practice()
    assert not gone.exists()


@pytest.mark.django_db
def test_the_old_key_stays_while_it_is_needed(practice: Practice, tmp_path: Path) -> None:
    """One keyset behind is enough to refuse; otherwise a record would be lost."""
    FileKey.rotate(tmp_path / "practice")
    keyring.practice_key.cache_clear()
    with pytest.raises(Refused, match="still wrapped by an older key"):
        rotation.retire()
    rotation.rotate_practice()
    assert rotation.retire() == 1 and rotation.state().keys == 1
    keyring.forget_all()
    assert Client.objects.get(pk=practice.chen.pk).name == "Wei Chen"


@pytest.mark.django_db
def test_clients_keysets_get_a_newer_key_once(practice: Practice) -> None:
    """What is there opens; what is written now is sealed by the newer key; a second run that day does nothing."""
    chen = str(practice.chen.pk)
    before = keyring.to_open(chen, Compartment.RECORD).primary
    soon = timezone.now() + timedelta(seconds=1)
    assert rotation.rotate_clients(soon) == ClientKey.objects.filter(scope="").count()
    assert rotation.rotate_clients(timezone.now() - timedelta(days=1)) == 0
    client = Client.objects.get(pk=practice.chen.pk)
    assert keyring.to_open(chen, Compartment.RECORD).primary != before and client.name == "Wei Chen"
    client.put(person={**client.about, "problem": "sleep"})
    client.save()
    assert wrapped_by(bytes(client.person_sealed)[1:]) == keyring.to_open(chen, Compartment.RECORD).primary  # type: ignore[attr-defined]


def test_a_key_under_a_passphrase_rotates_too(tmp_path: Path) -> None:
    """And stays under it; what the older key wrapped opens until that one is retired."""
    path = tmp_path / "practice.locked"
    old = PassphraseKey(path, PASSPHRASE)
    wrapped = old.wrap(b"keyset", b"client-1")
    newer = PassphraseKey.rotate(path, PASSPHRASE)
    assert old.replaced() and not newer.replaced()
    assert newer.unwrap(wrapped, b"client-1") == b"keyset" and newer.primary != old.primary
    assert wrapped_by(wrapped) == old.primary and wrapped_by(newer.wrap(b"k", b"c")) == newer.primary
    alone = PassphraseKey.retire(path, PASSPHRASE)
    assert alone.ids == {newer.primary} and [file.name for file in tmp_path.iterdir() if "lock" in file.name] == [path.name]
    with pytest.raises(Tampered):
        alone.unwrap(wrapped, b"client-1")
