"""Safety language as the record holds it: what was said, who saw it, to whom it went, and what a human did about it (R37)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from handrail.noticing.listener import sentences
from handrail.papers import codec
from handrail.papers.notice import Context, Flag
from handrail.web.actions import access
from handrail.web.records import locks
from handrail.web.records.models import SafetyFlag, Session


@dataclass(frozen=True, slots=True)
class Kept:
    """One flag with its words. `done`: what a licensed human did about it, in their own words; empty while it is open."""

    row: SafetyFlag
    flag: Flag
    done: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a turn, and whether a flag quotes them."""

    text: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Labels of a turn that stand alike: seen by the same human, gone to the same cover, closed by the same words."""

    labels: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Card:
    """What was flagged in one turn: whole sentences, with every label. `at`: seconds into the hour, where the source has times."""

    kept: tuple[Kept, ...]
    words: tuple[Words, ...]
    at: float | None
    asked: str = ""
    """The question right before, where another speaker's turn ended with one: a bare answer says nothing alone."""

    @property
    def first(self) -> Kept:
        """The flag that the card's forms are addressed to; `also` holds the rest of the card."""
        return min(self.kept, key=lambda one: one.row.pk)

    @property
    def also(self) -> tuple[UUID, ...]:
        """The card's other flags: an act on the card is one on each of them."""
        return tuple(one.row.pk for one in self.kept if one is not self.first)

    @property
    def session(self) -> Session:
        """The hour it was said in."""
        return self.first.row.session

    @property
    def labels(self) -> str:
        """Every category once, in words."""
        return _labels(self.kept)

    @property
    def seen(self) -> bool:
        """A human has seen all of it."""
        return all(one.row.seen_at for one in self.kept)

    @property
    def by_therapist(self) -> bool:
        """The therapist said it."""
        return any(Context.THERAPIST_SPEECH in one.flag.context for one in self.kept)

    @property
    def told(self) -> tuple[Flag, ...]:
        """Flags of which a client may be told something, each sentence once."""
        return tuple({one.flag.client: one.flag for one in self.kept if one.flag.client}.values())

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How far each label has come, alike ones together."""
        alike: dict[object, list[Kept]] = {}
        for one in self.kept:
            row = one.row
            alike.setdefault((row.seen_by_id, row.escalated_to_id, row.dispositioned_by_id, one.done), []).append(one)
        return tuple(Standing(_labels(some), some[0]) for some in alike.values())


def kept(rows: Iterable[SafetyFlag]) -> tuple[Kept, ...]:
    """Flags opened. The caller has asked who may read them, and selects what is shown of their rows."""
    return tuple(Kept(row, codec.load(Flag, row.get("body")), row.get("disposition") or "") for row in rows)


def cards(rows: Iterable[SafetyFlag]) -> tuple[Card, ...]:
    """The same flags, one card for each turn, in the order of their first flag. Each hour's words are opened once."""
    turns: dict[tuple[UUID, int], list[Kept]] = {}
    for one in kept(rows):
        turns.setdefault((one.row.session_id, one.flag.turn), []).append(one)
    hours = {some[0].row.session_id: _turns(some[0].row.session) for some in turns.values()}
    return tuple(_card(some, hours[hour].get(turn), hours[hour].get(turn - 1)) for (hour, turn), some in turns.items())


def together(flag: SafetyFlag, also: Collection[UUID]) -> tuple[SafetyFlag, ...]:
    """A flag and those of `also` that quote the same turn, read afresh and held. What belongs to another turn is not touched."""
    turn = flag.get("body")["turn"]
    rows = locks.held(SafetyFlag.objects.all()).filter(session=flag.session_id, pk__in={flag.pk, *also}).order_by("pk")
    same = tuple(row for row in rows if row.get("body")["turn"] == turn)
    if flag not in same:  # erased a moment ago
        raise access.Denied
    return same


@dataclass(frozen=True, slots=True)
class _Turn:
    role: str
    text: str
    start: float | None


def _turns(session: Session) -> dict[int, _Turn]:
    talk = getattr(session, "talk", None)
    turns = talk.get("transcript")["turns"] if talk else []
    return {place: _Turn(turn["role"], turn["text"], turn["start"]) for place, turn in enumerate(turns)}


def _card(some: list[Kept], turn: _Turn | None, before: _Turn | None) -> Card:
    by_place = tuple(sorted(some, key=lambda one: (one.flag.start, one.flag.end)))
    if turn is None or any(
        turn.text[one.flag.start : one.flag.end] != one.flag.quote for one in by_place
    ):  # flags keep their own words
        return Card(by_place, tuple(Words(quote, True) for quote in dict.fromkeys(one.flag.quote for one in by_place)), None)
    return Card(
        by_place, _whole(turn.text, [(one.flag.start, one.flag.end) for one in by_place]), turn.start, _asked(turn, before)
    )


def _asked(turn: _Turn, before: _Turn | None) -> str:
    places = sentences(before.text) if before and before.role != turn.role else []
    last = before.text[slice(*places[-1])] if before and places else ""
    return last if last.endswith("?") else ""


def _whole(text: str, spans: list[tuple[int, int]]) -> tuple[Words, ...]:
    """The sentences around the quoted words; what lies between them is told by an ellipsis."""
    found: list[Words] = []
    last = None
    for start, end in sentences(text):
        inside = _merged([(max(left, start), min(right, end)) for left, right in spans if left < end and right > start])
        if not inside:
            continue
        if last is not None:
            found.append(Words(text[last:start] if not text[last:start].strip() else " … ", False))
        at = start
        for left, right in inside:
            found += [Words(text[at:left], False), Words(text[left:right], True)]
            at = right
        found.append(Words(text[at:end], False))
        last = end
    return tuple(words for words in found if words.text)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for left, right in sorted(spans):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _labels(some: Iterable[Kept]) -> str:
    titles = list(dict.fromkeys(one.flag.category.title_in_words for one in some))
    return "; ".join([titles[0], *(title[:1].lower() + title[1:] for title in titles[1:])])
