"""Delete: two steps, no reason, no approval, and a receipt (R40, R41)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from handrail.web.actions import access, erase
from handrail.web.client.signed_in import account_of
from handrail.web.records import lineage, receipts
from handrail.web.records.models import Client, Deletion

SHOWN = ("texts", "drafts", "seen", "releases", "names", "known", "own", "private")
"""What a receipt lists by name; the small rows beside them are counted together."""


def choose(request: HttpRequest) -> HttpResponse:
    """Step 1: what, with counts, and what the law keeps until when."""
    client = access.own_record(account_of(request))
    return render(request, "client/delete.html", {**_preview(client), "room": "data"})


def confirm(request: HttpRequest) -> HttpResponse:
    """Step 2: read it once more; sending the form deletes."""
    account = account_of(request)
    what = (request.POST if request.method == "POST" else request.GET).get("what", "")
    if request.method == "POST":
        return redirect("client:receipt", erase.delete_own(account, what).pk)
    client = access.own_record(account)
    if what not in (Deletion.Scope.AI, Deletion.Scope.ALL):
        return redirect("client:delete")
    context = {**_preview(client), "room": "data", "what": what}
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
        "kept": erase.what_the_law_keeps(client, timezone.localdate()),
        "holds": client.holds.filter(lifted_at__isnull=True),
    }


def _named(counts: dict[lineage.Class, int]) -> list[tuple[str, int]]:
    """The classes that have a name for clients, in their order, then all the small rows as one."""
    found = [(str(what), count) for what, count in counts.items() if what in SHOWN]
    rest = sum(count for what, count in counts.items() if what not in SHOWN)
    return [*found, ("rest", rest)] if rest else found
