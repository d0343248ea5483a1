"""Another key for the ledger: two lives of one log, tied by a checkpoint that both keys sign (R20)."""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import transaction

from handrail.cli.ledger import command
from handrail.ledger import handover, tiles
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.handover import Handover, Keys
from handrail.ledger.memory import MemoryLog
from handrail.ledger.note import Signer
from handrail.papers.errors import Tampered
from handrail.web.actions import erase
from handrail.web.actions.checkpoints import Answer, check_paper
from handrail.web.records import ledger, ledger_keys
from handrail.web.records.models import LedgerHandover
from handrail.wiring import Deployment
from tests_support import personas
from tests_support.entries import grow

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
import verify as standalone  # noqa: E402

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A deployment with keys of its own."""
    here = Deployment(home=tmp_path / "home")
    monkeypatch.setattr(ledger_keys, "deployment", lambda: here)
    ledger_keys.forget()
    yield tmp_path / "home" / "keys"
    ledger_keys.forget()


def both(folder: Path, vkey: str, earlier: bytes | None = None) -> str:
    """What both verifiers find: the root, or why not."""
    try:
        ours = tiles.verify(folder, vkey, earlier).root_text
    except Tampered as bad:
        ours = "bad"
        why = str(bad)
    try:
        _, root = standalone.verify(folder, standalone.read_key(vkey), earlier)
        theirs = tiles.Report(0, root).root_text
    except standalone.Bad:
        theirs = "bad"
    assert ours == theirs
    return why if ours == "bad" else ours


def export(folder: Path) -> Path:
    tiles.export(ledger.whole_log(), folder, None, ledger_keys.handovers())
    return folder


def test_it_works(tmp_path: Path, home: Path) -> None:
    """Old key, new key, old checkpoint, new checkpoint: each leads to the same log, and it goes on growing."""
    grow(300)
    old, kept = ledger.verifier_key(), ledger.latest_checkpoint().encode()
    new = ledger_keys.change()
    grow(300)
    later = ledger.latest_checkpoint().encode()
    newest = ledger_keys.change()
    grow(9)
    assert len({old, new, newest, ledger.verifier_key()}) == 3
    folder = export(tmp_path / "export")
    roots = {both(folder, key, earlier) for key in (old, new, newest) for earlier in (None, kept, later)}
    assert roots == {tiles.verify(folder, newest).root_text}
    assert ledger.log().verify() == 611
    assert sorted(path.name for path in home.iterdir()) == ["ledger", "ledger-mark"]


def test_the_command_prints_the_new_key() -> None:
    """`handrail ledger rotate-key`: one line, the key for auditors and witnesses."""
    grow(3)
    old = ledger.verifier_key()
    told = CliRunner().invoke(command, ["rotate-key"])
    assert (told.exit_code, told.output) == (0, f"{ledger.verifier_key()}\n")
    assert old not in told.output


def test_what_was_kept_still_counts(practice: personas.Practice) -> None:
    """R29, R40: a client's code and receipt from before the change are answered as before."""
    receipt = bytes(erase.erase(practice.chen, "ai").note).decode()
    code = ledger.latest_checkpoint()
    ledger_keys.change()
    grow(3)
    assert [check_paper(text).answer for text in (receipt, code, ledger.latest_checkpoint())] == [Answer.HOLDS] * 3


