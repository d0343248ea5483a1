"""The client's home: the next session, what was agreed, and what has been shared with them."""

from collections.abc import Iterable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from handrail.web.actions import access
from handrail.web.client.signed_in import account_of
from handrail.web.records.models import Release

NEW = timedelta(days=30)
"""How long the page says that someone new sees them."""


def _with_newer(releases: Iterable[Release]) -> list[tuple[Release, bool]]:
    """Each release, the newest first, and whether a newer one tells of the same hour."""
    rows, hours = [], set()
    for release in releases:
        document = release.document
        hour = (document.session_id, document.kind) if document.session_id else None
        rows.append((release, hour in hours))
        hours |= {hour} - {None}
    return rows


def home(request: HttpRequest) -> HttpResponse:
    """One thing at a time."""
    client = access.own_record(account_of(request), sealed_too=True)
    if client.sealed_at is not None:
        return redirect("client:data")
    now = timezone.now()
    context = {
        "client": client,
        "coming": client.sessions.filter(starts_at__gt=now).select_related("clinician").order_by("starts_at").first(),
        "homework": [(row, row.get("body")) for row in client.homework.filter(answered_on__isnull=True)[:3]],
        "releases": _with_newer(client.releases.select_related("document", "document__session", "document__signed_by")),
        "handed": client.care.filter(handing__isnull=False, until__isnull=True, since__gte=now - NEW)
        .select_related("staff")
        .order_by("-since")
        .first(),
        "openings": client.openings.select_related("staff")[:3],
    }
    return render(request, "client/home.html", context)
