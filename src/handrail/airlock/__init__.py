"""The airlock: two doors. Out: identifiers become surrogates and the text is sealed. Back: surrogates become names again.

Rules: nothing leaves on any doubt, fault or delay (R13); the same person has the same surrogate in a client's whole file, and
no other client's name is ever used; a second look by another method stands between masking and the seal; names come back for
an authorised human's eyes only (R14).

>>> from handrail.airlock import Airlock
>>> from handrail.vault.seal import Sealer
>>> Airlock.standard(Sealer.generate()).mask("My sister Keisha called.", []).text
'My sister [Person 1] called.'
"""

from handrail.airlock.airlock import VERSION, Airlock, Masked, MaskedSpan, Outcome
from handrail.airlock.back import names_back, restore

__all__ = ["VERSION", "Airlock", "Masked", "MaskedSpan", "Outcome", "names_back", "restore"]
