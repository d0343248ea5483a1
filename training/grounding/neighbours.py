"""Make `src/handrail/grounding/words/neighbours.txt.gz`: each word with the words near it in meaning, and how near."""

import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path

import numpy as np
from encoder import Encoder

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("HANDRAIL_DATA") or ROOT.parent / "shared" / "data")
OUT = ROOT / "src" / "handrail" / "grounding" / "words" / "neighbours.txt.gz"
NEAR, MOST, SHORTEST, OFTEN = 0.50, 14, 3, 3


def spoken_words() -> list[str]:
    """Words of CC BY dialogue met three times or more."""
    counts: Counter[str] = Counter()
    for name in ("primock57/consultations", "aci-bench/encounters", "mts-dialog/dialogues"):
        for line in (DATA / f"{name}.jsonl").open(encoding="utf-8"):
            counts.update(re.findall(r"[a-z]+", json.dumps(json.loads(line), ensure_ascii=False).lower()))
    return [word for word, count in counts.items() if count >= OFTEN]


def main() -> None:
    """Encode, compare, write."""
    encoder = Encoder()
    words = sorted({word for word in [*encoder.words(), *spoken_words()] if len(word) >= SHORTEST and word.isascii()})
    vectors = encoder(words)
    vectors -= vectors.mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    lines = []
    for start in range(0, len(words), 512):
        block = vectors[start : start + 512] @ vectors.T
        for row, scores in enumerate(block):
            scores[start + row] = 0
            best = np.argsort(-scores)[:MOST]
            near = [f"{words[place]}:{scores[place] * 100:.0f}" for place in best if scores[place] >= NEAR]
            if near:
                lines.append(" ".join([words[start + row], *near]))
    with OUT.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write("\n".join(lines).encode())


if __name__ == "__main__":
    main()
