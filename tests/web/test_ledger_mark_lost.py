"""`keys/ledger-mark` is lost in every copy: the ledger goes on only where a checkpoint vouches for it (R20)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import transaction

from handrail.cli.ledger import command
from handrail.papers.errors import BadInput, HandrailError, Tampered
from handrail.web.actions import publish_checkpoint
from handrail.web.records import ledger, ledger_keys
from handrail.web.records.models import LedgerFact, LedgerHead, LedgerLeaf
from handrail.wiring import Deployment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A deployment with keys of its own, and ten entries of which outsiders know, and three more."""
    here = Deployment(home=tmp_path / "home")
    monkeypatch.setattr(ledger_keys, "deployment", lambda: here)
    ledger_keys.forget()
    for _ in range(10):
        add()
    publish_checkpoint.publish()
    for _ in range(3):
        add()
    yield tmp_path / "home" / "keys"
    ledger_keys.forget()


def lose(keys: Path) -> None:
    """And each process starts again."""
    (keys / "ledger-mark").unlink()
    ledger_keys.forget()


def add() -> int:
    with transaction.atomic():
        return ledger.note(ledger.Kind.RECORDS_LISTED, None, {"by": "1"})


def test_it_works(keys: Path) -> None:
    """Nothing can be added; marked again, it goes on, and says for ever that this was done."""
    lose(keys)
    with pytest.raises(Tampered):
        add()
    answer = CliRunner().invoke(command, ["mark-again"])
    assert answer.output.splitlines()[0] == "13 entries; a checkpoint vouches for the first 10"
    assert "the last 3" in answer.output
    assert add() == 14
    assert LedgerFact.objects.get(kind="ledger.marked_again").leaf_id == 13
    assert ledger.verify_all() == 15


def test_the_key_file_of_a_backup_brings_it_back(keys: Path) -> None:
    """Nothing new is noted then; another practice's key file changes nothing."""
    mark = (keys / "ledger-mark").read_bytes()
    lose(keys)
    with pytest.raises(Tampered, match="another mark"):
        ledger_keys.put_mark_back(b"x" * 32)
    ledger_keys.put_mark_back(mark)
    assert (keys / "ledger-mark").read_bytes() == mark and (keys / "ledger-mark").stat().st_mode & 0o77 == 0
    assert add() == 13


def test_a_ledger_whose_mark_is_right_is_left_alone(keys: Path) -> None:
    """There is nothing to mend, and no reason to say so in the ledger."""
    with pytest.raises(BadInput, match="nothing to mend"):
        ledger.mark_again()


@pytest.mark.parametrize("attack", ["an entry", "the end", "the head", "a later end"])
def test_whoever_takes_the_file_away_to_change_the_ledger_gains_nothing(keys: Path, attack: str) -> None:
    """What outsiders saw must be there, to the last bit; otherwise nothing is changed and nothing goes on."""
    kept = ledger.latest_checkpoint().encode()
    lose(keys)
    if attack == "an entry":
        LedgerLeaf.objects.filter(pk=4).update(entry=b"x" * 32)
    elif attack == "the head":
        LedgerHead.objects.update(edge=bytes(96))
    else:
        size = 8 if attack == "the end" else 11
        edge = ledger.Edge()
        for leaf in LedgerLeaf.objects.filter(index__lt=size).order_by("index"):
            edge.add(bytes(leaf.leaf_hash))
        LedgerFact.objects.filter(leaf_id__gte=size).delete()
        LedgerLeaf.objects.filter(index__gte=size).delete()
        LedgerHead.objects.update(size=size, edge=edge.packed)
    with pytest.raises(HandrailError):
        ledger.mark_again(kept if attack == "a later end" else b"")
    with pytest.raises(Tampered):
        add()
    assert not LedgerFact.objects.filter(kind="ledger.marked_again").exists()


def test_someones_checkpoint_vouches_where_none_was_published(keys: Path) -> None:
    """Without one nothing does; one of another log is none."""
    kept = ledger.latest_checkpoint().encode()
    LedgerHead.objects.update(published=0, checkpoint=b"")
    lose(keys)
    for nothing in (b"", b"somebody.example/log\n13\nAAAA\n\n"):
        with pytest.raises(HandrailError):
            ledger.mark_again(nothing)
    assert ledger.mark_again(kept) == ledger.MarkedAgain(13, 13)
