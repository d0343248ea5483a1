"""R13: names out first."""

import re
from dataclasses import replace

from handrail import kinds, wiring
from handrail.airlock import Airlock
from handrail.papers import codec
from handrail.papers.draft import Task
from handrail.papers.errors import AirlockRefused, SealBroken
from handrail.papers.safe import NameMap
from handrail.papers.transcript import Transcript
from handrail.proofs.house import NAMES, House
from handrail.proofs.registry import Fell, attack, holds, see
from handrail.proofs.walked import permit_of, safe_of
from handrail.vault.seal import Sealer
from handrail.web.records.models import Talk


@holds(13)
def sealed_and_nameless(house: House) -> str:
    """No name of the session in what left, and the seal fits."""
    safe = safe_of(house)
    text = " ".join(turn.text for turn in safe.turns)
    see(not [name for name in NAMES if re.search(rf"\b{name}\b", text)], "a name left the airlock")
    see(wiring.parts().airlock.seal_fits(safe), "what left carries no valid seal")
    return f"{len(safe.turns)} turns left with {len(safe.spans)} replacements, none of {len(NAMES)} names, and a seal that fits"


@attack(13)
def without_the_seal(house: House) -> str:
    """Unsealed words handed to the model; a recognizer that fails."""
    safe, permit = safe_of(house), permit_of(house)
    words = replace(safe.turns[0], text="Wei Chen came in.")
    forged = replace(safe, turns=(words, *safe.turns[1:]))
    try:
        wiring.parts().backend.draft(Task(kinds.kind("dap"), forged, permit))
    except SealBroken:
        pass
    else:
        raise Fell("the model read a text without a valid seal")
    broken = Airlock({"people": _fails}, Sealer.generate())  # type: ignore[dict-item]
    transcript = codec.load(Transcript, Talk.objects.get(session=house.walk.session).get("transcript"))
    try:
        broken.out(transcript, known=[], names=NameMap(), permit=permit, now=permit.given_at)
    except AirlockRefused:
        return "the model refused a text whose seal did not fit; with a failing recognizer nothing left"
    raise Fell("a text left although a recognizer failed")


def _fails(*_: object, **__: object) -> list[object]:
    raise ValueError("Wei Chen")
