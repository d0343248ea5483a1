"""Grounding, measured: hard paraphrases wrongly struck, subtly wrong statements caught, and what it costs.

python bench/grounding.py            everything, on the part kept apart
python bench/grounding.py seen       the part that rules and weights were made on
python bench/grounding.py seen misses   and each line that went wrong (ours are synthetic; real dialogue is never printed)
python bench/grounding.py quick plot    ours alone, and the picture and table of docs/measured
python bench/grounding.py real          real dialogue alone, both ways, by kind of change
"""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from charts import bars
from dialogues import not_here
from grounding_cases import Case, Session, ours, real

from handrail import consent
from handrail.airlock import Airlock
from handrail.cli.ground import replaced
from handrail.grounding import Grounds, in_session_words
from handrail.papers.errors import AirlockRefused
from handrail.papers.purpose import Purpose
from handrail.papers.safe import NameMap
from handrail.vault.seal import Sealer

AIRLOCK = Airlock.standard(Sealer.generate())
NOW = datetime.now(UTC)
PERMIT = consent.attest(frozenset(Purpose), NOW)


class Judged(NamedTuple):
    """A statement, and what grounding says of it."""

    case: Case
    kept: bool
    reason: str


def judge(session: Session, cited: bool) -> list[Judged]:
    """What `handrail ground` would say of each statement."""
    try:
        out = AIRLOCK.out(session.transcript, known=(), names=NameMap(), permit=PERMIT, now=NOW)
    except AirlockRefused:  # the airlock would rather be asked: not grounding's figure
        return []
    grounds = Grounds(out.safe)
    originals, heard = replaced(session.transcript, out), "\n".join(turn.text for turn in out.safe.turns)
    told = []
    for case in session.cases:
        try:
            masked = AIRLOCK.mask(case.text, (), names=out.names)
        except AirlockRefused as refused:
            told.append(Judged(case, False, str(refused)))
            continue
        text = in_session_words(case.text, masked.spans, originals, heard)
        verdict = grounds.check(text, case.turns if cited else None)
        told.append(Judged(case, verdict.kept, verdict.reason))
    return told


Tally = dict[str, tuple[int, int]]
"""By kind: judged rightly, and all."""


def count(title: str, sessions: Iterable[Session], cited: bool, misses: bool) -> Tally:
    """One line a table: caught by kind, and true statements struck."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for session in sessions:
        for case, kept, reason in judge(session, cited):
            total[case.kind] += 1
            right[case.kind] += kept is case.good
            if misses and kept is not case.good:
                print(f"   {session.name} {'STRUCK' if case.good else 'MISSED'} {case.kind}: {case.text} [{reason}]")
    good = [kind for kind in total if kind in ("paraphrase", "near", "engine")]
    wrong = [kind for kind in total if kind not in good]
    if not total:
        print(f"{title}: no data")
        return {}
    caught = sum(right[kind] for kind in wrong)
    count_wrong = sum(total[kind] for kind in wrong)
    print(f"{title}, {'turns cited' if cited else 'whole session searched'}")
    for kind in good:
        struck = total[kind] - right[kind]
        print(f"   true, {kind}: {struck} of {total[kind]} wrongly struck ({100 * struck / total[kind]:.1f} %)")
    if wrong:
        print(f"   wrong: {caught} of {count_wrong} caught ({100 * caught / count_wrong:.1f} %)")
        print("   " + ", ".join(f"{kind} {right[kind]}/{total[kind]}" for kind in sorted(wrong)))
    return {kind: (right[kind], total[kind]) for kind in total}


def by_change(title: str, sessions: Sequence[Session]) -> None:
    """A table: by kind of change, what was caught, and how many of the true statements it was made from were struck."""
    rows: dict[str, list[list[int]]] = defaultdict(lambda: [[0, 0] for _ in range(4)])
    refused = 0
    for session in sessions:
        for way, cited in enumerate((True, False)):
            told = judge(session, cited)
            refused += cited and not told
            kept = {one.case.text: one.kept for one in told if one.case.good}
            added = [("all", way + 2, not held) for held in kept.values()]
            for one in (one for one in told if not one.case.good):
                added += [(kind, way, not one.kept) for kind in (one.case.kind, "all")]
                added.append((one.case.kind, way + 2, not kept[one.case.true]))
            for kind, place, hit in added:
                rows[kind][place][0] += hit
                rows[kind][place][1] += 1
    print(f"{title}: {len(sessions) - refused} conversations, {refused} more stayed in the airlock")
    if not rows:
        return
    print("| kind of change | caught, turns cited | caught, searched | true ones struck, cited | true ones struck, searched |")
    print("|---|---|---|---|---|")
    for kind in sorted(rows, key=lambda kind: (kind == "all", kind)):
        print(f"| {kind} | " + " | ".join(f"{hits} of {whole}" for hits, whole in rows[kind]) + " |")


def plot(cited: Tally, searched: Tally) -> None:
    """The picture by kind, and the same as a table for the page beside it."""
    kinds = sorted(kind for kind in cited if kind != "paraphrase")
    rows = [("true, kept", (cited["paraphrase"], searched["paraphrase"]))]
    rows += [(f"{kind}, caught", (cited[kind], searched[kind])) for kind in kinds]
    bars("grounding", "Statements judged rightly, sets kept apart", ("turns cited", "whole session searched"), rows)
    print("| kind | turns cited | whole session searched |\n|---|---|---|")
    for name, pairs in rows:
        print(f"| {name} | " + " | ".join(f"{hits} of {whole}" for hits, whole in pairs) + " |")


def on_real_dialogue(part: str) -> None:
    """What the judge learnt nothing from, and the consultations whose lines it did learn from, each by itself."""
    found = [session for place, session in enumerate(real()) if place % 2 == (part == "kept")]
    if not found:
        not_here("grounding on real dialogue", "annomi/utterances.jsonl")
    for taught, title in (
        (False, "AnnoMI, never learnt from"),
        (True, "PriMock57 and ACI-Bench, whose lines taught the judge"),
    ):
        if some := [session for session in found if session.taught is taught]:
            by_change(f"{title}, {part}", some)


def main() -> None:
    """The tables."""
    part = "seen" if "seen" in sys.argv else "kept"
    misses = "misses" in sys.argv
    started = time.process_time()
    if "real" in sys.argv:
        on_real_dialogue(part)
        print(f"{time.process_time() - started:.1f} s of CPU")
        return
    sessions = ours(part)
    told = [count(f"ours, {part}", sessions, cited, misses) for cited in (True, False)]
    for cited in (True, False):
        count(f"Spanish, ours, {part}", ours(f"es-{part}"), cited, misses)
    if "plot" in sys.argv:
        plot(told[0], told[1])
    if "quick" not in sys.argv:
        on_real_dialogue(part)
    print(f"{time.process_time() - started:.1f} s of CPU")


if __name__ == "__main__":
    main()
