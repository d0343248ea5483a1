"""Goals that a clinician writes on the client's page: the golden thread from the signed plan to a note's header."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.interop import fhir
from handrail.kinds import kind
from handrail.papers import codec
from handrail.papers.errors import BadInput
from handrail.papers.kind import Fact
from handrail.papers.signed import Signed
from handrail.web.actions import access, agreed, cosign, erase, goals, link_goals, review_draft, write_note
from handrail.web.actions.computed_sections import computed
from handrail.web.actions.header import About, header
from handrail.web.actions.take_copy import gather
from handrail.web.records import ledger
from handrail.web.records.models import Account, Care, Document, Goal, LedgerFact, Staff
from tests_support import cast, personas
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
SLEEP = "Sleep through four nights a week, from one now, by 1 March."
WALK = "Walk twenty minutes on five days a week, from none now, by 1 March."


def browser_of(account: Account) -> Browser:
    """A browser in which this person is signed in."""
    browser = Browser()
    browser.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def plan(
    practice: Practice, objectives: str = f"{SLEEP}\n{WALK}", key: str = "treatment-plan", by: Account | None = None
) -> Document:
    """A signed treatment plan with these objectives."""
    name = "Objectives" if key == "treatment-plan" else "Changes to the plan"
    written = {section.name: "Words." for section in kind(key).sections} | {name: objectives}
    return write_note.write_document(by or practice.therapist_ada, practice.chen.pk, key, written, timezone.now())


def titles(practice: Practice) -> list[str]:
    """Every goal's title, in order."""
    return [goal.get("body")["title"] for goal in practice.chen.goals.all()]


def offered(practice: Practice) -> list[str]:
    """What the page offers to make a goal."""
    return [one.text for one in goals.offered(practice.chen)]


def test_it_works(walked: Walked) -> None:
    """Written on the page, ticked at the hour, told above the draft of that hour and above the next note."""
    practice, session = walked.practice, walked.walk.session
    browser = browser_of(practice.therapist_ada)
    sent = {
        "title": "Sleep through",
        "words": "I just want to sleep.",
        "interventions": "sleep diary\nfixed rising",
        "since": "",
    }
    answer = browser.post(reverse("therapist:add-goal", args=[practice.chen.pk]), sent)
    assert answer.status_code == 302
    goal = Goal.objects.get()
    assert goal.get("body")["interventions"] == ["sleep diary", "fixed rising"] and goal.since == timezone.localdate()
    page = browser.get(reverse("therapist:session", args=[session.pk])).content.decode()
    assert "1. Sleep through" in page and f'value="{goal.pk}" checked' not in page
    browser.post(reverse("therapist:hour-goals", args=[session.pk]), {"goal": str(goal.pk)})
    told = [line.text for line in header(About(kind("dap"), practice.chen, session)) if line.name == Fact.GOALS]
    assert told == ["goal 1, Sleep through"]
    desk = browser.get(reverse("therapist:review", args=[walked.draft.pk])).content.decode()
    assert "goal 1, Sleep through" in desk and f"{reverse('therapist:session', args=[session.pk])}#goals-h" in desk


def test_nothing_is_ticked_or_linked_by_itself(walked: Walked) -> None:
    """A goal that was just written belongs to no hour, and unticking all leaves none."""
    practice, session = walked.practice, walked.walk.session
    goal = goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep through"))
    assert not session.goals.exists()
    link_goals.link_goals(practice.therapist_ada, session.pk, [goal.pk])
    link_goals.link_goals(practice.therapist_ada, session.pk, [])
    assert not session.goals.exists()


def test_a_signed_plans_objectives_are_offered_and_count_only_once_taken(practice: Practice) -> None:
    """One click each; the page has a button for each; signing alone makes no goal."""
    document = plan(practice)
    assert (titles(practice), offered(practice)) == ([], [SLEEP, WALK])
    browser = browser_of(practice.therapist_ada)
    page = browser.get(reverse("therapist:client", args=[practice.chen.pk])).content.decode()
    first = goals.offered(practice.chen)[0]
    address = reverse("therapist:take-objective", args=[document.pk, first.line])
    assert address in page and page.count("Make this a goal") == 2
    assert browser.post(address).status_code == 302
    browser.post(address)  # a second click
    assert (titles(practice), offered(practice)) == ([SLEEP], [WALK])


