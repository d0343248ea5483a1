"""Drafts of the embedded engine beside simple peers: ROUGE on real dialogue, facts covered on sessions of our own, validity.

python bench/drafts.py [--quick] [--plot] [rouge] [annomi] [facts] [facts-unseen] [facts-spanish] [facts-train]

`rouge` and `facts-train` are of weights that learnt from these very talks, and say so; `bench/held_out.py` is of weights that did not.
"""

import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import mean

import dialogues
import facts as must_know
from charts import bars
from dialogues import Dialogue, not_here
from peers import PEERS, cut, longest_turns
from rouge_score.rouge_scorer import RougeScorer

from handrail import consent, flow, kinds, wiring
from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import AirlockRefused
from handrail.papers.purpose import Purpose
from handrail.papers.safe import NameMap, SafeText
from handrail.papers.transcript import Source, Transcript, Turn

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
PERMIT = consent.attest(frozenset(Purpose), NOW)
PARTS = wiring.scratch_parts()
SCORER = RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=False)


@dataclass(frozen=True)
class Drafted:
    """One draft with what it was made from, and the CPU seconds of draft and grounding."""

    dialogue: Dialogue
    safe: SafeText
    draft: GroundedDraft
    seconds: float
    named: tuple[str, ...]
    """The lines as a clinician reads them: with the names put back."""

    @property
    def lines(self) -> list[str]:
        return [statement.text for statement in self.draft.statements()]


def walk(dialogue: Dialogue, key: str) -> Drafted:
    """The whole walk outside any record."""
    transcript = Transcript(Source.TRANSCRIPT, tuple(Turn(at, role, text) for at, (role, text) in enumerate(dialogue.turns)))
    outcome = flow.go_out(transcript, (), NameMap(), PERMIT, NOW, PARTS)
    safe = outcome.safe
    began = time.process_time()
    notices = flow.notice(safe)
    raw = flow.draft(kinds.kind(key), safe, notices, PERMIT, NOW, PARTS)
    grounded = flow.ground(raw, safe, notices)
    seconds = time.process_time() - began
    named = flow.names_back(grounded, transcript, outcome.way, outcome.names)
    return Drafted(dialogue, safe, grounded, seconds, tuple(line.text for line in named.statements()))


def let_out(dialogue: Dialogue, key: str) -> Drafted | None:
    """A draft, or nothing where the airlock lets nothing out: then no peer is counted on it either."""
    try:
        return walk(dialogue, key)
    except AirlockRefused:
        print(f"{dialogue.id}: the airlock let nothing out")
        return None


OURS, TAUGHT = "Handrail embedded", "Handrail, trained on these"


def rouge(name: str, found: list[Dialogue], every: int, engine: str = OURS) -> None:
    """A table of peers and engine at the mean note length, on every so many of these."""
    words = round(mean(len(one.note.split()) for one in found))
    found = found[::every]
    print(f"== {name}: {len(found)} notes, cut at {words} words")
    drafts = [done for one in found if (done := let_out(one, "soap")) is not None]
    found = [one.dialogue for one in drafts]
    systems = {peer: [make([text for _, text in one.turns], words) for one in found] for peer, make in PEERS.items()}
    systems[engine] = [cut(one.lines, words) for one in drafts]
    for system, texts in systems.items():
        scores = [SCORER.score(one.note, text) for one, text in zip(found, texts, strict=True)]
        row = [100 * mean(score[kind].fmeasure for score in scores) for kind in ("rouge1", "rouge2", "rougeL")]
        size = mean(len(text.split()) for text in texts)
        print(f"{system:26} {row[0]:5.1f} {row[1]:5.1f} {row[2]:5.1f}   {size:5.0f} words")
    print(validity(drafts))


CHAT = re.compile(
    r"\b(?:good (?:morning|afternoon|evening)|how are you|nice to (?:see|meet)|thank you|thanks|bye|take care|have a (?:good|nice)|see you|next (?:week|session|time)|appointment|same time)\b",
    re.I,
)


