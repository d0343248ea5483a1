"""The ledger: what happened, never words. A Merkle tree (RFC 6962) in the public C2SP formats.

Rules: an entry is a kind, a time and a salted commitment; the salt and the facts lie elsewhere, under the client's key (R20).
The log holds the entry's hash: outside the house it says nothing. Leaf, hashes and head go into the one transaction that
records what happened; a checkpoint is signed when it is asked for, over a head whose mark shows that the house wrote it. Only `tiles` touches files. `verify.py` in the repository's root checks the same export without any code of this package.

>>> from datetime import UTC, datetime
>>> from handrail.ledger.entry import Kind, commit, opens, public
>>> from handrail.ledger.memory import MemoryLog
>>> from handrail.ledger.note import Signer
>>> log = MemoryLog(Signer.from_seed("example.org/log", bytes(32)))
>>> entry = commit(Kind.CONSENT_GIVEN, datetime(2026, 1, 2, tzinfo=UTC), bytes(32), {"decision": 7})
>>> log.append([public(entry)]), log.verify(), opens(entry, bytes(32), {"decision": 8})
([0], 1, False)
"""
