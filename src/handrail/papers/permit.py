"""The paper that `consent` makes: leave to do one thing, for one client, for a short while."""

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
    """One party's latest answer for one purpose, as the record holds it.

    `given` is False for a refusal and for a withdrawal alike. `expires_at` is None only for a refusal.
    """

    person: PersonId
    purpose: Purpose
    given: bool
    at: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Permit:
    """A capability: code that touches a client's data for AI takes one as an argument (R1).

    Only `handrail.consent` makes it. It is never stored: each door asks again.
    """

    purposes: frozenset[Purpose]
    basis: Basis
    given_at: datetime
    expires_at: datetime
    client: ClientId | None = None

    def covers(self, purpose: Purpose, now: datetime) -> bool:
        """True while the permit is fresh and names this very purpose."""
        return purpose in self.purposes and self.given_at <= now < self.expires_at
