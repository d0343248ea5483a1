"""Signed notes, verifier keys and checkpoints are C2SP's."""

import base64

import pytest

from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.note import Signer, Verifier
from handrail.papers.errors import BadInput, Tampered

# From the documentation of Go's note package, where the format comes from.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
""".encode()
SIGNER = Signer.from_seed("example.org/log", bytes(range(32)))
VERIFIER = Verifier.from_vkey(SIGNER.vkey())
OTHER = Signer.from_seed("witness.example/w", bytes(32))
HEAD = Checkpoint("example.org/log", 7, bytes(range(32)))


def test_it_works() -> None:
    """A checkpoint that was signed opens."""
    assert Checkpoint.open(HEAD.sign(SIGNER), VERIFIER) == HEAD


def test_a_note_from_go_opens() -> None:
    """The format's first implementation and this one agree on key, key id and signature."""
    assert Verifier.from_vkey(GO_KEY).open(GO_NOTE).startswith("If you think")


def test_a_checkpoint_reads_as_specified() -> None:
    """Origin, size, root, a blank line and a signature line, byte for byte."""
    lines = HEAD.sign(SIGNER).decode().split("\n")
    assert lines[:4] == ["example.org/log", "7", base64.b64encode(bytes(range(32))).decode(), ""]
    assert lines[4].startswith("\u2014 example.org/log ")
    assert lines[5:] == [""]


def test_several_signatures() -> None:
    """A witness's signature beside the log's: each of both keys opens the note."""
    note = OTHER.countersign(HEAD.sign(SIGNER))
    assert VERIFIER.open(note) == Verifier.from_vkey(OTHER.vkey()).open(note)


def test_unknown_keys_are_ignored_but_not_enough() -> None:
    """A note that only others signed is not ours."""
    with pytest.raises(Tampered):
        VERIFIER.open(HEAD.sign(OTHER))


def test_a_wrong_signature_by_our_key_spoils_the_note() -> None:
    """A good line does not excuse a bad one by the same key."""
    good, bad = HEAD.sign(SIGNER), Checkpoint("example.org/log", 8, bytes(32)).sign(SIGNER)
    with pytest.raises(Tampered):
        VERIFIER.open(good + bad.rpartition(b"\n\n")[2])


def test_every_flipped_bit_is_noticed() -> None:
    """No bit of a signed checkpoint can change unseen, not even the spare ones of base64."""
    note = HEAD.sign(SIGNER)
    for bit in range(8 * len(note)):
        changed = bytearray(note)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Tampered):
            Checkpoint.open(bytes(changed), VERIFIER)


@pytest.mark.parametrize(
    "note", [b"", b"\n\n", b"text\n", HEAD.sign(SIGNER)[:-1], HEAD.sign(SIGNER) + b"\n", b"\xff\n\n\xff\n"]
)
def test_what_is_no_note_is_tampering(note: bytes) -> None:
    """Anything else than a signed note raises `Tampered`, and nothing else."""
    with pytest.raises(Tampered):
        VERIFIER.open(note)


@pytest.mark.parametrize(
    "text", ["", "example.org/log\n", "example.org/log\n-1\nAAAA\n", "example.org/log\n07\nAAAA\n", "a\n7\n\n"]
)
def test_a_signed_text_must_be_a_checkpoint(text: str) -> None:
    """The log's own signature on something else doesn't make it one."""
    with pytest.raises(Tampered):
        Checkpoint.open(SIGNER.sign(text or "\n"), VERIFIER)


def test_another_logs_checkpoint_is_refused() -> None:
    """The origin must be the verifier key's name, even under a good signature."""
    with pytest.raises(Tampered):
        Checkpoint.open(Checkpoint("example.org/other", 7, bytes(32)).sign(SIGNER), VERIFIER)


@pytest.mark.parametrize(
    "vkey", ["", "a+b", "PeterNeumann+c74f20a3+AAAA", GO_KEY.replace("c74f", "c74e"), GO_KEY.replace("ARpc", "AhpC")]
)
def test_a_broken_verifier_key_is_bad_input(vkey: str) -> None:
    """A verifier key must match its own hash."""
    with pytest.raises(BadInput):
        Verifier.from_vkey(vkey)


def test_a_name_must_fit_a_note() -> None:
    """Spaces and plus signs can't be in a log's name."""
    for name in ("", "two words", "a+b", "line\nbreak"):
        with pytest.raises(BadInput):
            Signer.from_seed(name, bytes(32))


def test_the_signer_shows_nothing() -> None:
    """R14: the secret half is in no repr."""
    assert repr(Signer.from_seed("example.org/log", b"A" * 32)) == "Signer(name='example.org/log')"