def test_a_taken_objective_is_not_offered_again_under_other_words(practice: Practice) -> None:
    """The goal remembers its line of the plan."""
    document = plan(practice)
    goal = goals.take_objective(practice.therapist_ada, document.pk, goals.offered(practice.chen)[0].line)
    goals.change_goal(practice.therapist_ada, goal.pk, goals.Written("Sleep", objective=SLEEP))
    assert offered(practice) == [WALK]


def test_an_objective_that_shall_be_no_goal_is_not_offered_again(practice: Practice) -> None:
    """One click; it stands among the closed ones, and can be opened there."""
    document = plan(practice)
    address = reverse("therapist:take-objective", args=[document.pk, goals.offered(practice.chen)[0].line])
    browser = browser_of(practice.therapist_ada)
    browser.post(address, {"act": "leave"})
    browser.post(address, {"act": "leave"})  # a second click
    left = practice.chen.goals.get()
    assert (offered(practice), left.get("body")["end"], left.ended_on) == ([WALK], "closed", timezone.localdate())
    goals.open_again(practice.therapist_ada, left.pk)
    assert (titles(practice), offered(practice)) == ([SLEEP], [WALK])


def test_leaving_an_objective_never_closes_a_goal_that_somebody_took_meanwhile(practice: Practice) -> None:
    """Attacked: two people at once, the page of the second is a minute old."""
    document = plan(practice)
    line = goals.offered(practice.chen)[0].line
    taken = goals.take_objective(practice.therapist_ada, document.pk, line)
    goals.leave_objective(practice.therapist_ada, document.pk, line)
    taken.refresh_from_db()
    assert taken.ended_on is None


def test_an_older_plan_offers_nothing_and_a_review_adds(practice: Practice) -> None:
    """The newest plan counts; the objective that a review added since stands behind it, its other sentences don't."""
    plan(practice, "Ring a friend weekly.")
    plan(practice, SLEEP)
    plan(practice, f"The rest stays as it is, says Wei.\n{WALK}", "plan-review")
    assert offered(practice) == [SLEEP, WALK]


def test_only_an_objective_of_a_plan_can_be_taken(practice: Practice) -> None:
    """Attacked: another line of the plan, and one that isn't there."""
    document = plan(practice)
    for line in (0, 999):
        with pytest.raises(BadInput):
            goals.take_objective(practice.therapist_ada, document.pk, line)
    assert titles(practice) == []


def test_a_trainees_plan_offers_nothing_before_a_supervisor_signed_too(practice: Practice) -> None:
    """R31: a trainee writes and ends goals of their own, but a plan that waits for its co-signature is none yet."""
    tara = personas.staff("Tara Quist", Staff.Role.CLINICIAN, "trainee")
    tara.staff.licences.all().delete()
    Staff.objects.filter(account=tara).update(supervised_by=practice.supervisor_bo.staff)
    Care.objects.create(client=practice.chen, staff=tara.staff, kind=Care.Kind.TREATING)
    tara = Account.objects.get(pk=tara.pk)
    goals.end_goal(tara, goals.add_goal(tara, practice.chen.pk, goals.Written("Walk")).pk, "closed")
    document = plan(practice, by=tara)
    line = next(place for place, one in enumerate(codec.load(Signed, document.get("body")).lines) if one.text == SLEEP)
    assert offered(practice) == []
    with pytest.raises(BadInput):
        goals.take_objective(tara, document.pk, line)
    cosign.cosign(practice.supervisor_bo, document.pk, timezone.now())
    assert offered(practice) == [SLEEP, WALK]


