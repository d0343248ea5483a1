"""The papers of the session that went through every door of the scratch deployment."""

import re

from handrail import grounding
from handrail.papers import codec
from handrail.papers.permit import Permit
from handrail.papers.safe import SafeText
from handrail.papers.transcript import Source
from handrail.proofs.house import House
from handrail.web.actions import permits
from handrail.web.records.models import SafeCopy


def safe_of(house: House) -> SafeText:
    """What left the airlock."""
    return codec.load(SafeText, SafeCopy.objects.get(talk__session=house.walk.session).get("safe"))


def surrogate_in(safe: SafeText, before: str) -> str:
    """The stand-in for the name that follows these words."""
    found = (re.search(re.escape(before) + r"(\[[^\]]+\])", turn.text) for turn in safe.turns)
    return next(match.group(1) for match in found if match)


def permit_of(house: House) -> Permit:
    """Leave for it, now."""
    return permits.permit(house.walk.session, permits.purposes_for(["dap"], Source.TRANSCRIPT))


def grounds(house: House) -> grounding.Grounds:
    """It as ground for statements."""
    return grounding.Grounds(safe_of(house))
