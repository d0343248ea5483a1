"""My data: every time AI touched the client's words, who has looked, and the ways to take, fix and delete (R29, R42)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.web.actions import access, checkpoints, my_data
from handrail.web.client.signed_in import account_of
from handrail.web.records.models import Deletion, LegalHold


def _context(request: HttpRequest) -> dict[str, object]:
    """What the page shows; sealed records keep it."""
    account = account_of(request)
    client = access.own_record(account, sealed_too=True)
    kept = checkpoints.kept(account)
    looks, _ = my_data.looks(account)
    return {
        "room": "data",
        "client": client,
        "uses": my_data.uses(account, _place(request)),
        "first_page": _place(request) is None,
        "looks": looks[:4],
        "kept": kept,
        "kept_text": bytes(kept.note).decode() if kept else "",
        "check": checkpoints.check(bytes(kept.note).decode()) if kept else None,
        "law_keeps": client.kept.select_related("session"),
        "holds": LegalHold.objects.filter(client=client, lifted_at__isnull=True).select_related("placed_by"),
        "unsealings": client.unsealings.filter(agreed_at__isnull=False).select_related("asked_by", "agreed_by"),
        "receipts": Deletion.objects.filter(client_id=client.pk)[:5],
    }


def my_data_view(request: HttpRequest) -> HttpResponse:
    """The whole page."""
    return render(request, "client/data.html", _context(request))


def who_looked(request: HttpRequest) -> HttpResponse:
    """Everyone who opened the record, newest first."""
    looks, before = my_data.looks(account_of(request), _place(request))
    return render(request, "client/looks.html", {"room": "data", "looks": looks, "before": before})


def _place(request: HttpRequest) -> int | None:
    text = request.GET.get("before", "")
    return int(text) if text.isdecimal() and len(text) < 19 else None
