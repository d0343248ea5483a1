"""Every real conversation of HANDRAIL_DATA through the whole house: refusals, crashes, empty drafts, evidence, time per door.

Run: HANDRAIL_DATA=DIR python bench/transcripts.py    (AnnoMI, PriMock57, ACI-Bench; nothing of them is kept)
"""

import json
import time
from collections import Counter
from datetime import UTC, datetime

from dialogues import aci_bench, annomi, not_here, primock57

from handrail import consent, flow, intake, kinds, wiring
from handrail.papers.errors import HandrailError
from handrail.papers.purpose import Purpose
from handrail.papers.safe import NameMap

parts, now = wiring.scratch_parts("embedded"), datetime.now(UTC)
permit = consent.attest(frozenset(Purpose), now)
found: Counter[str] = Counter()
doors: Counter[str] = Counter()


def lap(door: str, since: float) -> float:
    """Add what this door took of the processor."""
    there = time.process_time()
    doors[door] += there - since  # type: ignore[assignment]  # seconds
    return there


for dialogue in [*annomi(), *primock57(), *aci_bench()]:
    turns = [{"speaker": role.value, "text": text} for role, text in dialogue.turns]
    clock = time.process_time()
    try:
        taken = flow.take_in(json.dumps({"turns": turns}).encode(), "session.json", intake.People((), ()))
        clock = lap("intake", clock)
        out = flow.go_out(taken, (), NameMap(), permit, now, parts)
        clock = lap("airlock", clock)
        notices = flow.notice(out.safe)
        clock = lap("notice", clock)
        raw = flow.draft(kinds.kind("dap"), out.safe, notices, permit, now, parts)
        clock = lap("draft", clock)
        grounded = flow.ground(raw, out.safe, notices)
        lap("ground", clock)
    except HandrailError as error:
        found[type(error).__name__] += 1
        print(f"{dialogue.id}: {error}")
        continue
    statements = grounded.statements()
    evidence = [one for statement in statements for one in statement.evidence]
    found.update(
        conversations=1,
        words=taken.words,
        statements=len(statements),
        struck=len(grounded.struck),
        empty=not statements,
        evidence=len(evidence),
        wrong_quotes=sum(out.safe.turns[one.turn].text[one.start : one.end] != one.quote for one in evidence),
    )
if not found:
    not_here("every real conversation through the house", "conversation")
print(", ".join(f"{name} {count}" for name, count in found.items()))
print(", ".join(f"{door} {seconds:.1f} s" for door, seconds in doors.items()), "of CPU in all")
