"""The ledger: what happened, never words. A Merkle tree (RFC 6962) in the public C2SP formats.

Rules: a leaf is a kind, a time and a salted commitment; the salt and the facts lie elsewhere, under the client's key; the
write order is the design (entries, nodes, checkpoint, all in the transaction that they record).
"""
