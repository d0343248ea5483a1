"""R39: everything works without AI."""

from datetime import timedelta

from django.utils import timezone

from handrail.proofs.house import House, written
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import import_session, request_walk, stop_ai, walk_session, write_note
from handrail.web.records.models import WalkRequest


@holds(39)
def a_note_without_ai(house: House) -> str:
    """AI stopped: typed, written, signed."""
    stop_ai.stop_ai(house.therapist, house.chen.pk)
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=1))
    import_session.type_notes(house.therapist, house.chen.pk, hour, "He slept well.", kinds=())
    session = house.chen.sessions.order_by("-number")[0]
    see(write_note.write_note(house.therapist, session.pk, "dap", written("dap"), timezone.now()), "no note without AI")
    see(house.browser(house.therapist).get(f"/clinic/clients/{house.chen.pk}/").status_code == 200, "the client's page broke")
    return "with AI stopped a session was typed, its note written and signed, and the pages worked"


@attack(39)
def after_the_stop(house: House) -> str:
    """A new walk, and one that was under way."""
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=1))
    walk = import_session.type_notes(house.therapist, house.chen.pk, hour, "He slept for six hours.", kinds=("dap",))
    assert walk is not None
    stop_ai.stop_ai(house.therapist, house.chen.pk)
    refused(lambda: request_walk.request_walk(house.therapist, house.walk.session_id, ["dap"]), "a walk after the stop")
    walk_session.walk_through(str(walk.pk))
    walk.refresh_from_db()
    see(walk.state == WalkRequest.State.REFUSED and not walk.drafts.exists(), "a walk under way went on after the stop")
    return "one step stopped it: a new walk was refused and the one under way stored nothing"
