"""Delete: two steps, no reason, no approval, and a receipt (R40, R41)."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from handrail.papers.purpose import Purpose
from handrail.web.actions import access, ask_consent, erase, my_choices, retention
from handrail.web.client.choices import language
from handrail.web.client.signed_in import account_of
from handrail.web.records import lineage, receipts
from handrail.web.records.models import Account, Client, Deletion, Document, Session

SHOWN = ("texts", "drafts", "seen", "counted", "releases", "names", "known", "own", "private")
"""What a receipt lists by name; the small rows beside them are counted together."""
USES = tuple(purpose for _, purposes in my_choices.GROUPS for purpose in purposes)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the form asks for: everything, what AI made, one session, or one use of AI."""

    what: str
    session: Session | None = None
    purpose: Purpose | None = None


def choose(request: HttpRequest) -> HttpResponse:
    """Step 1: what, with counts, and what the law keeps until when."""
    client = access.own_record(account_of(request))
    now, titles = timezone.now(), ask_consent.titles(client, language())
    context = {
        **_preview(client),
        "room": "data",
        "sessions": client.sessions.filter(starts_at__lte=now).order_by("-starts_at"),
        "uses": [(use.value, titles[use]) for use in USES],
        "picked": request.GET.get("what", ""),
        "picked_session": request.GET.get("session", ""),
    }
    return render(request, "client/delete.html", context)


def confirm(request: HttpRequest) -> HttpResponse:
    """Step 2: read it once more; sending the form deletes."""
    account = account_of(request)
    client = access.own_record(account)
    wish = _wish(request, client)
    if wish is None:
        return redirect("client:delete")
    if request.method == "POST":
        return redirect("client:receipt", _delete(account, wish).pk)
    context = {**_preview(client), **_of_wish(client, wish), "room": "data", "what": wish.what, "wish": wish}
    return render(request, "client/delete_confirm.html", context)


def receipt(request: HttpRequest, deletion_id: UUID) -> HttpResponse:
    """What was destroyed, what is sealed, and whether the receipt still fits the ledger."""
    found = erase.own_receipt(account_of(request), deletion_id)
    facts = receipts.facts_of(found)
    context = {
        "room": "data",
        "receipt": found,
        "facts": facts,
        "gone": _named(facts["destroyed"]),
        "nothing": not facts["destroyed"],
        "kept": facts["kept"],
        "sum": bytes(found.note).decode().rpartition(" ")[2].strip(),
    }
    return render(request, "client/receipt.html", context)


def receipt_file(request: HttpRequest, deletion_id: UUID) -> HttpResponse:
    """The signed receipt as a file: anyone can check it."""
    found = erase.own_receipt(account_of(request), deletion_id)
    answer = HttpResponse(bytes(found.note), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="handrail-receipt-{found.number}.txt"'
    return answer


def _wish(request: HttpRequest, client: Client) -> Wish | None:
    """What was chosen; None for what isn't there, or isn't this client's."""
    sent = request.POST if request.method == "POST" else request.GET
    what = sent.get("what", "")
    if what in (Deletion.Scope.AI, Deletion.Scope.ALL):
        return Wish(what)
    if what == Deletion.Scope.SESSION:
        session = next((row for row in client.sessions.all() if str(row.pk) == sent.get("session")), None)
        return Wish(what, session=session) if session else None
    if what == Deletion.Scope.PURPOSE and sent.get("purpose") in {use.value for use in USES}:
        return Wish(what, purpose=Purpose(sent["purpose"]))
    return None


def _delete(account: Account, wish: Wish) -> Deletion:
    if wish.session is not None:
        return erase.delete_own_session(account, wish.session.pk)
    if wish.purpose is not None:
        return erase.delete_own_purpose(account, wish.purpose)
    return erase.delete_own(account, wish.what)


def _of_wish(client: Client, wish: Wish) -> dict[str, object]:
    """What goes, and what is locked away, for one session or one use of AI."""
    if wish.session is not None:
        found = lineage.of_sessions(client, [wish.session.pk]).counts()
        papers = Document.objects.filter(client=client, session=wish.session).count()
        day, rule = retention.until(client, timezone.localdate())
        return {"goes": _named(found), "goes_sum": sum(found.values()), "papers": papers, "day": day, "rule": rule}
    if wish.purpose is not None:
        found = lineage.of_purpose(client, wish.purpose).counts()
        return {
            "goes": _named(found),
            "goes_sum": sum(found.values()),
            "use": ask_consent.titles(client, language())[wish.purpose],
        }
    return {}


def _preview(client: Client) -> dict[str, object]:
    ai = lineage.of_client(client, everything=False).counts()
    everything = lineage.of_client(client, everything=True).counts()
    more = {what: count - ai.get(what, 0) for what, count in everything.items() if count > ai.get(what, 0)}
    return {
        "client": client,
        "ai": _named(ai),
        "more": _named(more),
        "ai_sum": sum(ai.values()),
        "all_sum": sum(everything.values()),
        "kept": retention.what_the_law_keeps(client, timezone.localdate()),
        "holds": client.holds.filter(lifted_at__isnull=True),
    }


def _named(counts: dict[lineage.Class, int]) -> list[tuple[str, int]]:
    """The classes that have a name for clients, in their order, then all the small rows as one."""
    found = [(str(what), count) for what, count in counts.items() if what in SHOWN]
    rest = sum(count for what, count in counts.items() if what not in SHOWN)
    return [*found, ("rest", rest)] if rest else found
