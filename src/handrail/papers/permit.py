"""The paper that `consent` makes: leave to do one thing, for one client, for a short while."""

import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handrail.papers.ids import ClientId, PersonId
from handrail.papers.purpose import Purpose


class Basis(StrEnum):
    """What a permit rests on."""

    CONSENT = "consent"
    """Every required party's active consent, in the client's record."""
    OPERATOR_ATTESTED = "operator-attested"
    """A file outside any record: the operator says that everyone in it agreed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One party's answer for one purpose, as the record holds it.

    `given` is False for a refusal and for a withdrawal alike. `expires_at` is None only for a refusal. `number` counts a
    record's answers in the order in which they were stored: a clock can jump, it can't. `terms` names the model, the place
    of processing and the law that a yes was said to (R46).
    """

    person: PersonId
    purpose: Purpose
    given: bool
    at: datetime
    expires_at: datetime | None = None
    number: int = 0
    terms: str = ""


_KEY = secrets.token_bytes(32)
"""Lives and dies with the process, as every permit does: a permit is never stored and never crosses to another process."""


def prove(
    purposes: Collection[Purpose], basis: Basis, given_at: datetime, expires_at: datetime, client: ClientId | None
) -> bytes:
    """What tells a permit that `consent` made from one that was put together or changed elsewhere."""
    parts = (*sorted(purposes), basis, given_at.isoformat(), expires_at.isoformat(), client or "")
    return hmac.digest(_KEY, "\x00".join(parts).encode(), "sha256")


@dataclass(frozen=True, slots=True)
class Permit:
    """A capability: code that touches a client's data for AI takes one as an argument (R1).

    Only `handrail.consent` makes it, with its proof. It is never stored: each door asks again.
    """

    purposes: frozenset[Purpose]
    basis: Basis
    given_at: datetime
    expires_at: datetime
    client: ClientId | None = None
    proof: bytes = b""

    def covers(self, purpose: Purpose, now: datetime) -> bool:
        """True while the permit is fresh, names this very purpose, and is as `consent` made it."""
        return purpose in self.purposes and self.given_at <= now < self.expires_at and self._proved()

    def belongs_to(self, client: ClientId) -> bool:
        """True for this client's own permit; one client's leave opens nothing of another's."""
        return self.client == client and self._proved()

    def _proved(self) -> bool:
        own = prove(self.purposes, self.basis, self.given_at, self.expires_at, self.client)
        return hmac.compare_digest(self.proof, own)