def test_a_reached_goal_leaves_the_page_and_stays_in_the_record(practice: Practice) -> None:
    """It guides no later hour, is told with its day in what code computes, and can go on under its number."""
    ada, chen = practice.therapist_ada, practice.chen
    goal = goals.add_goal(ada, chen.pk, goals.Written("Sleep through", since=timezone.localdate() - timedelta(days=9)))
    coming = personas.session_of(practice)
    coming.starts_at += timedelta(days=2)
    assert agreed.before(coming) == ("Sleep through",)
    goals.end_goal(ada, goal.pk, "reached")
    assert agreed.before(coming) == ()
    (line,) = computed(chen, kind("plan-review"))["Goals"]
    assert line.endswith("Sleep through. Reached on " + timezone.localdate().strftime("%-d %B %Y") + ".")
    page = browser_of(ada).get(reverse("therapist:client", args=[chen.pk])).content.decode()
    assert "1 reached or closed" in page and "No goal is written yet." in page
    assert (gather(chen)["goals"][0]["end"], gather(chen)["goals"][0]["title"]) == ("reached", "Sleep through")
    (kept,) = [row["resource"] for row in fhir.bundle(gather(chen))["entry"] if row["resource"]["resourceType"] == "Goal"]
    assert (kept["lifecycleStatus"], kept["statusDate"]) == ("completed", timezone.localdate().isoformat())
    goals.open_again(ada, goal.pk)
    assert goals.add_goal(ada, chen.pk, goals.Written("Walk")).number == 2


def test_what_was_signed_keeps_its_header(walked: Walked) -> None:
    """A goal that gets other words, or other links, changes no signed paper."""
    practice, session = walked.practice, walked.walk.session
    ada = practice.therapist_ada
    goal = goals.add_goal(ada, practice.chen.pk, goals.Written("Sleep through"))
    link_goals.link_goals(ada, session.pk, [goal.pk])
    cast.confirm_all(ada, walked.draft)
    document = review_draft.sign(ada, walked.draft.pk, timezone.now())
    before = bytes(Document.objects.get(pk=document.pk).body_sealed)  # type: ignore[attr-defined]
    goals.change_goal(ada, goal.pk, goals.Written("Something else"))
    link_goals.link_goals(ada, session.pk, [])
    assert bytes(Document.objects.get(pk=document.pk).body_sealed) == before  # type: ignore[attr-defined]
    page = browser_of(ada).get(reverse("therapist:document", args=[document.pk])).content.decode()
    assert "goal 1, Sleep through" in page


def test_a_form_that_cannot_be_kept_keeps_what_was_typed(practice: Practice) -> None:
    """A day in the future is refused in its place, and the words stand in the field again."""
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    sent = {"title": "Sleep through", "since": tomorrow}
    answer = browser_of(practice.therapist_ada).post(reverse("therapist:add-goal", args=[practice.chen.pk]), sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Goal.objects.exists()
    assert 'value="Sleep through"' in page and "A goal begins today or before." in page


def test_a_goal_that_someone_else_ended_meanwhile(practice: Practice) -> None:
    """The page has no form for it any more, and says why all the same."""
    goal = goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep through"))
    goals.end_goal(practice.therapist_ada, goal.pk, "closed")
    address = reverse("therapist:change-goal", args=[goal.pk])
    answer = browser_of(practice.therapist_ada).post(address, {"title": "Sleep through", "act": "reached"})
    assert answer.status_code == 422 and "This goal has ended already." in answer.content.decode()
    assert Goal.objects.get().get("body")["end"] == "closed"


def test_other_words_leave_its_day(practice: Practice) -> None:
    """Who clears the date means no other one."""
    since = timezone.localdate() - timedelta(days=40)
    goal = goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep", since=since))
    assert goals.change_goal(practice.therapist_ada, goal.pk, goals.Written("Sleep through")).since == since


@pytest.mark.parametrize("title", ["", "   ", "x" * 501])
def test_a_goal_without_words_or_with_too_many(practice: Practice, title: str) -> None:
    """Refused in one sentence."""
    with pytest.raises(BadInput):
        goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written(title))


def test_another_clients_goal_links_to_no_hour(walked: Walked) -> None:
    """Attacked: the id of Tobias's goal, sent to Chen's hour by the therapist of both."""
    practice = walked.practice
    other = goals.add_goal(practice.therapist_ada, practice.tobias.pk, goals.Written("Paint again"))
    with pytest.raises(BadInput):
        link_goals.link_goals(practice.therapist_ada, walked.walk.session_id, [other.pk])
    assert not walked.walk.session.goals.exists()


