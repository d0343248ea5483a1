"""A million leaves in the record's own tables, on the database that HANDRAIL_DATABASE_URL names (SQLite without).

Leaves are loaded in bulk, about nobody. Then: proofs, a client's checkpoint, the public page's answer, tiles over HTTP, and the
check that a start makes.

Run: python bench/million.py [LEAVES]
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

SCRATCH = tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "handrail.web.project.settings",
    "HANDRAIL_HOME": SCRATCH.name,
    "HANDRAIL_LOG_FORMAT": "text",
}

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client as Browser  # noqa: E402

from handrail.ledger import tiles  # noqa: E402
from handrail.ledger.entry import Kind, commit, public  # noqa: E402
from handrail.ledger.log import Head, marked  # noqa: E402
from handrail.ledger.merkle import Edge, leaf_hash  # noqa: E402
from handrail.web.actions import checkpoints  # noqa: E402
from handrail.web.records import ledger, ledger_keys  # noqa: E402
from handrail.web.records.ledger_tables import FACT, LEAF, NODE  # noqa: E402
from handrail.web.records.models import LedgerHead  # noqa: E402

LEAVES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
BATCH = 50_000
KIND = Kind.RECORDS_LISTED
COPY = {
    LEAF: 'COPY records_ledgerleaf ("index", entry, leaf_hash) FROM STDIN',
    FACT: "COPY records_ledgerfact (leaf_id, client_id, kind, about, opening) FROM STDIN",
    NODE: 'COPY records_ledgernode (level, "index", hash) FROM STDIN',
}
Rows = list[tuple[object, ...]]


def line(what: str, figure: str) -> None:
    print(f"{connection.vendor:<11} {what:<50} {figure:>30}", flush=True)


def best(what: str, act: Callable[[], object], times: int = 15) -> None:
    """Milliseconds of the best of several."""
    found = []
    for _ in range(times):
        start, busy = time.perf_counter(), time.process_time()
        act()
        found.append((1000 * (time.process_time() - busy), 1000 * (time.perf_counter() - start)))
    line(what, f"{min(cpu for cpu, _ in found):,.2f} ms CPU, {min(wall for _, wall in found):,.2f} ms")


def once(what: str, act: Callable[[], object]) -> None:
    start, busy = time.perf_counter(), time.process_time()
    act()
    line(what, f"{time.process_time() - busy:,.1f} s CPU, {time.perf_counter() - start:,.1f} s")


def batches(edge: Edge) -> Iterator[dict[str, Rows]]:
    """Rows for a batch of leaves, with the tiles that they complete."""
    at = datetime.now(UTC)
    while edge.size < LEAVES:
        rows: dict[str, Rows] = {LEAF: [], FACT: [], NODE: []}
        for index in range(edge.size, min(edge.size + BATCH, LEAVES)):
            entry = commit(KIND, at, index.to_bytes(32, "big"), {"by": "somebody"})
            found = leaf_hash(public(entry))
            rows[LEAF].append((index, entry, found))
            rows[FACT].append((index, None, KIND.value, None, b"{}"))
            rows[NODE] += edge.add(found)
        yield rows


def load() -> None:
    edge = Edge()
    for rows in batches(edge):
        with transaction.atomic(), connection.cursor() as cursor:
            for statement, values in rows.items():
                if connection.vendor == "postgresql":
                    with cursor.copy(COPY[statement]) as copy:
                        for row in values:
                            copy.write_row(row)
                else:
                    cursor.executemany(statement, values)
    head = marked(Head(edge.size, edge.packed), ledger_keys.marker())
    LedgerHead.objects.update_or_create(pk=1, defaults={"size": head.size, "edge": head.edge, "mark": head.mark})


def main() -> None:
    call_command("migrate", verbosity=0)
    once(f"load {LEAVES:,} leaves in bulk", load)
    kept = ledger.log().at(LEAVES // 3 * 2 + 7).sign(ledger.signer()).decode()
    assert checkpoints.check(kept).answer is checkpoints.Answer.HOLDS
    browser = Browser(headers={"host": "127.0.0.1"})
    middle = tiles.Tile(0, LEAVES // 768, 256).path
    best("sign a checkpoint", ledger.latest_checkpoint)
    best("make an inclusion proof", lambda: ledger.log().inclusion(LEAVES // 3))
    best("check a client's checkpoint", lambda: checkpoints.check(kept))
    best("the public page's answer to it", partial(browser.post, "/public/ledger/check/", {"text": kept}))
    best("a tile over HTTP", partial(browser.get, f"/handrail-ledger/{middle}"))
    best("a bundle over HTTP", partial(browser.get, f"/handrail-ledger/{middle.replace('tile/0', 'tile/entries')}"))
    best("a tlog-proof over HTTP", partial(browser.get, f"/handrail-ledger/proof/{LEAVES // 3}"))
    once("verify every hash (what a start checks)", ledger.verify_tree)


main()
