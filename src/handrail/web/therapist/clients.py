"""The caseload and one client's page."""

from uuid import UUID

from django.db.models import Max, Min, Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from handrail.web.actions import access, chart, consents, measures, stop_ai
from handrail.web.actions.read_record import read_record
from handrail.web.therapist import course_forms
from handrail.web.therapist.signed_in import account_of


def all_clients(request: HttpRequest) -> HttpResponse:
    """Everyone in this clinician's care, by name."""
    account = account_of(request)
    access.clinician(account)
    now = timezone.now()
    caseload = access.caseload(account).annotate(
        last_at=Max("sessions__starts_at", filter=Q(sessions__starts_at__lte=now)),
        next_at=Min("sessions__starts_at", filter=Q(sessions__starts_at__gt=now)),
    )
    clients = sorted(caseload, key=lambda client: client.name.casefold())
    return render(request, "therapist/clients.html", {"clients": clients, "room": "clients"})


def one_client(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """One page: goals with their thread, measures, sessions, homework, choices about AI, documents."""
    return page(request, client_id)


def page(request: HttpRequest, client_id: UUID, sent_back: Form | None = None) -> HttpResponse:
    """That page; with a form that could not be kept, what was typed stands in it again."""
    account = account_of(request)
    record = read_record(account, client_id, sessions=_page(request, "sessions"), documents=_page(request, "documents"))
    choices = consents.choices_of([record.client])[record.client.pk]
    context = {
        "record": record,
        "client": record.client,
        "choices": [(consents.LABELS[purpose], given) for purpose, given in choices.items()],
        "reading": consents.wants_reading(record.client) if record.may_act else [],
        "courses": [
            (course, chart.chart(course, chart.WIDE), chart.chart(course, chart.NARROW))
            for course in measures.courses(record.client)
        ],
        "course": course_forms.course(record, sent_back),
        "room": "clients",
    }
    return render(request, "therapist/client.html", context, status=422 if sent_back else 200)


def _page(request: HttpRequest, of: str) -> int:
    text = request.GET.get(of, "")
    return int(text) if text.isdecimal() and len(text) < 6 else 1


@require_POST
def switch_ai(request: HttpRequest, client_id: UUID, state: str) -> HttpResponse:
    """Stop or start AI for one client, in one step (R39)."""
    if state == "stop":
        stop_ai.stop_ai(account_of(request), client_id)
    else:
        stop_ai.start_ai(account_of(request), client_id)
    return redirect("therapist:client", client_id)
