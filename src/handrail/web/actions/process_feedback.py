"""The hour looked at afterwards: moments to revisit, what was named, who spoke how much. For its own clinician alone (R38).

Counted afresh from the de-identified words each time, never stored, in no export and no report. Only the clinician's own
answers to moments are kept. The client's consent is asked at each reading, and the law where anyone is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from handrail import cards, noticing
from handrail.noticing import english
from handrail.noticing.miti import estimate
from handrail.noticing.named import named
from handrail.noticing.talk import tally
from handrail.papers import codec
from handrail.papers.errors import BadInput, Refused
from handrail.papers.notice import Miti, Moment, Named, Talk, Unread
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeText
from handrail.papers.transcript import Transcript
from handrail.web.actions import access, consents, import_session, looked, permits
from handrail.web.records import ledger
from handrail.web.records.models import Account, Care, MomentJudged, SafeCopy, Session

ALL_READ = Unread((), 0)


@dataclass(frozen=True, slots=True)
class Process:
    """One hour. `refused` says why there is nothing; `no_moments` why there are no moments.

    `unread`: what was not in English, so that codes and cues leave it out; `miti` is None where that is most of the hour.
    """

    session: Session
    refused: str = ""
    no_moments: str = ""
    transcript: Transcript | None = None
    moments: tuple[Moment, ...] = ()
    named: tuple[Named, ...] = ()
    talk: Talk | None = None
    miti: Miti | None = None
    unread: Unread = ALL_READ
    answers: Mapping[int, str] | None = None


def read_process(account: Account, session_id: UUID) -> Process:
    """What can be counted in an hour of one's own."""
    session = _own_hour(account, session_id)
    looked.looked(account, session.client_id, session=session.pk)
    try:
        permits.permit(session, {Purpose.PROCESS_FEEDBACK_TO_THERAPIST})
    except Refused as refused:
        return Process(session, refused=str(refused))
    copy = SafeCopy.objects.filter(talk__session=session).order_by("-made_at").first()
    if copy is None:
        return Process(session, refused="no words of this hour have been through the airlock")
    turns = codec.load(SafeText, copy.get("safe")).turns
    _counted(session)
    goals = {f"{goal.number}": goal.get("body").get("title", "") for goal in session.client.goals.all()}
    no_moments = consents.no_moments(session)
    talk, unread = tally(turns), english.unread(turns)
    return Process(
        session,
        no_moments=no_moments,
        transcript=import_session.transcript_of(copy.talk),
        moments=() if no_moments else noticing.moments(turns),
        named=named(turns, goals),
        talk=talk,
        miti=None if unread.most else estimate(turns, talk),
        unread=unread,
        answers=dict(session.moments_judged.filter(by=access.staff(account)).values_list("turn", "answer")),
    )


@transaction.atomic
def _counted(session: Session) -> None:
    """A use of AI like any other: its client reads of it (R29)."""
    ledger.note(
        ledger.Kind.HOUR_COUNTED,
        session.client_id,
        {"session": str(session.pk), "model": f"noticing {cards.card('noticing').version}"},
    )


@transaction.atomic
def judge_moment(account: Account, session_id: UUID, turn: int, answer: str) -> MomentJudged:
    """What the clinician made of a moment; a later answer replaces an earlier one."""
    session = _own_hour(account, session_id)
    if answer not in MomentJudged.Answer.values:
        raise BadInput("the answer to a moment is rupture, not or unsure")
    if turn not in {moment.turn for moment in read_process(account, session_id).moments}:
        raise BadInput("there is no moment to revisit at this turn")
    judged, _ = MomentJudged.objects.update_or_create(
        session=session, by=access.staff(account), turn=turn, defaults={"answer": answer, "client_id": session.client_id}
    )
    return judged


def _own_hour(account: Account, session_id: UUID) -> Session:
    """The hour of the clinician who held it and still treats the client; absent to everyone else, covers and supervisors too."""
    session = access.treated_session(account, session_id)
    member = access.clinician(account)
    if (
        session.clinician_id != member.pk
        or not access.caseload(account, (Care.Kind.TREATING,)).filter(pk=session.client_id).exists()
    ):
        raise access.Denied
    return session
