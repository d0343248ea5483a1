"""R38: feedback stays with the therapist."""

from datetime import timedelta

from django.apps import apps
from django.utils import timezone

from handrail.papers.purpose import Purpose
from handrail.proofs.house import House, answer, staff
from handrail.proofs.registry import attack, holds, see
from handrail.web.records.models import Care, Staff


@holds(38)
def the_therapists_own(house: House) -> str:
    """With the client's yes, on the page of the session's own clinician."""
    page = house.browser(house.therapist).get(f"/clinic/drafts/{house.draft.pk}/").content.decode()
    see("talk" in page.lower(), "the clinician does not see the hour")
    see("machine" in page.lower() or "estimate" in page.lower() or "counted" in page.lower(), "the numbers are not labelled")
    return "the session's own clinician sees the shares of words, labelled, where the client said yes"


@attack(38)
def others_look(house: House) -> str:
    """Covering, supervising, owning; without the client's yes; and tables of ratings."""
    cora = staff("Cora Ames", Staff.Role.CLINICIAN)
    now = timezone.now()
    Care.objects.create(
        client=house.chen,
        staff=cora.staff,
        kind=Care.Kind.COVERING,
        since=now - timedelta(days=1),
        until=now + timedelta(days=1),
    )
    mine = house.browser(house.therapist).get(f"/clinic/drafts/{house.draft.pk}/").content.decode()
    theirs = house.browser(cora).get(f"/clinic/drafts/{house.draft.pk}/").content.decode()
    see('class="track"' in mine, "the clinician's own page has no ribbon to hide")
    see('class="track"' not in theirs, "a covering colleague sees the shares of words")
    for account in (house.supervisor, house.owner):
        see(
            house.browser(account).get(f"/clinic/drafts/{house.draft.pk}/").status_code == 404,
            "someone above sees the review page",
        )
    answer(house.chen.parties.get(role="client"), Purpose.PROCESS_FEEDBACK_TO_THERAPIST, yes=False, days_ago=0)
    fields = {field.name for model in apps.get_app_config("records").get_models() for field in model._meta.get_fields()}
    see(not fields & {"talk_time", "talk_share", "fidelity", "mi_score", "rating", "rank"}, "a table rates clinicians")
    return "covering, supervising and owning people do not see it, and no table could hold a rating"
