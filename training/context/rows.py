"""Talk with the sentences that a note needs, as JSON: what the reader in context learns from.

    HANDRAIL_DATA=... PYTHONPATH=.:bench python training/context/rows.py ROWS.json

Our own sessions (bench/sessions/train) as they leave the airlock, once as they are and once as a recogniser would write them (small
letters, no marks); ACI-Bench and PriMock57 (CC BY 4.0) with names masked. Which sentences are wanted is decided as in `training/drafts.py`.
"""

import json
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dialogues
import drafts
import facts
from training import drafts as made

from handrail import flow
from handrail.airlock.back import restore
from handrail.backends.embedded.hour.passages import Passage, passages
from handrail.papers.safe import NameMap, SafeText, SafeTurn
from handrail.papers.transcript import Role, Source, Transcript, Turn

MARKS = re.compile(r"(?<!\w)['’]|['’](?!\w)|[^\w\s'’\[\]]+")
FOLDS, LEFT_OUT = 5, 4
"""As in bench/held_out.py: every fourth consultation teaches nothing, so that ROUGE can be counted on it."""
Said = Sequence[tuple[Role, str]]


@dataclass(frozen=True)
class Named:
    """A sentence with its names put back."""

    text: str


def spoken(text: str) -> str:
    """As a recogniser writes it; surrogates stay."""
    parts = re.split(r"(\[[^\]]*\])", text)
    return " ".join("".join(part if part[:1] == "[" else MARKS.sub(" ", part.lower()) for part in parts).split())


def row(
    name: str, source: str, fold: object, turns: Said, found: Sequence[Passage], wanted: Collection[int]
) -> dict[str, object]:
    """One talk."""
    return {
        "id": name,
        "source": source,
        "fold": fold,
        "turns": [[int(role is Role.THERAPIST), text] for role, text in turns],
        "sentences": [[one.turn, one.start, one.end] for one in found],
        "wanted": [int(at in wanted) for at in range(len(found))],
    }


def cut(turns: Said) -> list[Passage]:
    """Its sentences."""
    return passages(
        SafeText("training", tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(turns)), (), "none", b"")
    )


def sessions() -> Iterator[dict[str, object]]:
    """Ours, twice each."""
    for number, (dialogue, known) in enumerate(facts.sessions("train")):
        talk = tuple(Turn(at, role, text) for at, (role, text) in enumerate(dialogue.turns))
        out = flow.go_out(Transcript(Source.TRANSCRIPT, talk), (), NameMap(), drafts.PERMIT, drafts.NOW, drafts.PARTS)
        for source in ("sessions", "spoken"):
            turns = [(turn.role, turn.text if source == "sessions" else spoken(turn.text)) for turn in out.safe.turns]
            found = cut(turns)
            wanted = made.told([Named(restore(one.text, out.names)) for one in found], known)  # type: ignore[misc]
            yield row(dialogue.id, source, number % FOLDS, turns, found, wanted)


def consultations() -> Iterator[dict[str, object]]:
    """Others', with a note each, but for every fourth."""
    for source, found in (("aci-bench", dialogues.aci_bench()), ("primock57", dialogues.primock57())):
        away = {one.group for one in found[::LEFT_OUT]}
        for one in found:
            if one.group not in away:
                turns = [
                    (role, made.NAME.sub(lambda met: met[0] if met[0] in made.KEPT else "[Person 1]", text))
                    for role, text in one.turns
                ]
                sentences = cut(turns)
                yield row(
                    one.id, source, one.group, turns, sentences, made.summary([each.text for each in sentences], one.note)
                )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps([*sessions(), *consultations()]), encoding="utf-8")
