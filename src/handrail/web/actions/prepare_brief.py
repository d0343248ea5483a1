"""Have AI's part of a client's next brief prepared: a working paper, drawn from the last hour whose words are kept (handbook 3.5).

Everyone of the hour to come was in that hour: what someone said alone does not surface before a joint one (R7, R19).
"""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.papers.purpose import Purpose
from handrail.papers.transcript import Source
from handrail.web.actions import access, parties, permits
from handrail.web.actions.request_walk import OPEN, ask
from handrail.web.records.models import Account, Client, Session, WalkRequest

KIND = "brief"
LOOKS_BACK = 6
"""So many hours before the one to come."""


def prepare_brief(account: Account, client_id: UUID) -> WalkRequest:
    """Ask for its walk; the one that is at the doors already is enough."""
    client = access.treated(account, client_id)
    coming = coming_hour(client)
    last = drawn_from(hours(client, coming, before(client, coming)))
    if last is None:
        raise BadInput("no words are kept of an hour that this brief could be drawn from")
    agreed(client, coming, last)
    return at_the_doors(client) or ask(last, [KIND], asked_by=access.staff(account))


def coming_hour(client: Client) -> Session | None:
    """The next hour; None where none is planned."""
    return client.sessions.filter(starts_at__gt=timezone.now()).order_by("starts_at").first()


def before(client: Client, session: Session | None) -> list[Session]:
    """The last hours before this one, newest first; before now where it is not planned."""
    until = session.starts_at if session else timezone.now()
    rows = client.sessions.filter(starts_at__lt=until).select_related("talk").prefetch_related("present")
    return list(rows.order_by("-starts_at")[:LOOKS_BACK])


def hours(client: Client, session: Session | None, past: Sequence[Session]) -> list[Session]:
    """Those of the past hours that everyone of this one was in."""
    everyone = list(client.parties.all())
    usual = [party for party in everyone if party.in_the_room]
    needed = {party.pk for party in (parties.present_in(session, everyone) if session else usual)}
    return [hour for hour in past if needed <= {party.pk for party in parties.present_in(hour, everyone)}]


def drawn_from(past: Sequence[Session]) -> Session | None:
    """The newest whose words are kept."""
    return next((hour for hour in past if hasattr(hour, "talk")), None)


def agreed(client: Client, session: Session | None, last: Session | None = None) -> None:
    """Raises `Refused` unless briefs are agreed to now, by all of the hour to come; and, to draw one, by all of `last`."""
    if session is None:
        permits.permit_for_client(client, {Purpose.SESSION_PREP})
    else:
        permits.permit(session, {Purpose.SESSION_PREP})
    if last is not None:
        permits.permit(last, permits.purposes_for([KIND], Source(last.talk.source)))


def at_the_doors(client: Client) -> WalkRequest | None:
    """A walk that will bring a brief."""
    walks = WalkRequest.objects.filter(client=client, state__in=OPEN).order_by("asked_at")
    return next((walk for walk in walks if KIND in walk.kinds.split()), None)
