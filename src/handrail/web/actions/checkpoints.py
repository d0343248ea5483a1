"""A client's checkpoint: save today's, and ask whether the ledger still holds all that an earlier one saw (R20, R29)."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from handrail.ledger import merkle
from handrail.papers.errors import HandrailError
from handrail.web.actions import access
from handrail.web.records import ledger
from handrail.web.records.models import Account, KeptCheckpoint

LONGEST = 4096


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
    """One answer, with the sizes then and now."""

    answer: Answer
    size: int = 0
    now: int = 0

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
    log = ledger.log()
    try:
        head = log.head()
        if kept.size > head.size:
            return Check(Answer.CHANGED, kept.size, head.size)
        whole = merkle.consistent(kept.size, head.size, kept.root, head.root, log.consistency(kept.size))
    except (HandrailError, LookupError):
        return Check(Answer.CHANGED, kept.size, log.store.size())
    return Check(Answer.HOLDS if whole else Answer.CHANGED, kept.size, head.size)


def _tidy(text: str) -> bytes:
    """As people paste: with other line ends, and blanks around it."""
    lines = [line.strip() for line in text[:LONGEST].replace("\r\n", "\n").strip().split("\n")]
    return ("\n".join(lines) + "\n").encode()


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
