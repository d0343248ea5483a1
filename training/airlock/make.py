"""Rows to learn from and to be tested by: sentences and real talk with identifiers put in, in the ways that text reaches us."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from handrail.airlock.page import common
from training.airlock import apart, espanol, gazetteers, grammar, sentences, tempting
from training.airlock.slots import KIN, Filler, Maker

NAMED_OFTEN = 5_000
"""Bearers of a given name from which a word in a carrier counts as one."""
STYLES = (("cased", 0.46), ("asr", 0.44), ("lower", 0.06), ("bare", 0.04))
"""As typed; as a recogniser without case and punctuation; lower case with punctuation; cased without punctuation."""
SLOT = re.compile(r"\{([A-Z]+)\}")
NOT_HEARD = re.compile(r"[^\w' ]+|_")
SPACES = re.compile(r" {2,}")
PERSONS = re.compile(r"\b(he|she|him)\b(?!['’](?:re|ve|d|ll))|\b(his|her)\b(?= [a-z])|\b(her)\b(?=[,.?!]|$)", re.IGNORECASE)
OBJECT_NEXT = re.compile(
    r" (?:to|and|but|at|in|on|with|for|about|that|because|so|if|when|or|as|out|off|up|again|a|the|i|you)\b", re.IGNORECASE
)
RELATIVE = re.compile(
    rf"\b(?:my|your|his|her|our) (?:{KIN}|doctor|therapist|nurse|kid|baby|girlfriend|mum|child|physician)\b(?!')", re.IGNORECASE
)
SOMEWHERE = re.compile(r"\b(?:at (?:work|home|school|the (?:hospital|clinic|gym|church|store|office))|(?:to|in|from) (?:the (?:hospital|clinic|city|office|gym)|school|church|town|work|there|here))\b", re.IGNORECASE)  # fmt: skip


WAYS = (("template", 0.24), ("grammar", 0.26), ("talk", 0.18), ("tempting", 0.18), ("plain", 0.06), ("spanish", 0.08))
TEST_WAYS = (("template", 0.5), ("talk", 0.22), ("tempting", 0.18), ("plain", 0.1))
"""How a row is made, and how often."""


@dataclass(frozen=True)
class Row:
    """A text and its identifiers as (start, end, label); label "?" means: neither right nor wrong."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    style: str
    kind: str


Piece = tuple[str, Filler | None]
Sentences = tuple[list[str], list[str]]


def style_of(random: Random) -> str:
    """A style by how often it comes."""
    return random.choices([name for name, _ in STYLES], [share for _, share in STYLES])[0]


def rendered(pieces: list[Piece], style: str, kind: str) -> Row:
    """Pieces joined in one style."""
    text, spans = "", []
    for words, filler in pieces:
        part = _in_style(
            words if filler is None else (filler.heard if style == "asr" else filler.written), style, filler is not None
        )
        if (not text or text.endswith(" ")) and part.startswith(" "):
            part = part.lstrip(" ")
        if filler is not None and filler.label:
            spans.append((len(text), len(text) + len(part), filler.label))
        text += part
    return Row(text.rstrip(), tuple(spans), style, kind)


def _in_style(words: str, style: str, filled: bool) -> str:
    if style == "cased":
        return words
    if style == "lower":
        return words.lower()
    if style == "asr" and filled:
        return words
    heard = SPACES.sub(" ", NOT_HEARD.sub(" ", words.replace("’", "'").replace("—", " ")))
    if not filled:
        heard = heard.replace(" ' ", " ")
    return heard.lower() if style == "asr" else heard


def parsed(sentence: str, make: Maker) -> list[Piece]:
    """A sentence of ours with its slots filled; a capital begins it."""
    pieces: list[Piece] = []
    at = 0
    for found in SLOT.finditer(sentence):
        filler = make.fill(found.group(1))
        if found.start() == 0 and not filler.label:
            filler = Filler(filler.written[:1].upper() + filler.written[1:], filler.heard, "")
        pieces += [(sentence[at : found.start()], None), ("", filler)]
        at = found.end()
    return [*pieces, (sentence[at:], None)]


def replaced(talk: str, make: Maker) -> list[Piece] | None:
    """Real talk in which someone or some place gets a name."""
    way = make.random.random()
    pattern = PERSONS if way < 0.45 else RELATIVE if way < 0.75 else SOMEWHERE
    places = list(pattern.finditer(talk))
    if not places:
        return None
    chosen = sorted(
        make.random.sample(places, min(len(places), make.random.choice([1, 1, 1, 2]))), key=lambda found: found.start()
    )
    pieces: list[Piece] = []
    at = 0
    for found in chosen:
        pieces.append((talk[at : found.start()], None))
        pieces += _instead(found, talk, make, pattern)
        at = found.end()
    return [*pieces, (talk[at:], None)]


