"""What stands above a document: facts of the record, copied and counted by code, none of them AI's (handbook 3.1, R43)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import formats, timezone

from handrail.grounding import appointment
from handrail.kinds import WORKING_PAPERS
from handrail.papers.draft import Statement
from handrail.papers.kind import Fact, Kind
from handrail.papers.signed import HeaderLine
from handrail.papers.transcript import Transcript
from handrail.web.actions import agreed, measures
from handrail.web.actions.tell_telehealth import in_words, telehealth_of
from handrail.web.records.models import Client, Session
from handrail.wiring import deployment

NONE = "None in the record."
TELEHEALTH = "Telehealth"
"""Stands by the place of an hour by video or phone, in a clinician's own words (handbook 3.1)."""
LATE = "Late entry"
"""Stands by the time in every kind's header, no matter what it declares, and only where it is true (handbook 3.1)."""
SHORT = 220
"""Characters of an agreement or a quote; the whole of it stands where its link leads."""


@dataclass(frozen=True, slots=True)
class About:
    """What a header is filled from. `statements` and `transcript`: this hour's draft, without what a human struck."""

    kind: Kind
    client: Client
    session: Session | None
    statements: Sequence[Statement] = ()
    transcript: Transcript | None = None


def header(about: About) -> tuple[HeaderLine, ...]:
    """The facts that this kind's header tells, in its order. What the record doesn't hold says so."""
    return tuple(line for fact in about.kind.header for line in _FILL[fact](about))


def since_last(about: About) -> tuple[HeaderLine, ...]:
    """What was given at the last visit, each with the words of this hour that tell of it."""
    if about.session is None:
        return ()
    found = (
        agreed.told(agreed.given(about.session), about.statements, about.transcript)
        if about.transcript
        else tuple((one, None) for one in agreed.given(about.session))
    )
    alike: dict[str, list[tuple[agreed.Given, Statement | None]]] = {}
    for place, (one, statement) in enumerate(found):
        alike.setdefault(statement.id if statement else str(place), []).append((one, statement))
    return tuple(_given(about, [one for one, _ in some], some[0][1]) for some in alike.values())


def _given(about: About, some: Sequence[agreed.Given], statement: Statement | None) -> HeaderLine:
    """Agreements of which one line tells stand together, so that no answer is read twice.

    In a note that tells of people by role the draft's line stands for the words, which may hold a name (R7).
    """
    text = "; ".join(f"{_day(one.on)}, {'signed note' if one.note else 'homework'}: “{_short(one.text)}”" for one in some)
    document = next((str(one.note.pk) for one in some if one.note), "")
    if statement is None:
        told = " No line of this draft tells of it." if about.transcript is not None and _is_signed(about.kind) else ""
        return HeaderLine(Fact.GIVEN, f"{text}{told}", (), document)
    words = _short(" … ".join(item.quote for item in statement.evidence))
    told = f"“{words}”" if not about.kind.by_role else _short(statement.text)
    return HeaderLine(Fact.GIVEN, f"{text} Told in this hour: {told}", statement.evidence, document)


def _is_signed(kind: Kind) -> bool:
    """A brief, which is read and never signed, shows no draft whose lines could tell of anything."""
    return kind.key not in WORKING_PAPERS


def _line(fact: str, text: str) -> tuple[HeaderLine, ...]:
    return (HeaderLine(fact, text or NONE),)


def _client(about: About) -> tuple[HeaderLine, ...]:
    return _line(Fact.CLIENT, f"{about.client.name}, {about.client.reference}")


def _date(about: About) -> tuple[HeaderLine, ...]:
    return _line(Fact.DATE, _day(_starts(about.session).date() if about.session else timezone.localdate()))


def _time(about: About) -> tuple[HeaderLine, ...]:
    if about.session is None:
        return _line(Fact.TIME, "")
    starts = _starts(about.session)
    ends = starts + timedelta(minutes=about.session.minutes)
    told = f"{starts:%H:%M} to {ends:%H:%M}, {about.session.minutes} minutes"
    return (*_line(Fact.TIME, told), *_late(starts.date()))


