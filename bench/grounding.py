"""Grounding, measured: hard paraphrases wrongly struck, subtly wrong statements caught, and what it costs.

python bench/grounding.py            everything, on the part kept apart
python bench/grounding.py seen       the part that rules and weights were made on
python bench/grounding.py seen misses   and each line that went wrong (ours are synthetic; real dialogue is never printed)
python bench/grounding.py quick plot    ours alone, and the picture and table of docs/measured
"""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from charts import bars
from grounding_cases import Session, ours, real

from handrail import consent
from handrail.airlock import Airlock
from handrail.cli.ground import replaced
from handrail.grounding import Grounds, in_session_words
from handrail.papers.errors import AirlockRefused
from handrail.papers.purpose import Purpose
from handrail.papers.safe import NameMap
from handrail.vault.seal import Sealer

DOCS = Path(__file__).parents[1] / "docs" / "measured"
AIRLOCK = Airlock.standard(Sealer.generate())
NOW = datetime.now(UTC)
PERMIT = consent.attest(frozenset(Purpose), NOW)


def judge(session: Session, cited: bool) -> list[tuple[bool, str, str, bool, str]]:
    """Good or not, kind, text, kept, reason: as `handrail ground` would say."""
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
            told.append((case.good, case.kind, case.text, False, str(refused)))
            continue
        text = in_session_words(case.text, masked.spans, originals, heard)
        verdict = grounds.check(text, case.turns if cited else None)
        told.append((case.good, case.kind, case.text, verdict.kept, verdict.reason))
    return told


Tally = dict[str, tuple[int, int]]
"""By kind: judged rightly, and all."""


def count(title: str, sessions: Iterable[Session], cited: bool, misses: bool) -> Tally:
    """One line a table: caught by kind, and true statements struck."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for session in sessions:
        for good, kind, text, kept, reason in judge(session, cited):
            total[kind] += 1
            right[kind] += kept is good
            reasons[kind][reason] += 1
            if misses and kept is not good:
                print(f"   {session.name} {'STRUCK' if good else 'MISSED'} {kind}: {text} [{reason}]")
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


def plot(cited: Tally, searched: Tally) -> None:
    """The picture by kind, and the same as a table for the page beside it."""
    kinds = sorted(kind for kind in cited if kind != "paraphrase")
    rows = [("true, kept", (cited["paraphrase"], searched["paraphrase"]))]
    rows += [(f"{kind}, caught", (cited[kind], searched[kind])) for kind in kinds]
    bars(DOCS / "grounding.svg", "Statements judged rightly, sets kept apart", ("turns cited", "whole session searched"), rows)
    print("| kind | turns cited | whole session searched |\n|---|---|---|")
    for name, pairs in rows:
        print(f"| {name} | " + " | ".join(f"{hits} of {whole}" for hits, whole in pairs) + " |")


def main() -> None:
    """The tables."""
    part = "seen" if "seen" in sys.argv else "kept"
    misses = "misses" in sys.argv
    started = time.process_time()
    sessions = ours(part)
    told = [count(f"ours, {part}", sessions, cited, misses) for cited in (True, False)]
    for cited in (True, False):
        count(f"Spanish, ours, {part}", ours(f"es-{part}"), cited, misses)
    if "plot" in sys.argv:
        plot(told[0], told[1])
    if "quick" not in sys.argv:
        dialogues = [session for place, session in enumerate(real()) if place % 2 == (part == "kept")]
        for cited in (True, False):
            count(f"real dialogue, {part}", dialogues, cited, misses=False)
    print(f"{time.process_time() - started:.1f} s of CPU")


if __name__ == "__main__":
    main()
