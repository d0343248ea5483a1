"""A clinician says where both were when an hour was held by video or phone, what was consented to and what was confirmed (handbook 3.1).

A human types and chooses it; nothing of it is read from what was said, and no AI is asked. It stands in the header of each note of the hour.
"""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.records import ledger
from handrail.web.records.models import Account, Session

IN_THE_ROOM = "in the room"
LONGEST = 120
CONSENTS = {"written": "in writing", "spoken": "said aloud and noted", "none": "none yet"}
EMERGENCY = {"both": "both confirmed at the start", "contact": "contact confirmed, place not", "none": "neither confirmed"}


@dataclass(frozen=True, slots=True)
class Telehealth:
    """What a header tells of an hour at a distance. Empty: nobody has said it. `consent` and `emergency`: keys of the two lists above."""

    client_at: str = ""
    clinician_at: str = ""
    by: str = ""
    consent: str = ""
    emergency: str = ""


@transaction.atomic
def tell_telehealth(account: Account, session_id: UUID, told: Telehealth) -> Session:
    """Exactly this, in place of what was told before. What was signed before keeps the header that it was signed with."""
    session = access.treated_session(account, session_id)
    access.treated_for_change(account, session.client_id)
    if session.place == IN_THE_ROOM:
        raise BadInput("this hour was held in the room")
    if any(len(text) > LONGEST for text in (told.client_at, told.clinician_at, told.by)):
        raise BadInput(f"a place or a platform may be {LONGEST} characters long at most")
    if told.consent not in ("", *CONSENTS) or told.emergency not in ("", *EMERGENCY):
        raise BadInput("one of these is no answer that can be chosen")
    session.put(telehealth={name: value.strip() for name, value in asdict(told).items()})
    session.save(update_fields=["telehealth_sealed"])
    facts = {"session": str(session.pk), "by": str(access.staff(account).pk)}
    ledger.note(ledger.Kind.TELEHEALTH_TOLD, session.client_id, facts)
    return session


def telehealth_of(session: Session) -> Telehealth | None:
    """What was told of an hour at a distance; None of one in the room."""
    return None if session.place == IN_THE_ROOM else Telehealth(**(session.get("telehealth") or {}))


def in_words(told: Telehealth) -> str:
    """One line for a header. What nobody has said is named, too.

    >>> in_words(Telehealth("home in Salem", "the office", "Zoom", "written"))
    'Client: home in Salem; clinician: the office; by: Zoom; consent to telehealth: in writing. Not recorded: emergency contact and place.'
    """
    parts = {
        "client": told.client_at,
        "clinician": told.clinician_at,
        "by": told.by,
        "consent to telehealth": CONSENTS.get(told.consent, ""),
        "emergency contact and place": EMERGENCY.get(told.emergency, ""),
    }
    said = "; ".join(f"{name}: {text}" for name, text in parts.items() if text)
    open_ = ", ".join(_OPEN.get(name, name) for name, text in parts.items() if not text)
    sentences = (said and f"{said[0].upper()}{said[1:]}.", open_ and f"Not recorded: {open_}.")
    return " ".join(sentence for sentence in sentences if sentence)


_OPEN = {"client": "where the client was", "clinician": "where the clinician was", "by": "by which platform"}
