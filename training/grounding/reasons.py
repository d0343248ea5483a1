"""Reasons that were given and reasons that were not, made by rule, so that the judge learns to look behind a "because".

Each "because" of a written session or of openly licensed dialogue makes a true line; the same line with the reason of another talk, or
of another turn of the same hour, is wrong. So is a true statement with a reason put behind it. What a line without a reason says
stays true, so that the word "because" itself means nothing.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dialogues import Dialogue
from grounding_cases import _told

from handrail.grounding import Grounds
from handrail.grounding.support.premise import premise
from handrail.grounding.words.figures import figures
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

BECAUSE = re.compile(r"\bbecause\b", re.IGNORECASE)
GIVES_ONE = re.compile(r"\b(?:because|'cause|cos|cuz|since (?=(?:he|she|they|it)\b)|so that)\b", re.IGNORECASE)
LINKS = ("because", "because", "because", "as", "since", "given that", "due to the fact that")
OPENINGS = (
    "Client said that ",
    "Client said ",
    "Client reports that ",
    "Client ",
    "She said ",
    "He said that ",
    "They said that ",
    "",
)
PLAIN, BEHIND = 0.12, 0.12
"""Of turns without a reason, and of the written true statements, how many are given one."""
FAR = 3
"""Turns away from which another reason of the same hour is another thing's."""


@dataclass(frozen=True)
class Given:
    """What a client said with its reason, as told; of which turn."""

    session: str
    grounds: Grounds
    turn: int
    effect: str
    reason: str = ""

    def row(self, reason: str, good: bool, chance: random.Random) -> dict[str, object]:
        """The line with a reason, or plainly where there is none."""
        told = chance.choice(OPENINGS) + self.effect.removeprefix("Client said that ")
        text = told[:1].upper() + told[1:] + (f" {chance.choice(LINKS)} {reason}." if reason else ".")
        heard = figures(premise(self.grounds.index, [self.turn], text))
        how = "cited" if good else "made"
        return {"session": self.session, "premise": heard, "texts": [figures(text)], "good": good, "kind": "cause", "how": how}


def given(talks: Iterable[Dialogue], chance: random.Random) -> Iterator[Given]:
    """Every line with a reason, and some without."""
    for talk in talks:
        turns = tuple(SafeTurn(at, role, re.sub(r"<[^>]*>", "", text)) for at, (role, text) in enumerate(talk.turns))
        grounds: Grounds | None = None
        for turn in (one for one in turns if one.role is Role.CLIENT and 8 <= len(one.text.split()) <= 80):
            reasoned = BECAUSE.search(turn.text) is not None
            if not reasoned and chance.random() >= PLAIN:
                continue
            told = _told(turn.text, BECAUSE) if reasoned else _told(turn.text)
            if not told or (not reasoned and GIVES_ONE.search(told)):
                continue
            grounds = grounds or Grounds(SafeText("t", turns, (), "none", b""))
            effect, _, reason = (
                (part.strip(" ,.") for part in re.split(r"(\bbecause\b)", told, maxsplit=1))
                if reasoned
                else (told.rstrip("."), "", "")
            )
            if not reasoned or (len(effect.split()) >= 6 and 3 <= len(reason.split()) <= 16):
                yield Given(talk.id, grounds, turn.index, effect, reason)


def rows(talks: Iterable[Dialogue], seed: int) -> Iterator[dict[str, object]]:
    """Lines of talk with their own reason, with another's, and with none."""
    chance = random.Random(seed)
    found = list(given(talks, chance))
    reasoned = [one for one in found if one.reason]
    by_session: dict[str, list[Given]] = defaultdict(list)
    for one in reasoned:
        by_session[one.session].append(one)
    for one in found:
        others = [other.reason for other in reasoned if other.session != one.session]
        if not others:
            continue
        yield from (one.row(one.reason, True, chance) for _ in range(2 if one.reason else 1))
        yield one.row(chance.choice(others), False, chance)
        far = [other.reason for other in by_session[one.session] if abs(other.turn - one.turn) >= FAR]
        if one.reason and far:
            yield one.row(chance.choice(far), False, chance)


def behind(pairs: Sequence[dict[str, object]], seed: int) -> Iterator[dict[str, object]]:
    """Written true statements with a reason of another session behind them; those that give their own once more."""
    chance = random.Random(seed)
    true = [(row, [str(text) for text in row["texts"]]) for row in pairs if row["good"] and row["how"] == "cited"]  # type: ignore[attr-defined]
    reasons = [
        (row["session"], found[1]) for row, texts in true if (found := re.search(r"\bbecause (?!of)(.{10,90}?)\.?$", texts[0]))
    ]
    for row, texts in true:
        if GIVES_ONE.search(texts[0]):
            yield row
        elif chance.random() < BEHIND and (others := [reason for session, reason in reasons if session != row["session"]]):
            end = f" {chance.choice(LINKS)} {chance.choice(others)}."
            yield row | {"texts": [text.rstrip(". ") + end for text in texts], "good": False, "kind": "cause", "how": "made"}
