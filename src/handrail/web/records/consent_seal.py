"""A keyed digest over each decision: a row that was edited or added by hand is seen before it opens anything (R20).

The key lies with the practice's other keys, not in the database: whoever can write to tables alone can't make a digest.
"""

import hmac
from datetime import UTC
from functools import cache

from handrail.papers.errors import Tampered
from handrail.web.records.models import ConsentDecision
from handrail.wiring import deployment


@cache
def _key() -> bytes:
    return deployment().secret("consent")


def forget_key() -> None:
    """A restore put the key in place."""
    _key.cache_clear()


def seal(row: ConsentDecision) -> str:
    """The digest of what a decision says."""
    moments = [moment.astimezone(UTC).isoformat() if moment else "" for moment in (row.at, row.expires_at)]
    parts = (
        row.client_id, row.party_id, row.purpose, row.given, *moments,
        row.source, row.text_version, row.asking_id or "", row.terms, row.because_id or "",
    )  # fmt: skip
    return hmac.digest(_key(), "\x00".join(map(str, parts)).encode(), "sha256").hex()


def check(row: ConsentDecision) -> None:
    """Raise `Tampered` for a decision that is not as it was written."""
    if not hmac.compare_digest(row.mac, seal(row)):
        raise Tampered(f"decision {row.pk} about AI is not as it was written: a row was edited or added by hand")
