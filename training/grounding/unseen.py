"""What rules and judge say of statements of sessions that the judge was not taught, as JSON lines for `weigh.py`.

HANDRAIL_DATA=... PYTHONPATH=src:bench python training/grounding/unseen.py UNSEEN.jsonl PREFIX,...

The shipped code reads them, with the shipped judge: with turns cited, with turns looked for, true ones changed by rule, and the built-in
engine's own lines.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dialogues import Dialogue
from grounding_cases import Session, _read
from pairs import changed_by_rule, lines, session_safe, sources

from handrail.grounding import Grounds
from handrail.grounding.support import entailment


def row(grounds: Grounds, text: str, cited: Sequence[int], **known: object) -> dict[str, object]:
    """One statement as the rules and the judge see it. `score` is null where rules alone decide."""
    seen = grounds.look(text, sorted(set(cited)), searched=known["how"] == "searched")
    score = entailment.shipped().support(seen.passages, seen.text) if seen.passages else None
    told = {"banned": seen.banned, "rule": seen.doubt, "met": seen.met, "agreeing": seen.agreeing, "score": score}
    return known | {"text": text} | told


def written(session: Session, chance: random.Random) -> Iterator[dict[str, object]]:
    """Every statement of one written session."""
    found = session_safe(session)
    if found is None:
        return
    grounds, safe = found
    for case in session.cases:
        text = safe(case.text)
        if text is None or any(turn >= len(grounds.turns) for turn in case.turns):
            continue
        known = {"session": session.name, "good": case.good, "kind": case.kind}
        yield row(grounds, text, case.turns, **known, how="cited")
        found_turns = grounds.found(text)
        yield (
            row(grounds, text, found_turns, **known, how="searched")
            if found_turns
            else known | {"how": "searched", "banned": "-", "rule": "", "score": None}
        )
        if case.good:
            said = " ".join(grounds.turns[turn].text for turn in case.turns)
            for kind, wrong in changed_by_rule(text, said, chance):
                yield row(grounds, wrong, case.turns, session=session.name, good=False, kind=kind, how="changed")


def drafted(session: Session) -> Iterator[dict[str, object]]:
    """Our own engine's lines."""
    said = tuple((turn.role, turn.text) for turn in session.transcript.turns)
    for safe, text, cited in lines(Dialogue(session.name, session.name, said)):
        yield row(Grounds(safe), text, cited, session=session.name, good=True, kind="drafted", how="drafted")


def main(out: Path, prefixes: tuple[str, ...]) -> None:
    """Write them."""
    with out.open("w", encoding="utf-8") as told:
        for session in map(_read, sources()):
            if session.name.startswith(prefixes):
                for one in [*written(session, random.Random(session.name)), *drafted(session)]:
                    told.write(json.dumps(one) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2].split(",")))
