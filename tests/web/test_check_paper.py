"""The public page for what a person kept: one plain answer for a code, a receipt, or anything else (R20, R40)."""

import time

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.note import Signer
from handrail.web.actions import checkpoints, erase
from handrail.web.actions.checkpoints import Answer, check_paper
from handrail.web.records import ledger
from handrail.web.records.models import Deletion, LedgerLeaf
from tests_support import personas
from tests_support.entries import grow

pytestmark = pytest.mark.django_db
PAGE = "/public/ledger/check/"


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    """Every test begins with no requests counted."""
    caches["this process"].clear()


@pytest.fixture
def receipt(practice: personas.Practice) -> str:
    """Chen deleted what AI had made, and kept the receipt's file."""
    grow(40)
    return bytes(erase.erase(practice.chen, "ai").note).decode()


def told(text: str, language: str = "en") -> str:
    """The page's answer to what was pasted."""
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": language})
    answer = browser.post(PAGE, {"text": text})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_code_that_still_holds() -> None:
    """In English and in Spanish, with how many lines came since."""
    grow(30)
    code = ledger.latest_checkpoint()
    grow(12)
    assert "It matches" in told(code) and "12 lines were added since." in told(code)
    assert "Encaja" in told(code, "es") and "La lista de hoy aún tiene cada línea que vio este código." in told(code, "es")


def test_a_receipt_that_still_holds(receipt: str) -> None:
    """Whoever has the file reads that it is real and which line it is; what was deleted is not told again."""
    page = told(receipt)
    number = Deletion.objects.get().number
    assert f"This receipt is real. Today’s list still holds its line, number {number}." in page


def test_as_people_paste(receipt: str) -> None:
    """Other line ends, blanks before and after, or the file itself."""
    grow(3)
    for text in (receipt, ledger.latest_checkpoint()):
        assert check_paper("  \n" + text.replace("\n", " \r\n") + "\n\n").answer is Answer.HOLDS
        file = SimpleUploadedFile("kept.txt", text.encode())
        page = Browser(headers={"host": "127.0.0.1"}).post(PAGE, {"file": file}).content.decode()
        assert "It matches" in page


def test_a_changed_ledger_is_told(receipt: str) -> None:
    """R20, the attack: a line was rewritten since. The code and the receipt both say so."""
    code = ledger.latest_checkpoint()
    grow(1)
    LedgerLeaf.objects.filter(index=3).update(leaf_hash=bytes(32))
    assert "no longer holds all that it saw" in told(code)
    assert "no longer holds its line" in told(receipt)


def test_a_ledger_that_was_cut_is_told(receipt: str) -> None:
    """R20, the attack: the operator, key in hand, goes back to an older ledger. Who kept more than that sees it."""
    head = ledger.log().head()
    longer = Checkpoint(head.origin, head.size + 5, bytes(32)).sign(ledger.signer()).decode()
    assert check_paper(longer).answer is Answer.CHANGED


def test_a_receipt_of_a_forked_ledger_is_told(receipt: str) -> None:
    """R20, R40, the attack: another history beneath a true receipt."""
    keep = ledger.read_checkpoint
    fork = Checkpoint(ledger.signer().name, 41, b"\x09" * 32)
    assert check_paper(fork.sign(ledger.signer()).decode()).answer is Answer.CHANGED
    assert check_paper(receipt.replace('"scope":"ai"', '"scope":"all"')).answer is Answer.NOT_OURS
    assert keep is ledger.read_checkpoint


FOREIGN = Checkpoint("127.0.0.1/handrail-ledger", 1, bytes(32)).sign(Signer.from_seed("127.0.0.1/handrail-ledger", b"9" * 32))
RUBBISH = [
    "x",
    "{",
    "{}",
    '{"v":1}\n\n\u2014 a b\n',
    FOREIGN.decode(),
    "\x00\ud800",
    "{" * 40_000,
    "\u2014" * 40_000,
    "[" * 5000,
    "0\n" * 9000,
]


@pytest.mark.parametrize("text", RUBBISH)
def test_what_is_not_from_here_gets_one_sentence(text: str) -> None:
    """Rubbish, another practice's code, a part of one: refused in a few words, never a fault."""
    assert check_paper(text).answer is Answer.NOT_OURS


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_part_is_not_enough(receipt: str, keep: float) -> None:
    """Half a receipt and half a code are neither."""
    for text in (receipt, ledger.latest_checkpoint()):
        assert "This is not from here" in told(text[: int(len(text) * keep)])


def test_every_changed_letter_is_noticed(receipt: str) -> None:
    """R40, the attack: no letter of a receipt can be changed, whether a count, a class or a proof."""
    for at in range(0, len(receipt), 97):
        changed = receipt[:at] + ("A" if receipt[at] != "A" else "B") + receipt[at + 1 :]
        assert check_paper(changed).answer is not Answer.HOLDS, at


def test_nothing_pasted_is_told() -> None:
    """An empty box is no fault of the list."""
    assert "There is nothing to check yet" in told("   ")


def test_a_file_that_is_too_large_is_refused() -> None:
    """One clear sentence."""
    file = SimpleUploadedFile("film.bin", bytes(checkpoints.LONGEST + 1))
    answer = Browser(headers={"host": "127.0.0.1"}).post(PAGE, {"file": file})
    assert answer.status_code == 422 and "too large" in answer.content.decode()


def test_a_picture_is_not_a_code() -> None:
    """Whatever bytes a file has, the page answers."""
    file = SimpleUploadedFile("square.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    assert "This is not from here" in Browser(headers={"host": "127.0.0.1"}).post(PAGE, {"file": file}).content.decode()


def test_the_ledger_page_shows_the_way() -> None:
    """The box, the key, and the address for programs."""
    grow(1)
    page = Browser(headers={"host": "127.0.0.1"}).get("/public/ledger/").content.decode()
    assert f'action="{PAGE}"' in page and ledger.verifier_key() in page.replace("&#x27;", "'") and "/handrail-ledger/" in page


def test_the_public_pages_tell_no_more_than_was_published() -> None:
    """Whoever asks every second does not learn from these pages either when something happened."""
    grow(30)
    code = ledger.latest_checkpoint()
    ledger.publish(30, code.encode())
    grow(12)
    assert "0 lines were added since." in told(code)
    assert (
        ledger.latest_checkpoint().split("\n")[2]
        not in Browser(headers={"host": "127.0.0.1"}).get("/public/ledger/").content.decode()
    )
    assert "0 lines were added since." in told(ledger.latest_checkpoint())


def test_an_answer_is_quick() -> None:
    """Some thousand lines: far under ten milliseconds of work (bench/record.py measures a million)."""
    grow(9000)
    code = ledger.latest_checkpoint()
    grow(200)
    check_paper(code)
    start = time.process_time()
    for _ in range(5):
        assert check_paper(code).answer is Answer.HOLDS
    assert (time.process_time() - start) / 5 < 0.05
