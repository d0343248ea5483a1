"""What stands above a note: the record's facts, and what was given last time beside the words of this hour that tell of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from handrail.kinds import kind
from handrail.papers import codec
from handrail.papers.kind import Fact
from handrail.papers.signed import Act, HeaderLine, Signed
from handrail.web.actions import agreed, amend_document, measures, read_brief, review_draft, write_note
from handrail.web.actions.header import LATE, About, header, since_last
from handrail.web.project.tags import clock
from handrail.web.records.models import Administration, Client, Document, Goal, Homework, Session
from handrail.wiring import Deployment
from tests_support import personas
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
DIARY = "Fill in the sleep diary every morning."


def earlier(client: Client, walked: Walked, plan: str = DIARY, days: int = 7) -> Document:
    """A signed note of the visit before: its plan in the clinician's own words."""
    first = walked.walk.session
    session = Session.objects.create(
        client=client, clinician=first.clinician, number=200 - days, starts_at=first.starts_at - timedelta(days=days)
    )
    written = {section.name: "Words." for section in kind("dap").sections} | {"Plan": plan}
    return write_note.write_note(walked.practice.therapist_ada, session.pk, "dap", written, timezone.now())


def filled(client: Client, on: date, each: int) -> None:
    """A PHQ-9 with the same answer nine times."""
    row = Administration(client=client, measure="phq9", answered_on=on)
    row.put(answers=[each] * 9)
    row.save(force_insert=True)


def of(found: tuple[HeaderLine, ...], fact: str) -> list[str]:
    """The texts of one fact."""
    return [line.text for line in found if line.name == fact]


def desk_header(walked: Walked) -> tuple[HeaderLine, ...]:
    """As the note would be signed now."""
    return review_draft.header_of(review_draft.open_draft(walked.practice.therapist_ada, walked.draft.pk))


