"""The review screen as a browser gets it: evidence beside the claim, nothing for two lines at once, a bar that says what is open."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.papers import codec
from handrail.papers.draft import GroundedDraft, Omission, Weight
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeText
from handrail.web.actions import decide_consent, review_draft
from handrail.web.records.models import ConsentDecision, Document, Draft, Judgement
from handrail.web.therapist import desk as desks
from tests_support.personas import Walked

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def ada(walked: Walked) -> Browser:
    """Ada's browser, signed in a moment ago, with the draft opened once."""
    browser = Browser()
    browser.force_login(walked.practice.therapist_ada, backend=BACKEND)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "password", "at": timezone.now().timestamp()}]
    session.save()
    browser.get(reverse("therapist:review", args=[walked.draft.pk]))
    return browser


def desk(ada: Browser, walked: Walked) -> str:
    """The page."""
    return ada.get(reverse("therapist:review", args=[walked.draft.pk])).content.decode()


def view(walked: Walked, *, process: bool = True) -> desks.DeskView:
    """What the page is drawn from."""
    return desks.view(review_draft.open_draft(walked.practice.therapist_ada, walked.draft.pk), process=process)


def judge(ada: Browser, walked: Walked, statement: str, **data: str) -> str:
    """One act on one line, as htmx sends it."""
    address = reverse("therapist:judge", args=[walked.draft.pk, statement])
    return ada.post(address, data, headers=HTMX).content.decode()


def test_it_works(ada: Browser, walked: Walked) -> None:
    """Every line stands on the page with a link to each place that its words come from."""
    text = desk(ada, walked)
    for line in view(walked).lines:
        assert f'id="{line.statement.id}"' in text
        assert all(f'href="#t{source.turn}"' in text for source in line.sources)


def test_the_ribbon_says_that_no_one_has_read_it(ada: Browser, walked: Walked) -> None:
    """R22: in words, not by colour alone."""
    assert "AI draft, not reviewed" in desk(ada, walked)


def test_marked_words_are_the_evidence(walked: Walked) -> None:
    """R27: the segments that carry a line's number are exactly the words that it quotes."""
    shown = view(walked)
    for line in shown.lines:
        for evidence in line.statement.evidence:
            marked = "".join(
                part.text for part in shown.turns[evidence.turn].segments if str(line.number) in part.lines.split()
            )
            assert evidence.quote in marked


def test_own_sections_come_before_any_line_of_the_draft(ada: Browser, walked: Walked) -> None:
    """R33: judgement is typed first, in empty fields."""
    text = desk(ada, walked)
    assert text.index('id="section-assessment"') < text.index('class="line ')
    assert re.search(r'<textarea id="section-assessment"[^>]*></textarea>', text)


def test_nothing_on_the_page_takes_two_lines(ada: Browser, walked: Walked) -> None:
    """R33: each form that judges names one line; there is no box that begins ticked for a line."""
    text = desk(ada, walked)
    judging = set(re.findall(r'action="([^"]*/lines/[^"]*)"', text))
    assert judging == {reverse("therapist:judge", args=[walked.draft.pk, line.statement.id]) for line in view(walked).lines}
    assert "confirm all" not in text.lower()


def test_a_confirmed_line_leaves_the_bar(ada: Browser, walked: Walked) -> None:
    """The answer to htmx is the desk alone, with one line less to confirm."""
    waiting = [line for line in view(walked).lines if line.state == "open"]
    text = judge(ada, walked, waiting[0].statement.id, act="confirmed")
    assert text.lstrip().startswith('<div id="desk"')
    assert "Confirmed by Ada Novak" in text
    assert f'id="{waiting[0].statement.id}-confirm"' not in text


def test_without_scripts_the_same_form_comes_back_to_its_line(ada: Browser, walked: Walked) -> None:
    """A plain post is answered with a redirect to the line."""
    answer = ada.post(reverse("therapist:judge", args=[walked.draft.pk, "s1"]), {"act": "struck"})
    assert answer["Location"].endswith("#s1")


def test_a_struck_line_marks_no_words(ada: Browser, walked: Walked) -> None:
    """What is struck rests on nothing any more, and can be brought back."""
    text = judge(ada, walked, "s1", act="struck")
    assert "Bring back and confirm" in text
    assert all(1 not in dict(turn.cited) for turn in view(walked).turns)


