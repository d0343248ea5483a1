"""Drafts of the embedded engine beside simple peers: ROUGE on real dialogue, facts covered on sessions of our own, validity.

python bench/drafts.py [--quick] [rouge] [annomi] [facts]
"""

import re
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import mean

import dialogues
import facts as must_know
from dialogues import Dialogue
from peers import PEERS, cut
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
    raw = flow.draft(kinds.kind(key), safe, PERMIT, NOW, PARTS)
    grounded = flow.ground(raw, safe, flow.notice(safe))
    seconds = time.process_time() - began
    named = flow.names_back(grounded, transcript, outcome.way, outcome.names)
    return Drafted(dialogue, safe, grounded, seconds, tuple(line.text for line in named.statements()))


def let_out(dialogue: Dialogue) -> Drafted | None:
    """A visit's note, or nothing where the airlock lets nothing out: then no peer is counted on it either."""
    try:
        return walk(dialogue, "soap")
    except AirlockRefused:
        print(f"{dialogue.id}: the airlock let nothing out")
        return None


def rouge(name: str, found: list[Dialogue], *, quick: bool) -> None:
    """A table of peers and engine at the mean note length."""
    if not found:
        print(f"{name}: not here")
        return
    words = round(mean(len(one.note.split()) for one in found))
    found = found[::4] if quick else found
    print(f"== {name}: {len(found)} notes, cut at {words} words")
    drafts = [done for one in found if (done := let_out(one)) is not None]
    found = [one.dialogue for one in drafts]
    systems = {peer: [make([text for _, text in one.turns], words) for one in found] for peer, make in PEERS.items()}
    systems["Handrail embedded"] = [cut(one.lines, words) for one in drafts]
    for system, texts in systems.items():
        scores = [SCORER.score(one.note, text) for one, text in zip(found, texts, strict=True)]
        row = [100 * mean(score[kind].fmeasure for score in scores) for kind in ("rouge1", "rouge2", "rougeL")]
        size = mean(len(text.split()) for text in texts)
        print(f"{system:20} {row[0]:5.1f} {row[1]:5.1f} {row[2]:5.1f}   {size:5.0f} words")
    print(validity(drafts))


CHAT = re.compile(
    r"\b(?:good (?:morning|afternoon|evening)|how are you|nice to (?:see|meet)|thank you|thanks|bye|take care|have a (?:good|nice)|see you|next (?:week|session|time)|appointment|same time)\b",
    re.I,
)


def validity(drafts: list[Drafted]) -> str:
    """Evidence to the letter, repeats, small talk, empty drafts, struck lines."""
    statements = [(one, line) for one in drafts for line in one.draft.statements()]
    valid = sum(
        bool(line.evidence)
        and all(one.safe.turns[item.turn].text[item.start : item.end] == item.quote for item in line.evidence)
        for one, line in statements
    )
    chat = sum(all(CHAT.search(item.quote) and len(item.quote.split()) < 9 for item in line.evidence) for _, line in statements)
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


def facts(half: str, *, show: bool = False) -> None:
    """Facts covered by statements, beside the longest turns copied out."""
    covered, copied, drafts = [], [], []
    for dialogue, found in must_know.sessions(half):
        one = walk(dialogue, "dap")
        drafts.append(one)
        missed = [fact.name for fact in found if not any(fact.told_in(line) for line in one.named)]
        turns = sorted((text for _, text in dialogue.turns), key=lambda text: -len(text.split()))[:20]
        covered.append(1 - len(missed) / len(found))
        copied.append(mean(any(fact.told_in(text) for text in turns) for fact in found))
        print(f"{dialogue.id:16} {100 * covered[-1]:5.0f} % of {len(found)}  missed: {' '.join(missed)}")
        if show:
            print("\n".join(f"   {line}" for line in one.named))
    print(f"== facts, {half}: {100 * mean(covered):.1f} % of each session's (20 longest turns {100 * mean(copied):.1f} %)")
    print(validity(drafts))


if __name__ == "__main__":
    asked = [word for word in sys.argv[1:] if not word.startswith("-")] or ["rouge", "annomi"]
    quick = "--quick" in sys.argv
    if "rouge" in asked:
        rouge("ACI-Bench", dialogues.aci_bench(), quick=quick)
        rouge("PriMock57", dialogues.primock57(), quick=quick)
    for half in ("train", "unseen", "spanish"):
        if f"facts-{half}" in asked or "facts" in asked:
            facts(half, show="--show" in sys.argv)
    if "annomi" in asked:
        drafts = []
        for one in dialogues.annomi()[:: 4 if quick else 1]:
            try:
                drafts.append(walk(one, "dap"))
            except AirlockRefused:
                print(f"{one.id}: the airlock let nothing out")
        print("== AnnoMI\n" + validity(drafts) if drafts else "AnnoMI: not here")
