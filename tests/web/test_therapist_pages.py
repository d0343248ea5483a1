"""The clinician's pages as a browser gets them: what they say, what they never hold, and what they cost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from handrail.papers.signed import Act
from handrail.web.actions import review_draft, stop_ai
from handrail.web.records.models import Administration, Document, Draft, SafetyFlag, WalkRequest
from tests_support import personas
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
UNKNOWN = b"Alpha: How was the week?\nBeta: I slept on four nights out of seven.\nAlpha: Four nights.\nBeta: Yes, four."


@pytest.fixture
def ada(practice: Practice) -> Browser:
    """Ada's browser, signed in a moment ago."""
    browser = Browser()
    browser.force_login(practice.therapist_ada, backend=BACKEND)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "password", "at": timezone.now().timestamp()}]
    session.save()
    return browser


def page(browser: Browser, name: str, *args: object) -> str:
    """The text of a page that answers."""
    answer = browser.get(reverse(f"therapist:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_today_counts_in_words(ada: Browser, walked: Walked) -> None:
    """Drafts and flags stand in one sentence, and each draft is a link."""
    text = page(ada, "today")
    assert "wait for your reading" in text
    assert reverse("therapist:review", args=[walked.draft.pk]) in text


def test_a_flag_on_today_says_when_it_was_said(ada: Browser, walked: Walked) -> None:
    """The quote, its place in the hour, and no level (R37)."""
    text = page(ada, "today")
    assert "01:13" in text
    assert "Quoted, not rated" in text


def test_a_seen_flag_waits_on_today_for_what_was_done(ada: Browser, walked: Walked) -> None:
    """Acknowledging swaps the card for who saw it and when; only a human's words take it off the page."""
    flag = SafetyFlag.objects.first()
    assert flag is not None
    answer = ada.post(reverse("therapist:flag-seen", args=[flag.pk]), headers={"HX-Request": "true"})
    assert "Seen by Ada Novak" in answer.content.decode()
    assert "What you did about it" in page(ada, "today")


@pytest.mark.parametrize("name", ["import", "typed-notes", "client"])
def test_the_pages_of_a_client_carry_the_synthetic_mark(ada: Browser, practice: Practice, name: str) -> None:
    """Everyone invented is marked as invented."""
    assert "synthetic client" in page(ada, name, practice.chen.pk)


def test_a_client_who_refused_is_served_all_the_same(ada: Browser, practice: Practice) -> None:
    """R6: the page says what is off, and that notes work as always."""
    assert "Your own notes work as always" in page(ada, "typed-notes", practice.tobias.pk)


def test_ai_can_be_stopped_and_started_from_the_page(ada: Browser, practice: Practice) -> None:
    """R39: one step each way."""
    ada.post(reverse("therapist:switch-ai", args=[practice.chen.pk, "stop"]))
    assert "AI is stopped for Wei" in page(ada, "client", practice.chen.pk)
    ada.post(reverse("therapist:switch-ai", args=[practice.chen.pk, "start"]))
    assert "Stop AI for Wei" in page(ada, "client", practice.chen.pk)


def test_an_unsure_file_asks_who_is_who(ada: Browser, practice: Practice) -> None:
    """Intake never guesses: a select for each speaker, and nothing kept."""
    answer = ada.post(
        reverse("therapist:import", args=[practice.chen.pk]),
        {
            "file": SimpleUploadedFile("a.txt", UNKNOWN),
            "starts_at": "2026-03-02T10:00",
            "minutes": 50,
            "place": "phone",
            "kind": "dap",
        },
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Alpha"' in text
    assert text.count('name="role"') == 2


def test_a_broken_file_is_answered_with_one_sentence(ada: Browser, practice: Practice) -> None:
    """R14: the sentence says what is wrong and quotes nobody."""
    answer = ada.post(
        reverse("therapist:import", args=[practice.chen.pk]),
        {
            "file": SimpleUploadedFile("a.vtt", b"\x00\x01"),
            "starts_at": "2026-03-02T10:00",
            "minutes": 50,
            "place": "phone",
            "kind": "dap",
        },
    )
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_an_open_walk_is_polled_and_a_finished_one_is_not(ada: Browser, walked: Walked) -> None:
    """Progress is real, and ends."""
    assert "hx-trigger" not in page(ada, "walk", walked.walk.pk)
    WalkRequest.objects.filter(pk=walked.walk.pk).update(state="walking", door="airlock", finished_at=None)
    assert 'hx-trigger="every 500ms"' in page(ada, "walk", walked.walk.pk)


def test_a_refused_walk_names_the_turns_to_look_at(ada: Browser, walked: Walked) -> None:
    """R13: nothing left the house; the way on is on the page."""
    WalkRequest.objects.filter(pk=walked.walk.pk).update(
        state="refused",
        door="airlock",
        turns=[3],
        rule="R13",
        reason="1 turn may still hold something that identifies a person",
    )
    text = page(ada, "walk", walked.walk.pk)
    assert "Nothing left this house" in text
    assert reverse("therapist:masking", args=[walked.walk.session_id]) + "?turn=3" in text
    assert "Write the note by hand" in text


def signed(walked: Walked, kind: str) -> Document:
    """A draft of the walk, judged and signed by Ada."""
    ada, draft = walked.practice.therapist_ada, walked.walk.drafts.get(kind=kind)
    here = review_draft.open_draft(ada, draft.pk)
    for statement in here.grounded.statements():
        review_draft.judge(ada, draft.pk, statement.id, Act.CONFIRMED)
    for section in ("Assessment", "Risk") if kind == "dap" else ():
        review_draft.write_section(ada, draft.pk, section, "Sleep is the thread of this hour.")
    review_draft.look_at_omissions(ada, draft.pk)
    return review_draft.sign(ada, draft.pk, timezone.now())


def test_a_document_tells_who_wrote_each_line(ada: Browser, walked: Walked) -> None:
    """R22: the label, and AI's wording apart from the clinician's own."""
    text = page(ada, "document", signed(walked, "dap").pk)
    assert "Drafted by AI, reviewed and signed by Ada Novak, LCSW" in text
    assert 'data-author="ai"' in text
    assert "Ada Novak’s own words" in text


def test_only_what_was_written_for_the_client_can_be_shown(ada: Browser, walked: Walked) -> None:
    """R31: a progress note has no release button, a summary has."""
    assert "Show it to Wei" not in page(ada, "document", signed(walked, "dap").pk)
    assert "Show it to Wei" in page(ada, "document", signed(walked, "client-summary").pk)


def test_the_newest_plan_stands_on_the_brief_with_its_source(ada: Browser, walked: Walked) -> None:
    """Each line of the brief links to where it is from."""
    document = signed(walked, "dap")
    text = page(ada, "brief", personas.session_of(walked.practice).pk)
    assert reverse("therapist:document", args=[document.pk]) in text
    assert "A line without a source is left out" in text


def test_a_note_by_hand_needs_no_ai(ada: Browser, practice: Practice) -> None:
    """R39: with AI stopped a clinician still writes and signs."""
    stop_ai.stop_ai(practice.therapist_ada, practice.chen.pk)
    session = personas.session_of(practice)
    sections = {f"section-{place}": "Written by hand." for place in range(4)}
    answer = ada.post(reverse("therapist:write-note", args=[session.pk]), {"kind": "dap", "sign": "yes", **sections})
    assert answer.status_code == 302
    assert "Written and signed by Ada Novak, LCSW" in ada.get(answer["Location"]).content.decode()


def grow(house: Practice, names: str) -> None:
    """More clients, each with a session today."""
    for name in names:
        client = personas.client(f"Given{name}", "Family", house.therapist_ada, yes=True)
        house.therapist_ada.staff.sessions.create(client=client, number=1, starts_at=timezone.now())


@pytest.mark.parametrize("name", ["today", "clients"])
def test_a_larger_practice_costs_no_more_queries(ada: Browser, practice: Practice, name: str) -> None:
    """No query per client or session: what it costs is the same for two and for twelve."""
    page(ada, name)
    counts = []
    for more in ("ab", "cdefghijkl"):
        grow(practice, more)
        page(ada, name)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(ada, name)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] <= 25


def test_the_review_page_costs_few_queries(ada: Browser, walked: Walked) -> None:
    """The heart of the house answers at once."""
    page(ada, "review", walked.draft.pk)
    with CaptureQueriesContext(connection) as queries:
        page(ada, "review", walked.draft.pk)
    assert len(queries) <= 30


def test_a_clients_page_leaves_the_sealed_words_of_its_hours_where_they_lie(ada: Browser, walked: Walked) -> None:
    """Years of transcripts and drafts are listed, and not a byte of them is read."""
    with CaptureQueriesContext(connection) as queries:
        page(ada, "client", walked.practice.chen.pk)
    asked = " ".join(query["sql"].split(" FROM ")[0] for query in queries)
    assert '"records_session"."starts_at"' in asked
    for sealed in ("talk.transcript", "draft.body", "draft.written", "document.body"):
        table, _, column = sealed.partition(".")
        assert f'"records_{table}"."{column}_sealed"' not in asked, sealed


def test_an_error_page_says_nothing_about_the_record(ada: Browser, walked: Walked) -> None:
    """R14, R19: a wrong address and a stranger's address read the same, and neither names anyone."""
    nothing = ada.get("/clinic/nothing/")
    stranger = ada.get(reverse("therapist:review", args=["00000000-0000-4000-8000-000000000000"]))
    assert nothing.status_code == stranger.status_code == 404
    assert "Chen" not in stranger.content.decode()
    assert Draft.objects.exists()


def answered(house: Practice, *answers: list[int | None]) -> None:
    """Wei's PHQ-9, once a day until today."""
    for place, row in enumerate(reversed(answers)):
        form = Administration(client=house.chen, measure="phq9", answered_on=timezone.localdate() - timedelta(days=place))
        form.put(answers=row)
        form.save(force_insert=True)


def test_a_reliable_change_stands_on_today(ada: Browser, practice: Practice) -> None:
    """R43: arithmetic in one sentence, computed and labelled so."""
    answered(practice, [2] * 9, [1] * 9, [1] * 9)
    text = page(ada, "today")
    assert "PHQ-9 went from 18 to 9" in text
    assert "Computed. No AI" in text


def test_what_rose_since_last_time_stands_on_today(ada: Browser, practice: Practice) -> None:
    """The attack: a course that is lower as a whole hides that the last step went up."""
    answered(practice, [3] * 9, [0] * 9, [1] * 9)
    assert ", 9 higher than last time: 0 on " in page(ada, "today")


def test_a_first_form_with_too_many_blanks_is_passed_over(ada: Browser, practice: Practice) -> None:
    """The change is counted from the first total that there is."""
    answered(practice, [None] * 9, [2] * 9, [1] * 9)
    assert "PHQ-9 went from 18 to 9" in page(ada, "today")


def test_a_small_change_does_not(ada: Browser, practice: Practice) -> None:
    """Less than measurement error is nothing to look at."""
    answered(practice, [2] * 9, [2] * 8 + [1])
    assert "None in the last two weeks" in page(ada, "today")