def test_a_process_that_did_not_change_it_signs_with_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that has run for days remembers the old key: it marks as before, and asks before it signs."""
    grow(3)
    forget = ledger_keys.forget
    monkeypatch.setattr(ledger_keys, "forget", lambda: None)
    old, new = ledger_keys.marker().vkey(), ledger_keys.change()
    monkeypatch.setattr(ledger_keys, "forget", forget)
    assert ledger_keys.marker().vkey() == old
    grow(3)
    assert ledger.verifier_key() == new
    assert ledger.log().verify() == 7


@pytest.mark.parametrize("committed", [True, False])
def test_killed_half_way(home: Path, monkeypatch: pytest.MonkeyPatch, committed: bool) -> None:
    """Killed after the commit, the next start takes the new key up; before it, the old one goes on."""
    grow(3)
    old = ledger.verifier_key()
    put = ledger_keys._put_in_place
    monkeypatch.setattr(ledger_keys, "_put_in_place", _killed)
    with pytest.raises(RuntimeError, match="killed"), transaction.atomic():
        ledger_keys.change() if committed else _before_commit()
    monkeypatch.setattr(ledger_keys, "_put_in_place", put)
    ledger_keys.forget()
    if committed:  # the test's own transaction was undone with it: do again what was committed
        seed = (home / ledger_keys.NEXT).read_bytes()
        fresh = ledger_keys._signer(seed)
        head = ledger.log().head()
        LedgerHandover.objects.create(size=head.size, note=handover.sign(head, ledger_keys.marker(), fresh))
        assert ledger.verifier_key() == fresh.vkey() != old
        assert not (home / ledger_keys.NEXT).exists()
    else:
        assert ledger.verifier_key() == old
    assert ledger_keys.change() == ledger.verifier_key()


def _killed(_: str) -> None:
    raise RuntimeError("killed")


def _before_commit() -> None:
    ledger_keys._write_next(bytes(32))
    raise RuntimeError("killed")


def test_a_key_file_that_was_exchanged_signs_nothing(home: Path) -> None:
    """R20, the attack: another key is put in place of the one that the ledger was handed to."""
    grow(3)
    ledger_keys.change()
    (home / "ledger").write_bytes(bytes(32))
    ledger_keys.forget()
    with pytest.raises(Tampered, match="not the key"):
        ledger.latest_checkpoint()


def forged(tmp_path: Path, text: bytes) -> Path:
    """An export of a log that changed its key, with other handovers."""
    folder = export(tmp_path / "export")
    (folder / tiles.HANDOVERS).write_bytes(text)
    return folder


EVIL = Signer.from_seed("127.0.0.1/handrail-ledger", b"e" * 32)


def test_a_handover_to_an_attacker_is_refused(tmp_path: Path) -> None:
    """R20, the attack: a key of the attacker's own, handed over by itself, by the new key alone, or in the old one's name."""
    grow(30)
    old_signer, old = ledger.signer(), ledger.verifier_key()
    new = ledger_keys.change()
    grow(3)
    head = ledger.log().head()
    true = ledger_keys.handovers()[0]
    text = f"{head.text}handover {old} {EVIL.vkey()}\n"
    unsigned = EVIL.sign(text)
    to_evil = handover.sign(head, old_signer, EVIL)
    swapped = true.replace(new.encode(), EVIL.vkey().encode())
    only_old = old_signer.sign(f"{head.text}handover {old} {new}\n")
    for wrong in (
        unsigned,
        to_evil,
        swapped,
        only_old,
        true[:-40],
        b"\x00",
        true + b"\n" + true,
        true.replace(b"handover", b"handedto"),
    ):
        assert both(forged(tmp_path, wrong), new), wrong
        with pytest.raises(Tampered):
            tiles.verify(tmp_path / "export", new)
    assert both(forged(tmp_path, true), new) == both(forged(tmp_path, true), old)


def test_a_handover_is_part_of_the_history(tmp_path: Path) -> None:
    """R20, the attack: both keys in hand, the operator hands over a tree that never was."""
    grow(30)
    old = ledger.signer()
    ledger_keys.change()
    head = ledger.log().head()
    fork = handover.sign(Checkpoint(head.origin, 20, bytes(32)), old, ledger.signer())
    assert "first 20 entries" in both(forged(tmp_path, fork), ledger.verifier_key())


def test_an_old_key_signs_nothing_new(tmp_path: Path) -> None:
    """R20, the attack: who stole a key that was laid down can't make a later checkpoint with it."""
    grow(30)
    old = ledger.signer()
    ledger_keys.change()
    grow(30)
    head = ledger.log().head()
    late = head.sign(old)
    assert "laid down at 31" in both(export(tmp_path), ledger.verifier_key(), late)
    assert check_paper(late.decode()).answer is Answer.NOT_OURS


def test_without_its_handovers_a_log_is_the_new_keys_alone(tmp_path: Path) -> None:
    """Whoever trusts the old key is told that this log is not signed by it, never that all is well."""
    grow(3)
    old = ledger.verifier_key()
    ledger_keys.change()
    folder = export(tmp_path)
    (folder / tiles.HANDOVERS).unlink()
    assert "not signed by the expected key" in both(folder, old)


def test_handovers_follow_one_another() -> None:
    """Three keys, two handovers: in order they lead from any to any; in another order they lead nowhere."""
    signers = [Signer.from_seed("example.org/log", bytes([number]) * 32) for number in range(3)]
    log = MemoryLog(signers[0])
    notes = []
    for old, new in pairwise(signers):
        log.append([b"more"])
        notes.append(handover.sign(log.head(), old, new))
    assert handover.split(handover.join(notes)) == notes
    assert [Handover.open(note).head.size for note in notes] == [1, 2]
    assert Keys.trusting(signers[0].vkey(), notes).newest.name == "example.org/log"
    for wrong in (notes[::-1], [notes[0], notes[0]]):
        with pytest.raises(Tampered, match="follow"):
            Keys.trusting(signers[0].vkey(), wrong)
    with pytest.raises(Tampered, match="other keys"):
        Keys.trusting(EVIL.vkey(), notes)
