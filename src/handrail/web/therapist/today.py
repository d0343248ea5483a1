"""Today: what needs this clinician now, and then nothing else."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from handrail.kinds import WORKING_PAPERS
from handrail.noticing.safety import NEVER_TAKEN_BACK
from handrail.papers.notice import Context, Safety
from handrail.web.actions import (
    access,
    break_glass,
    consents,
    hand_on,
    measures,
    practice_kinds,
    read_brief,
    read_flags,
    see_flag,
)
from handrail.web.actions.read_flags import Card
from handrail.web.records.models import Account, Draft, SafetyFlag, Session, Staff, WalkRequest
from handrail.web.therapist.signed_in import account_of

SEEN_SHOWN = 5
DRAFTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Hour:
    """One of today's sessions and what is known before it."""

    session: Session
    draft: Draft | None
    walk: WalkRequest | None
    line: str
    line_by: str
    limits: tuple[str, ...]
    is_next: bool


@dataclass(frozen=True, slots=True)
class FlagsOfHour:
    """One session's open flags: the client's own words first, then what only looks like them and what the therapist said.

    `own` stands open, and `more` of the client's own words lies folded behind it; `seen` waits for what was done.
    """

    session: Session
    own: tuple[Card, ...]
    more: tuple[Card, ...]
    seen: tuple[Card, ...]
    figures: tuple[Card, ...]
    asked: tuple[Card, ...]

    @property
    def turns(self) -> int:
        """How many turns of it stand on the page, folded ones too."""
        return sum(map(len, (self.own, self.more, self.seen, self.figures, self.asked)))

    @property
    def more_labels(self) -> str:
        """What the folded turns are about, each category once."""
        return read_flags.labels(one for card in self.more for one in card.kept)


OPEN = 4
"""Turns of one hour that stand open; what a list or an answer found, and words of suicide and self-harm, do beside these."""
LISTENER = "reader"
"""What a flag is `found_by` that no list knows."""
OF_A_FILM = frozenset({Context.QUOTED_MEDIA, Context.THIRD_PERSON})
"""A film or a song is named, and the words are of nobody in the room."""
OF_ANOTHER = frozenset({Safety.CHILD_ABUSE_NEGLECT, Safety.DEPENDENT_ABUSE})
"""Words that are of somebody else wherever they are said: "He beats my daughter, she told me after a film" is of no film."""


def today(request: HttpRequest) -> HttpResponse:
    """Sessions by the clock, flags to acknowledge, drafts to review, measures that changed reliably."""
    account = account_of(request)
    member = access.clinician(account)
    now = timezone.localtime()
    hours = _hours(account, member, now)
    mine = access.caseload(account, access.ACTING)
    drafts = (
        Draft.objects.filter(hand_on.to_review(member), state__in=Draft.OPEN, client__in=mine)
        .select_related("session", "client")
        .order_by("session__starts_at", "made_at")[:DRAFTS_SHOWN]
    )
    flags, seen_too = _flags(account, all_seen=request.GET.get("seen") == "all")
    context = {
        "room": "today",
        "openings": break_glass.notices(account),
        "news": hand_on.news(account),
        "now": now,
        "hours": hours,
        "behind": sum(hour.session.starts_at + timedelta(minutes=hour.session.minutes) < now for hour in hours),
        "drafts": drafts,
        "flags": flags,
        "seen_too": seen_too,
        "flags_by_hour": _by_hour(flags),
        "kinds": practice_kinds.to_look_at(account),
        "changed": measures.changed_lately(access.caseload(account, access.ACTING), now.date()),
    }
    return render(request, "therapist/today.html", context)


