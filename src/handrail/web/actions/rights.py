"""A client's rights and the staff who answer: corrections, disagreement, limits, contact, and who was told what (R42)."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.ledger.entry import Kind
from handrail.papers.errors import BadInput, Refused
from handrail.web.actions import access
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, Disclosure, Document, RightsRequest

DAYS = {RightsRequest.Kind.AMEND: 60, RightsRequest.Kind.RESTRICT: 30, RightsRequest.Kind.CONTACT: 30}
"""45 CFR 164.526(b)(2) for a correction; a month for the rest (GDPR 12(3), the stricter)."""
LONGEST = 5_000
State = RightsRequest.State


@transaction.atomic
def ask(account: Account, kind: str, text: str, document_id: UUID | None = None) -> RightsRequest:
    """The client asks, or says that they disagree. A statement of disagreement needs no answer: it travels with the paper."""
    client = access.own_record(account)
    text = text.strip()
    if kind not in RightsRequest.Kind.values:
        raise BadInput("choose what you want to ask for")
    if not text or len(text) > LONGEST:
        raise BadInput("write a few words, 5,000 characters at most")
    document = _own_document(client, document_id)
    if kind == RightsRequest.Kind.DISAGREE and document is None:
        raise BadInput("choose the paper that you disagree with")
    now = timezone.now()
    days = DAYS.get(RightsRequest.Kind(kind))
    row = RightsRequest(
        client=client, kind=kind, document=document, made_at=now, state=State.OPEN if days else State.NOTED,
        due_on=timezone.localdate(now) + timedelta(days=days) if days else None,
    )  # fmt: skip
    row.text = text
    row.save(force_insert=True)
    ledger.note(Kind.REQUEST_MADE, client.pk, {"request": str(row.pk), "kind": kind})
    return row


def _own_document(client: Client, document_id: UUID | None) -> Document | None:
    if document_id is None:
        return None
    document = Document.objects.filter(pk=document_id, client=client).first()
    if document is None:
        raise access.Denied
    return document


def own_requests(account: Account) -> QuerySet[RightsRequest]:
    """What this client asked for, newest first."""
    return access.own_record(account).requests.select_related("document", "answered_by")


def waiting(account: Account) -> QuerySet[RightsRequest]:
    """Open requests of the clients whom this account treats or covers, the nearest date first."""
    clients = access.caseload(account, access.ACTING)
    rows = RightsRequest.objects.filter(client__in=clients.values("pk"), state=State.OPEN)
    return rows.select_related("client", "document").order_by("due_on", "made_at")


@transaction.atomic
def answer(account: Account, request_id: UUID, accept: bool, text: str) -> RightsRequest:
    """A human who treats the client answers once. Saying no needs words, and the client may then disagree."""
    row = locks.held(RightsRequest.objects.all()).filter(pk=request_id).first()
    if row is None:
        raise access.Denied
    access.treated(account, row.client_id)
    if row.state != State.OPEN:
        raise BadInput("this request has been answered already")
    if len(text) > LONGEST or (not accept and not text.strip()):
        raise BadInput("a no needs its reason in words, 5,000 characters at most")
    row.state = State.ACCEPTED if accept else State.DENIED
    row.answered_by, row.answered_at = access.staff(account), timezone.now()
    row.answer = text.strip()
    row.save(update_fields=["state", "answered_by", "answered_at", "answer_sealed"])
    facts = {"request": str(row.pk), "accepted": accept, "by": str(row.answered_by_id)}
    ledger.note(Kind.REQUEST_ANSWERED, row.client_id, facts)
    return row


@transaction.atomic
def disclose(account: Account, client_id: UUID, why: str, to: str, what: str) -> Disclosure:
    """Write down that something was told to someone outside. A limit that the client was granted stands in the way."""
    client = access.treated(account, client_id)
    if why not in Disclosure.Why.values:
        raise BadInput("choose why it was told")
    if not to.strip() or not what.strip() or len(to) + len(what) > LONGEST:
        raise BadInput("say to whom and what, 5,000 characters at most")
    limited = client.requests.filter(kind=RightsRequest.Kind.RESTRICT, state=State.ACCEPTED).exists()
    if limited and why in (Disclosure.Why.PAYMENT, Disclosure.Why.CARE):
        raise Refused("the client asked to limit this, and the practice agreed; read their request first", "R42")
    row = Disclosure(client=client, at=timezone.now(), by=access.staff(account), why=why)
    row.to, row.what = to.strip(), what.strip()
    row.save(force_insert=True)
    ledger.note(Kind.DISCLOSED, client.pk, {"request": str(row.pk), "why": why, "by": str(row.by_id)})
    return row


def own_disclosures(account: Account) -> QuerySet[Disclosure]:
    """Who was told what about this client, newest first: six years and longer."""
    return access.own_record(account).disclosures.select_related("by")
