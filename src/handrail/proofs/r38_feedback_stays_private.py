"""R38: feedback stays with the therapist."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TypeVar

from django.apps import apps
from django.utils import timezone

from handrail.papers import codec
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeText
from handrail.papers.transcript import Role, Transcript
from handrail.proofs.house import House, answer, staff
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import process_feedback, take_copy
from handrail.web.records.models import Account, Care, Staff

Words = TypeVar("Words", Transcript, SafeText)
CUE = "Words about the work itself"
SHARES, MOMENTS = re.compile(r"You spoke \d+% of the words"), re.compile(r"moments? to revisit</summary>")
KEYS = {"moments", "moment", "shares", "share", "talk", "talk_time", "coded", "codes", "miti", "counts", "notices", "named"}
"""Names under which feedback would travel."""


@holds(38)
def the_therapists_own(house: House) -> str:
    """With the client's yes, to the session's own clinician: on the review page, and on the page of the hour."""
    _a_moment(house)
    here = process_feedback.read_process(house.therapist, house.walk.session_id)
    assert here.talk is not None
    words = {count.role: count.words for count in here.talk.counts}
    review, hour = _page(house, house.therapist, _review(house)), _page(house, house.therapist, _hour(house))
    mine = round(100 * words[Role.THERAPIST] / sum(words.values()))
    see(
        'class="track"' in review and f"You spoke {mine}% of the words" in review,
        "the clinician does not see who spoke how much",
    )
    see(MOMENTS.search(review) and CUE in review, "the clinician does not see a moment to revisit")
    see("Machine estimate</a>. Only you see it." in review, "the count is not labelled")
    see(all(f"<td>{count}</td>" in hour for count in words.values()), "the page of the hour does not count")
    see("A machine’s estimate" in hour and "Only you see this page" in hour, "the page of the hour is not labelled")
    return "the session's own clinician sees who spoke how much, and a moment, labelled as a machine's count, where the client said yes"


@attack(38)
def others_look(house: House) -> str:
    """Covering, supervising, owning, a stranger, the client; a copy; without the client's yes; and tables of ratings."""
    _a_moment(house)
    see('class="track"' in _page(house, house.therapist, _review(house)), "the clinician's own page has nothing to hide")
    cora = _cover(house)
    theirs = _page(house, cora, _review(house))
    see("Transcript" in theirs and not _tells(theirs), "a covering colleague sees the shares of words or a moment")
    others = (cora, house.supervisor, house.owner, house.stranger, house.account_of(house.chen))
    for account in others[1:]:
        see(house.browser(account).get(_review(house)).status_code in (403, 404), "someone else sees the review page")
    see(house.browser(cora).get(_hour(house)).status_code in (403, 404), "a covering colleague sees the page of the hour")
    for account in others:
        refused(partial(process_feedback.read_process, account, house.walk.session_id), "someone else's look at the hour")
        refused(
            partial(process_feedback.judge_moment, account, house.walk.session_id, 1, "not"),
            "someone else's answer to a moment",
        )
    copy = take_copy.gather(house.chen)
    see(not _keys(copy) & KEYS and CUE not in json.dumps(copy), "a copy of the record holds feedback")
    answer(house.chen.parties.get(role="client"), Purpose.PROCESS_FEEDBACK_TO_THERAPIST, yes=False, days_ago=0)
    see(not _tells(_page(house, house.therapist, _review(house))), "without the client's yes the review page still counts")
    hour = _page(house, house.therapist, _hour(house))
    see(
        "There is nothing to show" in hour and "<table" not in hour and CUE not in hour,
        "without the client's yes the hour is still counted",
    )
    refused(
        partial(process_feedback.judge_moment, house.therapist, house.walk.session_id, 1, "not"),
        "an answer without the client's yes",
    )
    fields = {field.name for model in apps.get_app_config("records").get_models() for field in model._meta.get_fields()}
    see(not fields & {"talk_time", "talk_share", "fidelity", "mi_score", "rating", "rank"}, "a table rates clinicians")
    return f"{len(others)} others saw neither shares nor moments, a copy holds none, without the client's yes none were shown, and no table could hold a rating"


def _a_moment(house: House) -> None:
    """Put words about the work itself into the hour, so that there is a moment to hide: none is stored anywhere."""
    talk = house.walk.session.talk
    copy = talk.safe_copy
    talk.put(transcript=codec.dump(_strained(codec.load(Transcript, talk.get("transcript")))))
    talk.save(update_fields=["transcript_sealed"])
    copy.put(safe=codec.dump(_strained(codec.load(SafeText, copy.get("safe")))))
    copy.save(update_fields=["safe_sealed"])


def _strained(words: Words) -> Words:
    first = next(turn for turn in words.turns if turn.role is Role.CLIENT)
    strained = replace(first, text=f"{first.text} This isn't working for me.")
    return replace(words, turns=tuple(strained if turn is first else turn for turn in words.turns))


def _cover(house: House) -> Account:
    cora, now, day = staff("Cora Ames", Staff.Role.CLINICIAN), timezone.now(), timedelta(days=1)
    Care.objects.create(client=house.chen, staff=cora.staff, kind=Care.Kind.COVERING, since=now - day, until=now + day)
    return cora


def _review(house: House) -> str:
    return f"/clinic/drafts/{house.draft.pk}/"


def _hour(house: House) -> str:
    return f"/clinic/sessions/{house.walk.session_id}/process/"


def _page(house: House, account: Account, address: str) -> str:
    answered = house.browser(account).get(address)
    see(answered.status_code == 200, "a page that its reader may open did not open")
    return answered.content.decode()


def _tells(page: str) -> bool:
    return 'class="track"' in page or bool(SHARES.search(page)) or bool(MOMENTS.search(page)) or CUE in page


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list | tuple) else set()