def small_talk(quotes: Sequence[str]) -> bool:
    """Whether a line rests on greetings and scheduling alone."""
    return all(CHAT.search(quote) and len(quote.split()) < 9 for quote in quotes)


def validity(drafts: list[Drafted]) -> str:
    """Evidence to the letter, repeats, small talk, empty drafts, struck lines."""
    statements = [(one, line) for one in drafts for line in one.draft.statements()]
    valid = sum(
        bool(line.evidence)
        and all(one.safe.turns[item.turn].text[item.start : item.end] == item.quote for item in line.evidence)
        for one, line in statements
    )
    chat = sum(small_talk([item.quote for item in line.evidence]) for _, line in statements)
    twins = sum(repeats(one.lines) for one in drafts)
    struck = sum(len(one.draft.struck) for one in drafts)
    empty = sum(not one.lines for one in drafts)
    return (
        f"{len(statements)} statements in {len(drafts)} drafts ({mean(len(one.lines) for one in drafts):.1f} each, at most "
        f"{max(len(one.lines) for one in drafts)}; {mean(sum(len(line.split()) for line in one.lines) for one in drafts):.0f} words, at most "
        f"{max(sum(len(line.split()) for line in one.lines) for one in drafts)}); evidence valid {valid}, near-duplicates {twins}, "
        f"only greeting or scheduling {chat}, struck {struck}, empty {empty}; "
        f"CPU {1000 * mean(one.seconds for one in drafts):.0f} ms"
    )


def repeats(lines: list[str]) -> int:
    """Pairs whose content words are nearly the same."""
    bags = [frozenset(word for word in re.findall(r"[a-z0-9']+", line.lower()) if len(word) > 3) - FRAME for line in lines]
    return sum(
        len(one & two) / max(1, len(one | two)) > 0.7
        for at, one in enumerate(bags)
        for two in bags[:at]
        if len(one) > 2 < len(two)
    )


FRAME = frozenset("client therapist reported that said asked second patient they their them".split())


WORDS = 420
"""A note's words, which the engine keeps to and each peer is cut at."""
HANDS = {"earlier hands": (0, 91), "another hand": (91, 501), "one more hand": (501, 10**9)}
"""Who wrote the sessions that nobody who made the engine read, by their numbers."""


def number(dialogue: Dialogue) -> int:
    """Of a session of ours."""
    return int(dialogue.id.partition("-")[0])


def facts(half: str, *, show: bool = False, plot: bool = False) -> None:
    """Facts covered by statements, beside peers that copy as many words; a table by the hands that wrote the sessions."""
    engine = TAUGHT if half == "train" else OURS
    drafts: list[Drafted] = []
    told: dict[str, list[tuple[int, int, int]]] = {system: [] for system in (engine, *PEERS, "20 longest turns, uncut")}
    for dialogue, found in must_know.sessions(half):
        one = let_out(dialogue, "dap")
        if one is None:
            continue
        drafts.append(one)
        missed = [fact.name for fact in found if not any(fact.told_in(line) for line in one.named)]
        texts = [text for _, text in dialogue.turns]
        for system, counted in told.items():
            lines = list(one.named) if system == engine else PEERS.get(system, longest_turns)(texts, WORDS).split("\n")
            hits = sum(any(fact.told_in(line) for line in lines) for fact in found)
            counted.append((hits, len(found), sum(len(line.split()) for line in lines)))
        named = "" if half == "unseen" else f"  missed: {' '.join(missed)}"
        print(f"{dialogue.id:16} {100 - 100 * len(missed) / len(found):5.0f} % of {len(found)}{named}")
        if show:
            print("\n".join(f"   {line}" for line in one.named))
    numbers = [number(one.dialogue) for one in drafts]
    hands = {name: [low <= at < high for at in numbers] for name, (low, high) in HANDS.items()} if half == "unseen" else {}
    hands["all"] = [True] * len(numbers)
    print(f"== facts, {half}: the mean of each session's share; copy, and the longest turns, at no limit of words")
    print(
        "| | "
        + " | ".join(f"{name} ({sum(ours)})" for name, ours in hands.items())
        + " | words |\n|---|"
        + "---|" * (len(hands) + 1)
    )
    for system, rows in told.items():
        shares = [
            100 * mean(hits / whole for (hits, whole, _), its in zip(rows, ours, strict=True) if its) for ours in hands.values()
        ]
        print(
            f"| {system} | "
            + " | ".join(f"{share:.1f} %" for share in shares)
            + f" | {mean(size for _, _, size in rows):.0f} |"
        )
    print(validity(drafts))
    if plot:
        series = [name for name in hands if name != "all"]
        pairs = [
            (system, [summed(rows, hands[name]) for name in series]) for system, rows in told.items() if system in (OURS, *CUT)
        ]
        bars("drafts", f"Must-know facts told in {WORDS} words, sessions that nobody read", series, pairs)


