"""Chapter G, human oversight (R31 to R39, R45)."""

from datetime import timedelta
from functools import partial
from unittest.mock import patch

from django.apps import apps
from django.db import DatabaseError
from django.test import Client as Browser
from django.utils import timezone

from handrail import flow, grounding
from handrail.papers import codec
from handrail.papers.draft import Act, Author, GroundedDraft
from handrail.papers.notice import Flag
from handrail.papers.purpose import Purpose
from handrail.proofs import source
from handrail.proofs.house import House, answer, staff, written
from handrail.proofs.privacy import safe_of
from handrail.proofs.registry import attack, database_refuses, holds, refused, see
from handrail.web.actions import (
    cosign,
    import_session,
    release_document,
    request_walk,
    review_draft,
    see_flag,
    stop_ai,
    walk_session,
    write_note,
)
from handrail.web.records.models import (
    Account,
    Care,
    Document,
    Draft,
    Judgement,
    LedgerLeaf,
    SafetyFlag,
    Staff,
    WalkRequest,
)

LEVELS = ("risk_level", "severity", "risk_score", "level", "score", "rating", "priority")
EMOTION = (
    "deepface",
    "fer",
    "hume",
    "opensmile",
    "vadersentiment",
    "textblob",
    "text2emotion",
    "nrclex",
    "affectiva",
    "librosa",
)


@holds(31)
def the_whole_way(house: House) -> str:
    """Opened, judged, signed."""
    draft = house.draft
    see(draft.state == Draft.State.READY, "a fresh draft is not in its first state")
    document = house.signed(draft)
    draft.refresh_from_db()
    see(draft.state == Draft.State.SIGNED and document.signed_by_id, "the whole way did not end in a signature")
    return "a draft was opened, judged and signed by a human, in this order"


@attack(31)
def short_cuts(house: House) -> str:
    """Unopened; a jump in the table; a signed text changed in the table; a document of nobody."""
    refused(lambda: review_draft.sign(house.therapist, house.draft.pk, timezone.now()), "signing unopened", "R31")
    rows = Draft.objects.filter(pk=house.draft.pk)
    database_refuses(lambda: rows.update(state=Draft.State.SIGNED), "a draft that jumps to signed")
    document = house.signed(house.summary)
    signed = Document.objects.filter(pk=document.pk)
    database_refuses(lambda: signed.update(body_sealed=b"x"), "a changed signed text")
    database_refuses(lambda: signed.update(signed_by=house.supervisor.staff), "a changed signature")
    database_refuses(lambda: signed.update(signed_by=None), "a document without a signature")
    return "signing unopened is refused; the tables refuse the jump, a changed text, a changed and a missing signature"


@holds(32)
def licences_sign(house: House) -> str:
    """The clinician alone; the trainee with a supervisor."""
    see(house.signed(house.draft).counts, "a licensed signature does not count")
    tara = _trainee(house)
    draft = house.judged(house.summary, tara)
    document = review_draft.sign(tara, draft.pk, timezone.now())
    see(not document.counts, "a trainee's signature counts alone")
    refused(lambda: release_document.release_document(house.therapist, document.pk), "showing a trainee's document", "R32")
    cosign.cosign(house.supervisor, document.pk, timezone.now())
    document.refresh_from_db()
    see(document.counts, "a co-signed document does not count")
    return "a licensed signature counts; a trainee's counts, and can be shown, after the supervisor's beside it"


@attack(32)
def without_a_licence(house: House) -> str:
    """Expired, elsewhere, for other documents, unproved, too long ago; supervisor, owner, stranger."""
    draft, licences, now = house.judged(house.draft), house.therapist.staff.licences, timezone.now()
    before = licences.values("expires", "region", "kinds").get()
    type(house.chen).objects.filter(pk=house.chen.pk).update(region="US-OR")
    for change in ({"expires": now.date() - timedelta(days=2)}, {"region": "US-NV"}, {"kinds": "soap"}):
        licences.update(**change)
        refused(lambda: review_draft.sign(house.therapist, draft.pk, timezone.now()), "a signature without licence", "R32")
        licences.update(**before)
    for proved in (None, now - timedelta(minutes=6), now + timedelta(minutes=6)):
        refused(
            partial(review_draft.sign, house.therapist, draft.pk, proved),
            "a signature without proof of identity",
            "R32",
        )
    for account in (house.supervisor, house.owner, house.stranger):
        refused(
            partial(review_draft.sign, Account.objects.get(pk=account.pk), draft.pk, now),
            "a stranger's signature",
        )
    return "an expired, a foreign and a narrower licence, three stale proofs of identity and three other people were refused"


def _trainee(house: House) -> Account:
    tara = staff("Tara Quist", Staff.Role.CLINICIAN)
    tara.staff.licences.all().delete()
    Staff.objects.filter(account=tara).update(supervised_by=house.supervisor.staff)
    Care.objects.create(client=house.chen, staff=tara.staff, kind=Care.Kind.TREATING)
    return Account.objects.get(pk=tara.pk)


