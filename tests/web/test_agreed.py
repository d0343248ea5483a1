"""What was agreed before an hour guides its note: from signed notes and people's own rows alone, at a cost that never grows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from handrail.kinds import kind
from handrail.papers.kind import Author
from handrail.web.actions import agreed, practice_kinds, read_brief, write_note
from handrail.web.actions.practice_kinds import Heading
from handrail.web.records import formats
from handrail.web.records.models import Document, Homework, Session
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
DIARY = "Keep the panic diary."


def later(walked: Walked, weeks: int = 1) -> Session:
    """An hour some weeks on."""
    first = walked.walk.session
    return Session(
        client=first.client, number=first.number + weeks, starts_at=first.starts_at + timedelta(weeks=weeks), minutes=50
    )


def homework(walked: Walked, text: str, weeks: int = 0) -> None:
    """Agreed so many weeks after the first hour."""
    row = Homework(client=walked.walk.session.client, agreed_on=walked.walk.session.starts_at.date() + timedelta(weeks=weeks))
    row.put(body={"text": text, "progress": ""})
    row.save()


def test_it_works(walked: Walked) -> None:
    """Homework of before the hour counts."""
    homework(walked, "The letterbox log, every evening.")
    assert "The letterbox log, every evening." in agreed.before(later(walked))


def test_an_unsigned_draft_is_no_agreement(walked: Walked) -> None:
    """R33: what AI drafted and nobody signed guides nothing."""
    assert not any("Plan" in text or "summed up" in text for text in agreed.before(later(walked)))


def test_what_was_agreed_later_is_not_known_yet(walked: Walked) -> None:
    """An old session that is drafted today is not read with later eyes."""
    homework(walked, "Something of next month.", weeks=4)
    assert "Something of next month." not in agreed.before(later(walked))


def test_five_years_cost_what_a_week_costs(walked: Walked) -> None:
    """As many questions to the database, and at most four rows opened, however long the care."""
    for week in range(1, 6):
        homework(walked, f"Agreement {week}.", weeks=week)
    with CaptureQueriesContext(connection) as short:
        agreed.before(later(walked, 7))
    for week in range(6, 40):
        homework(walked, f"Agreement {week}.", weeks=week)
    with CaptureQueriesContext(connection) as long:
        found = agreed.before(later(walked, 41))
    assert len(long) == len(short)
    assert len([text for text in found if text.startswith("Agreement")]) == agreed.MOST


def signed(house: Practice, key: str, days: int, **sections: str) -> Document:
    """A note by hand, of an hour so many days ago; what is not given says "Words."."""
    number = 500 + Session.objects.filter(client=house.chen).count()
    starts = timezone.now() - timedelta(days=days)
    hour = Session.objects.create(client=house.chen, clinician=house.therapist_ada.staff, number=number, starts_at=starts)
    written = {one.name: "Words." for one in formats.kind(key).sections if one.author is not Author.CODE} | sections
    return write_note.write_note(house.therapist_ada, hour.pk, key, written, timezone.now())


def contact(house: Practice, plan: str) -> Document:
    """A contact note, signed just now: it belongs to no hour."""
    written = {one.name: "Words." for one in kind("contact-note").sections} | {"Plan": plan}
    return write_note.write_document(house.therapist_ada, house.chen.pk, "contact-note", written, timezone.now())


def own(house: Practice, title: str, *headings: Heading) -> str:
    """A published kind of the practice's own."""
    row = practice_kinds.propose_kind(house.therapist_ada, title, "", headings)
    return practice_kinds.publish_kind(house.stranger_dee, row.pk).key


def tomorrow(house: Practice) -> Session:
    """The next hour."""
    return Session(client=house.chen, number=999, starts_at=timezone.now() + timedelta(days=1), minutes=50)


def told(house: Practice) -> list[str]:
    """What the next hour's header would say was given."""
    return [one.text for one in agreed.given(tomorrow(house))]


