"""Ask for a walk: a row written with the clinical change; the worker starts it by the row's id."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from handrail.papers.errors import AirlockRefused, BadInput, HandrailError, Refused
from handrail.papers.transcript import Source
from handrail.web.actions import access, permits
from handrail.web.records import formats, ledger, locks
from handrail.web.records.models import Account, Document, Draft, Session, Staff, Talk, WalkRequest

OPEN = (WalkRequest.State.REQUESTED, WalkRequest.State.WALKING)


class Standing(BadInput):
    """The hour has drafts of these kinds already, signed, to review or at the doors: each kind with its row."""

    def __init__(self, rows: list[tuple[str, Draft | Document | WalkRequest]]) -> None:
        super().__init__("this hour has that already")
        self.rows = rows


def request_walk(account: Account, session_id: UUID, kinds: Sequence[str], *, once: bool = False) -> WalkRequest:
    """A clinician asks for drafts of these kinds from a session that has been taken in. `once`: not where one stands already."""
    session = access.treated_session(account, session_id)
    return ask(session, kinds, asked_by=access.staff(account), once=once)


@transaction.atomic
def ask(session: Session, kinds: Sequence[str], *, asked_by: Staff | None, once: bool = False) -> WalkRequest:
    """Consent is asked at once, so that a refusal is answered on the spot, and again at every door."""
    for key in kinds:
        formats.kind(key)
    locks.client(session.client_id)  # a deletion that runs now lists the walks once: ours comes before it, or finds no words
    if not Talk.objects.filter(session=session).exists():
        raise BadInput("no words of this session are kept")
    if once and (rows := _standing(session, kinds)):
        raise Standing(rows)
    permits.permit(session, permits.purposes_for(kinds, Source(session.talk.source)))
    turn = WalkRequest.objects.filter(asked_by=asked_by, state__in=OPEN).count()
    walk = WalkRequest.objects.create(
        session=session, client_id=session.client_id, kinds=" ".join(kinds), asked_by=asked_by, turn=turn
    )
    ledger.note(
        ledger.Kind.DRAFT_REQUESTED,
        session.client_id,
        {"walk": str(walk.pk), "session": str(session.pk), "kinds": list(kinds), "by": str(asked_by.pk if asked_by else "")},
    )
    return walk


def _standing(session: Session, kinds: Sequence[str]) -> list[tuple[str, Draft | Document | WalkRequest]]:
    """What this hour has of these kinds."""
    signed = [(one.kind, one) for one in session.documents.filter(kind__in=kinds, sealed_at__isnull=True)]
    drafts = [(one.kind, one) for one in session.drafts.filter(kind__in=kinds, state__in=Draft.OPEN)]
    walks = [(key, walk) for walk in session.walks.filter(state__in=OPEN) for key in walk.kinds.split() if key in kinds]
    return [*signed, *drafts, *walks]


def ahead(walk: WalkRequest) -> int | None:
    """How many walks go before one that waits its turn; None when it waits for nobody.

    First come, first served, but who asked for many at once lets each other person's first one go before their own second.
    """
    if walk.state != WalkRequest.State.REQUESTED:
        return None
    before = Q(turn__lt=walk.turn) | Q(turn=walk.turn, asked_at__lt=walk.asked_at)
    return WalkRequest.objects.filter(before, state=WalkRequest.State.REQUESTED).count()


def finish(walk: WalkRequest, state: WalkRequest.State, *, error: HandrailError | str = "") -> None:
    """Close a walk with one sentence that holds nobody's words, and the places that the airlock could not make safe."""
    walk.state, walk.reason = state, str(error)[:300]
    walk.rule = error.rule if isinstance(error, Refused) else ""
    if isinstance(error, AirlockRefused):
        walk.turns = list(error.turns)
        walk.doubts = [[doubt.turn, doubt.start, doubt.end, doubt.why.value] for doubt in error.doubts]
    walk.finished_at = timezone.now()
    walk.save(update_fields=["state", "reason", "rule", "turns", "doubts", "finished_at"])