def test_an_edited_line_is_the_clinicians(ada: Browser, walked: Walked) -> None:
    """R22: the solid rule and the name, instead of the dotted rule."""
    text = judge(ada, walked, "s1", act="edited", text="Client kept the diary on five nights.")
    assert "In the words of Ada Novak" in text
    assert 'data-author="human"' in text


def test_an_act_that_is_none_is_refused(ada: Browser, walked: Walked) -> None:
    """Only confirm, edit and strike exist."""
    answer = ada.post(reverse("therapist:judge", args=[walked.draft.pk, "s1"]), {"act": "confirm_all"})
    assert answer.status_code == 422
    assert not Judgement.objects.exists()


def test_what_is_open_links_to_where_it_is_done(ada: Browser, walked: Walked) -> None:
    """As many links as open items, each to a place on the page."""
    shown = view(walked)
    text = desk(ada, walked)
    assert [phrase for phrase, _ in shown.todo] == list(shown.desk.still_open)
    assert all(f'id="{place}"' in text for _, place in shown.todo)


def test_signing_too_early_answers_with_the_reason(ada: Browser, walked: Walked) -> None:
    """R33: the button answers; nothing is signed."""
    answer = ada.post(reverse("therapist:sign", args=[walked.draft.pk]))
    assert answer.status_code == 422
    assert "Not yet: " in answer.content.decode()
    assert not Document.objects.exists()


def test_the_whole_way_to_a_signature(ada: Browser, walked: Walked) -> None:
    """Confirm each, write, read what was left out, sign: by the forms of the page alone."""
    for line in view(walked).lines:
        if line.state == "open":
            judge(ada, walked, line.statement.id, act="confirmed")
    for part in view(walked).mine:
        ada.post(reverse("therapist:write-section", args=[walked.draft.pk]), {"section": part.part.name, "text": "Mine."})
    text = ada.post(reverse("therapist:left-out", args=[walked.draft.pk]), headers=HTMX).content.decode()
    assert "The signature is yours" in text
    answer = ada.post(reverse("therapist:sign", args=[walked.draft.pk]))
    assert answer["Location"] == reverse("therapist:document", args=[Document.objects.get().pk])


def leave_out(walked: Walked) -> None:
    """As if grounding had found the diary's turn in no line."""
    safe = codec.load(SafeText, walked.walk.session.talk.safe_copy.get("safe"))
    words = safe.turns[1].text
    grounded = codec.load(GroundedDraft, walked.draft.get("body"))
    walked.draft.put(body=codec.dump(replace(grounded, omissions=(Omission(1, 0, len(words), words, "No line rests on it."),))))
    walked.draft.save(update_fields=["body_sealed"])


def test_what_was_left_out_can_be_taken_in(ada: Browser, walked: Walked) -> None:
    """A human's choice, as an exact quote that asks to be confirmed."""
    leave_out(walked)
    before = view(walked)
    ada.post(reverse("therapist:left-out", args=[walked.draft.pk]), {"number": "0", "section": "Data"})
    after = view(walked)
    assert len(after.lines) == len(before.lines) + 1
    assert before.desk.grounded.omissions[0].quote in "".join(line.text for line in after.lines)


def test_only_saying_so_counts_as_reading_the_list(ada: Browser, walked: Walked) -> None:
    """R33: the button sends no number, and then the list has been read."""
    leave_out(walked)
    ada.post(reverse("therapist:left-out", args=[walked.draft.pk]))
    walked.draft.refresh_from_db()
    assert walked.draft.omissions_seen_at is not None


@pytest.mark.parametrize("number", ["", "x", "²", "-1", "99", "9" * 5000])
def test_a_passage_that_is_not_there_is_said_and_nothing_counts_as_read(ada: Browser, walked: Walked, number: str) -> None:
    """R33, attacked: a broken form takes nothing in, and does not say for the clinician that the list has been read."""
    leave_out(walked)
    answer = ada.post(reverse("therapist:left-out", args=[walked.draft.pk]), {"number": number, "section": "Data"})
    walked.draft.refresh_from_db()
    assert (answer.status_code, walked.draft.omissions_seen_at) == (422, None)


