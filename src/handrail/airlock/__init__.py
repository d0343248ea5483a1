"""The airlock: text leaves without identifiers, and only here do the names come back (R13, R14).

Outwards, every recognizer of the shelf reads every turn, what it finds is replaced by a surrogate that keeps the role
("my sister [Sister]", "[Town 1]") or, for a date, by one moved by the client's secret number of days. A second look of another
kind reads the result, a canary of made-up names that travelled along must be gone, and only then the text is sealed. A
recognizer that fails or runs out of time, a second look that still sees something or a canary that lives refuses everything:
`AirlockRefused`. What a human marked by hand goes before every recognizer.
Inwards, `names_back` puts the names into a grounded draft for an authorised human's eyes.

Rules: no I/O; no word of a client in an error; a surrogate stands for one entity in a client's whole file (`NameMap`).
What Safe Harbor lets stay (45 CFR 164.514(b)(2)(i)) stays: states and countries, years, weekdays, times of day, ages up to 89.

>>> from handrail.vault.seal import Sealer
>>> airlock = Airlock.standard(Sealer.generate())
>>> airlock.mask("So I told Keisha to call 503-555-0177.").text
'So I told [Person 1] to call [Phone 1].'
"""

from handrail.airlock.back import names_back, noticed_back, place_back, restore
from handrail.airlock.gate import VERSION, Airlock, Masked, MaskedSpan, Outcome

__all__ = ["VERSION", "Airlock", "Masked", "MaskedSpan", "Outcome", "names_back", "noticed_back", "place_back", "restore"]
