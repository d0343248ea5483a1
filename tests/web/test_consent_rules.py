"""Consent inside the record, held and attacked: R1, R3, R4, R6, R7, R8, R11, R35, R46, on the database that runs the suite."""

import ast
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from django.utils import timezone

import handrail
from handrail import wiring
from handrail.consent.text import FACTS
from handrail.papers.errors import BadInput, Refused, Tampered
from handrail.papers.purpose import Purpose
from handrail.web.actions import (
    ask_consent,
    check_consents,
    consents,
    decide_consent,
    erase_derived,
    import_session,
    permits,
    record_spoken,
    renew_consents,
    terms,
)
from handrail.web.records.models import (
    Client,
    ConsentAsking,
    ConsentCopy,
    ConsentDecision,
    ConsentLapse,
    ConsentTemplate,
    ConsentText,
    Custody,
    Draft,
    ErasureOffer,
    Licence,
    Party,
    Session,
    WalkRequest,
)
from tests_support import personas
from tests_support.personas import Practice, Walked, has_said, session_of

pytestmark = pytest.mark.django_db
CLICK = ConsentDecision.Source.CLIENT_CLICK
DRAFT, PREP = Purpose.AI_NOTE_DRAFT, Purpose.SESSION_PREP
NOT_EVERYONE = "not everyone whose consent counts has said yes to this (R1)"


def beside(client: Client, role: str, yes: bool | None) -> Party:
    """Someone whose consent counts, who said yes or no to everything, or nothing."""
    party = Party(client=client, role=role, in_the_room=role != "guardian")
    party.name = f"Somebody {role}"
    party.save(force_insert=True)
    if yes is not None:
        has_said(party, dict.fromkeys(Purpose, yes), timezone.now() - timedelta(days=2))
    return party


def grow_up_on(client: Client, day: date) -> Client:
    """Make the client come of age on a day."""
    client.put(person={**client.about, "born": day.replace(year=day.year - 18).isoformat()})
    client.save()
    return Client.objects.get(pk=client.pk)


def no(party: Party, purpose: Purpose) -> ConsentDecision:
    """A no by their own click."""
    return decide_consent.keep(party, purpose, False, source=CLICK)


def refusal(session: Session, purpose: Purpose = DRAFT, **more: object) -> str:
    """The sentence of a refusal."""
    with pytest.raises(Refused) as refused:
        permits.permit(session, [purpose], **more)  # type: ignore[arg-type]
    return str(refused.value)


def test_every_yes_has_its_text_and_a_copy_before_its_first_use(walked: Walked) -> None:
    """R3: the hash, the text it names, the end, the copy; all older than the first walk."""
    first = WalkRequest.objects.earliest("asked_at").asked_at
    for row in ConsentDecision.objects.filter(given=True, client=walked.practice.chen):
        assert row.asking and ask_consent.shown(row.asking.text).sha256 == row.text_version
        assert row.expires_at and row.expires_at - row.at <= timedelta(days=365)
        assert ConsentCopy.objects.filter(decision=row, at__lt=first).exists()


@pytest.mark.parametrize("how", ["template", "facts"])
def test_a_text_that_was_edited_by_hand_is_not_shown(practice: Practice, how: str) -> None:
    """R3 attacked: another word in the stored template, another model in the stored facts."""
    text = ConsentText.objects.first()
    assert text
    if how == "template":
        source = text.template.source.replace("AI", "magic")
        ConsentTemplate.objects.filter(pk=text.template_id).update(source=source)
    else:
        ConsentText.objects.filter(pk=text.pk).update(filled_with={**text.filled_with, "practice": "Elsewhere"})
    with pytest.raises(Refused, match="R20"):
        ask_consent.shown(ConsentText.objects.get(pk=text.pk))