CUT = tuple(name for name in PEERS if name != "copy")
"""Peers that keep to a number of words."""


def summed(rows: Sequence[tuple[int, int, int]], its: Sequence[bool]) -> tuple[int, int]:
    """Facts told, and all, of these sessions."""
    mine = [row for row, here in zip(rows, its, strict=True) if here]
    return sum(hits for hits, _, _ in mine), sum(whole for _, whole, _ in mine)


def annomi(*, quick: bool) -> None:
    """Real counselling talk, which has no notes: what a draft is made of, beside peers at the same number of words."""
    found = dialogues.annomi()[:: 4 if quick else 1]
    if not found:
        not_here("drafts of real counselling talk", "annomi/utterances.jsonl")
        return
    drafts = [done for one in found if (done := let_out(one, "dap")) is not None]
    print(f"== AnnoMI, never trained on: {len(drafts)} sessions\n" + validity(drafts))
    print(
        "| | lines a session | words | word for word in the talk | near-duplicates | only greeting or scheduling |\n|---|---|---|---|---|---|"
    )
    made = [[(line.text, [item.quote for item in line.evidence]) for line in one.draft.statements()] for one in drafts]
    print(f"| {OURS}, its evidence | {made_of(made, [[turn.text for turn in one.safe.turns] for one in drafts])} |")
    texts = [[text for _, text in one.dialogue.turns] for one in drafts]
    for peer in CUT:
        made = [[(line, [line]) for line in PEERS[peer](said, WORDS).split("\n")] for said in texts]
        print(f"| {peer} | {made_of(made, texts)} |")


def made_of(made: Sequence[Sequence[tuple[str, Sequence[str]]]], talks: Sequence[Sequence[str]]) -> str:
    """Cells of one system: its lines, each with the words that it rests on."""
    lines = [(text, quotes, talk) for one, talk in zip(made, talks, strict=True) for text, quotes in one]
    heard = {id(talk): [" ".join(turn.split()) for turn in talk] for talk in talks}
    exact = sum(
        bool(quotes) and all(any(" ".join(quote.split()) in turn for turn in heard[id(talk)]) for quote in quotes)
        for _, quotes, talk in lines
    )
    chat = sum(small_talk(quotes) for _, quotes, _ in lines)
    twins = sum(repeats([text for text, _ in one]) for one in made)
    size = mean(sum(len(text.split()) for text, _ in one) for one in made)
    return f"{mean(map(len, made)):.1f} | {size:.0f} | {exact} of {len(lines)} | {twins} | {chat}"


def main() -> None:
    """What is asked for."""
    asked = [word for word in sys.argv[1:] if not word.startswith("-")] or ["rouge", "annomi"]
    quick = "--quick" in sys.argv
    if "rouge" in asked:
        for name, read in (("ACI-Bench", dialogues.aci_bench), ("PriMock57", dialogues.primock57)):
            if found := read():
                rouge(f"{name}, which trained these weights", found, 4 if quick else 1, TAUGHT)
            else:
                not_here("ROUGE of drafts", name)
    for half in ("train", "unseen", "spanish"):
        if f"facts-{half}" in asked or "facts" in asked:
            facts(half, show="--show" in sys.argv, plot="--plot" in sys.argv and half == "unseen")
    if "annomi" in asked:
        annomi(quick=quick)


if __name__ == "__main__":
    main()
