"""What was named in an hour: agenda, homework and goals, each quoted, for a human to act on or to leave (R31, R33).

Support for the record, not feedback about anyone: it needs the consent that the hour's note needs, asked at each reading.
Found afresh each time in the de-identified words, shown in the hour's own, and stored nowhere.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from handrail.airlock import place_back
from handrail.noticing.named import GOAL, named
from handrail.papers import codec
from handrail.papers.errors import Refused
from handrail.papers.notice import Named
from handrail.papers.safe import SafeTurn, WayBack
from handrail.papers.transcript import Role, Transcript
from handrail.web.actions import permits
from handrail.web.records.models import Goal, SafeCopy, Session


@dataclass(frozen=True, slots=True)
class Heard:
    """What was named, in the order of the hour. `refused` says why nothing was read; `goals` are the client's, by number."""

    refused: str = ""
    named: tuple[Named, ...] = ()
    goals: tuple[Goal, ...] = ()

    def goal_of(self, item: Named) -> Goal | None:
        """The goal that an item shares its words with, if it is about one."""
        return next((goal for goal in self.goals if item.what == f"{GOAL}{goal.number}"), None)


def read_named(session: Session, copy: SafeCopy, transcript: Transcript, kinds: Collection[str]) -> Heard:
    """For a reader who has come through `access`: what was named, under the consent of these kinds of note."""
    try:
        permits.permit(session, permits.purposes_for(kinds, transcript.source))
    except Refused as refused:
        return Heard(refused=str(refused))
    goals = tuple(session.client.goals.order_by("number"))
    titles = {str(goal.number): goal.get("body").get("title", "") for goal in goals}
    turns = [
        SafeTurn(row["index"], Role(row["role"]), row["text"]) for row in copy.get("safe")["turns"]
    ]  # no paper of the rest
    found = named(turns, titles)
    way = codec.load(WayBack, copy.get("way"))
    return Heard(named=tuple(_in_own_words(item, transcript, way) for item in found), goals=goals)


def _in_own_words(item: Named, transcript: Transcript, way: WayBack) -> Named:
    start, end = place_back(way, item.turn, item.start, item.end)
    return replace(item, start=start, end=end, quote=transcript.turns[item.turn].text[start:end])