def test_the_database_refuses_a_yes_without_its_way(practice: Practice) -> None:
    """R4 attacked at the lowest place: no asking, no yes; no telling back, no active asking."""
    party = practice.tobias.parties.get()
    row = {"client": practice.tobias, "party": party, "purpose": PREP.value, "at": timezone.now(), "source": CLICK}
    for attempt in (
        lambda: ConsentDecision.objects.create(**row, given=True, expires_at=timezone.now() + timedelta(days=1)),
        lambda: ConsentAsking.objects.filter(party__client=practice.chen).update(passed_at=None),
        lambda: ConsentAsking.objects.filter(party__client=practice.chen).update(explained_at=None),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_no_path_skips_a_step(practice: Practice) -> None:
    """R4: a yes at any earlier state is refused, and so is somebody else's check."""
    party, other = practice.tobias.parties.get(), practice.chen.parties.get()
    asking = ask_consent.lay_out(party, PREP, "en")
    with pytest.raises(Refused, match="R4"):
        ask_consent.tell_back(asking, "never", "decide")
    with pytest.raises(Refused, match="R4"):
        decide_consent.keep(party, PREP, True, source=CLICK, asking=ask_consent.explain(asking))
    for question in ask_consent.shown(asking.text).questions:
        ask_consent.tell_back(asking, question.fact, question.right)
    with pytest.raises(Refused, match="R2"):
        decide_consent.keep(other, PREP, True, source=CLICK, asking=asking)
    with pytest.raises(Refused, match="R2"):
        decide_consent.keep(party, DRAFT, True, source=CLICK, asking=asking)
    assert decide_consent.keep(party, PREP, True, source=CLICK, asking=asking).given
    with pytest.raises(Refused, match="R4"):
        decide_consent.keep(party, PREP, True, source=CLICK, asking=asking)


def test_nothing_that_ai_works_with_reads_the_check() -> None:
    """R4: no room, no backend, no walk and no draft knows the askings."""
    source = Path(handrail.__file__).parent
    ai = [source / "flow.py", source / "wiring.py", source / "web/actions/walk_session.py"]
    ai += [
        path for room in ("airlock", "drafting", "noticing", "grounding", "backends") for path in (source / room).rglob("*.py")
    ]
    for path in ai:
        words = {
            getattr(node, "id", getattr(node, "attr", "")) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        }
        assert not words & {"ConsentAsking", "ask_consent", "askings"}, path


def test_refusing_changes_no_page_but_those_about_ai(practice: Practice) -> None:
    """R6: the same pages answer for a client who refused everything, and their clinician writes a note by hand."""
    chen, tobias, ada = (Browser(headers={"host": "127.0.0.1"}) for _ in range(3))
    chen.force_login(practice.client_chen)
    tobias.force_login(practice.client_tobias)
    ada.force_login(practice.therapist_ada)
    for address in ("/me/", "/me/choices/", "/public/help/"):
        assert chen.get(address).status_code == tobias.get(address).status_code
    for page in ("", "notes/", "import/", "choices/"):
        assert ada.get(f"/clinic/clients/{practice.tobias.pk}/{page}").status_code == 200
    assert (
        import_session.type_notes(practice.therapist_ada, practice.tobias.pk, personas.hour(), "Slept well.", kinds=()) is None
    )


def test_one_no_turns_it_off_and_nobody_learns_whose(practice: Practice) -> None:
    """R7: the same sentence and the same clinician's page, whichever of two said no."""
    session = session_of(practice)
    mine, partner = practice.chen.parties.get(), beside(practice.chen, "partner", True)
    assert permits.permit(session, [DRAFT])
    seen = []
    for party in (mine, partner):
        with transaction.atomic():
            no(party, DRAFT)
            seen.append((refusal(session), consents.limits_of([Client.objects.get(pk=practice.chen.pk)])))
            transaction.set_rollback(True)
    assert seen[0] == seen[1] and seen[0][0] == NOT_EVERYONE


def test_only_those_who_were_there_are_asked(practice: Practice) -> None:
    """R7: a partner's no does not reach an hour without them; the client's own yes is always needed."""
    session = session_of(practice)
    mine, partner = practice.chen.parties.get(), beside(practice.chen, "partner", False)
    assert refusal(session) == NOT_EVERYONE
    session.present.set([mine])
    assert permits.permit(session, [DRAFT])
    session.present.set([partner])
    has_said(partner, {DRAFT: True}, timezone.now())
    no(mine, DRAFT)
    assert refusal(session) == NOT_EVERYONE


def test_a_minor_needs_every_guardian_until_a_human_attests_otherwise(practice: Practice) -> None:
    """R7: assent and each guardian; with an order, one; where the law lets the minor decide, the minor alone."""
    session = session_of(practice)
    grow_up_on(practice.chen, timezone.localdate() + timedelta(days=200))
    assert refusal(session) == "no guardian who may decide is on file for this minor (R7)"
    beside(practice.chen, "guardian", True)
    assert permits.permit(session, [DRAFT])
    second = beside(practice.chen, "guardian", None)
    assert refusal(session) == NOT_EVERYONE
    renew_consents.attest_custody(practice.therapist_ada, practice.chen.pk, Custody.Rule.ANY, "Order in folder 3")
    assert permits.permit(session, [DRAFT])
    has_said(second, {DRAFT: False}, timezone.now())
    assert refusal(session) == NOT_EVERYONE
    renew_consents.attest_custody(practice.therapist_ada, practice.chen.pk, Custody.Rule.ALONE, "")
    assert permits.permit(session, [DRAFT])
    no(practice.chen.parties.get(role="client"), DRAFT)
    assert refusal(session) == NOT_EVERYONE


def test_the_day_of_majority_ends_what_was_agreed_before(practice: Practice) -> None:
    """R7, R46 and attack 12: overnight the guardian's yes is worth nothing, and the client is asked anew."""
    session = session_of(practice)
    tomorrow = timezone.localdate() + timedelta(days=1)
    chen = grow_up_on(practice.chen, tomorrow)
    for party in (chen.parties.get(), beside(chen, "guardian", None)):
        for purpose in (DRAFT,):
            _walk_to_yes(party, purpose)
    assert permits.permit(session, [DRAFT])
    later = timezone.now() + timedelta(days=2)
    assert refusal(session, now=later) == NOT_EVERYONE
    assert renew_consents.come_of_age(chen, later) > 0
    lapsed = ConsentLapse.objects.filter(why="majority", decision__client=chen)
    assert lapsed.count() == ConsentDecision.objects.filter(given=True, client=chen).count()


def _walk_to_yes(party: Party, purpose: Purpose) -> ConsentDecision:
    asking = ask_consent.explain(ask_consent.lay_out(party, purpose, "en"))
    for question in ask_consent.shown(asking.text).questions:
        ask_consent.tell_back(asking, question.fact, question.right)
    return decide_consent.keep(party, purpose, True, source=CLICK, asking=asking)


@pytest.mark.parametrize("model", [ConsentDecision, ConsentAsking, ConsentTemplate, ErasureOffer])
def test_no_table_can_hold_a_forbidden_purpose(practice: Practice, model: type) -> None:
    """R8 attacked at the lowest place: wherever a purpose is stored, the database itself refuses."""
    erase_derived.offer(practice.chen.parties.get(), DRAFT, timezone.now())
    for word in ("advertising", "model_training", "sale", "marketing", "emotion_profiling", "insurer_sharing_of_ai_output"):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(purpose=word)  # type: ignore[attr-defined]


def test_withdrawing_takes_along_what_rested_on_it(walked: Walked) -> None:
    """R11: recording goes, and with it the text, the drafts and the rest; the open draft is withdrawn, deletion offered."""
    party = walked.practice.chen.parties.get()
    first = no(party, Purpose.RECORDING)
    gone = {Purpose(row.purpose) for row in first.took_along.all()}
    assert {Purpose.TRANSCRIPTION, DRAFT, PREP, Purpose.PLAN_DRAFT} <= gone and Purpose.BETWEEN_SESSION_SUPPORT not in gone
    walked.draft.refresh_from_db()
    assert walked.draft.state == Draft.State.WITHDRAWN
    assert {Purpose(offer.purpose) for offer in erase_derived.waiting(party)} == gone | {Purpose.RECORDING}
    assert decide_consent.active_of(party, timezone.now()) == {
        Purpose.BETWEEN_SESSION_SUPPORT,
    }


def test_a_no_to_one_thing_leaves_the_others_running(walked: Walked) -> None:
    """R11: feedback goes; the note that waits for its clinician stays."""
    no(walked.practice.chen.parties.get(), Purpose.PROCESS_FEEDBACK_TO_THERAPIST)
    walked.draft.refresh_from_db()
    assert walked.draft.state == Draft.State.READY


def test_nothing_said_means_deleted_and_keep_means_kept(walked: Walked) -> None:
    """R11: after a day what AI made is gone; where its person says keep, it stays."""
    party = walked.practice.chen.parties.get()
    no(party, DRAFT)
    assert erase_derived.run_due(timezone.now() + timedelta(hours=20)) == 0 and Draft.objects.exists()
    assert erase_derived.run_due(timezone.now() + timedelta(hours=23)) == 1
    assert not Draft.objects.filter(kind="dap").exists()


def test_keep_means_kept(walked: Walked) -> None:
    """R11: one answer to all open offers, and the worker finds nothing due."""
    party = walked.practice.chen.parties.get()
    no(party, DRAFT)
    assert erase_derived.answer(party, yes=False) == 1
    assert erase_derived.run_due(timezone.now() + timedelta(days=3)) == 0 and Draft.objects.exists()


def test_another_model_ends_consents_in_the_transaction_of_the_change(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R46: door 1 refuses at once; the rows say why, the waiting walk is stopped, and a smaller version changes nothing."""
    session = session_of(practice)
    renew_consents.notice_change()
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
    )
    now = terms.works()
    monkeypatch.setattr(terms, "works", lambda: terms.Works(now.model, f"{now.major}.99", now.host, now.region))
    assert renew_consents.notice_change() == 0 and permits.permit(session, [DRAFT])
    monkeypatch.setattr(terms, "works", lambda: terms.Works(now.model, f"{now.major}9", now.host, now.region))
    assert refusal(session) == NOT_EVERYONE
    assert renew_consents.notice_change() > 0
    walk.refresh_from_db()
    assert (walk.state, walk.rule) == (WalkRequest.State.REFUSED, "R46")
    why = renew_consents.waits_for(practice.chen.parties.get())
    assert why[DRAFT] == "new_model" and Purpose.RECORDING not in why
    assert permits.permit(session, [Purpose.RECORDING])


def test_another_place_of_processing_ends_consents(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R46: the same model on somebody else's machine is another consent."""
    session, now = session_of(practice), terms.works()
    monkeypatch.setattr(terms, "works", lambda: terms.Works(now.model, now.version, "models.example", now.region))
    assert refusal(session) == NOT_EVERYONE


def test_a_lapse_that_was_removed_by_hand_changes_nothing(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R46 attacked: without its row the old yes is still to other terms."""
    session = session_of(practice)
    renew_consents.notice_change()
    now = terms.works()
    monkeypatch.setattr(terms, "works", lambda: terms.Works("other", "1", now.host, now.region))
    renew_consents.notice_change()
    ConsentLapse.objects.all().delete()
    assert refusal(session) == NOT_EVERYONE


def test_a_client_who_moves_takes_their_law_along(practice: Practice) -> None:
    """R35, R46 and attack 7: in Nevada consents lapse at once, and briefs and plans stay off with the law's name."""
    session = session_of(practice)
    assert permits.permit(session, [PREP])
    assert renew_consents.note_region(practice.therapist_ada, practice.chen.pk, "us-nv") > 0
    moved = Client.objects.get(pk=practice.chen.pk)
    has_said(moved.parties.get(), dict.fromkeys(Purpose, True), timezone.now())
    assert permits.permit(Session.objects.get(pk=session.pk), [DRAFT])
    for purpose in (PREP, Purpose.PLAN_DRAFT, Purpose.BETWEEN_SESSION_SUPPORT):
        assert "Nevada" in refusal(Session.objects.get(pk=session.pk), purpose)
    for bad in ("Nevada", "US_NV", "", "US-NV; DROP"):
        with pytest.raises(BadInput):
            renew_consents.note_region(practice.therapist_ada, practice.chen.pk, bad)


def test_the_clinicians_licence_counts_too_and_both_see_why(practice: Practice) -> None:
    """R35: licensed in Nevada, no brief for a client anywhere; the reason stands on both pages."""
    Licence.objects.create(staff=practice.therapist_ada.staff, number="SYN-9", region="US-NV")
    assert "Nevada" in refusal(session_of(practice), PREP)
    party = practice.chen.parties.get()
    for account, address in (
        (practice.client_chen, f"/me/choices/{party.pk}/"),
        (practice.therapist_ada, f"/clinic/clients/{practice.chen.pk}/choices/"),
    ):
        browser = Browser(headers={"host": "127.0.0.1"})
        browser.force_login(account)
        assert "Nevada law (AB 406 (2025)) does not allow AI briefs" in browser.get(address).content.decode()
    with pytest.raises(Refused, match="Nevada"):
        ask_consent.lay_out(party, PREP, "en")


def test_an_answer_edited_by_hand_opens_nothing_and_is_named(practice: Practice) -> None:
    """An admin lengthens a yes: refused at the door, and the doctor names the row."""
    ConsentDecision.objects.filter(given=True, purpose=DRAFT.value).update(expires_at=timezone.now() + timedelta(days=300))
    assert "edited or added by hand" in refusal(session_of(practice))
    with pytest.raises(Tampered, match="decision"):
        check_consents.look()


def test_a_withdrawal_removed_by_hand_is_evident(practice: Practice) -> None:
    """An admin deletes a no: the ledger still knows it."""
    row = no(practice.chen.parties.get(), DRAFT)
    assert check_consents.look() > 0
    ConsentDecision.objects.filter(pk=row.pk).delete()
    with pytest.raises(Tampered, match="its row is gone"):
        check_consents.look()


def test_a_spoken_yes_has_a_witness_and_five_facts(practice: Practice) -> None:
    """R2, R4: read aloud, told back, witnessed, a copy on paper; recorded by staff who treat the client."""
    party, ada = practice.tobias.parties.get(), practice.therapist_ada
    how = record_spoken.Spoken(FACTS, str(practice.supervisor_bo.staff.pk), ConsentCopy.How.PAPER)
    decision = record_spoken.record_spoken_yes(ada, party.pk, PREP, "es", how)
    assert decision.source == "staff_recorded_verbal_with_witness" and decision.recorded_by == ada
    assert decision.witness.staff == practice.supervisor_bo.staff
    assert ConsentCopy.objects.get(decision=decision).how == "paper"
    assert decision.asking and decision.asking.read_with_staff and decision.asking.text.template.language == "es"
    assert not record_spoken.record_spoken_no(ada, party.pk, PREP).given


@pytest.mark.parametrize(
    ("facts", "witness"),
    [(FACTS[:4], "Lee Sands"), (FACTS, ""), (FACTS, "x"), (FACTS, "Ada Novak"), (FACTS, "999999"), ((), "Lee Sands")],
)
def test_a_spoken_yes_without_them_is_refused(practice: Practice, facts: tuple[str, ...], witness: str) -> None:
    """Attacked: a fact missing, no witness, the recorder as their own witness, a number that is nobody."""
    how = record_spoken.Spoken(facts, witness, ConsentCopy.How.PAPER)
    with pytest.raises((Refused, BadInput)):
        record_spoken.record_spoken_yes(practice.therapist_ada, practice.tobias.parties.get().pk, PREP, "en", how)
    assert not ConsentDecision.objects.filter(client=practice.tobias, given=True).exists()


def test_a_study_needs_its_approval(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Research is off while no study runs, and its text is not even laid out."""
    session = session_of(practice)
    assert "no study is running" in refusal(session, Purpose.RESEARCH)
    monkeypatch.setattr(permits, "deployment", lambda: wiring.Deployment(study="IRB-7"))
    assert permits.permit(session, [Purpose.RESEARCH])


def brought(code: str, kind: str = "permit") -> bytes:
    """A FHIR Consent with one provision."""
    inner = {"type": kind, "purpose": [{"system": "urn:handrail:purpose", "code": code}]}
    return json.dumps(
        {"resourceType": "Consent", "status": "active", "provision": {"type": "deny", "provision": [inner]}}
    ).encode()


def test_a_consent_from_elsewhere_turns_nothing_on(practice: Practice) -> None:
    """R4, R8: what it permits is laid out to be asked, what it denies holds, what we never do is refused whole."""
    party, ada = practice.chen.parties.get(), practice.therapist_ada
    tobias = practice.tobias.parties.get()
    assert record_spoken.take_in_consent(ada, tobias.pk, brought("session_prep")) == ([PREP], [])
    assert not ConsentDecision.objects.filter(client=practice.tobias, given=True).exists()
    assert ConsentAsking.objects.get(party=tobias, state="draft").purpose == PREP.value
    assert record_spoken.take_in_consent(ada, party.pk, brought("ai_note_draft", "deny")) == ([], [DRAFT])
    assert refusal(session_of(practice)) == NOT_EVERYONE
    before = ConsentAsking.objects.count()
    with pytest.raises(Refused, match="never does"):
        record_spoken.take_in_consent(ada, party.pk, brought("model_training"))
    assert ConsentAsking.objects.count() == before


def test_the_practices_numbers_count_each_clients_own_newest_answer(practice: Practice) -> None:
    """Chen said yes to everything and Tobias no; a no of Chen's counts at the next counting, and a stopped AI is no yes."""
    cache.clear()
    assert set(consents.in_numbers().values()) == {1}
    decide_consent.keep(practice.chen.parties.get(), Purpose.SESSION_PREP, False, source=ConsentDecision.Source.CLIENT_CLICK)
    assert consents.in_numbers()[Purpose.SESSION_PREP] == 1
    cache.clear()
    assert consents.in_numbers()[Purpose.SESSION_PREP] == 0
    Client.objects.filter(pk=practice.chen.pk).update(ai_on=False)
    cache.clear()
    assert set(consents.in_numbers().values()) == {0}
