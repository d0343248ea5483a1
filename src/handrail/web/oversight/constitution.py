"""The articles with their last proof and attack, what clients have decided in numbers, the model, and where text may go."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail import wiring
from handrail.web.actions import access, consents, proof
from handrail.web.oversight.signed_in import account_of
from handrail.web.records.models import Client


def constitution(request: HttpRequest) -> HttpResponse:
    """One table that answers: does it hold, and how do we know?"""
    access.overseer(account_of(request))
    clients = Client.objects.count()
    here = wiring.deployment()
    context = {
        "report": proof.last_report(),
        "consents": [(consents.LABELS[purpose], yes, clients - yes) for purpose, yes in consents.in_numbers().items()],
        "model": wiring.parts().backend.model(),
        "backend": here.backend,
        "egress": urlsplit(here.model_url).hostname if here.backend != "embedded" else "",
        "room": "oversight",
    }
    return render(request, "oversight/constitution.html", context)
