"""The ledger on SQLite: appends a second, proofs and checks at a million leaves, and both verifiers over their export.

Run: python bench/ledger.py [LEAVES]
"""

import secrets
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from handrail.ledger import merkle, tiles
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.entry import Kind, commit
from handrail.ledger.log import Log
from handrail.ledger.note import Signer, Verifier

LEAVES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
TABLES = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE leaf (place INTEGER PRIMARY KEY, entry BLOB NOT NULL, hash BLOB NOT NULL);
CREATE TABLE node (level INTEGER, place INTEGER, hash BLOB NOT NULL, PRIMARY KEY (level, place)) WITHOUT ROWID;
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, checkpoint BLOB NOT NULL);
INSERT INTO head VALUES (1, 0, x'');
"""


class Tables:
    """The ledger's store on bare SQLite, as the deployment lays it out."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.executescript(TABLES)

    def one(self, query: str, *values: object) -> bytes:
        row = self.database.execute(query, values).fetchone()
        if row is None:
            raise LookupError
        return bytes(row[0])

    def size(self) -> int:
        return int(self.database.execute("SELECT size FROM head").fetchone()[0])

    def append_leaf(self, index: int, entry: bytes, leaf_hash: bytes) -> None:
        self.database.execute("INSERT INTO leaf VALUES (?, ?, ?)", (index, entry, leaf_hash))
        self.database.execute("UPDATE head SET size = ?", (index + 1,))

    def entry(self, index: int) -> bytes:
        return self.one("SELECT entry FROM leaf WHERE place = ?", index)

    def node(self, level: int, index: int) -> bytes:
        if level == 0:
            return self.one("SELECT hash FROM leaf WHERE place = ?", index)
        return self.one("SELECT hash FROM node WHERE level = ? AND place = ?", level, index)

    def put_node(self, level: int, index: int, node_hash: bytes) -> None:
        self.database.execute("INSERT INTO node VALUES (?, ?, ?)", (level, index, node_hash))

    def latest_checkpoint(self) -> bytes:
        return self.one("SELECT checkpoint FROM head")

    def save_checkpoint(self, text: bytes) -> None:
        self.database.execute("UPDATE head SET checkpoint = ?", (text,))


def entry() -> bytes:
    return commit(Kind.RECORD_OPENED, datetime.now(UTC), secrets.token_bytes(32), {"by": "somebody"})


def append(log: Log, tables: Tables, count: int, batch: int) -> float:
    """Appends a second, every batch one transaction with a signed checkpoint."""
    entries = [entry() for _ in range(min(count, 10_000))]
    start = time.perf_counter()
    for done in range(0, count, batch):
        tables.database.execute("BEGIN IMMEDIATE")
        log.append([entries[place % len(entries)] for place in range(done, min(done + batch, count))])
        tables.database.execute("COMMIT")
    return count / (time.perf_counter() - start)


def micro(work: Callable[[], object], times: int = 300) -> float:
    """Microseconds a call."""
    start = time.perf_counter()
    for _ in range(times):
        work()
    return 1e6 * (time.perf_counter() - start) / times


def line(what: str, figure: str) -> None:
    print(f"{what:<58} {figure:>16}", flush=True)


def main(folder: Path) -> None:
    signer = Signer.from_seed("bench.example/log", secrets.token_bytes(32))
    for batch, count in ((1, 2_000), (64, 32_000), (256, 64_000)):
        tables = Tables(folder / f"batch-{batch}")
        line(
            f"append, SQLite WAL and FULL, {batch} a transaction",
            f"{append(Log(tables, signer), tables, count, batch):,.0f} /s",
        )
    tables = Tables(folder / "large")
    log = Log(tables, signer)
    line(f"append {LEAVES:,} leaves, 4,096 a transaction", f"{append(log, tables, LEAVES, 4_096):,.0f} /s")
    head, verifier, middle = log.head(), Verifier.from_vkey(signer.vkey()), LEAVES // 3
    leaf, proof, signed = tables.node(0, middle), log.inclusion(middle), log.checkpoint()
    line(f"make an inclusion proof ({len(proof)} hashes)", f"{micro(lambda: log.inclusion(middle)):,.0f} µs")
    line("check it", f"{micro(lambda: merkle.included(middle, LEAVES, leaf, proof, head.root)):,.0f} µs")
    line("make a consistency proof", f"{micro(lambda: log.consistency(middle)):,.0f} µs")
    line("check a signed checkpoint", f"{micro(lambda: Checkpoint.open(signed, verifier)):,.0f} µs")
    start = time.perf_counter()
    log.verify()
    line("recompute every hash in the database", f"{time.perf_counter() - start:,.1f} s")
    start = time.perf_counter()
    tiles.export(log, folder / "export")
    line("export as tiles", f"{time.perf_counter() - start:,.1f} s")
    start = time.perf_counter()
    assert tiles.verify(folder / "export", signer.vkey()).root == head.root
    line("verify the export: handrail ledger verify", f"{time.perf_counter() - start:,.1f} s")
    command = [sys.executable, "-I", "-S", "verify.py", str(folder / "export"), "--key", signer.vkey()]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    line("verify the export: verify.py, standard library only", f"{time.perf_counter() - start:,.1f} s")
    line("bytes a leaf in the database", f"{(folder / 'large').stat().st_size / LEAVES:,.0f}")


with tempfile.TemporaryDirectory() as scratch:
    main(Path(scratch))
