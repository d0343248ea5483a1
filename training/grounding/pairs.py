"""Passages and statements that the judge learns from, as JSON lines: our own sessions, and dialogue that may train a shipped model.

HANDRAIL_DATA=... PYTHONPATH=src:bench python training/grounding/pairs.py OUT.jsonl

From each written session (`taught/`, `bench/grounding_set/seen-*`): every statement with its turns and in other dress, with the turns
that a search finds, true ones changed by rule or given a reason that nobody gave, and true ones beside turns that are not theirs but speak of the same. From ACI-Bench,
PriMock57 and MTS-Dialog (CC BY 4.0): lines close to what was said, and the same changed by rule. Sets whose names begin with `kept` are
never opened.
"""

import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import counts
import dialogues
import facts
import reasons
from dialogues import Dialogue
from grounding_cases import OURS, Session, _changed, _read, _told

from grounding import AIRLOCK, NOW, PERMIT
from handrail import flow, kinds, wiring
from handrail.cli.ground import replaced
from handrail.grounding import Grounds, in_session_words
from handrail.grounding.grounds import Look
from handrail.grounding.words.figures import figures
from handrail.papers.errors import AirlockRefused
from handrail.papers.safe import NameMap, SafeText, SafeTurn
from handrail.papers.transcript import Source, Transcript, Turn

PARTS = wiring.scratch_parts()
TAUGHT = Path(__file__).parent / "taught"
ELSEWHERE = 0.6
"""Of the true statements, how many are also shown beside the likest turns that are not theirs."""
EASY = frozenset({"quote", "emotion", "diagnosis", "risk", "observed", "denies", "advice"})
"""Kinds that rules alone decide: not learnt."""
NEAR_A_DIALOGUE, MADE = 4, 350


def pair(session: str, seen: Look, good: bool, kind: str, how: str, dress: Sequence[str] = ()) -> dict[str, object]:
    """One row: what is read (the statement in one or more dresses), what is right, and how it was made."""
    texts = [figures(text) for text in (seen.text, *dress)]
    return {"session": session, "premise": figures(seen.passages[0]), "texts": texts, "good": good, "kind": kind, "how": how}


def session_safe(session: Session) -> tuple[Grounds, Callable[[str], str | None]] | None:
    """A written session as grounding sees it, and how a statement is put in its words; none where the airlock would rather be asked."""
    try:
        out = AIRLOCK.out(session.transcript, known=(), names=NameMap(), permit=PERMIT, now=NOW)
    except AirlockRefused:
        print("refused", session.name)
        return None
    originals, heard = replaced(session.transcript, out), "\n".join(turn.text for turn in out.safe.turns)

    def safe(text: str) -> str | None:
        try:
            masked = AIRLOCK.mask(text, (), names=out.names)
        except AirlockRefused:
            return None
        return in_session_words(text, masked.spans, originals, heard)

    return Grounds(out.safe), safe


def written(session: Session, chance: random.Random) -> Iterator[dict[str, object]]:
    """All pairs of one written session."""
    found = session_safe(session)
    if found is None:
        return
    grounds, safe = found
    count = len(session.transcript.turns)
    for case in session.cases:
        if case.kind in EASY or any(turn >= count for turn in case.turns):
            continue
        text = safe(case.text)
        if text is None:
            continue
        right = set(case.turns)
        looks = [("cited", case.good, case.kind, text, case.turns)]
        turns_found = grounds.search(text)
        if turns_found and set(turns_found) != right and (not case.good or right <= set(turns_found)):
            looks.append(("searched", case.good, case.kind, text, turns_found))
        if case.good:
            said = " ".join(grounds.turns[turn].text for turn in case.turns)
            looks += [("changed", False, kind, changed, case.turns) for kind, changed in changed_by_rule(text, said, chance)]
            far = [turn for turn in grounds.likest(text) if all(abs(turn - own) > 1 for own in case.turns)]
            if far and chance.random() < ELSEWHERE:
                looks.append(("elsewhere", False, "elsewhere", text, (far[0],)))
        for how, good, kind, told, turns in looks:
            seen = grounds.look(told, sorted(turns), searched=how == "searched")
            if seen.passages:
                yield pair(session.name, seen, good, kind, how, [dressed(told, chance), dressed(told, chance)])


NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FLIPS = (
    (r"\bwill\b", "might"), (r"\bmight\b", "will"), (r"\bmore\b", "less"), (r"\bless\b", "more"), (r"\bbefore\b", "after"),
    (r"\bafter\b", "before"), (r"\bincreased\b", "decreased"), (r"\bbetter\b", "worse"), (r"\bworse\b", "better"),
    (r"\bhas not\b", "has"), (r"\bdid not\b", "did"), (r"\bdoes not\b", "does"), (r"\bis not\b", "is"), (r"\bno longer\b", "still"),
    (r"\bstill\b", "no longer"), (r"\bmother\b", "sister"), (r"\bhusband\b", "brother"), (r"\bwife\b", "mother"), (r"\bfather\b", "uncle"),
    (r"\bsister\b", "mother"), (r"\bbrother\b", "father"), (r"\bson\b", "daughter"), (r"\bdaughter\b", "son"), (r"\bpartner\b", "father"),
    (r"\bsometimes\b", "always"), (r"\bagreed to\b", "declined to"), (r"\bdeclined\b", "accepted"), (r"\bplans to\b", "has begun to"),
    (r"\bhas\b(?= (?:been|started|begun|stopped|told|asked|had))", "has not"), (r"\bfirst\b", "last"), (r"\bonly\b", "not only"),
    (r"\bclient's\b", "therapist's"), (r"\bthe client\b", "the therapist"), (r"\bThe client\b", "The therapist"),
)  # fmt: skip


ABLE = re.compile(r"\b(?:is|was|are|were|has|had|will|would|can|could|did|does|should)\b(?! not\b)")
PEOPLE = re.compile(r"\[Person \d+\]")
KIN = (
    "mother father sister brother wife husband partner son daughter aunt uncle boss friend cousin grandmother neighbour".split()
)


