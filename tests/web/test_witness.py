"""Witnesses: outsiders who sign that the ledger only ever grew. None of them can stop the practice (R20)."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from handrail import wiring
from handrail.backends.witness import Unwitnessed, Witness
from handrail.ledger import tiles
from handrail.ledger.cosignature import Cosigner
from handrail.papers.errors import BadInput, Misconfigured, Tampered
from handrail.web.actions import publish_checkpoint
from handrail.web.project import worker
from handrail.web.records import ledger
from handrail.web.records.models import LedgerHead
from handrail.wiring import Deployment
from tests_support import witness as theirs
from tests_support.entries import grow

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
import verify as standalone  # noqa: E402

pytestmark = pytest.mark.django_db


@pytest.fixture
def witness(monkeypatch: pytest.MonkeyPatch) -> Iterator[theirs.Witness]:
    """A witness at a real address, named in the settings."""
    found = theirs.Witness(ledger.verifier_key())
    with theirs.listening(found) as url:
        monkeypatch.setattr(publish_checkpoint, "witnesses", lambda: [Witness(url, found.vkey)])
        yield found


def published_by(found: theirs.Witness) -> bool:
    """Whether the published checkpoint bears this witness's signature."""
    return bool(Cosigner.from_vkey(found.vkey).lines(ledger.published().note.decode()))


def test_it_works(witness: theirs.Witness) -> None:
    """The worker publishes; the witness sees a proof from what it saw before, and its signature is shown with ours."""
    grow(300)
    assert publish_checkpoint.publish() == 300
    grow(300)
    assert publish_checkpoint.publish() == 600
    now = ledger.published()
    assert (now.size, witness.seen[0]) == (600, 600)
    assert Cosigner.from_vkey(witness.vkey).saw(now.note).timestamp() == witness.now
    assert [body.split(b"\n")[0] for body in witness.asked] == [b"old 0", b"old 300"]
    assert ledger.read_checkpoint(now.note).size == 600


def test_a_witness_that_knows_more_than_we_think_is_told_from_there(witness: theirs.Witness) -> None:
    """409: after a restore we believe that it saw nothing; it says what it saw, and gets the proof from there."""
    grow(40)
    publish_checkpoint.publish()
    grow(9)
    LedgerHead.objects.update(published=0, checkpoint=b"")
    publish_checkpoint.publish()
    assert published_by(witness)
    assert [body.split(b"\n")[0] for body in witness.asked] == [b"old 0", b"old 0", b"old 40"]


def test_a_second_history_is_not_signed(witness: theirs.Witness) -> None:
    """R20, the attack: the operator, key in hand, rewrites the ledger. The witness remembers, and does not sign."""
    grow(40)
    publish_checkpoint.publish()
    size, _ = witness.seen
    witness.seen = size, bytes(32)
    grow(1)
    publish_checkpoint.publish()
    assert not published_by(witness)


RUBBISH = [
    (200, b""), (200, b"hello"), (200, "\u2014 witness.example/w1 AAAA\n".encode()), (200, b"\xff\xfe" * 99), (500, b"no"),
    (404, b""), (403, b""), (422, b""), (302, b""), (409, b""), (409, b"99999999\n"), (409, b"-1\n"), (409, b"7" * 3000),
    (409, "٣".encode()), (200, b"x" * 100_000),
]  # fmt: skip


@pytest.mark.parametrize("answer", RUBBISH)
def test_rubbish_is_left_out_and_the_checkpoint_published(witness: theirs.Witness, answer: theirs.Answer) -> None:
    """Whatever it answers, outsiders see the new checkpoint with our signature alone, and one line in the log says so."""
    grow(3)
    witness.rather = answer
    with structlog.testing.capture_logs() as logged:
        assert publish_checkpoint.publish() == 3
    assert (ledger.published().size, published_by(witness)) == (3, False)
    assert [line["event"] for line in logged] == ["a witness did not sign"]


def test_a_signature_over_something_else_is_refused(witness: theirs.Witness) -> None:
    """The attack: a true signature of the true witness, over another text."""
    grow(3)
    witness.rather = 200, witness.cosign(b"another text\n")
    publish_checkpoint.publish()
    assert not published_by(witness)


