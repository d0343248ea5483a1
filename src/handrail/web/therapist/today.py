"""Today: what needs this clinician now, and then nothing else."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from handrail.kinds import WORKING_PAPERS
from handrail.noticing.safety import NEVER_TAKEN_BACK
from handrail.papers import codec
from handrail.papers.notice import Context, Flag
from handrail.web.actions import access, break_glass, consents, hand_on, import_session, measures, read_brief, see_flag
from handrail.web.records.models import Account, Draft, SafetyFlag, Session, Staff, WalkRequest
from handrail.web.therapist.signed_in import account_of

FLAGS_SHOWN = 5
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
class FlagCard:
    """Safety language that waits for a human's word. `at`: seconds into the hour, where the source has times."""

    row: SafetyFlag
    flag: Flag
    at: float | None


@dataclass(frozen=True, slots=True)
class FlagsOfHour:
    """One session's open flags: the client's own words first, then what only looks like them and what the therapist said."""

    session: Session
    own: tuple[FlagCard, ...]
    figures: tuple[FlagCard, ...]
    asked: tuple[FlagCard, ...]


FIGURES = frozenset({Context.IDIOM, Context.QUOTED_MEDIA})


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
    flags = _flags(account)
    context = {
        "room": "today",
        "openings": break_glass.notices(account),
        "news": hand_on.news(account),
        "now": now,
        "hours": hours,
        "behind": sum(hour.session.starts_at + timedelta(minutes=hour.session.minutes) < now for hour in hours),
        "drafts": drafts,
        "flags": flags,
        "flags_by_hour": _by_hour(flags),
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


def _flags(account: Account) -> list[FlagCard]:
    rows = (
        SafetyFlag.objects.filter(dispositioned_at__isnull=True, client__in=access.caseload(account, access.ACTING))
        .select_related("client", "session", "session__talk", "seen_by", "escalated_to")
        .order_by(F("seen_at").asc(nulls_first=True), "raised_at")
    )
    unseen = [row for row in rows if row.seen_at is None]
    shown = unseen + [row for row in rows if row.seen_at is not None][:FLAGS_SHOWN]
    see_flag.delivered(account, shown)
    return [_card(row) for row in shown]


def _card(row: SafetyFlag) -> FlagCard:
    flag = codec.load(Flag, row.get("body"))
    return FlagCard(row, flag, import_session.start_of(row.session.talk, flag.turn))


def _by_hour(cards: list[FlagCard]) -> list[FlagsOfHour]:
    """The hours in the order of their first card. Nothing is left out: the tags only say where on the page it stands (R37)."""
    hours: dict[object, list[FlagCard]] = {}
    for card in cards:
        hours.setdefault(card.row.session_id, []).append(card)
    return [
        FlagsOfHour(
            session=held[0].row.session,
            own=tuple(sorted((card for card in held if _place(card.flag) == "own"), key=lambda card: _is_figure(card.flag))),
            figures=tuple(card for card in held if _place(card.flag) == "figures"),
            asked=tuple(card for card in held if _place(card.flag) == "asked"),
        )
        for held in hours.values()
    ]


def _place(flag: Flag) -> str:
    """Words of suicide and self-harm stand open, whatever their tags: a tag may be wrong (handbook 3.9)."""
    if Context.THERAPIST_SPEECH in flag.context:
        return "asked"
    return "figures" if _is_figure(flag) and flag.category not in NEVER_TAKEN_BACK else "own"


def _is_figure(flag: Flag) -> bool:
    return bool(FIGURES & set(flag.context))
