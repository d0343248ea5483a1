"""Sound that someone hands in under a transcript's name."""

from datetime import timedelta

from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.proofs.house import House
from handrail.proofs.registry import Fell
from handrail.web.actions import import_session

SOUND = b"RIFF\x24\x08\x00\x00WAVEfmt " + bytes(4000)


def not_taken(house: House, name: str) -> None:
    """Intake must refuse it."""
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=3))
    try:
        import_session.import_session(house.therapist, house.chen.pk, hour, SOUND, name, kinds=("dap",))
    except BadInput:
        return
    raise Fell("a sound file was taken for a transcript")
