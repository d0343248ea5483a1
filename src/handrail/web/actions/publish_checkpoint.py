"""Publish a checkpoint: what outsiders see of the ledger from now on, with the signatures of witnesses beside ours.

Witnesses are asked outside every transaction. One that is away, slow, or answers rubbish is noted in the log and left out.
"""

import structlog

from handrail.ledger.log import Log
from handrail.papers.errors import HandrailError
from handrail.web.records import ledger
from handrail.wiring import witnesses

log = structlog.get_logger()


def publish() -> int:
    """Publish the newest head if there is one; its size. Never raises for what a witness did."""
    before, here = ledger.published(), ledger.log()
    head = here.head()
    if head.size == 0:
        return 0
    note = head.sign(here.signer)
    for line in _cosigned(here, head.size, note, before):
        note += line.encode()
    ledger.publish(head.size, note)
    return head.size


def _cosigned(here: Log, size: int, note: bytes, before: ledger.Published) -> list[str]:
    lines = []
    for witness in witnesses():
        earlier = witness.cosigner.lines(before.note.decode("utf-8", "replace"))
        try:
            lines.append(witness.cosign(note, size, before.size if earlier else 0, lambda old: here.consistency(old, size)))
        except Exception as error:  # noqa: BLE001 (whatever a stranger's machine does, the practice goes on)
            why = str(error) if isinstance(error, HandrailError) else type(error).__name__
            log.warning("a witness did not sign", witness=witness.cosigner.name, why=why)
            if before.note.startswith(note):  # the very same checkpoint: what was signed then still holds
                lines += [f"{line}\n" for line in earlier]
    return lines
