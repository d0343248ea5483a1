"""The hour looked at afterwards, for its own clinician's eyes only (R38)."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import get_format
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from handrail.noticing import english
from handrail.papers.notice import Moment
from handrail.papers.transcript import Role, Turn
from handrail.web.actions import process_feedback
from handrail.web.actions.process_feedback import Process
from handrail.web.records.models import MomentJudged
from handrail.web.therapist.desk import speakers, spoken, tenths
from handrail.web.therapist.signed_in import account_of

AROUND = 3
"""Turns shown before and after a moment."""
WORDS = 18
"""Words of a turn in a list: who wants more follows the link."""
CODES = {
    "question": "Questions", "reflection": "Reflections", "therapist_input": "Information, advice, planning",
    "other": "Short replies, greetings", "change": "Talk towards change", "sustain": "Talk for staying as it is",
    "neutral": "Neither",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MomentView:
    """A moment among its neighbours."""

    moment: Moment
    turns: tuple[tuple[Turn, str], ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Line:
    """A turn as a line of a list: a link to its words and their beginning. An hour has hundreds: all is made ready for the template."""

    link: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class MitiView:
    """One count with its meaning and the turns behind it. `value` is empty where there is nothing to divide by."""

    title: str
    value: str
    counted: str
    meaning: str
    turns: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CodeView:
    """One code, how often, and every turn that got it, with the words that weighed most."""

    key: str
    title: str
    turns: tuple[tuple[Line, str], ...]


def hour(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Moments to revisit, what was named, and the hour in numbers."""
    here = process_feedback.read_process(account_of(request), session_id)
    lines = _lines(here)
    context = {
        "here": here,
        "unread": english.said(here.unread),
        "session": here.session,
        "client": here.session.client,
        "moments": _moments(here),
        "codes": _codes(here, lines),
        "counts": _counts(here),
        "miti": _miti(here, lines),
        "answers": MomentJudged.Answer.choices,
    }
    return render(request, "therapist/process.html", context)


@require_POST
def judge(request: HttpRequest, session_id: UUID, turn: int) -> HttpResponse:
    """Was a rupture, was not, unsure."""
    process_feedback.judge_moment(account_of(request), session_id, turn, request.POST.get("answer", ""))
    return redirect(reverse("therapist:process", args=[session_id]) + f"#moment-{turn}")


def _moments(here: Process) -> list[MomentView]:
    if here.transcript is None:
        return []
    turns = spoken(here.session.client, here.transcript.turns)
    return [
        MomentView(
            moment,
            tuple(turns[max(0, moment.turn - AROUND) : moment.turn + AROUND + 1]),
            (here.answers or {}).get(moment.turn, ""),
        )
        for moment in here.moments
    ]


def _lines(here: Process) -> dict[int, Line]:
    if here.transcript is None:
        return {}
    session = reverse("therapist:session", args=[here.session.pk])
    return {
        turn.index: Line(f"{session}#t{turn.index}", f"{turn.index + 1}", Truncator(turn.text).words(WORDS, truncate=" …"))
        for turn in here.transcript.turns
    }


def _codes(here: Process, lines: dict[int, Line]) -> list[CodeView]:
    if here.talk is None or here.unread.most:
        return []
    found: dict[str, list[tuple[Line, str]]] = {key: [] for key in CODES}
    point = get_format("DECIMAL_SEPARATOR")
    for one in here.talk.coded:
        weighed = ", ".join(f"{pull.words} ({tenths(pull.weight, point)})" for pull in one.coded.why)
        found[one.coded.code].append((lines[one.turn], weighed))
    return [CodeView(key, title, tuple(found[key])) for key, title in CODES.items()]


def _counts(here: Process) -> list[dict[str, object]]:
    if here.talk is None:
        return []
    names, whole = speakers(here.session.client), sum(count.words for count in here.talk.counts) or 1
    return [
        {
            "who": names[count.role], "mine": count.role is Role.THERAPIST, "words": count.words, "turns": count.turns,
            "share": round(100 * count.words / whole), "usual": round(count.words / (count.turns or 1)), "longest": count.longest,
        }
        for count in here.talk.counts
    ]  # fmt: skip


def _miti(here: Process, lines: dict[int, Line]) -> list[MitiView]:
    """Ratio and shares as MITI defines them; the turns stand beside them, so that each can be checked."""
    if here.miti is None:
        return []
    one = here.miti

    def listed(turns: tuple[int, ...]) -> tuple[Line, ...]:
        return tuple(lines[turn] for turn in turns)

    asked, given = len(one.questions), len(one.reflections)
    ratio = one.reflections_to_questions
    return [
        MitiView(
            "Reflections for each question", "" if ratio is None else f"{ratio:.1f}", f"{given} to {asked}",
            "A reflection gives back what the client said. A question asks for something.", listed(one.reflections),
        ),
        MitiView(
            "Open questions", _percent(one.share_open), f"{len(one.open_questions)} of {asked}",
            "An open question can’t be answered by yes, no, or a number. MITI 3.1.1 counted this; 4.2 no longer does.",
            listed(one.open_questions),
        ),
        MitiView(
            "Complex reflections", _percent(one.share_complex), f"{len(one.complex_reflections)} of {given}",
            "It adds a meaning, both sides, or an image. A simple one says the client’s words again.",
            listed(one.complex_reflections),
        ),
    ]  # fmt: skip


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f}%"
