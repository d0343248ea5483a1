"""The room that asks a model to fill a kind of document, one statement at a time, each citing its words.

Rules: it takes sealed text and a fresh permit for the document's own purpose (R1, R13); it never asks for a section that is a
human's (R33); what comes back is unchecked and may not be shown to anyone (R27).
"""

from collections.abc import Iterable
from datetime import datetime

from handrail.drafting.earlier import told_of, words_in_common
from handrail.papers.draft import Backend, RawDraft, Said, Task
from handrail.papers.errors import ModelRefused, Refused
from handrail.papers.kind import Author, Kind
from handrail.papers.permit import Permit
from handrail.papers.safe import SafeText
from handrail.papers.style import Style
from handrail.papers.transcript import Role

__all__ = ["USUAL", "draft", "told_of", "words_in_common"]

USUAL = Style()


def draft(
    kind: Kind,
    safe: SafeText,
    permit: Permit,
    backend: Backend,
    now: datetime,
    style: Style = USUAL,
    agreed: Iterable[str] = (),
) -> RawDraft:
    """What the backend says for each AI section, in this clinician's style. Raises `Refused`, `SealBroken`, `ModelUnavailable` or `ModelRefused`."""
    if not permit.covers(kind.purpose, now):
        raise Refused("there is no fresh permit for this kind of document", "R1")
    reply = backend.draft(Task(kind, safe, permit, style, words_in_common(agreed, safe)))
    allowed = {section.name for section in kind.sections if section.author is Author.AI}
    if any(said.section not in allowed for said in (*reply.said, *reply.doubtful)):
        raise ModelRefused("the model wrote in a section that is not its own")
    said, doubtful = (
        [one for one in lines if not (kind.one_person and _of_others(one, safe))] for lines in (reply.said, reply.doubtful)
    )
    return RawDraft(kind, safe.id, (*said[: kind.longest], *doubtful), reply.model)


def _of_others(said: Said, safe: SafeText) -> bool:
    """True when a statement rests on someone else in the room: a group note is one client's (R7, R19)."""
    role_of = {turn.index: turn.role for turn in safe.turns}
    return any(role_of.get(one.turn) not in (Role.CLIENT, Role.THERAPIST) for one in said.evidence)
