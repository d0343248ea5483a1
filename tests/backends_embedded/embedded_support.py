"""Sealed synthetic sessions for the embedded engine's tests. Everything in them is invented."""

from datetime import UTC, datetime

from handrail.backends.embedded import Embedded
from handrail.consent import attest
from handrail.kinds import KINDS, kind
from handrail.papers.draft import Reply, Task
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role
from handrail.vault.seal import Sealer

SEALER = Sealer.generate()
ENGINE = Embedded(SEALER.verifier())
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
PERMIT = attest({paper.purpose for paper in KINDS.values()}, NOW)
ROLES = {"T": Role.THERAPIST, "C": Role.CLIENT, "D": Role.CLIENT_2, "O": Role.OTHER}


def sealed(script: str | list[tuple[Role, str]]) -> SafeText:
    """`T: ...` and `C: ...` lines as the airlock would seal them."""
    said = [(ROLES[line[0]], line[3:]) for line in script.strip().splitlines()] if isinstance(script, str) else script
    turns = tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(said))
    bare = SafeText("safe-1", turns, (), "test", b"")
    return SafeText("safe-1", turns, (), "test", SEALER.seal(bare.sealed_bytes()))


def drafted(script: str | list[tuple[Role, str]], key: str = "dap") -> Reply:
    """What the engine says for one kind."""
    return ENGINE.draft(Task(kind(key), sealed(script), PERMIT))


def texts(script: str, key: str = "dap", section: str = "") -> list[str]:
    """The lines of a draft, or of one of its sections."""
    return [said.text for said in drafted(script, key).said if said.section == section or not section]


SESSION = """
T: Hi, come on in. Did you find parking?
C: Yeah, just about. It's raining again.
T: How has the sleep been since last time?
C: Um, not great. I wake up at three pretty much every night, and then I lie there doing sums.
C: My sister [Sister] called on Sunday and I told her about the job.
T: You were going to write the worries down at six. How did that go?
C: I did it on four days. I skipped Friday because I was at the hospital with my mum.
T: It sounds like you want the evenings back.
C: Yes. I want to read to my son again without looking at my phone.
T: And the tablets?
C: I take fifty milligrams in the morning. I missed two doses last week.
T: Any headaches or nausea?
C: No.
T: I also want to ask, have there been any thoughts of not wanting to be alive?
C: Some nights I think it would be easier not to wake up. I'm not going to do anything.
T: Thank you for telling me. So this week: the worries at six, and a walk on four days. Does that fit?
C: Yes. I'll walk to the river on Monday and Thursday.
T: I'll call your doctor about the missed doses.
C: Okay, thanks.
T: Next session is Monday at ten, same room.
C: See you then.
"""
