"""R36: no guessing of feelings."""

from dataclasses import replace

from handrail import grounding
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.walked import safe_of

EMOTION = (
    "deepface",
    "fer",
    "hume",
    "opensmile",
    "vadersentiment",
    "textblob",
    "text2emotion",
    "nrclex",
    "affectiva",
    "librosa",
)


@holds(36)
def a_named_feeling_stays(house: House) -> str:
    """What the client named is quoted; said of someone who did not name it, it goes."""
    safe, line = safe_of(house), "Client said: “I feel sad about the tutorial.”"
    see(not grounding.Grounds(safe).check(line, None).kept, "a feeling that was never said stayed")
    named = replace(safe.turns[1], text="I feel sad about the tutorial.")
    here = grounding.Grounds(replace(safe, turns=(safe.turns[0], named, *safe.turns[2:])))
    see(here.check(line, None).kept, "a feeling in the client's own words was struck")
    return "a feeling that the client named stays as a quote"


@attack(36)
def feelings_nobody_named(house: House) -> str:
    """States that nobody named, and libraries that guess them."""
    here = grounding.Grounds(safe_of(house))
    guessed = (
        "Client seemed angry.",
        "Client appeared anxious and withdrawn.",
        "Client was in denial.",
        "Client is a perfectionist.",
    )
    kept = [line for line in guessed if here.check(line, None).kept]
    see(not kept, f"{len(kept)} guessed states were kept")
    see(not source.installed() & set(EMOTION) and not source.importers(*EMOTION), "a library that guesses feelings is here")
    return f"{len(guessed)} guessed states were struck; none of {len(EMOTION)} libraries that guess feelings is here"
