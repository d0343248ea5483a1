"""A leaf's bytes: what kind of thing happened, when, and a commitment to the facts. Never the facts."""

import base64
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Everything that can happen to a record. A closed list."""

    CONSENT_GIVEN = "consent.given"
    CONSENT_WITHDRAWN = "consent.withdrawn"
    SESSION_IMPORTED = "session.imported"
    DRAFT_REQUESTED = "draft.requested"
    AIRLOCK_SEALED = "airlock.sealed"
    AIRLOCK_REFUSED = "airlock.refused"
    DRAFT_MADE = "draft.made"
    DRAFT_REFUSED = "draft.refused"
    DRAFT_OPENED = "draft.opened"
    DRAFT_REJECTED = "draft.rejected"
    STATEMENT_JUDGED = "statement.judged"
    DOCUMENT_SIGNED = "document.signed"
    DOCUMENT_AMENDED = "document.amended"
    SUMMARY_RELEASED = "summary.released"
    SUMMARY_READ = "summary.read"
    FLAG_SEEN = "flag.seen"
    RECORD_OPENED = "record.opened"
    AI_STOPPED = "ai.stopped"
    AI_RESUMED = "ai.resumed"
    KEY_DESTROYED = "key.destroyed"


def canonical(value: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys and no spaces (as RFC 8785 writes strings and whole numbers)."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def commitment(salt: bytes, facts: Mapping[str, Any]) -> bytes:
    """HMAC-SHA256 of the facts under a random salt of 32 bytes."""
    return hmac.digest(salt, canonical(facts), "sha256")


def commit(kind: Kind, at: datetime, salt: bytes, facts: Mapping[str, Any]) -> bytes:
    """The leaf's bytes. `at` is rounded down to the second and written in UTC."""
    return canonical(
        {
            "v": 1,
            "kind": kind.value,
            "at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "commitment": base64.b64encode(commitment(salt, facts)).decode(),
        }
    )


def opens(entry: bytes, salt: bytes, facts: Mapping[str, Any]) -> bool:
    """True when the leaf commits to exactly these facts."""
    written = base64.b64decode(json.loads(entry)["commitment"])
    return hmac.compare_digest(written, commitment(salt, facts))
