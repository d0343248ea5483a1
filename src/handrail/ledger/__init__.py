"""The ledger: what happened, never words. A Merkle tree (RFC 6962) in the public C2SP formats.

Rules: a leaf is a kind, a time and a salted commitment; the salt and the facts lie elsewhere, under the client's key (R20).
The write order is the design: entries, nodes and checkpoint go into the one transaction that records what happened.
Only `tiles` touches files. `verify.py` in the repository's root checks the same export without any code of this package.

>>> from datetime import UTC, datetime
>>> from handrail.ledger.entry import Kind, commit, opens
>>> from handrail.ledger.log import Log
>>> from handrail.ledger.memory import Memory
>>> from handrail.ledger.note import Signer
>>> log = Log(Memory(), Signer.from_seed("example.org/log", bytes(32)))
>>> entry = commit(Kind.CONSENT_GIVEN, datetime(2026, 1, 2, tzinfo=UTC), bytes(32), {"decision": 7})
>>> log.append([entry]), log.verify(), opens(entry, bytes(32), {"decision": 8})
([0], 1, False)
"""
