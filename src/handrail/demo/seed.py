"""Bring the demo practice into an empty deployment, through the actions that people use."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from handrail import flow, kinds, review
from handrail.demo import people, weekdays
from handrail.papers.errors import BadInput, Misconfigured, Refused
from handrail.papers.purpose import Purpose
from handrail.papers.safe import Label
from handrail.papers.signed import Act, Signer
from handrail.papers.transcript import Transcript
from handrail.web.actions import import_session, mask_words, prepare_brief, release_document, request_walk, review_draft
from handrail.web.actions.hand_marks import Place
from handrail.web.actions.review_draft import keep
from handrail.web.records.models import (
    Account,
    Administration,
    Care,
    Client,
    Draft,
    Goal,
    Homework,
    Identifier,
    Licence,
    Party,
    Session,
    Staff,
)

HERE = files("handrail.demo")
REGION = "US-OR"
"""Where everyone of the demo lives."""
FOR_SEED = "handrail-demo-{key}-words"
"""Signing passwords of the demo's people: no secret, and only ever in a demo."""

Story = dict[str, Any]


def stories() -> Iterator[Story]:
    """The clients' files, in alphabetical order."""
    for path in sorted(HERE.joinpath("clients").iterdir(), key=lambda path: path.name):
        yield json.loads(path.read_text(encoding="utf-8"))


def seed() -> None:
    """Staff and clients with their course of care; transcripts are taken in, no walk is asked for yet."""
    if not settings.DEMO:
        raise Misconfigured("the demo practice lives only where HANDRAIL_DEMO is on")
    if Client.objects.filter(synthetic=False).exists():
        raise Misconfigured("this deployment holds real records; the demo practice will not be mixed with them")
    staff = _staff(json.loads(HERE.joinpath("practice.json").read_text(encoding="utf-8")))
    for story in stories():
        if not Account.objects.filter(email=email(story["slug"])).exists():
            with transaction.atomic():
                _client(story, staff)


def email(key: str) -> str:
    """A demo person's e-mail address."""
    return f"{key}@alder-house.example.org"


def password(key: str) -> str:
    """A demo person's password, printed beside their sign-in link."""
    return FOR_SEED.format(key=key)


def _staff(practice: Story) -> dict[str, Staff]:
    found: dict[str, Staff] = {}
    for person in practice["staff"]:
        account = Account.objects.filter(email=email(person["key"])).first()
        account = account or Account.objects.create_account(email(person["key"]), password(person["key"]))
        licence = person.get("licence") or {}
        found[person["key"]], _ = Staff.objects.get_or_create(
            account=account,
            defaults={
                "name": person["name"],
                "credential": person.get("credential") or "",
                "role": person["role"],
            },
        )
        if licence:
            number, expires = licence["number"], timezone.localdate() + timedelta(days=400)
            Licence.objects.get_or_create(
                staff=found[person["key"]], number=number, defaults={"region": licence["region"], "expires": expires}
            )
    for person in practice["staff"]:
        if person.get("covered_by"):
            Staff.objects.filter(pk=found[person["key"]].pk).update(covered_by=found[person["covered_by"]])
    return found


def _client(story: Story, staff: dict[str, Staff]) -> None:
    clinician = staff[story["clinician"]]
    client = Client(
        account=Account.objects.create_account(email(story["slug"]), password(story["slug"])),
        language=story.get("language", "en"),
        region=REGION,
        synthetic=True,
        since=_day(max(session["days_ago"] for session in story["sessions"])),
    )
    fields = ("given_name", "family_name", "called", "pronouns", "born", "contact", "problem", "agenda")
    client.put(person={field: story.get(field) for field in fields})
    client.save(force_insert=True)
    Care.objects.create(client=client, staff=clinician, kind=Care.Kind.TREATING)
    for member in staff.values():
        if member.role == Staff.Role.SUPERVISOR:
            Care.objects.create(client=client, staff=member, kind=Care.Kind.SUPERVISING)
    _people_around(client, story)
    goals = _course(client, story)
    following = story.get("next")
    days = [*(told["days_ago"] for told in story["sessions"]), -following["days_ahead"] if following else None][1:]
    for number, (told, then) in enumerate(zip(story["sessions"], days, strict=True), start=1):
        _session(client, clinician, told, number, goals, _day(then) if then is not None else None)
    if following:
        _plan(client, clinician, following, len(story["sessions"]) + 1)