def last_plan(house: Practice) -> list[str]:
    """What the brief and Today would say."""
    return [line.text for line in read_brief.last_plans([house.chen])[house.chen.pk][1]]


def test_the_intake_s_plan_was_given(practice: Practice) -> None:
    """The second hour starts from what the first one agreed on."""
    signed(practice, "intake", 7, Plan=DIARY)
    assert told(practice) == last_plan(practice) == [DIARY]


def test_a_contact_s_plan_comes_before_the_last_hour_s(practice: Practice) -> None:
    """After a crisis call both are open: what was agreed on the telephone, and the hour's plan."""
    signed(practice, "dap", 7, Plan=DIARY)
    contact(practice, "Stay with your sister until Friday.")
    assert told(practice) == ["Stay with your sister until Friday.", DIARY]
    assert last_plan(practice) == ["Stay with your sister until Friday."]


def test_a_contact_before_the_last_hour_is_no_longer_given(practice: Practice) -> None:
    """That hour took it up."""
    contact(practice, "Stay with your sister until Friday.")
    signed(practice, "dap", 0, Plan=DIARY)
    assert told(practice) == [DIARY]


def test_a_note_without_a_place_for_plans_hides_none(practice: Practice) -> None:
    """PIE ends with the evaluation."""
    signed(practice, "dap", 14, Plan=DIARY)
    signed(practice, "pie", 7)
    assert told(practice) == last_plan(practice) == [DIARY]


@pytest.mark.parametrize(
    "heading",
    [Heading("Until next week", "", "plan"), Heading("Next steps", ""), Heading("Plan", "")],
    ids=lambda one: one.name,
)
def test_an_own_kind_s_plan_was_given(practice: Practice, heading: Heading) -> None:
    """Whatever its heading, if AI drafts it from what both agreed; a clinician's own by its usual name."""
    signed(practice, "dap", 14, Plan=DIARY)
    signed(practice, own(practice, "Ours", Heading("My view", ""), heading), 7, **{heading.name: "Ring the union."})
    assert told(practice) == last_plan(practice) == ["Ring the union."]


def test_an_own_kind_without_a_plan_hides_none(practice: Practice) -> None:
    """Of several, and of an older version too."""
    signed(practice, "dap", 21, Plan=DIARY)
    for days in (14, 7):
        signed(practice, own(practice, "Ours", Heading("My view", "")), days)
    assert told(practice) == last_plan(practice) == [DIARY]


def test_an_own_kind_s_plan_outlives_its_version(practice: Practice) -> None:
    """What was signed with the first version is read with its headings."""
    signed(practice, own(practice, "Ours", Heading("Until next week", "", "plan")), 7, **{"Until next week": DIARY})
    own(practice, "Ours", Heading("What they brought", "", "report"))
    assert told(practice) == [DIARY]


def test_an_old_hour_written_up_late_is_not_the_last_one(practice: Practice) -> None:
    """The hour counts, not the day of the signature."""
    signed(practice, "dap", 7, Plan=DIARY)
    signed(practice, "dap", 28, Plan="Of a month ago.")
    assert told(practice) == last_plan(practice) == [DIARY]


def test_a_letter_agrees_on_nothing() -> None:
    """A reason for a referral is not what was given last time."""
    assert "referral-letter" not in agreed.NEXT and "treatment-plan" not in agreed.NEXT


def test_own_kinds_cost_one_query_more_however_many(practice: Practice) -> None:
    """No note asks by itself."""
    key = own(practice, "Ours", Heading("Next steps", ""))
    counts = []
    for weeks in range(1, 4):
        signed(practice, key, 7 * weeks, **{"Next steps": DIARY})
        with CaptureQueriesContext(connection) as asked:
            read_brief.last_plans([practice.chen, practice.tobias])
        counts.append(len(asked))
    assert len(set(counts)) == 1
