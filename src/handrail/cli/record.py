"""What a command needs from a client's record."""

from datetime import datetime

from django.core.exceptions import ValidationError

from handrail.jurisdictions import Law
from handrail.papers.errors import BadInput
from handrail.papers.permit import Permit
from handrail.papers.safe import KnownIdentifier
from handrail.papers.transcript import Source
from handrail.web.actions import permits, terms, walk_session
from handrail.web.records.models import Client


def find(client_id: str) -> Client:
    """The client with this id, or `BadInput`."""
    try:
        return Client.objects.get(pk=client_id)
    except (Client.DoesNotExist, ValidationError, ValueError):
        raise BadInput("no client has this id") from None


def known(client_id: str) -> list[KnownIdentifier]:
    """All that the practice knows about this client."""
    return walk_session.known_identifiers(find(client_id))


def law(client_id: str) -> Law:
    """What holds for everyone who is usually in the room with this client."""
    return terms.usual_law(find(client_id))


def permit(client_id: str, kind_key: str, now: datetime) -> Permit:
    """Leave under the client's own consents, or `Refused`."""
    purposes = permits.purposes_for([kind_key], Source.TRANSCRIPT)
    return permits.permit_for_client(find(client_id), purposes, now)
