"""A checkpoint or a receipt that someone kept: does today's ledger still hold all that it saw (R20, R29, R40)?"""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from handrail.ledger import merkle
from handrail.ledger.checkpoint import Checkpoint
from handrail.papers.errors import HandrailError
from handrail.web.actions import access
from handrail.web.records import ledger, receipts
from handrail.web.records.models import Account, KeptCheckpoint

LONGEST = 32_768
"""Letters of what may be pasted; a receipt of a long record has some 4,000."""


class Answer(StrEnum):
    """What a check can say."""

    HOLDS = "holds"
    CHANGED = "changed"
    """The ledger does not contain what the checkpoint saw: stop and ask."""
    NOT_OURS = "not_ours"
    """Not a checkpoint that this practice signed."""
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Check:
    """One answer, with the sizes then and now; `receipt` is the number of a receipt, None for a checkpoint."""

    answer: Answer
    size: int = 0
    now: int = 0
    receipt: int | None = None

    @property
    def new(self) -> int:
        """Lines that came since."""
        return self.now - self.size


def check(text: str) -> Check:
    """Does today's ledger still contain everything that this checkpoint saw? For anyone; it opens nothing."""
    if not text.strip():
        return Check(Answer.EMPTY)
    try:
        kept = ledger.read_checkpoint(_tidy(text))
    except HandrailError:
        return Check(Answer.NOT_OURS)
    return _held(kept)


def check_paper(text: str) -> Check:
    """The same for whatever a person kept: a checkpoint, or the receipt of a deletion."""
    if not text.lstrip().startswith("{"):
        return check(text)
    try:
        receipt = receipts.read(_tidy(text))
    except HandrailError:
        return Check(Answer.NOT_OURS)
    return replace(_held(receipt.then), receipt=receipt.number)


def _held(kept: Checkpoint) -> Check:
    log = ledger.log()
    try:
        head = log.head()
        if kept.size > head.size:
            return Check(Answer.CHANGED, kept.size, head.size)
        whole = merkle.consistent(kept.size, head.size, kept.root, head.root, log.consistency(kept.size))
    except (HandrailError, LookupError):
        return Check(Answer.CHANGED, kept.size, log.size())
    return Check(Answer.HOLDS if whole else Answer.CHANGED, kept.size, head.size)


def _tidy(text: str) -> bytes:
    """As people paste: with other line ends, and blanks around it."""
    lines = [line.strip() for line in text[:LONGEST].replace("\r\n", "\n").strip().split("\n")]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


@transaction.atomic
def save(account: Account) -> str:
    """Keep today's checkpoint for the client, who gets it as a file as well."""
    client = access.own_record(account, sealed_too=True)
    text = ledger.latest_checkpoint()
    KeptCheckpoint.objects.update_or_create(client=client, defaults={"at": timezone.now(), "note": text.encode()})
    return text


def kept(account: Account) -> KeptCheckpoint | None:
    """The checkpoint that this client saved last."""
    return KeptCheckpoint.objects.filter(client=access.own_record(account, sealed_too=True)).first()