@holds(33)
def judged_and_ready(house: House) -> str:
    """Nothing is open after every line was judged."""
    here = review_draft.open_draft(house.therapist, house.judged(house.draft).pk)
    risky = [line for line in here.grounded.statements() if line.confirm]
    see(not here.still_open and risky, "a fully judged draft is not ready, or none of its lines asked for a look")
    return f"{len(risky)} lines asked to be confirmed, each by itself; after that the draft was ready"


@attack(33)
def one_thing_open(house: House) -> str:
    """One line, the judgement, the omissions: each left out in turn, and two lines in one act."""
    desk = review_draft.open_draft(house.therapist, house.draft.pk)
    risky = [line.id for line in desk.grounded.statements() if line.confirm]
    refused(
        lambda: review_draft.judge(house.therapist, house.draft.pk, ",".join(risky[:2]), Act.CONFIRMED), "one act on two lines"
    )
    for statement in risky[1:]:
        review_draft.judge(house.therapist, house.draft.pk, statement, Act.CONFIRMED)
    for part in desk.grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(house.therapist, house.draft.pk, part.name, "Mine.")
    review_draft.look_at_omissions(house.therapist, house.draft.pk)
    refused(lambda: review_draft.sign(house.therapist, house.draft.pk, timezone.now()), "a signature with one line open", "R33")
    full = review_draft.open_draft(house.therapist, house.judged(house.draft).pk)
    for judged, own, seen in (
        ((), full.written, True),
        (full.judged, {}, True),
        (full.judged, full.written, not full.grounded.omissions),
    ):
        see(
            flow.still_open(full.grounded, judged, own, seen_omissions=seen) or (seen and not full.grounded.omissions),
            "a draft was ready with something open",
        )
    templates = " ".join(source.texts(".html").values()).lower()
    see("accept all" not in templates and "confirm all" not in templates, "a page has a button for all lines")
    return "with one line, the judgement or the omissions open nothing was signed; one act on two lines was refused"


@holds(34)
def judgement_comes_empty(house: House) -> str:
    """Sections of judgement hold no AI statement."""
    grounded = codec.load(GroundedDraft, house.draft.get("body"))
    mine = [part for part in grounded.parts if part.author is Author.HUMAN]
    see(mine and not any(part.statements for part in mine), "AI wrote into a human's section")
    see(not house.draft.get("written"), "a human's section came filled")
    return f"{len(mine)} sections of judgement came empty to the clinician"


@attack(34)
def a_diagnosis_and_a_level(house: House) -> str:
    """Statements that judge, and a draft whose human section is filled before any human saw it."""
    here = grounding.Grounds(safe_of(house))
    judging = (
        "Client has major depressive disorder.",
        "Client is at low risk of suicide.",
        "Client meets criteria for insomnia disorder.",
        "Risk level is moderate.",
    )
    kept = [line for line in judging if here.check(line, None).kept]
    see(not kept, f"{len(kept)} judging lines were kept")
    draft = Draft(session=house.walk.session, client_id=house.chen.pk, kind="dap", model_name="m", model_version="1")
    draft.put(body={}, written={"Assessment": "AI wrote this."})
    database_refuses(lambda: draft.save(force_insert=True), "a draft with words in the human's section")
    database_refuses(
        lambda: SafetyFlag.objects.filter(client=house.chen).update(seen_at=timezone.now()),
        "a flag that nobody saw, marked as seen",
    )
    return (
        f"{len(judging)} judging lines were struck; the tables take no AI words in a human's place and no flag seen by nobody"
    )


@holds(35)
def signed_words_alone(house: House) -> str:
    """What a client can open was signed and released."""
    browser = house.browser(house.account_of(house.chen))
    before = browser.get("/me/").content.decode()
    see(
        not any(line.text in before for line in codec.load(GroundedDraft, house.summary.get("body")).statements()),
        "the client saw a draft",
    )
    release_document.release_document(house.therapist, house.signed(house.summary).pk)
    see(browser.get("/me/").status_code == 200, "the client's page broke")
    return "before the release the client saw no line of the draft"


@attack(35)
def a_clients_way_to_a_model(house: House) -> str:
    """A client asks for a draft; and the law of each region is asked."""
    account = house.account_of(house.chen)
    refused(lambda: request_walk.request_walk(account, house.walk.session_id, ["dap"]), "a client who asks for a draft")
    refused(lambda: review_draft.open_draft(account, house.draft.pk), "a client who opens a draft")
    rooms = [place for place in source.texts(".py") if place.startswith("web/client/")]
    asking = [
        place for place in rooms if any("walk_session" in name or "request_walk" in name for name in source.imports(place))
    ]
    see(not asking, "a client's page can start a walk")
    return f"a client can neither ask for nor open a draft; none of {len(rooms)} files of their rooms can start one"


