"""The public log over HTTP: a client written from the specifications alone reads and checks it (R20)."""

import base64
import urllib.request
from collections.abc import Callable
from urllib.error import HTTPError

import pytest
from django.core.cache import caches
from django.test import Client as Browser

from handrail.web.records import keyring, ledger
from handrail.web.records.models import LedgerHead, LedgerLeaf
from tests_support.c2sp import Mirror, Tree, climb, h, open_checkpoint
from tests_support.entries import grow
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
SIZE = 600
PREFIX = "/handrail-ledger/"


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    """Every test begins with no requests counted."""
    caches["this process"].clear()


def asked(path: str) -> bytes:
    """What the log answers, without a network."""
    answer = Browser(headers={"host": "127.0.0.1"}).get(PREFIX + path)
    assert answer.status_code == 200, path
    return answer.content


def newest() -> Tree:
    return open_checkpoint(asked("checkpoint"), ledger.verifier_key())


def test_the_name_of_the_log_is_its_address() -> None:
    """c2sp.org/tlog-tiles: the origin is the prefix without its scheme."""
    assert keyring.origin() == f"127.0.0.1{PREFIX}".rstrip("/")


@pytest.mark.django_db(transaction=True)
def test_a_client_that_knows_the_specifications_alone_checks_the_log(live_server: object) -> None:
    """Over a real connection: root, every entry, an inclusion and a consistency proof."""
    grow(SIZE)

    def fetch(path: str) -> bytes:
        with urllib.request.urlopen(f"{live_server}{PREFIX}{path}", timeout=10) as answer:
            return bytes(answer.read())

    earlier = open_checkpoint(fetch("checkpoint"), ledger.verifier_key())
    grow(300)
    now = Mirror(fetch, open_checkpoint(fetch("checkpoint"), ledger.verifier_key()))
    now.check()
    assert (earlier.size, now.tree.size, now.begins_with(earlier)) == (SIZE, 900, True)
    assert all(now.includes(index, entry) for index, entry in enumerate(now.entries()) if index % 53 == 0)
    with pytest.raises(HTTPError, match="404"):
        fetch("tile/0/004.p/1")


def test_a_forked_log_does_not_pass_the_client() -> None:
    """The attack: one row changed, and the tiles no longer give the signed root; nor does a forged past."""
    grow(300)
    tree = newest()
    assert not Mirror(asked, tree).begins_with(Tree(tree.origin, 200, bytes(32)))
    LedgerLeaf.objects.filter(index=7).update(leaf_hash=bytes(32))
    with pytest.raises(AssertionError):
        Mirror(asked, tree).check()


def test_an_entry_says_nothing_to_outsiders() -> None:
    """R20: 32 bytes each; neither a kind nor a day is to be read in any file of the log."""
    grow(40)
    found = Mirror(asked, newest()).entries()
    assert {len(entry) for entry in found} == {32}
    assert not any(word in b"".join(found) for word in (b"record", b"kind", b"20"[:2] + b"26-"))


@pytest.mark.parametrize("size", [1, 255, 256, 257])
def test_every_width_is_served(size: int) -> None:
    """Whole and partial tiles, and the tile above them."""
    grow(size)
    Mirror(asked, newest()).check()


def test_earlier_partial_tiles_stay() -> None:
    """c2sp.org/tlog-tiles: whoever holds an older checkpoint still gets the tiles of then."""
    grow(300)
    assert asked("tile/0/001.p/20") == asked("tile/0/001.p/44")[: 32 * 20]


WRONG = [
    "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/05", "tile/0/0", "tile/0/x000/000", "tile/00/000", "tile/64/000",
    "tile/entries/000.p/41", "tile/1/000.p/1", "tile/0/001", "tile/0/-01", "tile/0/../checkpoint", "tile/nonsense",
    "tile/0/x999/x999/x999/x999/x999/999", "proof/40", "consistency/41", "proof/99999999999999999999", "tile/٠/000",
]  # fmt: skip


@pytest.mark.parametrize("path", WRONG)
def test_what_the_log_does_not_have_is_not_there(path: str) -> None:
    """Wrong spellings, wrong widths, and everything beyond the published size: 404, never a fault."""
    grow(40)
    assert Browser(headers={"host": "127.0.0.1"}).get(PREFIX + path).status_code == 404


def test_tiles_are_kept_for_ever_and_the_checkpoint_for_seconds() -> None:
    """Caches in between may hold what never changes."""
    grow(3)
    browser = Browser(headers={"host": "127.0.0.1"})
    tile, checkpoint = browser.get(f"{PREFIX}tile/0/000.p/3"), browser.get(f"{PREFIX}checkpoint")
    assert (tile["Content-Type"], tile["Cache-Control"]) == ("application/octet-stream", "public, max-age=31536000, immutable")
    assert not any(answer.has_header("Vary") or answer.cookies for answer in (tile, checkpoint))
    assert (checkpoint["Content-Type"], checkpoint["Cache-Control"]) == ("text/plain; charset=utf-8", "public, max-age=5")


def test_an_inclusion_proof_is_a_tlog_proof() -> None:
    """c2sp.org/tlog-proof: a leaf's path, and the checkpoint that it leads to."""
    grow(300)
    header, index, *siblings = asked("proof/77").decode().partition("\n\n")[0].split("\n")
    tree = open_checkpoint(asked("proof/77").partition(b"\n\n")[2], ledger.verifier_key())
    assert (header, index, tree.size) == ("c2sp.org/tlog-proof@v1", "index 77", 300)
    entry = Mirror(asked, tree).entries()[77]
    assert climb(77, 300, h(b"\x00", entry), [base64.b64decode(line) for line in siblings]) == tree.root


def test_nothing_is_shown_beyond_what_was_published() -> None:
    """Whoever asks every second does not learn when something happened: tiles, proofs and checkpoint end together."""
    grow(30)
    LedgerHead.objects.update(published=20, checkpoint=ledger.log().at(20).sign(ledger.signer()))
    browser = Browser(headers={"host": "127.0.0.1"})
    assert newest().size == 20
    Mirror(asked, newest()).check()
    for path in ("tile/0/000.p/21", "tile/entries/000.p/30", "proof/20", "consistency/21"):
        assert browser.get(PREFIX + path).status_code == 404


def test_a_flood_is_slowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the minute's share one address waits, and another does not; nothing is written for it."""
    monkeypatch.setattr("handrail.web.public.limits._count", lambda key: 9999 if "127.0.0.1" in key else 1)
    grow(1)
    answer = Browser(headers={"host": "127.0.0.1"}).get(f"{PREFIX}checkpoint")
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert Browser(headers={"host": "127.0.0.1"}, REMOTE_ADDR="192.0.2.7").get(f"{PREFIX}checkpoint").status_code == 200


def test_requests_are_counted_by_the_minute(django_assert_num_queries: Callable[..., object]) -> None:
    """The count is the process's own: no query is made for it."""
    from handrail.web.public import limits

    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        assert [limits._count("a"), limits._count("a"), limits._count("b")] == [1, 2, 1]


def test_the_owners_page_says_that_the_ledger_no_longer_verifies(practice: Practice) -> None:
    """R20: someone edited the head. Whoever runs the practice reads so in one sentence, on a page that still works."""
    grow(3)
    LedgerHead.objects.update(size=2)
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.owner_helen)
    answer = browser.get("/practice/")
    assert answer.status_code == 200
    assert b"The ledger no longer verifies" in answer.content and b"What waits for a signature" in answer.content