def _account(key: str) -> Account:
    """A guardian's or partner's own way in: they answer for themselves."""
    return Account.objects.create_account(email(key), password(key))


def _people_around(client: Client, story: Story) -> None:
    parties = [("client", client.name)] + [(person["role"], person["name"]) for person in story.get("participants", [])]
    for role, name in parties:
        account = None if role == "client" else _account("-".join(name.lower().split()))
        party = Party(client=client, role=role, in_the_room=role != "guardian", account=account)
        party.name = name
        party.save(force_insert=True)
        for purpose, given in story["consents"].items():
            if purpose != Purpose.RESEARCH:  # no study runs here
                at = datetime.combine(client.since, time(9), timezone.get_current_timezone())
                people.says(party, Purpose(purpose), given, at)
    for known in story["identifiers"]:
        identifier = Identifier(client=client, label=Label(known["kind"]).value, role=known.get("role", ""))
        identifier.text = known["text"]
        identifier.save(force_insert=True)


def _course(client: Client, story: Story) -> dict[str, Goal]:
    goals: dict[str, Goal] = {}
    for number, told in enumerate(story["goals"], start=1):
        goal = Goal(client=client, number=number, since=_day(told["days_ago"]))
        goal.put(body={name: told.get(name) for name in ("title", "words", "objective", "interventions")})
        goal.save(force_insert=True)
        goals[told["key"]] = goal
    for told in story["homework"]:
        _homework(client, goals.get(told.get("goal", "")), told, min(session["days_ago"] for session in story["sessions"]))
    for told in story.get("measures", []):
        filled = Administration(client=client, measure=told["measure"], answered_on=_day(told["days_ago"]))
        filled.put(answers=told["answers"])
        filled.save(force_insert=True)
    return goals


def _homework(client: Client, goal: Goal | None, told: Story, last_hour: int) -> None:
    """What was agreed before the last hour was looked at in it, if something came of it: `3 of 5` was done in part."""
    agreed, progress = told["days_ago"], told.get("progress", "")
    done, _, of = progress.partition(" of ")
    answered = progress and agreed > last_hour
    outcome = {"0": "not done", of: "done"}.get(done, "partly") if answered and of else ""
    work = Homework(client=client, goal=goal, agreed_on=_day(agreed), answered_on=_day(last_hour) if outcome else None)
    work.put(body={"text": told["text"], "outcome": outcome, "progress": progress})
    work.save(force_insert=True)


def _session(
    client: Client, clinician: Staff, told: Story, number: int, goals: dict[str, Goal], following: date | None
) -> None:
    session = Session.objects.create(
        client=client,
        clinician=clinician,
        number=number,
        starts_at=min(_moment(told["days_ago"], told["at"]), _an_hour_ago(told["minutes"])),
        minutes=told["minutes"],
        modality=told["modality"],
        place=told["place"],
        approach=told["approach"],
    )
    session.goals.set([goals[key] for key in told.get("goals", []) if key in goals])
    source = told.get("source") or {"kind": "none"}
    if source["kind"] != "none":
        import_session.attach(clinician.account, session, _source(client, clinician, source, following), kinds=())
        _masked_by_hand(session, clinician, told.get("masked_by_hand", ()))
    if told.get("note"):
        _signed_by_hand(session, clinician, told["note"])