def changed_by_rule(text: str, said: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """A true statement made wrong in one place, where it can be by a number, day or person of the same passage; up to two ways."""
    ways: list[tuple[str, str]] = []
    spoken = [one for one in NUMBERS if re.search(rf"\b{one}\b", said, re.IGNORECASE)]
    for found in re.finditer(rf"\b(?:{'|'.join(NUMBERS)}|\d+)\b(?!\])", text):
        if found[0].isalpha() or found[0] in map(str, WORDS.values()):
            own = found[0].lower() if found[0].isalpha() else NUMBERS[int(found[0]) - 2]
            others = [one for one in spoken if one != own] or [one for one in NUMBERS if one != own]
            other = chance.choice(others)
        else:
            other = str(int(found[0]) + chance.choice((1, 2, 5, 10)))
        ways.append(("number", text[: found.start()] + other + text[found.end() :]))
    for listed, kind in ((DAYS, "weekday"), (KIN, "who")):
        here = [one for one in listed if re.search(rf"\b{one}\b", text)]
        there = [one for one in listed if one not in here and re.search(rf"\b{one}\b", said)]
        others = there or [one for one in listed if one not in here]
        if here and others:
            other = chance.choice(others)
            ways.append((kind, re.sub(rf"\b{here[0]}\b", other, text)))
    people, strangers = PEOPLE.findall(text), [one for one in PEOPLE.findall(said) if one not in text]
    if people and strangers:
        ways.append(("who", text.replace(people[0], chance.choice(strangers))))
    if found := ABLE.search(text):
        ways.append(("negation", f"{text[: found.end()]} not{text[found.end() :]}"))
    for pattern, other in FLIPS:
        if found := re.search(pattern, text):
            ways.append(("flip", text[: found.start()] + other + text[found.end() :]))
    chance.shuffle(ways)
    yield from ways[: 1 if chance.random() < 0.5 else 2]


def near(found: Dialogue, chance: random.Random) -> Iterator[dict[str, object]]:
    """Lines close to what was said in openly licensed dialogue, and the same made wrong."""
    turns = tuple(SafeTurn(at, role, re.sub(r"<[^>]*>", "", text)) for at, (role, text) in enumerate(found.turns))
    grounds = Grounds(SafeText("t", turns, (), "none", b""))
    spoken = [turn for turn in turns if turn.role.value == "client" and 8 <= len(turn.text.split()) <= 40]
    chance.shuffle(spoken)
    for turn in spoken[:NEAR_A_DIALOGUE]:
        told = _told(turn.text)
        if not told:
            continue
        wrong = [(kind, text) for kind, text in _changed(told, chance) if kind not in EASY | {"event", "cause"}]
        for kind, text in [("near", told), *chance.sample(wrong, min(1, len(wrong)))]:
            seen = grounds.look(text, [turn.index], searched=False)
            if seen.passages:
                yield pair(found.id, seen, kind == "near", kind, "near")


OPENINGS = (
    "Client reports that ", "Client said ", "Client ", "Pt ", "The client ", "Reports that ", "Client reported: ", "They ", "She ", "He ", "",
)  # fmt: skip
WORDS = dict(zip(NUMBERS, range(2, 13), strict=True))
TIMES = (
    (r"\btwice\b", "two times"), (r"\bonce a\b", "one time a"), (r"\ba day\b", "per day"), (r"\ba night\b", "per night"), (r"\ba week\b", "per week"),
    (r"\b(\w+) of the (\w+) nights\b", r"\1 nights out of \2"), (r"\btwo times\b", "twice"), (r"\bper (day|week|night)\b", r"a \1"),
)  # fmt: skip


def dressed(text: str, chance: random.Random) -> str:
    """The same statement with another opening and its numbers written another way, so that neither tells true from wrong."""
    bare = re.sub(
        r"^(?:(?:The )?(?:client|pt)|she|he|they)(?: (?:reports?|reported|said|says|states?))?(?: that)?\b:? ?",
        "",
        text,
        flags=re.IGNORECASE,
    )
    if bare != text and bare:
        text = chance.choice(OPENINGS) + bare
        text = text[:1].upper() + text[1:]
    for pattern, other in TIMES:
        if chance.random() < 0.5:
            text = re.sub(pattern, other, text)
    if chance.random() < 0.5:
        return re.sub(rf"\b(?:{'|'.join(WORDS)})\b", lambda found: str(WORDS[found[0]]), text)
    figures = {str(value): word for word, value in WORDS.items()}
    return re.sub(r"(?<![\d.,:/-])(?:[2-9]|1[0-2])(?![\d.,:/-])", lambda found: figures.get(found[0], found[0]), text)


def lines(found: Dialogue) -> Iterator[tuple[SafeText, str, list[int]]]:
    """What our own engine drafts of a dialogue, with the turns that each line cites."""
    transcript = Transcript(Source.TRANSCRIPT, tuple(Turn(at, role, text) for at, (role, text) in enumerate(found.turns)))
    try:
        outcome = flow.go_out(transcript, (), NameMap(), PERMIT, NOW, PARTS)
    except AirlockRefused:
        return
    for said in flow.draft(kinds.kind("soap"), outcome.safe, flow.notice(outcome.safe), PERMIT, NOW, PARTS).said:
        yield outcome.safe, said.text, sorted({one.turn for one in said.evidence})


def drafted(found: Dialogue, chance: random.Random) -> Iterator[dict[str, object]]:
    """Lines of our own engine, which keeps to what was said, and the same changed by rule."""
    grounds: Grounds | None = None
    for safe, told, cited in lines(found):
        grounds = grounds or Grounds(safe)
        heard = " ".join(safe.turns[turn].text for turn in cited)
        for kind, text in [("drafted", told), *changed_by_rule(told, heard, chance)]:
            seen = grounds.look(text, cited, searched=False)
            if seen.passages and (kind != "drafted" or not seen.doubt):
                yield pair(found.id, seen, kind == "drafted", kind, "drafted", [dressed(text, chance)])


def sources() -> list[Path]:
    """Sessions that may be learnt from."""
    return sorted(TAUGHT.glob("*.txt")) + sorted(OURS.glob("seen-*.txt"))


def main(out: Path, more: list[Path]) -> None:
    """Write them."""
    talks: list[Dialogue] = []
    told: list[dict[str, object]] = []
    with out.open("w", encoding="utf-8") as lines:
        for session in map(_read, [*sources(), *more]):
            said = tuple((turn.role, turn.text) for turn in session.transcript.turns)
            talks.append(Dialogue(session.name, session.name, said))
            for row in written(session, random.Random(session.name)):
                told.append(row)
                lines.write(json.dumps(row) + "\n")
            for row in drafted(Dialogue(session.name, session.name, said), random.Random(session.name)):
                lines.write(json.dumps(row) + "\n")
        talks += [session for session, _ in facts.sessions("train")] + [*dialogues.aci_bench(), *dialogues.primock57()]
        for row in [*reasons.rows(talks, 11), *reasons.behind(told, 5)]:
            lines.write(json.dumps(row) + "\n")
        for row in counts.rows(1, MADE):
            lines.write(json.dumps(row) + "\n")
        for one in [*dialogues.aci_bench(), *dialogues.primock57()]:
            for row in near(one, random.Random(one.id)):
                lines.write(json.dumps(row) + "\n")
        for one in [session for session, _ in facts.sessions("train")] + dialogues.aci_bench()[::8]:
            for row in drafted(one, random.Random(one.id)):
                lines.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
