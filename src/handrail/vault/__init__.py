"""The vault: each client's words are sealed under that client's own keys, and those under the practice's.

Rules: keys never show in a repr, a log or an error (R14); a sealed value opens only where it was written (its client,
table, column and row are part of what is sealed, R17); destroying a client's wrapped keyset makes all of it noise (R40).

KNOWN GAP: Python can't overwrite memory. Keys that were in use linger in a process until it reuses the space or ends.

>>> from handrail.vault.fields import open_field, seal_field
>>> from handrail.vault.keys import ClientKeys, Compartment
>>> keys = ClientKeys.generate()
>>> place = (Compartment.RECORD, "client-1", "draft", "body", "row-1")
>>> open_field(keys, *place, seal_field(keys, *place, b"words"))
b'words'
"""