HOUR = {
    "text": "We spoke of sleep.",
    "starts_at": "2026-03-02T10:00",
    "minutes": 50,
    "place": "phone",
    "kind": "dap",
    "present": "",
}


def typed(practice: Practice, **more: str) -> int:
    """The clinician types notes of a new hour with Chen; the answer's status."""
    parties = [str(party.pk) for party in practice.chen.parties.filter(role="client")]
    address = reverse("therapist:typed-notes", args=[practice.chen.pk])
    return browser_of(practice.therapist_ada).post(address, {**HOUR, "present": parties, **more}).status_code


def test_goals_are_ticked_while_an_hour_is_taken_in(practice: Practice) -> None:
    """One form holds all that is known of the hour; what is ticked there stands above its note."""
    goal = goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep through"))
    over = goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Walk"))
    goals.end_goal(practice.therapist_ada, over.pk, "closed")
    for name in ("import", "typed-notes"):
        page = browser_of(practice.therapist_ada).get(reverse(f"therapist:{name}", args=[practice.chen.pk])).content.decode()
        assert f'value="{goal.pk}"' in page and f'value="{over.pk}"' not in page and " checked" not in page
    assert typed(practice, goals=str(goal.pk)) == 302
    assert list(practice.chen.sessions.order_by("-number")[0].goals.all()) == [goal]


def test_an_hour_can_be_taken_in_without_a_goal(practice: Practice) -> None:
    """Nothing need be ticked."""
    goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep through"))
    assert typed(practice) == 302
    assert not practice.chen.sessions.order_by("-number")[0].goals.exists()


def test_another_clients_goal_is_not_taken_with_an_hour(practice: Practice) -> None:
    """Attacked: Tobias's goal sent with Chen's new hour leaves nothing behind."""
    goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep through"))
    other = goals.add_goal(practice.therapist_ada, practice.tobias.pk, goals.Written("Paint again"))
    before = practice.chen.sessions.count()
    assert typed(practice, goals=str(other.pk)) == 422
    assert practice.chen.sessions.count() == before


def test_who_only_reads_gets_no_form_and_no_offer(practice: Practice) -> None:
    """The supervisor sees the goal and nothing to press; sending all the same is as a wrong address."""
    plan(practice)
    goal = goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep through"))
    browser = browser_of(practice.supervisor_bo)
    page = browser.get(reverse("therapist:client", args=[practice.chen.pk])).content.decode()
    assert "Sleep through" in page
    assert not [word for word in ("Change or close", "Add a goal", "Make this a goal", "Add homework") if word in page]
    assert browser.post(reverse("therapist:change-goal", args=[goal.pk]), {"act": "closed"}).status_code == 404
    goal.refresh_from_db()
    assert goal.ended_on is None


def test_a_deleted_record_takes_no_new_goal_and_no_homework(practice: Practice) -> None:
    """R40, attacked: a form that was open while the client deleted everything. Nothing is sealed under new keys."""
    goal = goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep through"))
    erase.delete_own(practice.client_chen, "all")
    with pytest.raises(access.Denied):
        goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Walk"))
    with pytest.raises(access.Denied):
        goals.change_goal(practice.therapist_ada, goal.pk, goals.Written("Walk"))
    assert Goal.objects.count() == 1


def test_the_ledger_tells_of_each_act_and_holds_no_word(walked: Walked) -> None:
    """R20: written, linked, ended; ids alone."""
    practice = walked.practice
    ada = practice.therapist_ada
    before = set(LedgerFact.objects.values_list("pk", flat=True))
    goal = goals.add_goal(ada, practice.chen.pk, goals.Written("Sleep through"))
    link_goals.link_goals(ada, walked.walk.session_id, [goal.pk])
    goals.end_goal(ada, goal.pk, "closed")
    goals.open_again(ada, goal.pk)
    new = LedgerFact.objects.exclude(pk__in=before).order_by("pk")
    assert [row.kind for row in new] == ["goal.written", "session.goals_linked", "goal.ended", "goal.opened_again"]
    words = {str(value) for row in new for value in ledger.facts_of(row).values()}
    assert words == {str(goal.pk), f"['{goal.pk}']", str(walked.walk.session_id), str(ada.staff.pk)}
