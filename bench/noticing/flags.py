"""Safety language found, and everyday talk wrongly flagged: on our own unseen half, and on real dialogue where it lies.

python bench/noticing/flags.py [--data DIR]
"""

import argparse
import json
import os
import time
from collections import defaultdict
from pathlib import Path

from sentences import as_heard, rows

from handrail import noticing
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

SELF = {
    "passive_ideation", "active_ideation", "method", "intent", "plan", "preparatory", "past_attempt", "nssi",
    "hopeless_burden_trapped",
}  # fmt: skip
FILES = {"english_self.txt": "en", "english_others.txt": "en", "english_negatives.txt": "en", "spanish.txt": "es"}


def flagged(text: str, role: Role = Role.CLIENT) -> bool:
    return bool(noticing.flags((SafeTurn(0, role, text),)))


def ours() -> None:
    tally: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for name, language in FILES.items():
        for row in rows(name):
            role = Role.THERAPIST if "therapist_speech" in row.context else Role.CLIENT
            for form, text in (("written", row.text), ("as heard", as_heard(row.text))):
                hit = flagged(text, role)
                groups = ["everyday"] if row.category == "none" else ["safety", *(["suicide"] * (row.category in SELF))]
                for group in groups:
                    count = tally[language, group, form, "seen" if row.seen else "unseen"]
                    count[0] += 1
                    count[1] += hit
    for key, (all_rows, hits) in sorted(tally.items()):
        print(f"{' '.join(key):<36} {hits:>5} of {all_rows:>5}  {100 * hits / all_rows:5.1f} %")


def real(data: Path) -> None:
    path = data / "annomi" / "utterances.jsonl"
    if not path.exists():
        print(f"no real dialogue at {path}")
        return
    with path.open(encoding="utf-8") as lines:
        texts = [row["text"] for row in map(json.loads, lines) if row["speaker"] == "client"]
    before = time.process_time()
    hits = sum(map(flagged, texts))
    words = sum(len(text.split()) for text in texts)
    seconds = (time.process_time() - before) * 7500 / words
    print(
        f"client turns of AnnoMI flagged: {hits} of {len(texts)}, {100 * hits / len(texts):.2f} %; {seconds:.3f} s CPU for 7,500 words"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("HANDRAIL_DATA") or "shared/data"))
    ours()
    real(parser.parse_args().data)