def _masked_by_hand(session: Session, clinician: Staff, told: Iterable[str]) -> None:
    """Words that name someone by their story: no list knows them, and the clinician masks them before any AI reads them."""
    for words in told:
        turns = import_session.transcript_of(session.talk).turns
        turn = next(turn for turn in turns if words in turn.text)
        start = turn.text.index(words)
        mask_words.mask_words(clinician.account, session.pk, [Place(turn.index, start, start + len(words))])


def _source(client: Client, clinician: Staff, source: Story, following: date | None) -> Transcript:
    if source["kind"] == "typed_notes":
        return flow.take_notes(source["text"])
    text = HERE.joinpath("sessions", source["file"]).read_text("utf-8")
    if following and "next" in source:
        text = weekdays.fitted(text, source["next"]["day"], source["next"]["said"], following)
    return flow.take_in(text.encode(), source["file"], import_session.people(client, clinician))


def _signed_by_hand(session: Session, clinician: Staff, note: Story) -> None:
    at = session.starts_at + timedelta(minutes=session.minutes + 25)
    signer = Signer(str(clinician.pk), clinician.name, clinician.credential, True, True, at)
    kind = kinds.kind(note["kind"])
    written = {section.name: note["sections"].get(section.name, "") for section in kind.sections}
    written = {name: text or "Asked; nothing new since the last entry." for name, text in written.items()}
    signed = review.write_by_hand(kind, written, signer, at)
    keep(clinician.account, session.client_id, signed, session=session)


def _plan(client: Client, clinician: Staff, following: Story, number: int) -> None:
    Session.objects.create(
        client=client, clinician=clinician, number=number, starts_at=_moment(-following["days_ahead"], following["at"])
    )


def ask_for_walks() -> int:
    """Ask for drafts of every transcript that its client allows; how many walks wait now."""
    asked = 0
    for session in Session.objects.filter(talk__isnull=False, walks__isnull=True).order_by("starts_at"):
        if session.documents.exists():
            continue
        try:
            request_walk.ask(session, _wanted(session), asked_by=session.clinician)
        except Refused:
            continue  # this client said no; their clinician writes the note
        asked += 1
    return asked


def ask_for_briefs() -> int:
    """Ask for the brief of each client's next hour, as their clinician does from its page; how many walks wait for it."""
    asked = 0
    for care in Care.objects.filter(kind=Care.Kind.TREATING, until__isnull=True).select_related("staff__account"):
        try:
            prepare_brief.prepare_brief(care.staff.account, care.client_id)
        except (BadInput, Refused):
            continue  # no briefs for this client: not agreed to, or nothing to draw one from
        asked += 1
    return asked


def sign_and_release_one() -> None:
    """Tell the rest of the story once: a clinician reads a client's summary, signs and releases it."""
    draft = Draft.objects.filter(
        kind="client-summary", state=Draft.State.READY, client__account__email=email("marcus-bell")
    ).first()
    if draft is None:
        return
    account = draft.session.clinician.account
    here = review_draft.open_draft(account, draft.pk)
    for statement in here.grounded.statements():
        if statement.confirm:
            review_draft.judge(account, draft.pk, statement.id, Act.CONFIRMED)
    review_draft.look_at_omissions(account, draft.pk)
    document = review_draft.sign(account, draft.pk, timezone.now())
    release_document.release_document(account, document.pk)


def _wanted(session: Session) -> list[str]:
    usual = {"ada": "dap", "sam": "soap", "imani": "birp"}
    key = session.clinician.account.email.partition("@")[0]
    return [usual.get(key, "dap"), "client-summary"]


def _day(days_ago: int) -> date:
    return timezone.localdate() - timedelta(days=days_ago)


def _an_hour_ago(minutes: int) -> datetime:
    """Today's story is over by the time it is told, at whatever hour the demo is made."""
    ended = timezone.localtime() - timedelta(minutes=minutes + 30)
    return ended.replace(minute=ended.minute // 30 * 30, second=0, microsecond=0)


def _moment(days_ago: int, at: str) -> datetime:
    return datetime.combine(_day(days_ago), time.fromisoformat(at), timezone.get_current_timezone())
