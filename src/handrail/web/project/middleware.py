"""What every answer goes through: no stale page of a record in a cache, and an error page with an id and no words."""

import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from handrail.papers.errors import HandrailError
from handrail.web.actions import looked
from handrail.web.project import settings
from handrail.web.records import ledger
from handrail.web.records.models import Account

log = structlog.get_logger()
NO_DEVICES = "camera=(), display-capture=(), geolocation=(), microphone=(), speaker-selection=()"
ROOMS = ("therapist", "client", "oversight")
Answer = Callable[[HttpRequest], HttpResponse]


class ErrorPage:
    """A fault becomes a page with an id; the same id stands in the log, with no client's word in either (R14)."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn what a view raised into a page for a person."""
        if isinstance(error, Http404 | PermissionDenied):
            return render(request, "missing.html", status=404)  # a stranger learns not even that it exists (R19)
        if isinstance(error, SuspiciousOperation):
            return None  # what was sent is at fault, not the house: `doors.unread`
        if isinstance(error, HandrailError):
            return render(request, "sorry.html", {"sentence": str(error)}, status=422)
        number = uuid.uuid4().hex[:12]
        route = request.resolver_match.route if request.resolver_match else ""
        log.error("request failed", request=number, path_template=route, error=type(error).__name__, exc_info=error)
        return render(request, "broken.html", {"number": number}, status=500)


class ReadAndSend:
    """Pages are read and forms are sent; no other method reaches a view."""

    METHODS = ("GET", "HEAD", "POST")

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in self.METHODS:
            return HttpResponseNotAllowed(self.METHODS)
        return self.answer(request)


class SameForAll:
    """Files of the ledger are the same for everyone, whatever the browser sends: a cache keeps one copy of each."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if response.get("Cache-Control", "").startswith("public"):
            del response["Vary"]
        return response


class Awake:
    """A session ends fifteen minutes after its last request, to the half minute: its row is not written for every page (R17)."""

    EVERY = 30
    KEY = "awake_at"

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        session, now = request.session, int(time.time())
        # Only where the page asked who it is for: the crisis page works without a look into the database (R37).
        if session.accessed and not session.is_empty() and not 0 <= now - session.get(self.KEY, 0) < self.EVERY:
            session[self.KEY] = now
        return response


class SecondKey:
    """In a real practice everyone has a key of their own before they have anything else, and staff a second one (R17)."""

    FREE = ("/account/", "/public/", "/handrail-ledger/", "/language/", "/static/")

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not django_settings.DEMO and not request.path.startswith(self.FREE):
            account = request.user
            if isinstance(account, Account) and not account.can_sign_in:
                return redirect("account_set_password")  # they came in with a link, which is used up
            if isinstance(account, Account) and account.staff_or_none is not None and not account.has_second_key:
                return redirect("mfa_index")
        return self.answer(request)


class NoStore:
    """Pages of a record are never kept by a browser's or a proxy's cache, and no page may listen, look or locate (R9)."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        response["Permissions-Policy"] = NO_DEVICES
        return response


class Noted:
    """Reading a page of a record leaves a trace: where no action noted it, this does (R20).

    A ledger that can't be written to is logged and does not keep a clinician from the record: care goes on (R39).
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = ledger.noted()
        response = self.answer(request)
        match = request.resolver_match
        read = request.method == "GET" and response.status_code == 200 and match is not None and ledger.noted() == before
        if read and match is not None and match.namespace in ROOMS and isinstance(request.user, Account):
            try:
                looked.looked_around(request.user, match.view_name)
            except HandrailError as error:
                log.error("a look was not noted", path_template=match.route, error=type(error).__name__)
        return response


def practice(request: HttpRequest) -> dict[str, Any]:
    """What every template may know."""
    return {"demo": settings.DEMO, "ai_allowed": settings.HERE.ai == "on"}
