"""An entry: what kind of thing happened, when, and a commitment to the facts. Never the facts. The log holds its hash alone.

Kinds and times stay in the house: a partner who knows when a client was on the phone must not read in a public log what was
done then. `public` gives the 32 bytes that the log holds, bundles show and leaves hash. Whoever is shown an entry can check it.

The salt is random for each leaf and is kept with the facts, sealed under the client's key. Without it the commitment can't
be guessed at, even by someone who can list every possible fact; erasing it leaves a leaf that says nothing (R40).
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from handrail.ledger.note import unbase64
from handrail.papers.errors import Tampered

SALT = 32
"""Bytes of a leaf's salt."""

_TIME = "%Y-%m-%dT%H:%M:%SZ"
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)


class Kind(StrEnum):
    """Everything that can happen to a record. A closed list."""

    CONSENT_GIVEN = "consent.given"
    CONSENT_WITHDRAWN = "consent.withdrawn"
    SESSION_IMPORTED = "session.imported"
    TRANSCRIPT_ACCEPTED = "transcript.accepted"
    DRAFT_REQUESTED = "draft.requested"
    AIRLOCK_SEALED = "airlock.sealed"
    AIRLOCK_REFUSED = "airlock.refused"
    WORDS_MASKED = "airlock.masked"
    WORDS_LEFT_IN = "airlock.left_in"
    """A human marked words by hand: to be replaced, or as naming no one (R13)."""
    DRAFT_MADE = "draft.made"
    DRAFT_REFUSED = "draft.refused"
    DRAFT_OPENED = "draft.opened"
    DRAFT_REJECTED = "draft.rejected"
    STATEMENT_JUDGED = "statement.judged"
    DOCUMENT_SIGNED = "document.signed"
    DOCUMENT_AMENDED = "document.amended"
    DOCUMENT_COSIGNED = "document.cosigned"
    SUMMARY_RELEASED = "summary.released"
    SUMMARY_READ = "summary.read"
    HOUR_COUNTED = "hour.counted"
    """Talk codes and counts of an hour were shown to its own clinician, and not kept (R29, R38)."""
    FLAG_RAISED = "flag.raised"
    FLAG_DELIVERED = "flag.delivered"
    """Words about safety were found, and first put before a clinician's eyes (R37)."""
    FLAG_SEEN = "flag.seen"
    FLAG_ESCALATED = "flag.escalated"
    FLAG_DISPOSITIONED = "flag.dispositioned"
    RECORD_OPENED = "record.opened"
    RECORD_OPENED_IN_EMERGENCY = "record.opened_in_emergency"
    OPENING_ACKNOWLEDGED = "opening.acknowledged"
    OPENING_REVIEWED = "opening.reviewed"
    FORMAT_PUBLISHED = "format.published"
    """A second clinician published a kind of document that the practice made."""
    COVER_ARRANGED = "cover.arranged"
    COVER_ENDED = "cover.ended"
    CARE_HANDED_ON = "care.handed_on"
    """A client went from one clinician to another for good."""
    HANDING_READ = "care.handing_read"
    GRANT_GIVEN = "grant.given"
    GRANT_ENDED = "grant.ended"
    SIGNED_IN = "signin"
    SIGNED_OUT = "signout"
    SIGN_IN_REFUSED = "signin.refused"
    SECOND_KEY_ADDED = "second_key.added"
    SECOND_KEY_REMOVED = "second_key.removed"
    PASSWORD_CHANGED = "password.changed"  # noqa: S105 (a name of an event)
    AI_STOPPED = "ai.stopped"
    AI_RESUMED = "ai.resumed"
    RECORDS_LISTED = "record.listed"
    """Someone looked at a list of clients."""
    CONSENT_LAPSED = "consent.lapsed"
    CUSTODY_ATTESTED = "custody.attested"
    PLACE_NOTED = "place.noted"
    OWN_RECORD_OPENED = "record.opened_by_client"
    KEY_DESTROYED = "key.destroyed"
    KEYS_ROTATED = "key.rotated"
    """The practice's key, or those of clients, got a newer one."""
    DATA_DELETED = "data.deleted"
    """A client deleted what AI made, or everything that can go (R40)."""
    RECORD_SEALED = "record.sealed"
    """What the law keeps was locked away (R41)."""
    UNSEALING_ASKED = "record.unsealing_asked"
    RECORD_UNSEALED = "record.unsealed"
    RECORD_DESTROYED = "record.destroyed"
    """The law's time was over: the last keys were destroyed."""
    DATA_EXPIRED = "data.expired"
    """A time limit passed: session texts and drafts were destroyed (R12)."""
    HOLD_PLACED = "hold.placed"
    HOLD_LIFTED = "hold.lifted"
    COPY_MADE = "copy.made"
    """A client took a copy of everything (R42)."""
    REQUEST_MADE = "request.made"
    """A client asked for a correction, a restriction or a list of disclosures, or disagreed."""
    REQUEST_ANSWERED = "request.answered"
    DISCLOSED = "disclosure.made"
    """Something was told to someone outside."""
    RECORD_BEGUN = "record.begun"
    DETAILS_CHANGED = "record.details_changed"
    PERSON_ADDED = "person.added"
    """Someone around a client was written into their record."""
    GOAL_WRITTEN = "goal.written"
    """A clinician wrote or changed a goal of the plan."""
    GOAL_ENDED = "goal.ended"
    GOAL_OPENED_AGAIN = "goal.opened_again"
    GOALS_LINKED = "session.goals_linked"
    """A clinician said which goals an hour worked on."""
    PRESENT_SAID = "session.present_said"
    """A clinician put right who was there in an hour, before AI read it (R7)."""
    TELEHEALTH_TOLD = "session.telehealth_told"
    """A clinician said where both were in an hour by video or phone, and what was consented to and confirmed."""
    HOMEWORK_WRITTEN = "homework.written"
    HOMEWORK_REMOVED = "homework.removed"
    INVITED = "invitation.made"
    CAME_IN = "invitation.used"
    INVITATION_ENDED = "invitation.ended"
    STAFF_ADDED = "staff.added"
    STAFF_LEFT = "staff.left"
    STAFF_BACK = "staff.back"
    LICENCE_NOTED = "licence.noted"
    PRIVATE_NOTE_WRITTEN = "private_note.written"
    PRIVATE_NOTE_OPENED = "private_note.opened"
    LEDGER_MARKED_AGAIN = "ledger.marked_again"
    """The file that marks heads was lost; a checkpoint vouched for the ledger."""
    LEDGER_KEY_CHANGED = "ledger_key.changed"
    """Checkpoints are signed with another key from here on."""


