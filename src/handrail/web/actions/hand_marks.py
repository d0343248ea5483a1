"""What humans marked by hand: the places in one session, and the words that a client's file remembers."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

from handrail.papers import codec
from handrail.papers.errors import BadInput, Gone
from handrail.papers.safe import KnownIdentifier, Label, Mark, MarkAct
from handrail.papers.transcript import Transcript
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, HandMark, Session, Talk

MOST = 50
LONGEST = 400
"""Marks in one go, and characters in one mark: more is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one turn's text."""

    turn: int
    start: int
    end: int


def of(talk: Talk) -> tuple[tuple[Mark, ...], int]:
    """The marks that count in a session, the newer of two that overlap, and how many were ever made."""
    rows = list(talk.marks.all())
    kept: list[Mark] = []
    for row in rows:
        mark = Mark(row.turn, row.start, row.end, MarkAct(row.act), Label(row.label), row.role)
        kept = [other for other in kept if other.turn != mark.turn or other.end <= mark.start or mark.end <= other.start]
        kept.append(mark)
    return tuple(kept), len(rows)


def known(client: Client) -> list[KnownIdentifier]:
    """Words that were masked by hand in any session of this client, and not let pass everywhere since."""
    masked = ((words, row) for words, row in _remembered(client).items() if row.act == MarkAct.MASK)
    return [KnownIdentifier(words, Label(row.label), row.role) for words, row in masked]


def wherever(client: Client, texts: Sequence[str], marks: Collection[Mark]) -> tuple[Mark, ...]:
    """`marks`, and one on every place where words that were masked by hand stand again, letter by letter.

    Not for people's names: "Will" is no "will", and the airlock looks for those by the words around them.
    """
    found = list(marks)
    taken = {turn: [(mark.start, mark.end) for mark in marks if mark.turn == turn] for turn in {mark.turn for mark in marks}}
    for item in known(client):
        if item.label is Label.PERSON:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(item.text)}(?!\w)", re.IGNORECASE)
        for turn, text in enumerate(texts):
            for place in pattern.finditer(text):
                if all(place.end() <= start or end <= place.start() for start, end in taken.get(turn, ())):
                    found.append(Mark(turn, *place.span(), MarkAct.MASK, item.label, item.role))
    return tuple(found)


def cleared(client: Client, before: Collection[str] = ()) -> tuple[str, ...]:
    """Words that a human let pass in the whole file, now or `before`, and nobody masked since."""
    last = _remembered(client)
    passed = {words for words, row in last.items() if row.act == MarkAct.CLEAR}
    return tuple(sorted(passed | (set(before) - set(last))))


def _remembered(client: Client) -> dict[str, HandMark]:
    """The newest mark that counts for the whole file on each spelling. What was deleted is remembered by nobody (R40)."""
    last: dict[str, HandMark] = {}
    for row in client.marks.all():
        if row.act == MarkAct.MASK or row.everywhere:
            with suppress(Gone):
                last[row.words] = row
    return last


def keep(
    account: Account,
    session: Session,
    places: Collection[Place],
    act: MarkAct,
    *,
    label: Label = Label.OTHER,
    role: str = "",
    reason: str = "",
    everywhere: bool,
) -> list[HandMark]:
    """One row and one leaf for each place. The caller has asked who may, and holds the transaction."""
    locks.client(session.client_id)  # the airlock counts the marks under the same lock
    talk = Talk.objects.filter(session=session).first()
    if talk is None:
        raise BadInput("no words of this session are kept")
    if not places:
        raise BadInput("choose the words first")
    if len(places) > MOST:
        raise BadInput(f"at most {MOST} places can be marked in one go")
    texts = [turn.text for turn in codec.load(Transcript, talk.get("transcript")).turns]
    return [_row(account, talk, place, texts, act, label, role, reason, everywhere) for place in sorted(places, key=_order)]


def _order(place: Place) -> tuple[int, int]:
    return place.turn, place.start


def _row(
    account: Account,
    talk: Talk,
    place: Place,
    texts: Sequence[str],
    act: MarkAct,
    label: Label,
    role: str,
    reason: str,
    everywhere: bool,
) -> HandMark:
    text = texts[place.turn] if 0 <= place.turn < len(texts) else ""
    words = text[max(place.start, 0) : max(place.end, 0)]
    if not words.strip() or place.end > len(text) or place.start < 0 or len(words) > LONGEST:
        raise BadInput("a mark covers words of one turn, 400 characters at most")
    row = HandMark(
        talk=talk, client_id=talk.client_id, act=act.value, turn=place.turn, start=place.start, end=place.end,
        label=label.value, role=role[:40], everywhere=everywhere, by=account.staff_or_none,
    )  # fmt: skip
    row.words, row.reason = words, reason
    row.save(force_insert=True)
    kind = ledger.Kind.WORDS_MASKED if act is MarkAct.MASK else ledger.Kind.WORDS_LEFT_IN
    facts = {"session": str(talk.session_id), "mark": str(row.pk), "turn": place.turn, "everywhere": everywhere}
    ledger.note(kind, talk.client_id, facts)
    return row
