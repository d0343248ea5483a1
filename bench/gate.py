"""Measure the airlock's gate apart from its recognizers, and how drafts read with two kinds of surrogate.

python bench/gate.py              # time and memory of the gate for 7,500 words; the demo's drafts with both surrogates
"""

import json
import random
import re
import statistics
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files

from handrail import consent, flow, grounding, intake, kinds
from handrail.airlock import Airlock, restore
from handrail.airlock.recognizers import RECOGNIZERS
from handrail.backends.embedded import Embedded
from handrail.papers.draft import Task
from handrail.papers.purpose import Purpose
from handrail.papers.safe import KnownIdentifier, Label, NameMap, SafeText
from handrail.papers.transcript import Transcript, Turn
from handrail.release import grade
from handrail.vault.seal import Sealer

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
PERMIT = consent.attest(list(Purpose), NOW)
SEALER = Sealer.generate()
NAMES = "Jordan Riley Casey Morgan Quinn Avery Rowan Skyler Emery Finley Reese Sage Tatum Marlow Arden Blair Ellis Harper Kendall Lane".split()


def sessions() -> Iterator[tuple[str, Transcript, list[KnownIdentifier]]]:
    """The demo's synthetic sessions, with what their practice knows."""
    folder = files("handrail.demo")
    staff = {one["key"]: one["name"] for one in json.loads(folder.joinpath("practice.json").read_text("utf-8"))["staff"]}
    for path in sorted(folder.joinpath("clients").iterdir(), key=lambda one: one.name):
        story = json.loads(path.read_text("utf-8"))
        name = f"{story['given_name']} {story['family_name']}"
        known = [KnownIdentifier(one["text"], Label(one["kind"]), one.get("role", "")) for one in story["identifiers"]]
        known.append(KnownIdentifier(name, Label.PERSON, "client"))
        beside = [(one["role"], one["name"]) for one in story.get("participants", [])]
        partners = tuple(name for role, name in beside if role == "partner")
        others = tuple(name for role, name in beside if role != "partner")
        people = intake.People((staff[story["clinician"]],), (name, story["called"]), others, partners)
        for told in story["sessions"]:
            source = told.get("source") or {}
            if source.get("kind") == "transcript":
                data = folder.joinpath("sessions", source["file"]).read_bytes()
                yield source["file"], intake.read_transcript(data, filename=source["file"], people=people), known


def out(airlock: Airlock, talk: Transcript, known: list[KnownIdentifier]) -> flow.Outcome:
    """Through the gate with a fresh map."""
    return airlock.out(talk, known=known, names=NameMap(days=70), permit=PERMIT, now=NOW)


def cost() -> None:
    """CPU seconds for 7,500 words: everything, and everything but the shelf of recognizers."""
    _, talk, known = next(iter(sessions()))
    turns = [turn.text for turn in talk.turns]
    while sum(len(text.split()) for text in turns) < 7_500:
        turns += turns[: len(talk.turns)]
    long = replace(
        talk, turns=tuple(Turn(index, talk.turns[index % len(talk.turns)].role, text) for index, text in enumerate(turns))
    )
    whole = Airlock.standard(SEALER)
    found = {name: {} for name in RECOGNIZERS}

    def remembered(name: str):  # type: ignore[no-untyped-def]
        def find(page):  # type: ignore[no-untyped-def]
            if page.text not in found[name]:
                found[name][page.text] = list(RECOGNIZERS[name](page))
            return found[name][page.text]

        return find

    gate = Airlock({name: remembered(name) for name in RECOGNIZERS}, SEALER)
    for _ in range(3):  # the canary is new each time: its recognition stays in the figure
        out(gate, long, known)
    print(f"words: {long.words}")
    for name, airlock in (("whole airlock", whole), ("gate without recognizers", gate)):
        best = []
        for _ in range(5):
            started = time.process_time()
            out(airlock, long, known)
            best.append(time.process_time() - started)
        print(f"{name}: {min(best):.3f} s of CPU, median {statistics.median(best):.3f}")
    tracemalloc.start()
    out(gate, long, known)
    print(f"gate's peak of Python memory: {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB")
    tracemalloc.stop()


def plausible(safe: SafeText) -> SafeText:
    """The same text with a plausible name in the place of each person's role, resealed."""
    people = list(dict.fromkeys(span.surrogate for span in safe.spans if span.label is Label.PERSON))
    names = dict(zip(people, random.Random(7).sample(NAMES * 3, len(people)), strict=True))
    pattern = re.compile("|".join(map(re.escape, people)) or r"(?!)")
    turns = tuple(replace(turn, text=pattern.sub(lambda found: names[found[0]], turn.text)) for turn in safe.turns)
    bare = replace(safe, turns=turns, spans=(), seal=b"")
    return replace(bare, seal=SEALER.seal(bare.sealed_bytes()))


def reading() -> None:
    """Drafts of the demo's sessions with "[Sister]" and with plausible names: lines kept, struck, and reading grade."""
    engine, airlock = Embedded(SEALER.verifier()), Airlock.standard(SEALER)
    sums = {"roles in brackets": [0, 0, 0.0, 0], "plausible names": [0, 0, 0.0, 0]}
    for _, talk, known in sessions():
        safe = out(airlock, talk, known).safe
        for name, text in (("roles in brackets", safe), ("plausible names", plausible(safe))):
            for key in ("dap", "client-summary"):
                notices = flow.notice(text)
                reply = engine.draft(Task(kinds.kind(key), text, PERMIT, flags=notices.flags))
                raw = flow.draft(kinds.kind(key), text, notices, PERMIT, NOW, flow.Parts(airlock, engine))
                grounded = grounding.ground(raw, text, notices)
                lines = [line.text for line in grounded.statements()]
                total = sums[name]
                total[0] += len(lines)
                total[1] += len(reply.said) - len(lines)
                total[2] += grade(" ".join(lines)) if lines else 0
                total[3] += 1
    for name, (kept, struck, grades, drafts) in sums.items():
        print(f"{name}: {drafts} drafts, {kept} lines kept, {struck} struck, mean reading grade {grades / drafts:.1f}")


def round_trips() -> None:
    """Every sealed turn of the demo, with its names put back by offsets, against what was said."""
    airlock, turns, spans, wrong, back = Airlock.standard(SEALER), 0, 0, 0, 0
    for _, talk, known in sessions():
        done = out(airlock, talk, known)
        texts = [turn.text for turn in done.safe.turns]
        for span in sorted(done.way.spans, key=lambda one: (one.turn, -one.start)):
            words = talk.turns[span.turn].text[span.from_start : span.from_end]
            texts[span.turn] = texts[span.turn][: span.start] + words + texts[span.turn][span.end :]
        turns, spans = turns + len(texts), spans + len(done.way.spans)
        wrong += sum(text != turn.text for text, turn in zip(texts, talk.turns, strict=True))
        back += sum(restore(span.surrogate, done.names) == span.surrogate for span in done.safe.spans)
    print(
        f"round trips: {turns} turns, {spans} replacements, {wrong} turns that came back otherwise, {back} surrogates without a name"
    )


if __name__ == "__main__":
    cost()
    reading()
    round_trips()
