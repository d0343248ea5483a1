"""One invented session to hold statements against."""

from handrail.grounding import Grounds, Verdict
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

SCRIPT = """
T: How did the week go after we met on Tuesday?
C: Not great. I slept maybe five hours a night, and twice I woke at four and couldn't get back to sleep.
T: What kept you up?
C: My sister called on Sunday about the house. She wants to sell it and I don't. I used to smoke when she did that, ten a day.
T: And your brother, where does he stand?
C: He might fly in next month. He's a lawyer, so everybody listens to him. My mother just cried on the phone.
T: Did you try the breathing exercise?
C: Sometimes. It helped on Thursday because I did it before the call, not after.
T: Any thoughts of hurting yourself?
C: No. Nothing like that.
T: And the sertraline?
C: Still fifty milligrams. The doctor told me I have an anxiety disorder, years ago, and that I'd be on it for life.
T: Were you angry with her?
C: No, I wasn't angry. I was scared, honestly. I thought we'd lose the place where my dad's workshop is.
T: So for this week: the breathing before bed, four nights. Does that fit?
C: Four nights, yes. I'll put it on the fridge.
"""


def session(script: str = SCRIPT) -> SafeText:
    """`T:` and `C:` lines as safe text; its seal is nobody's business here."""
    roles = {"T": Role.THERAPIST, "C": Role.CLIENT, "D": Role.CLIENT_2}
    lines = script.strip().splitlines()
    return SafeText(
        "safe", tuple(SafeTurn(place, roles[line[0]], line[3:], float(place)) for place, line in enumerate(lines)), (), "t", b""
    )


GROUNDS = Grounds(session())


def check(text: str, *turns: int) -> Verdict:
    """The verdict with cited turns, or searched where none are given."""
    return GROUNDS.check(text, turns or None)
