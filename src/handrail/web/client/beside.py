"""For those beside a client: a guardian, a partner, a group member. Their own compartment, and no more."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.papers import codec
from handrail.papers.signed import Line, Released
from handrail.web.actions import access, read_beside
from handrail.web.client.signed_in import account_of


def seats(request: HttpRequest) -> HttpResponse:
    """Everyone whom this person is beside."""
    mine = list(access.seats(account_of(request)))
    if not mine:
        raise access.Denied
    return render(request, "client/seats.html", {"seats": mine, "room": "beside"})


def beside(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """When the sessions are and what was shown, where the therapist lets them see it."""
    here = read_beside.read_beside(account_of(request), seat_id)
    return render(request, "client/beside.html", {"here": here, "party": here.party, "room": "beside"})


def summary(request: HttpRequest, seat_id: UUID, release_id: UUID) -> HttpResponse:
    """A shown summary, without the words of the session under its lines: those are the client's."""
    release = read_beside.read_beside_release(account_of(request), seat_id, release_id)
    released = codec.load(Released, release.get("body"))
    sections: dict[str, list[Line]] = {}
    for line in released.lines:
        sections.setdefault(line.section, []).append(line)
    context = {
        "release": release, "released": released, "sections": sections.items(), "session": release.document.session,
        "signer": release.document.signed_by, "with_ai": release.document.with_ai, "seat_id": seat_id, "room": "beside",
    }  # fmt: skip
    return render(request, "client/beside_summary.html", context)