def test_a_witness_that_is_away_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens there: the checkpoint is published, and the next note is written."""
    found = theirs.Witness(ledger.verifier_key())
    with theirs.listening(found) as url:
        pass
    monkeypatch.setattr(publish_checkpoint, "witnesses", lambda: [Witness(url, found.vkey)])
    grow(3)
    assert publish_checkpoint.publish() == 3
    grow(1)
    assert ledger.log().verify() == 4


def test_what_was_signed_stays_while_the_witness_is_away(witness: theirs.Witness) -> None:
    """The very same checkpoint, published again, keeps the signature that it has."""
    grow(3)
    publish_checkpoint.publish()
    witness.rather = 500, b""
    publish_checkpoint.publish()
    assert published_by(witness)


def test_an_older_checkpoint_never_replaces_a_newer_one() -> None:
    """Two workers publish at once: the slower one comes with less."""
    grow(5)
    ledger.publish(5, b"five")
    ledger.publish(4, b"four")
    assert ledger.published() == ledger.Published(5, b"five")


def test_nothing_is_published_of_an_edited_head(witness: theirs.Witness) -> None:
    """R20, the attack: rows edited by hand are never shown to a witness under our signature."""
    grow(9)
    LedgerHead.objects.update(size=8)
    with pytest.raises(Tampered):
        publish_checkpoint.publish()
    assert witness.asked == []


def test_an_export_is_checked_with_its_witness(witness: theirs.Witness, tmp_path: Path) -> None:
    """Both verifiers: good with the witness's key, and not with another's or when the signature was changed."""
    grow(300)
    publish_checkpoint.publish()
    grow(9)
    tiles.export(ledger.whole_log(), tmp_path, ledger.published().note)
    key, ours = ledger.verifier_key(), standalone.read_key(ledger.verifier_key())
    other = theirs.Witness(key, "other.example/w2", bytes(range(32)))
    assert tiles.verify(tmp_path, key, None, [witness.vkey]).size == 300
    assert standalone.verify(tmp_path, ours, None, [standalone.read_key(witness.vkey, 4)])[0] == 300
    with pytest.raises(Tampered, match=r"other\.example"):
        tiles.verify(tmp_path, key, None, [witness.vkey, other.vkey])
    with pytest.raises(standalone.Bad, match=r"other\.example"):
        standalone.verify(tmp_path, ours, None, [standalone.read_key(other.vkey, 4)])
    note = (tmp_path / "checkpoint").read_bytes()
    lines = note.decode().rstrip("\n").split("\n")
    forged = other.cosign(note.rpartition(b"\n\n")[0] + b"\n").decode().split(" ")[2]
    raw = lines[-1].split(" ")
    import base64

    mixed = base64.b64decode(raw[2])[:12] + base64.b64decode(forged)[12:]
    lines[-1] = " ".join([*raw[:2], base64.b64encode(mixed).decode()])
    (tmp_path / "checkpoint").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(Tampered, match="did not make"):
        tiles.verify(tmp_path, key, None, [witness.vkey])
    with pytest.raises(standalone.Bad, match="did not sign"):
        standalone.verify(tmp_path, ours, None, [standalone.read_key(witness.vkey, 4)])


WRONG = ["http://127.0.0.1:9/w", "http://witness.example/w KEY", "ftp://witness.example KEY", "https://a:b@witness.example KEY"]


@pytest.mark.parametrize("named", WRONG)
def test_a_witness_that_is_named_wrongly_is_told_at_once(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    """One sentence for the operator: no key, no https, a password in the address."""
    key = theirs.Witness(ledger.verifier_key()).vkey
    monkeypatch.setattr(wiring, "deployment", lambda: Deployment(witnesses=named.replace("KEY", key)))
    with pytest.raises(Misconfigured):
        wiring.witnesses()


def test_a_log_key_is_no_witness_key() -> None:
    """Key types are told apart: what signs a log can't be given as its own witness."""
    with pytest.raises(BadInput, match="type 4"):
        Cosigner.from_vkey(ledger.verifier_key())


def test_unwitnessed_is_one_sentence(witness: theirs.Witness) -> None:
    """What the log line says: who, and why."""
    grow(2)
    witness.rather = 403, b""
    here = ledger.log()
    asked = publish_checkpoint.witnesses()[0]
    with pytest.raises(Unwitnessed, match=r"witness\.example/w1 did not sign: it answered 403"):
        asked.cosign(here.checkpoint(), 2, 0, lambda old: here.consistency(old, 2))


def test_the_worker_does_not_wait_for_a_witness(monkeypatch: pytest.MonkeyPatch) -> None:
    """A witness that hangs holds up nothing: walks are started meanwhile, and no second asking begins."""
    begun, go_on = threading.Event(), threading.Event()

    def hang() -> None:
        begun.set()
        go_on.wait(10)

    monkeypatch.setattr(worker, "deployment", lambda: Deployment(witnesses="somebody", ledger_minutes=0))
    monkeypatch.setattr(worker, "_publish", hang)
    publishing = worker.Publishing()
    publishing.look()
    assert begun.wait(10) and publishing._beside.is_alive()
    begun.clear()
    publishing._last = None
    publishing.look()
    assert not begun.is_set()
    go_on.set()
    publishing._beside.join(10)


def test_the_worker_publishes_at_once_and_then_now_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without witnesses in the worker's own round; between two times nothing, and a fault of the ledger ends no worker."""
    grow(3)
    publishing = worker.Publishing()
    publishing.look()
    assert ledger.published().size == LedgerHead.objects.get().published == 3
    grow(1)
    publishing.look()
    assert ledger.published().size == 3
    publishing._last = None
    publishing.look()
    assert ledger.published().size == 4
    LedgerHead.objects.update(mark=b"")
    publishing._last = None
    publishing.look()
    assert ledger.published().size == 4