def _instead(found: re.Match[str], talk: str, make: Maker, pattern: re.Pattern[str]) -> list[Piece]:
    if pattern is PERSONS:
        whose = found.group(2) and not OBJECT_NEXT.match(talk, found.end())
        filler = (
            make.fill("E")
            if make.random.random() < 0.9
            else make.person(f"{make.random.choice(['Dr.', 'Mr.', 'Mrs.', 'Ms.'])} {make.last()}")
        )
        return [("", filler), ("'s", None)] if whose else [("", filler)]
    if pattern is RELATIVE:
        form = make.random.choice([" {}", " {}", " {}", ", {},", " named {}", " in {}"])
        before, after = form.split("{}")
        return [(found.group() + before, None), ("", make.fill("T" if " in " in form else "E")), (after, None)]
    where = found.group().split()[0]
    slot = make.random.choice({"at": ["O", "O", "SC", "H", "C", "P"], "to": ["T", "T", "SC", "H", "C"], "in": ["T", "T", "T", "H"], "from": ["T", "T", "O", "SC"]}.get(where.lower(), ["T"]))  # fmt: skip
    return [(where + " ", None), ("", make.fill(slot))] + ([("'s", None)] if slot == "P" else [])


@cache
def carriers() -> tuple[str, ...]:
    """Real clinical talk without identifiers (CC BY 4.0)."""
    path = gazetteers.data() / "deid_train/carriers_clinical_dialogue.jsonl"
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return tuple(text for text in texts if not _names_someone(text))


def _names_someone(text: str) -> bool:
    """A few lower-case names were left in the carriers: such a turn would teach that a name is none."""
    given = gazetteers.first_counts()
    words = (word.strip(".,?!'").title() for word in text.replace("'s", " ").split())
    return any(word == "Dax" or (given.get(word, 0) > NAMED_OFTEN and not common(word.lower())) for word in words)


def sided_carriers(test: bool) -> tuple[str, ...]:
    """The carriers of training or of the test, split by conversation turn."""
    return tuple(text for place, text in enumerate(carriers()) if (place % 10 == 0) is test)


def rows(
    seed: int, count: int, test: bool = False, apart_from: Sentences = (apart.IDENTIFYING, apart.TEMPTING)
) -> Iterator[Row]:
    """`count` rows of training or of the test, which has sentences of its own that identify, and others that tempt."""
    random = Random(seed)
    make, talk = Maker(random, test), sided_carriers(test)
    ways = TEST_WAYS if test else WAYS
    made = 0
    while made < count:
        kind = random.choices([name for name, _ in ways], [share for _, share in ways])[0]
        pieces = _made(kind, make, talk, apart_from if test else None)
        if pieces is None:
            continue
        made += 1
        yield rendered(pieces, style_of(random), kind)


def _made(kind: str, make: Maker, talk: tuple[str, ...], test: Sentences | None = None) -> list[Piece] | None:
    random = make.random
    if kind == "talk":
        return replaced(random.choice(talk), make)
    if kind == "plain":
        return [(random.choice(talk), None)]
    if kind == "template":
        ours = test[0] if test else sentences.IDENTIFYING
        return _with_talk([parsed(random.choice(ours), make) for _ in range(random.choice([1, 1, 1, 2, 3]))], talk, random)
    if kind == "grammar":
        parts = [
            (grammar.someone if random.random() < 0.6 else grammar.somewhere)(random)
            for _ in range(random.choice([1, 1, 2, 3]))
        ]
        return _with_talk([parsed(part, make) for part in parts], talk, random)
    if kind == "spanish":
        ours = espanol.IDENTIFYING if random.random() < 0.65 else espanol.TEMPTING
        return _with_talk(
            [parsed(random.choice(ours), make) for _ in range(random.choice([1, 1, 2]))], espanol.TEMPTING, random
        )
    if kind == "tempting" and not test and random.random() < 0.6:
        pieces = parsed(tempting.sentence(random), make)
    else:
        pieces = parsed(random.choice(test[1] if test else sentences.TEMPTING), make)
    return _with_talk([pieces], talk, random) if random.random() < 0.3 else pieces


def _with_talk(parts: list[list[Piece]], talk: tuple[str, ...], random: Random) -> list[Piece]:
    """Sentences of ours among real talk, as one turn."""
    for _ in range(random.choice([0, 0, 1, 1, 2])):
        parts.insert(random.randint(0, len(parts)), [(random.choice(talk), None)])
    pieces: list[Piece] = []
    for part in parts:
        pieces += [*part, (" ", None)]
    return pieces[:-1]
