"""The hour looked at afterwards: moments to revisit, what was named, who spoke how much. For its own clinician alone (R38).

Moments and what was named are counted afresh from the de-identified words each time and never stored; how the talk was coded is
what `count_hour` kept of it. All of it is in no export and no report. Of moments only the clinician's own answers are kept. The
client's consent is asked at each reading, and the law where anyone is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from handrail import noticing
from handrail.noticing import english
from handrail.noticing.miti import estimate
from handrail.noticing.named import named
from handrail.papers import codec
from handrail.papers.errors import BadInput, Refused
from handrail.papers.notice import Miti, Moment, Named, Talk, Unread
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Transcript
from handrail.web.actions import access, consents, count_hour, import_session, looked, permits
from handrail.web.records.models import Account, MomentJudged, SafeCopy, Session

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
    session = access.own_hour(account, session_id)
    looked.looked(account, session.client_id, session=session.pk)
    try:
        copy, turns = _words(session)
    except (Refused, BadInput) as nothing:
        return Process(session, refused=str(nothing))
    talk = count_hour.talk_of(session, copy, turns)
    goals = {f"{goal.number}": goal.get("body").get("title", "") for goal in session.client.goals.all()}
    no_moments, unread = consents.no_moments(session), english.unread(turns)
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
def judge_moment(account: Account, session_id: UUID, turn: int, answer: str) -> MomentJudged:
    """What the clinician made of a moment; a later answer replaces an earlier one. The moments alone are counted for it."""
    session = access.own_hour(account, session_id)
    access.treated_for_change(account, session.client_id)
    if answer not in MomentJudged.Answer.values:
        raise BadInput("the answer to a moment is rupture, not or unsure")
    looked.looked(account, session.client_id, session=session.pk)
    if turn not in {moment.turn for moment in _moments(session)}:
        raise BadInput("there is no moment to revisit at this turn")
    judged, _ = MomentJudged.objects.update_or_create(
        session=session, by=access.staff(account), turn=turn, defaults={"answer": answer, "client_id": session.client_id}
    )
    return judged


def _words(session: Session) -> tuple[SafeCopy, tuple[SafeTurn, ...]]:
    """The text of an hour and its turns. `Refused` or `BadInput` says why there is nothing: consent is asked at each reading."""
    permits.permit(session, count_hour.UNDER)
    copy = count_hour.newest(session)
    if copy is None:
        raise BadInput("no words of this hour have been through the airlock")
    return copy, codec.load(SafeText, copy.get("safe")).turns


def _moments(session: Session) -> tuple[Moment, ...]:
    try:
        _, turns = _words(session)
    except (Refused, BadInput):
        return ()
    return () if consents.no_moments(session) else noticing.moments(turns)
