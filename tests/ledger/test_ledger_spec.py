"""docs/spec/ledger.md says what the code does."""

import re
from datetime import UTC, datetime
from pathlib import Path

from handrail.ledger.entry import Kind, commit, public
from handrail.ledger.memory import MemoryLog
from handrail.ledger.note import Signer

SPEC = (Path(__file__).parents[2] / "docs" / "spec" / "ledger.md").read_text(encoding="utf-8")
SIGNER = Signer.from_seed("example.org/log", bytes(range(32)))


def block(name: str) -> str:
    """The text of one example."""
    found = re.search(rf"```{name}\n(.*?)```", SPEC, re.DOTALL)
    assert found
    return found[1]


def test_the_example_is_what_the_code_writes() -> None:
    """Entry, checkpoint and key of the page, byte for byte."""
    facts = {"document": "d-1", "by": "p-2", "version": 3}
    entry = commit(Kind.DOCUMENT_SIGNED, datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC), bytes(range(32)), facts)
    log = MemoryLog(SIGNER)
    log.append([public(entry)])
    assert entry.decode() + "\n" == block("entry")
    assert public(entry).hex() + "\n" == block("public")
    assert log.checkpoint().decode() == block("checkpoint")
    assert SIGNER.vkey() + "\n" == block("key")


def test_every_kind_is_explained() -> None:
    """The page's table has exactly the kinds of the closed list."""
    table = [line.split("|")[1] for line in SPEC.splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`([^`]+)`", " ".join(table))) == sorted(Kind)
