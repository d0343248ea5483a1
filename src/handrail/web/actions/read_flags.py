"""Safety language as the record holds it: what was said, who saw it, to whom it went, and what a human did about it (R37)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from handrail.noticing.listener import sentences
from handrail.papers import codec
from handrail.papers.notice import Context, Flag
from handrail.papers.transcript import Transcript
from handrail.web.actions import access
from handrail.web.records import locks
from handrail.web.records.models import SafetyFlag, Session, Talk


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
        return labels(self.kept)

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
        return tuple(Standing(labels(some), some[0]) for some in alike.values())


def kept(rows: Iterable[SafetyFlag]) -> tuple[Kept, ...]:
    """Flags opened. The caller has asked who may read them, and selects what is shown of their rows."""
    return tuple(Kept(row, codec.load(Flag, row.get("body")), row.get("disposition") or "") for row in rows)


FlaggedTurn = tuple[Kept, ...]
"""The flags of one turn."""


def turns(rows: Iterable[SafetyFlag]) -> tuple[FlaggedTurn, ...]:
    """The same flags, those of one turn together, in the order of their first."""
    found: dict[tuple[UUID, int], list[Kept]] = {}
    for one in kept(rows):
        found.setdefault((one.row.session_id, one.flag.turn), []).append(one)
    return tuple(tuple(some) for some in found.values())


def first_turns(rows: QuerySet[SafetyFlag], count: int) -> tuple[tuple[FlaggedTurn, ...], int]:
    """So many turns, hour by hour in the order of `rows` and as they were said; and how many flags stand in none of them.

    The hours are chosen before a flag is opened, and one whose turns are not needed stays sealed.
    """
    places = list(rows.values_list("session", flat=True))
    hours = dict[UUID, list[SafetyFlag]]((hour, []) for hour in list(dict.fromkeys(places))[:count])
    for row in rows.filter(session__in=hours):
        hours[row.session_id].append(row)
    found: list[FlaggedTurn] = []
    for some in hours.values():
        if len(found) < count:
            found += sorted(turns(some), key=lambda turn: turn[0].flag.turn)
    shown = tuple(found[:count])
    return shown, len(places) - sum(map(len, shown))


def cards(found: Iterable[FlaggedTurn], read: Mapping[UUID, Transcript] | None = None) -> tuple[Card, ...]:
    """A card for each of these turns. The words of their hours are opened once; of those in `read` they are open already."""
    there = list(found)
    hours = _hours({some[0].row.session_id for some in there}, read or {})
    return tuple(_card(some, _turn(hours, some, 0), _turn(hours, some, -1)) for some in there)


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


def _hours(ids: Collection[UUID], read: Mapping[UUID, Transcript]) -> dict[UUID, dict[int, _Turn]]:
    found = {pk: {turn.index: _Turn(turn.role, turn.text, turn.start) for turn in read[pk].turns} for pk in ids if pk in read}
    for talk in Talk.objects.filter(session__in=set(ids) - set(found)):
        places = enumerate(talk.get("transcript")["turns"])
        found[talk.session_id] = {place: _Turn(turn["role"], turn["text"], turn["start"]) for place, turn in places}
    return found


def _turn(hours: Mapping[UUID, Mapping[int, _Turn]], some: FlaggedTurn, away: int) -> _Turn | None:
    return hours.get(some[0].row.session_id, {}).get(some[0].flag.turn + away)


def _card(some: FlaggedTurn, turn: _Turn | None, before: _Turn | None) -> Card:
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


def labels(some: Iterable[Kept]) -> str:
    """Every category once, in words."""
    titles = list(dict.fromkeys(one.flag.category.title_in_words for one in some))
    return "; ".join([titles[0], *(title[:1].lower() + title[1:] for title in titles[1:])])
