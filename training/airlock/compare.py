"""One table: rules, a CRF, the small network and MiniLM, on the same unseen rows, alone and joined with the rules.

    HANDRAIL_DATA=... python -m training.airlock.compare FOLDER NETWORK.npz [--rows 80000] [--minutes 12]

Models that are missing in FOLDER are trained first. The rows are of the test's own sentences, names and talk (`apart.py`).
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from threadpoolctl import threadpool_limits

from handrail.airlock.learned import network
from handrail.airlock.learned.spans import spans as stretches
from handrail.airlock.overlap import settle
from handrail.airlock.page import Found, Page
from handrail.airlock.recognizers import RECOGNIZERS
from handrail.airlock.recognizers.names import GUESSES
from training.airlock import crf, make, minilm

RULES = [*(find for name, find in RECOGNIZERS.items() if name != "names"), *GUESSES.values()]
THRESHOLD = 0.3
Finder = Callable[[Page], Iterable[Found]]


def rules(page: Page) -> Iterable[Found]:
    """Everything but the trained part."""
    for find in RULES:
        yield from find(page)


def of(tagger: network.Network | crf.Tagger | minilm.Tagger) -> Finder:
    """Spans of a model's chances at the one threshold."""
    return lambda page: stretches(page, tagger.chances(page), THRESHOLD) if page.tokens else ()


def measured(find: Finder, rows: list[make.Row]) -> dict[str, float]:
    """Shares: identifiers wholly hidden, their letters left, rows without any that were touched, other words hidden; words a second."""
    whole = total = left = letters = touched = plain = hidden_words = words = 0
    pages = [Page(row.text) for row in rows]
    _ = [page.cased for page in pages if page.tokens]
    started = time.process_time()
    found = [settle(find(page)) for page in pages]
    spent = time.process_time() - started
    for row, page, spans in zip(rows, pages, found, strict=True):
        hidden = {place for span in spans for place in range(span.start, span.end)}
        gold = {place for start, end, _ in row.spans for place in range(start, end)}
        for start, end, _ in row.spans:
            places = [place for place in range(start, end) if row.text[place].isalnum()]
            seen = sum(place not in hidden for place in places)
            whole, total, left, letters = whole + (seen == 0), total + 1, left + seen, letters + len(places)
        others = [token for token in page.tokens if token.start not in gold]
        wrong = sum(token.start in hidden for token in others)
        hidden_words, words = hidden_words + wrong, words + len(others)
        plain, touched = plain + (not row.spans), touched + (not row.spans and wrong > 0)
    return {
        "whole": whole / total,
        "left": left / letters,
        "touched": touched / plain,
        "over": hidden_words / words,
        "speed": sum(len(page.tokens) for page in pages) / spent,
    }


def cold(code: str) -> float:
    """Seconds until a fresh process has the model in memory, best of three."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - started)
    return min(times)


def main(folder: Path, weights: Path, rows: int, minutes: float, tests: int) -> None:
    """Train what is missing, measure, print."""
    folder.mkdir(parents=True, exist_ok=True)
    threadpool_limits(limits=1, user_api="blas")
    net = network.read(weights.read_bytes())
    field, mini = folder / "crf.bin", folder / "minilm.onnx"
    if not field.exists():
        started = time.process_time()
        crf.train(field, net, rows, 1)
        print(f"CRF trained in {time.process_time() - started:.0f} s", flush=True)
    if not mini.exists():
        minilm.train(mini, rows, 1, minutes * 60)
    systems: dict[str, tuple[Finder, Path | None, str]] = {
        "CRF": (of(crf.Tagger(field, net)), field, f"import pycrfsuite; pycrfsuite.Tagger().open({str(field)!r})"),
        "small network": (
            of(net),
            weights,
            f"from handrail.airlock.learned import network; network.read(open({str(weights)!r}, 'rb').read())",
        ),
        "MiniLM, ONNX int8": (
            of(minilm.Tagger(mini)),
            mini,
            f"import onnxruntime, tokenizers; onnxruntime.InferenceSession({str(mini)!r})",
        ),
    }
    everything = [row for row in make.rows(991, tests, test=True) if row.style in ("cased", "asr")]
    results = []
    for style in ("cased", "asr"):
        chosen = [row for row in everything if row.style == style]
        results.append({"system": "rules", "style": style, **measured(rules, chosen)})
        for name, (find, _, _) in systems.items():
            results.append({"system": name, "style": style, **measured(find, chosen)})
            results.append(
                {
                    "system": f"rules + {name}",
                    "style": style,
                    **measured(lambda page, find=find: [*rules(page), *find(page)], chosen),
                }
            )
    for result in results:
        print(
            f"| {result['system']} | {result['style']} | {result['whole']:.1%} | {result['left']:.1%} | {result['touched']:.1%} | {result['over']:.2%} | {result['speed']:,.0f} |"
        )
    for name, (_, path, code) in systems.items():
        print(f"{name}: {path.stat().st_size / 1e6:.1f} MB, cold start {cold(code):.2f} s")
    (folder / "compare.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--rows", type=int, default=80_000)
    parser.add_argument("--minutes", type=float, default=12, help="processor time for fine-tuning MiniLM")
    parser.add_argument("--tests", type=int, default=4000)
    given = parser.parse_args()
    main(given.folder, given.weights, given.rows, given.minutes, given.tests)