def _late(on: date) -> tuple[HeaderLine, ...]:
    """Counted from the hour as the record holds it to today, the day of the signature; nobody writes it and nobody takes it out."""
    days = (timezone.localdate() - on).days
    told = "1 day" if days == 1 else f"{days} days"
    return _line(LATE, f"signed {told} after the session") if days > deployment().late_days else ()


def _form(about: About) -> tuple[HeaderLine, ...]:
    session = about.session
    return _line(Fact.FORM, ", ".join(part for part in (session.modality, session.approach) if part) if session else "")


def _place(about: About) -> tuple[HeaderLine, ...]:
    if about.session is None:
        return _line(Fact.PLACE, "")
    told = telehealth_of(about.session)
    return (*_line(Fact.PLACE, about.session.place), *(_line(TELEHEALTH, in_words(told)) if told else ()))


def _present(about: About) -> tuple[HeaderLine, ...]:
    """By role, never by name; of a group nobody else at all (R7)."""
    if about.session is None:
        return _line(Fact.PRESENT, "")
    named = list(about.session.present.all()) or [party for party in about.client.parties.all() if party.in_the_room]
    others = sorted({party.role for party in named} - {"client"})
    roles = ["client", *([] if about.kind.one_person else others), "therapist"]
    return _line(Fact.PRESENT, ", ".join(roles))


def _goals(about: About) -> tuple[HeaderLine, ...]:
    rows = about.session.goals.all() if about.session else about.client.goals.filter(ended_on__isnull=True)
    told = "; ".join(f"goal {row.number}, {row.get('body').get('title', '')}" for row in rows)
    return _line(Fact.GOALS, told or ("No goal of the plan is linked to this hour." if about.session else ""))


def _given_last(about: About) -> tuple[HeaderLine, ...]:
    return since_last(about) or _line(Fact.GIVEN, "")


def _measures(about: About) -> tuple[HeaderLine, ...]:
    until = _starts(about.session).date() if about.session else timezone.localdate()
    courses = measures.latest(about.client, until)
    return tuple(HeaderLine(Fact.MEASURES, course.told) for course in courses) or _line(Fact.MEASURES, "")


def _next(about: About) -> tuple[HeaderLine, ...]:
    after = about.session.starts_at if about.session else timezone.now()
    coming = about.client.sessions.filter(starts_at__gt=after).order_by("starts_at").first()
    starts = _starts(coming) if coming else None
    (line,) = _line(Fact.NEXT, f"{formats.date_format(starts, 'l j F Y')}, {starts:%H:%M}" if starts else "")
    told = _said_of_next(about)
    said = max(told, key=lambda one: one.evidence[-1].turn, default=None)
    if said is None or (starts and any(appointment.fits(one.text, starts.weekday(), starts.hour) for one in told)):
        return (line,)
    words = _short(said.text) if about.kind.by_role else "“" + _short(" … ".join(item.quote for item in said.evidence)) + "”"
    return (HeaderLine(line.name, f"{line.text.rstrip('.')}. Said in the hour: {words}", said.evidence),)


def _said_of_next(about: About) -> list[Statement]:
    """The lines about a next meeting that name its day and time: the hour may set several, with several people."""
    return [one for one in about.statements if one.evidence and appointment.is_told(one.text)]


def _starts(session: Session) -> datetime:
    return timezone.localtime(session.starts_at)


def _day(on: date) -> str:
    return formats.date_format(on, "j F Y")


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHORT else f"{plain[:SHORT].rsplit(' ', 1)[0]} …"


_FILL: dict[Fact, Callable[[About], tuple[HeaderLine, ...]]] = {
    Fact.CLIENT: _client,
    Fact.DATE: _date,
    Fact.TIME: _time,
    Fact.FORM: _form,
    Fact.PLACE: _place,
    Fact.PRESENT: _present,
    Fact.GOALS: _goals,
    Fact.GIVEN: _given_last,
    Fact.MEASURES: _measures,
    Fact.NEXT: _next,
}