@holds(36)
def a_named_feeling_stays(house: House) -> str:
    """What the client named is quoted."""
    see(
        grounding.Grounds(safe_of(house)).check("Client said: “I feel sad about the tutorial.”", None).kept,
        "a feeling in the client's own words was struck",
    )
    return "a feeling that the client named stays as a quote"


@attack(36)
def feelings_nobody_named(house: House) -> str:
    """States that nobody named, and libraries that guess them."""
    here = grounding.Grounds(safe_of(house))
    guessed = (
        "Client seemed angry.",
        "Client appeared anxious and withdrawn.",
        "Client was in denial.",
        "Client is a perfectionist.",
    )
    kept = [line for line in guessed if here.check(line, None).kept]
    see(not kept, f"{len(kept)} guessed states were kept")
    see(not source.installed() & set(EMOTION) and not source.importers(*EMOTION), "a library that guesses feelings is here")
    return f"{len(guessed)} guessed states were struck; none of {len(EMOTION)} libraries that guess feelings is here"


@holds(37)
def a_human_sees_the_words(house: House) -> str:
    """The walked session's flags, word for word, and the seeing in the ledger."""
    flags = list(SafetyFlag.objects.filter(client=house.chen))
    quotes = [codec.load(Flag, flag.get("body")).quote for flag in flags]
    see(any("not to wake up" in quote for quote in quotes), "words about not waking up raised no flag")
    before = LedgerLeaf.objects.count()
    seen = see_flag.see_flag(house.therapist, flags[0].pk)
    see(seen.seen_by_id and LedgerLeaf.objects.count() == before + 1, "the seeing left no trace")
    return f"{len(flags)} flags quote the client's words; a human saw one, and the ledger knows"


@attack(37)
def rated_or_closed(house: House) -> str:
    """A level on a flag; the crisis page without database and AI."""
    names = {field.name for field in SafetyFlag._meta.get_fields()} | set(Flag.__dataclass_fields__)
    see(not names & set(LEVELS), "a flag has a level")
    refused(
        lambda: see_flag.see_flag(house.stranger, SafetyFlag.objects.filter(client=house.chen)[0].pk),
        "a stranger who closes a flag",
    )
    with patch("django.db.backends.base.base.BaseDatabaseWrapper.cursor", side_effect=DatabaseError):
        page = Browser(headers={"host": "127.0.0.1"}).get("/public/help/")
    see(page.status_code == 200 and b"988" in page.content, "without a database there is no crisis page")
    return "no flag has a level and no stranger closes one; without a database the crisis page still gave its numbers"


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


@holds(39)
def a_note_without_ai(house: House) -> str:
    """AI stopped: typed, written, signed."""
    stop_ai.stop_ai(house.therapist, house.chen.pk)
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=1))
    import_session.type_notes(house.therapist, house.chen.pk, hour, "He slept well.", kinds=())
    session = house.chen.sessions.order_by("-number")[0]
    see(write_note.write_note(house.therapist, session.pk, "dap", written("dap"), timezone.now()), "no note without AI")
    see(house.browser(house.therapist).get(f"/clinic/clients/{house.chen.pk}/").status_code == 200, "the client's page broke")
    return "with AI stopped a session was typed, its note written and signed, and the pages worked"


@attack(39)
def after_the_stop(house: House) -> str:
    """A new walk, and one that was under way."""
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=1))
    walk = import_session.type_notes(house.therapist, house.chen.pk, hour, "He slept for six hours.", kinds=("dap",))
    assert walk is not None
    stop_ai.stop_ai(house.therapist, house.chen.pk)
    refused(lambda: request_walk.request_walk(house.therapist, house.walk.session_id, ["dap"]), "a walk after the stop")
    walk_session.walk_through(str(walk.pk))
    walk.refresh_from_db()
    see(walk.state == WalkRequest.State.REFUSED and not walk.drafts.exists(), "a walk under way went on after the stop")
    return "one step stopped it: a new walk was refused and the one under way stored nothing"


@holds(45)
def who_what_when(house: House) -> str:
    """Each act on a line is a row."""
    draft = house.judged(house.draft)
    rows = Judgement.objects.filter(draft=draft)
    lines = review_draft.open_draft(house.therapist, draft.pk).grounded.statements()
    see(rows.count() == len(lines) and all(row.by_id and row.at for row in rows), "an act on a line left no row")
    return f"{rows.count()} acts on {len(lines)} lines kept who, what and when"


@attack(45)
def acts_do_not_change(house: House) -> str:
    """Rewritten acts; ratings of people."""
    draft = house.judged(house.draft)
    rows = Judgement.objects.filter(draft=draft)
    database_refuses(lambda: rows.update(act=Act.STRUCK.value), "a changed act")
    fields = {field.name for field in Staff._meta.get_fields()}
    see(not fields & set(LEVELS), "staff carry a rating")
    return "the table refuses a changed act; staff carry no rating"