def test_why_this_line_speaks_in_both_registers(ada: Browser, walked: Walked) -> None:
    """The reason for the clinician and for the client, the model with its version, and the limit of it all."""
    text = desk(ada, walked)
    line = view(walked).lines[0]
    assert "For you" in text
    assert "For Wei" in text
    assert f"version {view(walked).desk.grounded.model.version}" in text
    assert text.count("It cannot tell whether what was said is true") == len(view(walked).lines)
    assert all(0 <= pull.size <= 100 for pull in line.pulls)


def test_talk_time_is_shown_to_the_treating_clinician(ada: Browser, walked: Walked) -> None:
    """R38: with the client's yes, on the clinician's own screen."""
    assert "Only you see it" in desk(ada, walked)


def test_talk_time_is_hidden_without_consent(ada: Browser, walked: Walked) -> None:
    """R38 attacked: no ribbon and no moment after a no to process feedback."""
    party = walked.practice.chen.parties.get()
    purpose = Purpose.PROCESS_FEEDBACK_TO_THERAPIST
    decision = {"source": ConsentDecision.Source.CLIENT_CLICK, "text_version": "0" * 64}
    decide_consent.keep(party, purpose, False, **decision)
    Draft.objects.filter(pk=walked.draft.pk).update(state=Draft.State.IN_REVIEW)
    text = desk(ada, walked)
    assert "Only you see it" not in text
    assert "% of the words" not in text
    assert 'class="cue"' not in text


def test_talk_time_is_hidden_from_a_covering_colleague(walked: Walked) -> None:
    """R38 attacked: a colleague who covers may review the draft, and sees no talk time."""
    dee = walked.practice.stranger_dee
    dee.staff.care.create(client=walked.practice.chen, kind="covering", until=timezone.now() + timedelta(days=3))
    browser = Browser()
    browser.force_login(dee, backend=BACKEND)
    text = browser.get(reverse("therapist:review", args=[walked.draft.pk])).content.decode()
    assert "AI draft, not reviewed" in text
    assert "Only you see it" not in text


def test_a_rejected_draft_is_gone_from_the_desk(ada: Browser, walked: Walked) -> None:
    """Rejecting sends the clinician back to the session; the draft does not open again."""
    ada.post(reverse("therapist:reject", args=[walked.draft.pk]))
    answer = ada.get(reverse("therapist:review", args=[walked.draft.pk]))
    assert answer["Location"] == reverse("therapist:client", args=[walked.practice.chen.pk])


def test_words_of_a_record_are_escaped(ada: Browser, walked: Walked) -> None:
    """A line with markup in it is shown as text."""
    text = judge(ada, walked, "s1", act="edited", text="<script src=x></script>")
    assert "&lt;script src=x&gt;" in text
    assert "<script src=x>" not in text


def test_an_edited_line_claims_no_program_s_reason(ada: Browser, walked: Walked) -> None:
    """R27, R29: the draft's reasons are about the draft's words; what a human put there was held against nothing."""
    text = judge(ada, walked, "s1", act="edited", text="Client stopped all tablets on Friday.")
    assert text.count("no program has held them against what was said") == 1


def test_a_quote_is_echoed_only_where_its_line_does_not_hold_it(walked: Walked) -> None:
    """On a phone the same words do not fill the screen twice; what the line tells in other words is echoed."""
    lines = view(walked).lines
    assert any(line.echo for line in lines) and any(not line.echo for line in lines)
    for line in lines:
        assert line.echo == tuple(source.quote for source in line.sources if source.quote not in line.text)


def test_no_weight_stands_without_its_words(walked: Walked) -> None:
    """The attack: a bar of which nobody can tell what it is."""
    draft = walked.draft
    body = codec.load(GroundedDraft, draft.get("body"))
    first = body.parts[0].statements[0]
    why = replace(first.why, weights=(Weight(" ", -0.9), Weight("sleep", 0.4)))
    part = replace(body.parts[0], statements=(replace(first, why=why), *body.parts[0].statements[1:]))
    draft.put(body=codec.dump(replace(body, parts=(part, *body.parts[1:]))))
    draft.save()
    assert [pull.words for pull in view(walked).lines[0].pulls] == ["sleep"]
