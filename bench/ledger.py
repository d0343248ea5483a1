"""The ledger on SQLite: appends a second, proofs and checks at a million leaves, and both verifiers over their export.

Run: python bench/ledger.py [LEAVES]
"""

import secrets
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from handrail.ledger import merkle, tiles
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.entry import Kind, commit, public
from handrail.ledger.log import Head, Leaf, Log, Missing, Node
from handrail.ledger.log import append as append_to
from handrail.ledger.note import Signer, Verifier

LEAVES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
TABLES = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE leaf (place INTEGER PRIMARY KEY, entry BLOB NOT NULL, hash BLOB NOT NULL);
CREATE TABLE node (level INTEGER, place INTEGER, hash BLOB NOT NULL, PRIMARY KEY (level, place)) WITHOUT ROWID;
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, edge BLOB NOT NULL, mark BLOB NOT NULL);
INSERT INTO head VALUES (1, 0, x'', x'');
"""


class Tables:
    """The ledger's store on bare SQLite, as the deployment lays it out."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.executescript(TABLES)

    def head(self) -> Head:
        return Head(*self.database.execute("SELECT size, edge, mark FROM head").fetchone())

    hold = head

    def leaves(self, first: int, count: int) -> list[Leaf]:
        found = self.database.execute("SELECT entry, hash FROM leaf WHERE place >= ? AND place < ?", (first, first + count))
        return self.all_there(found.fetchall(), first, count)

    def hashes(self, level: int, first: int, count: int) -> list[bytes]:
        where = "leaf WHERE" if level == 0 else f"node WHERE level = {level} AND"
        found = self.database.execute(f"SELECT hash FROM {where} place >= ? AND place < ?", (first, first + count))
        return [row[0] for row in self.all_there(found.fetchall(), first, count)]

    def all_there(self, rows: list[tuple[bytes, ...]], first: int, count: int) -> list[tuple[bytes, ...]]:
        if len(rows) < count:
            raise Missing(first + len(rows))
        return rows

    def write(self, first: int, leaves: Sequence[Leaf], nodes: Sequence[Node], head: Head) -> None:
        rows = [(first + at, *leaf) for at, leaf in enumerate(leaves)]
        self.database.executemany("INSERT INTO leaf VALUES (?, ?, ?)", rows)
        self.database.executemany("INSERT INTO node VALUES (?, ?, ?)", nodes)
        self.database.execute("UPDATE head SET size = ?, edge = ?, mark = ?", (head.size, head.edge, head.mark))


def entry() -> bytes:
    return public(commit(Kind.RECORD_OPENED, datetime.now(UTC), secrets.token_bytes(32), {"by": "somebody"}))


def append(tables: Tables, signer: Signer, count: int, batch: int) -> str:
    """Appends a second, every batch one transaction."""
    entries = [entry() for _ in range(min(count, 10_000))]
    start, busy = time.perf_counter(), time.process_time()
    for done in range(0, count, batch):
        tables.database.execute("BEGIN IMMEDIATE")
        append_to(tables, signer, [entries[place % len(entries)] for place in range(done, min(done + batch, count))])
        tables.database.execute("COMMIT")
    return f"{count / (time.process_time() - busy):,.0f} /s CPU, {count / (time.perf_counter() - start):,.0f} /s"


def micro(work: Callable[[], object], times: int = 200) -> str:
    """CPU microseconds a call."""
    start = time.process_time()
    for _ in range(times):
        work()
    return f"{1e6 * (time.process_time() - start) / times:,.0f} µs CPU"


def seconds(work: Callable[[], object]) -> str:
    start, busy = time.perf_counter(), time.process_time()
    work()
    return f"{time.process_time() - busy:,.1f} s CPU, {time.perf_counter() - start:,.1f} s"


def line(what: str, figure: str) -> None:
    print(f"{what:<58} {figure:>32}", flush=True)


def main(folder: Path) -> None:
    signer = Signer.from_seed("bench.example/log", secrets.token_bytes(32))
    for batch, count in ((1, 2_000), (64, 32_000), (256, 64_000)):
        line(
            f"append, SQLite WAL and FULL, {batch} a transaction",
            append(Tables(folder / f"batch-{batch}"), signer, count, batch),
        )
    tables = Tables(folder / "large")
    line(f"append {LEAVES:,} leaves, 4,096 a transaction", append(tables, signer, LEAVES, 4_096))
    log = Log(tables, signer)
    head, verifier, middle = log.head(), Verifier.from_vkey(signer.vkey()), LEAVES // 3
    (leaf,), proof, signed = tables.hashes(0, middle, 1), log.inclusion(middle), log.checkpoint()
    line("sign a checkpoint", micro(log.checkpoint))
    line(f"make an inclusion proof ({len(proof)} hashes)", micro(lambda: log.inclusion(middle)))
    line("check it", micro(lambda: merkle.included(middle, LEAVES, leaf, proof, head.root)))
    line("make a consistency proof", micro(lambda: log.consistency(middle)))
    line("check a signed checkpoint", micro(lambda: Checkpoint.open(signed, verifier)))
    line("recompute every hash in the database", seconds(log.verify))
    line("export as tiles", seconds(lambda: tiles.export(log, folder / "export")))
    line("verify the export: handrail ledger verify", seconds(lambda: tiles.verify(folder / "export", signer.vkey())))
    command = [sys.executable, "-I", "-S", "verify.py", str(folder / "export"), "--key", signer.vkey()]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    line("verify the export: verify.py, standard library only", f"{time.perf_counter() - start:,.1f} s")
    line("bytes a leaf in the database", f"{(folder / 'large').stat().st_size / LEAVES:,.0f}")


with tempfile.TemporaryDirectory() as scratch:
    main(Path(scratch))