def canonical(value: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys and no spaces, as RFC 8785 writes strings and whole numbers."""
    return _JSON.encode(value).encode()


def commitment(salt: bytes, facts: Mapping[str, Any]) -> bytes:
    """HMAC-SHA256 of the facts under a random salt of 32 bytes."""
    if len(salt) != SALT:
        raise ValueError(f"a leaf's salt has {SALT} bytes")
    return hmac.digest(salt, canonical(facts), "sha256")


@dataclass(frozen=True, slots=True)
class Leaf:
    """What an entry says to whom it is shown. `at` is in UTC, in whole seconds."""

    kind: Kind
    at: datetime
    commitment: bytes
    v: int = 2
    """Entries of version 1 stood in the log as they were; of later ones it holds the hash."""

    def encode(self) -> bytes:
        """The one way in which the ledger writes it."""
        committed = base64.b64encode(self.commitment).decode()
        at = self.at.replace(tzinfo=None, microsecond=0).isoformat() + "Z"
        return canonical({"v": self.v, "kind": self.kind.value, "at": at, "commitment": committed})


def commit(kind: Kind, at: datetime, salt: bytes, facts: Mapping[str, Any]) -> bytes:
    """The entry's bytes. `at` knows its time zone; it is rounded down to the second and written in UTC."""
    if at.tzinfo is None:
        raise ValueError("a leaf's time knows its time zone")
    return Leaf(kind, at.astimezone(UTC), commitment(salt, facts)).encode()


def public(entry: bytes) -> bytes:
    """What the log holds of an entry, and all that anyone outside sees: 32 bytes that say nothing by themselves."""
    return entry if entry.endswith(_FIRST) else hashlib.sha256(entry).digest()


_FIRST = b',"v":1}'
"""How entries of version 1 end: keys are sorted, so the version is last."""


def read(entry: bytes) -> Leaf:
    """What an entry says. Raises `Tampered` for bytes that `commit` can't have written."""
    try:
        body = json.loads(entry)
        at = datetime.strptime(body["at"], _TIME).replace(tzinfo=UTC)
        leaf = Leaf(Kind(body["kind"]), at, unbase64(body["commitment"]), {1: 1, 2: 2}[body["v"]])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Tampered("a ledger entry is not of the form that the ledger writes") from None
    if leaf.encode() != entry:
        raise Tampered("a ledger entry is not of the form that the ledger writes")
    return leaf


def opens(entry: bytes, salt: bytes, facts: Mapping[str, Any]) -> bool:
    """True when the leaf commits to exactly these facts."""
    return hmac.compare_digest(read(entry).commitment, commitment(salt, facts))