def test_it_works(walked: Walked) -> None:
    """What was given, and what the client tells of it, each with its place: the signed note, and the turn of this hour."""
    chen = walked.practice.chen
    note = earlier(chen, walked)
    (line,) = [line for line in desk_header(walked) if line.name == Fact.GIVEN]
    turns = review_draft.desk(walked.draft).transcript.turns
    assert f"signed note: “{DIARY}” Told in this hour: “" in line.text
    assert line.document == str(note.pk) and line.evidence
    assert all(turns[one.turn].text[one.start : one.end] == one.quote for one in line.evidence)
    browser = Browser()
    browser.force_login(walked.practice.therapist_ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = browser.get(reverse("therapist:review", args=[walked.draft.pk])).content.decode()
    assert reverse("therapist:document", args=[note.pk]) in page and f'href="#t{line.evidence[0].turn}"' in page


def test_what_nothing_was_said_of_says_so(walked: Walked) -> None:
    """R28: silence is not "done"."""
    earlier(walked.practice.chen, walked, "Ring the plumber about the boiler pressure.")
    (text,) = of(desk_header(walked), Fact.GIVEN)
    assert text.endswith("No line of this draft tells of it.")


def test_a_struck_line_tells_of_nothing(walked: Walked) -> None:
    """R33: what the clinician took out of the note is not told in its header either."""
    earlier(walked.practice.chen, walked)
    (line,) = [line for line in desk_header(walked) if line.name == Fact.GIVEN]
    here = review_draft.desk(walked.draft)
    for statement in here.grounded.statements():
        if set(statement.evidence) & set(line.evidence):
            review_draft.judge(walked.practice.therapist_ada, walked.draft.pk, statement.id, Act.STRUCK)
    (after,) = [line for line in desk_header(walked) if line.name == Fact.GIVEN]
    assert after.evidence != line.evidence


def test_only_the_last_visit_is_looked_at(walked: Walked) -> None:
    """Five years cost what a week costs: as many questions, one note opened, and no older agreement told."""
    chen, session = walked.practice.chen, walked.walk.session
    earlier(chen, walked)
    for days in (0, 1, 2):
        filled(chen, session.starts_at.date() - timedelta(days=days), 1)
    with CaptureQueriesContext(connection) as short:
        agreed.given(session)
        measures.latest(chen, session.starts_at.date())
    for weeks in range(2, 9):
        earlier(chen, walked, f"An older agreement, {weeks}.", days=7 * weeks)
        row = Homework(client=chen, agreed_on=session.starts_at.date() - timedelta(weeks=weeks))
        row.put(body={"text": f"Older homework {weeks}.", "progress": ""})
        row.save()
        filled(chen, session.starts_at.date() - timedelta(weeks=weeks), weeks % 3)
    with CaptureQueriesContext(connection) as long:
        found = agreed.given(session)
        (course,) = measures.latest(chen, session.starts_at.date())
    assert [one.text for one in found] == [DIARY]
    assert len(long) <= len(short)
    assert len(course.points) == 3


def test_a_measure_beside_its_last_total(walked: Walked) -> None:
    """R43: both numbers with their days, by arithmetic alone; what was filled in after the hour is not known yet."""
    chen, on = walked.practice.chen, timezone.localtime(walked.walk.session.starts_at).date()
    for days, each in ((-60, 3), (-7, 2), (0, 1), (9, 0)):
        filled(chen, on + timedelta(days=days), each)
    (text,) = of(desk_header(walked), Fact.MEASURES)
    assert text.startswith("PHQ-9 was 9 on ") and ", 9 lower than last time: 18 on " in text


def test_a_measure_that_rose_lately_tells_it_beside_the_whole_course(walked: Walked) -> None:
    """The attack: the half that went well hides the other."""
    chen, on = walked.practice.chen, timezone.localtime(walked.walk.session.starts_at).date()
    for days, each in ((-60, 3), (-7, 0), (0, 1)):
        filled(chen, on + timedelta(days=days), each)
    (text,) = of(desk_header(walked), Fact.MEASURES)
    assert ", 9 higher than last time: 0 on " in text and "PHQ-9 went from 27 to 9. That is 18 lower" in text


def next_line(walked: Walked, *texts: str) -> HeaderLine:
    """What the header tells of the next hour, which the record plans for a Friday at ten, under lines with these texts."""
    session = walked.walk.session
    friday = timezone.localtime(session.starts_at).replace(hour=10, minute=0)
    friday += timedelta(days=7 + (4 - friday.weekday()) % 7)
    session.client.sessions.filter(starts_at__gt=session.starts_at).delete()
    Session.objects.create(client=session.client, clinician=session.clinician, number=70, starts_at=friday)
    here = review_draft.desk(walked.draft)
    one = here.grounded.statements()[0]
    about = About(kind("dap"), session.client, session, [replace(one, text=text) for text in texts], here.transcript)
    (line,) = [line for line in header(about) if line.name == Fact.NEXT]
    return line


def test_another_day_than_the_record_s_stands_beside_it(walked: Walked) -> None:
    """Whoever signs sees both, with the place where it was said."""
    line = next_line(walked, "Next meeting, therapist: “Tuesday at ten then, in the room.”")
    assert line.text.startswith("Friday ") and ", 10:00. Said in the hour: “" in line.text
    assert line.evidence


def test_another_hour_of_the_same_day_stands_beside_it_too(walked: Walked) -> None:
    """The attack: the day alone fits."""
    assert "Said in the hour" in next_line(walked, "Next meeting: “See you Friday at four.”").text


def test_the_same_day_and_time_is_told_once(walked: Walked) -> None:
    """The attack: a bad night's weekday, and a line that agrees, are no contradiction."""
    lines = "Client reported: woke on Tuesday at four.", "Next meeting, therapist: “See you Friday at ten.”"
    assert "Said in the hour" not in next_line(walked, *lines).text


def test_a_measure_filled_in_once_or_not_at_all(walked: Walked) -> None:
    """No change is made up."""
    chen, on = walked.practice.chen, timezone.localtime(walked.walk.session.starts_at).date()
    assert of(desk_header(walked), Fact.MEASURES) == ["None in the record."]
    filled(chen, on, 1)
    assert of(desk_header(walked), Fact.MEASURES) == ["PHQ-9 was 9."]


def test_a_note_by_hand_has_the_same_header(walked: Walked) -> None:
    """R6: without AI nothing of it is missing, and it is signed with the note."""
    chen = walked.practice.chen
    goal = Goal(client=chen, number=1, since=timezone.localdate())
    goal.put(body={"title": "Sleep through four nights"})
    goal.save(force_insert=True)
    note = earlier(chen, walked)
    assert note.session is not None
    note.session.goals.add(goal)
    signed = codec.load(Signed, earlier(chen, walked, days=2).get("body"))
    assert [line.name for line in signed.header] == list(Fact)
    assert of(signed.header, Fact.CLIENT)[0].startswith("Wei Chen, ")
    assert of(signed.header, Fact.GOALS) == ["No goal of the plan is linked to this hour."]
    assert of(header(About(kind("dap"), chen, note.session)), Fact.GOALS) == ["goal 1, Sleep through four nights"]
    assert of(signed.header, Fact.GIVEN)[0].endswith(f"signed note: “{DIARY}”")
    assert of(signed.header, Fact.NEXT)[0] != "None in the record."


def test_a_client_s_summary_is_reviewed_under_the_record_s_next_appointment(walked: Walked) -> None:
    """Where the hour's own words named another day, who signs sees both."""
    chen, session = walked.practice.chen, walked.walk.session
    facts = header(About(kind("client-summary"), chen, session))
    assert of(facts, Fact.NEXT) == of(header(About(kind("dap"), chen, session)), Fact.NEXT)
    assert {line.name for line in facts} == {Fact.CLIENT, Fact.DATE, Fact.NEXT}


def test_a_group_note_tells_of_nobody_else(walked: Walked) -> None:
    """R7: who else was there stands in no member's note."""
    chen, session = walked.practice.chen, walked.walk.session
    chen.parties.create(role="partner", in_the_room=True)
    assert of(header(About(kind("couple"), chen, session)), Fact.PRESENT) == ["client, partner, therapist"]
    assert of(header(About(kind("group"), chen, session)), Fact.PRESENT) == ["client, therapist"]


def test_a_couple_note_tells_in_lines_not_in_quotes(walked: Walked) -> None:
    """R7: the words of a joint hour may hold a partner's name; the draft's line tells of people by role."""
    earlier(walked.practice.chen, walked)
    here = review_draft.desk(walked.draft)
    about = About(kind("couple"), walked.practice.chen, walked.walk.session, here.grounded.statements(), here.transcript)
    (line,) = since_last(about)
    told = line.text.split(" Told in this hour: ")[1]
    assert "“" not in told[:1] and any(told.startswith(one.text[:60]) for one in here.grounded.statements())


def test_a_note_that_is_sealed_away_is_given_no_more(walked: Walked) -> None:
    """R41: its client deleted that session; nothing of it comes up again."""
    note = earlier(walked.practice.chen, walked)
    Document.objects.filter(pk=note.pk).update(sealed_at=timezone.now())
    assert agreed.given(walked.walk.session) == ()
    assert since_last(About(kind("dap"), walked.practice.chen, None)) == ()


def test_the_brief_tells_what_became_of_it(practice: Practice) -> None:
    """Before the next hour: what had been given before the last one, and what was told of it there."""
    walked = personas.walk(practice, kinds=("brief",))
    note = earlier(practice.chen, walked)
    found = read_brief.read_brief(practice.therapist_ada, personas.session_of(practice).pk)
    (line,) = found.told
    assert line.document == str(note.pk) and DIARY in line.text


def moved(session: Session, days: int) -> Session:
    """The same hour, so many days ago."""
    session.starts_at = timezone.localtime().replace(hour=0, minute=30) - timedelta(days=days)
    session.save(update_fields=["starts_at"])
    return session


@pytest.mark.parametrize(
    ("days", "told"),
    [(0, []), (3, []), (4, ["signed 4 days after the session"]), (400, ["signed 400 days after the session"])],
)
def test_a_late_entry_says_so(practice: Practice, days: int, told: list[str]) -> None:
    """Handbook 3.1: from the day after the practice's last on, and not before."""
    session = moved(personas.session_of(practice), days)
    assert of(header(About(kind("dap"), practice.chen, session)), LATE) == told


def test_a_practice_sets_its_own_days(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """With 0 the next day is late."""
    monkeypatch.setattr("handrail.web.actions.header.deployment", lambda: Deployment(late_days=0))
    session = moved(personas.session_of(practice), 1)
    assert of(header(About(kind("dap"), practice.chen, session)), LATE) == ["signed 1 day after the session"]


def test_a_paper_of_no_hour_is_never_late(practice: Practice) -> None:
    """A plan has no session that it could come after."""
    assert of(header(About(kind("dap"), practice.chen, None)), LATE) == []


def test_nobody_writes_a_late_entry_away(walked: Walked) -> None:
    """R31, R33: no line of the draft, no words of the form and no amendment takes it out, and the page says it."""
    ada = walked.practice.therapist_ada
    moved(walked.walk.session, 9)
    browser = Browser()
    browser.force_login(ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    written = {section.name: "Signed on the day of the session." for section in kind("dap").sections} | {"Late entry": "no"}
    note = write_note.write_note(ada, walked.walk.session.pk, "dap", written, timezone.now())
    amended = amend_document.amend_document(ada, note.pk, "Late entry: none.", timezone.now())
    for document in (note, amended):
        assert of(codec.load(Signed, document.get("body")).header, LATE) == ["signed 9 days after the session"]
    page = browser.get(reverse("therapist:document", args=[note.pk])).content.decode()
    assert "<dt>Late entry</dt><dd>signed 9 days after the session</dd>" in page


def test_a_draft_that_is_signed_late_says_so(walked: Walked) -> None:
    """R33: counted at the signature, whoever worded the lines."""
    moved(walked.walk.session, 9)
    assert of(desk_header(walked), LATE) == ["signed 9 days after the session"]


def test_a_brief_speaks_of_no_draft_s_lines(walked: Walked) -> None:
    """It shows none; that nothing was said of it stays unsaid there."""
    earlier(walked.practice.chen, walked, "Ring the plumber about the boiler pressure.")
    here = review_draft.desk(walked.draft)
    told = since_last(About(kind("brief"), walked.practice.chen, here.draft.session, (), here.transcript))
    assert "No line of this draft" not in told[0].text


def test_two_agreements_that_one_line_tells_of_stand_together(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answer is not read twice; both agreements are."""
    chen, here = walked.practice.chen, review_draft.desk(walked.draft)
    given = [agreed.Given(text, date(2026, 1, 5)) for text in ("Walk three times.", "Call Ray.", "Sleep by ten.")]
    line = here.grounded.statements()[0]
    monkeypatch.setattr(agreed, "told", lambda *_: ((given[0], line), (given[1], None), (given[2], line)))
    lines = since_last(About(kind("dap"), chen, walked.walk.session, [line], here.transcript))
    assert len(lines) == 2
    assert "“Walk three times.”; 5 January 2026, homework: “Sleep by ten.” Told in this hour: " in lines[0].text
    assert "Call Ray." in lines[1].text and "Told in this hour" not in lines[1].text


def test_what_was_said_in_the_hour_stands_with_its_time(walked: Walked) -> None:
    """As beside the lines: a turn's number means nothing to a reader."""
    here = review_draft.desk(walked.draft)
    start = here.transcript.turns[here.grounded.statements()[0].evidence[0].turn].start
    assert start is not None
    text = render_to_string(
        "therapist/_facts.html",
        {
            "header": [HeaderLine(Fact.GIVEN, "Words.", here.grounded.statements()[0].evidence)],
            "turns": here.transcript.turns,
        },
    )
    assert f">{clock(start)}<span" in text


def test_the_line_of_an_hour_is_the_plan_before_it(walked: Walked) -> None:
    """The attack: once its own note is signed, an hour's "last plan" is still the one of the hour before."""
    before = earlier(walked.practice.chen, walked)
    session = walked.walk.session
    written = {section.name: "Words." for section in kind("dap").sections} | {"Plan": "Its own plan."}
    write_note.write_note(walked.practice.therapist_ada, session.pk, "dap", written, timezone.now())
    assert before.session is not None
    lines = read_brief.one_lines([session, before.session])
    assert lines == {session.pk: (DIARY, "human"), before.session.pk: ("", "")}