def _hours(account: Account, member: Staff, now: datetime) -> list[Hour]:
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    sessions = list(
        Session.objects.filter(
            clinician=member,
            client__in=access.caseload(account, access.ACTING),
            starts_at__gte=start,
            starts_at__lt=start + timedelta(days=1),
        )
        .select_related("client__custody", "talk")
        .prefetch_related("drafts", "walks")
        .order_by("starts_at")
    )
    limits = consents.limits_of([session.client for session in sessions])
    lines = read_brief.one_lines(sessions)
    following = next((session for session in sessions if session.starts_at > now), None)
    hours = []
    for session in sessions:
        line, line_by = lines[session.pk]
        hours.append(
            Hour(
                session=session,
                draft=next(
                    (draft for draft in session.drafts.all() if draft.state in Draft.OPEN and draft.kind not in WORKING_PAPERS),
                    None,
                ),
                walk=next((walk for walk in session.walks.all() if walk.finished_at is None), None),
                line=line,
                line_by=line_by,
                limits=limits[session.client_id],
                is_next=session is following,
            )
        )
    return hours


def _flags(account: Account, *, all_seen: bool) -> tuple[list[Card], int]:
    """What waits for a human's word, a card a turn: all that nobody has seen, then some that were seen; how many more of those wait."""
    rows = SafetyFlag.objects.filter(
        dispositioned_at__isnull=True, client__in=access.caseload(account, access.ACTING)
    ).select_related("client", "session__client", "seen_by", "escalated_to")
    unseen = read_flags.turns(rows.filter(seen_at__isnull=True).order_by("raised_at"))
    was_seen = rows.filter(seen_at__isnull=False).order_by("seen_at", "raised_at")
    seen, more = (read_flags.turns(was_seen), 0) if all_seen else read_flags.first_turns(was_seen, SEEN_SHOWN)
    shown = list(read_flags.cards([*unseen, *seen]))
    see_flag.delivered(account, [one.row for card in shown for one in card.kept])
    return shown, more


def _by_hour(cards: list[Card]) -> list[FlagsOfHour]:
    """The hours in the order of their first card. Nothing is left out: tags and folds only say where on the page it stands (R37)."""
    hours: dict[object, list[Card]] = {}
    for card in cards:
        hours.setdefault(card.session.pk, []).append(card)
    return [_hour(held) for held in hours.values()]


def _hour(held: list[Card]) -> FlagsOfHour:
    held = sorted(held, key=_order)
    own = [card for card in held if _place(card) == "own"]
    unseen = [card for card in own if not card.seen]
    folded = [card for card in unseen[OPEN:] if not _stands_open(card)]
    if len(folded) == 1:  # a fold would take its room
        folded = []
    return FlagsOfHour(
        session=held[0].session,
        own=tuple(card for card in unseen if card not in folded),
        more=tuple(folded),
        seen=tuple(card for card in own if card.seen),
        figures=tuple(card for card in held if _place(card) == "figures"),
        asked=tuple(card for card in held if _place(card) == "asked"),
    )


def _order(card: Card) -> tuple[bool, bool, int]:
    """Plain speech before figures, what a list or an answer found before what only the listener heard, then as it was said. No level."""
    return _is_figure(card), all(one.flag.found_by == LISTENER for one in card.kept), card.first.flag.turn


def _stands_open(card: Card) -> bool:
    """A list or an answer found something in it, of whatever category, or the listener heard suicide or self-harm: no fold holds it."""
    return any(one.flag.found_by != LISTENER or one.flag.category in NEVER_TAKEN_BACK for one in card.kept)


def _place(card: Card) -> str:
    """Words of suicide and self-harm stand open, whatever their tags: a tag may be wrong (handbook 3.9)."""
    if card.by_therapist:
        return "asked"
    return "figures" if _is_figure(card) and not NEVER_TAKEN_BACK & {one.flag.category for one in card.kept} else "own"


def _is_figure(card: Card) -> bool:
    """All of it is a figure of speech, or of somebody in a film or a song: "My husband hit me, like in the song" is neither."""
    return all(
        Context.IDIOM in one.flag.context or (set(one.flag.context) >= OF_A_FILM and one.flag.category not in OF_ANOTHER)
        for one in card.kept
    )
