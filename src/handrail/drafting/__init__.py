"""The room that asks a model to fill a kind of document, one statement at a time, each citing its words.

Rules: it takes sealed text and a fresh permit for the document's own purpose (R1, R13); it never asks for a section that is a
human's (R33); of a group it keeps what is this client's alone, in a client's own paper nothing that was said to another (R19); what comes
back is unchecked and may not be shown to anyone (R27).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from handrail.drafting.earlier import told_of, words_in_common
from handrail.language.others import Others
from handrail.papers.draft import Backend, RawDraft, Refusal, Task
from handrail.papers.errors import ModelRefused, Refused
from handrail.papers.kind import Author, Kind
from handrail.papers.notice import Notices
from handrail.papers.permit import Permit
from handrail.papers.safe import SafeText
from handrail.papers.style import Style

__all__ = ["USUAL", "draft", "told_of", "words_in_common"]

USUAL = Style()


def draft(
    kind: Kind,
    safe: SafeText,
    notices: Notices,
    permit: Permit,
    backend: Backend,
    now: datetime,
    style: Style = USUAL,
    agreed: Iterable[str] = (),
) -> RawDraft:
    """What the backend says for each AI section, in this clinician's style; what was noticed about safety, as it was said. Raises `Refused`, `SealBroken`, `ModelUnavailable` or `ModelRefused`."""
    if not permit.covers(kind.purpose, now):
        raise Refused("there is no fresh permit for this kind of document", "R1")
    others = Others.of(safe)
    reply = backend.draft(Task(kind, safe, permit, style, words_in_common(agreed, safe), notices.flags))
    allowed = {section.name for section in kind.sections if section.author is Author.AI}
    if any(said.section not in allowed for said in (*reply.said, *reply.doubtful)):
        raise ModelRefused("the model wrote in a section that is not its own")
    said, doubtful = ([*reply.said], [*reply.doubtful])
    if kind.one_person:
        said, doubtful = ([one for one in lines if not others.have_part_in(one)] for lines in (said, doubtful))
    elif kind.audience == "client":
        said, doubtful = ([one for one in lines if not others.were_spoken_to(one)] for lines in (said, doubtful))
    refused = (replace(one, refused=one.refused or Refusal()) for one in doubtful)
    return RawDraft(kind, safe.id, (*said[: kind.longest], *refused), reply.model)
