"""The walk of one session through the doors that no human opens: consent, airlock, drafting, noticing, grounding.

Each door loads, works outside every transaction, then asks consent again, stores and appends its leaf in one short
transaction. A door that was passed is passed: running it again finds its result and goes on, so a killed worker loses
nothing and doubles nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail import flow, wiring
from handrail.airlock import Outcome
from handrail.papers import codec, stop
from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import AirlockRefused, BadInput, HandrailError, ModelRefused, ModelUnavailable, Refused
from handrail.papers.kind import A_GROUP
from handrail.papers.notice import Flag
from handrail.papers.permit import Permit
from handrail.papers.safe import KnownIdentifier, Label, NameMap, SafeText, WayBack
from handrail.papers.transcript import Source, Transcript
from handrail.web.actions import agreed, count_hour, draft_style, hand_marks, parties, permits
from handrail.web.actions.request_walk import finish
from handrail.web.records import formats, ledger, locks
from handrail.web.records.models import Client, Draft, NameFile, SafeCopy, SafetyFlag, Talk, WalkRequest

State = WalkRequest.State
OPEN: tuple[str, ...] = (State.REQUESTED, State.WALKING)
NAME_RACES = 3


def airlock_door(walk_id: str) -> bool:
    """Doors 1 and 3: consent, then the airlock outwards. True when the walk may go on."""
    return _through(walk_id, "airlock", _seal_or_flag)


def draft_door(walk_id: str, kind_key: str) -> bool:
    """Doors 4 and 5 for one kind of document: drafting, noticing, grounding. True when the walk may go on."""
    return _through(walk_id, "drafting", lambda walk: _draft(walk, kind_key))


def review_door(walk_id: str) -> None:
    """The walk's end for machines: what is left is a human's."""
    with transaction.atomic():
        walk = _locked(walk_id)
        if walk.state in OPEN:
            walk.door = "review"
            walk.save(update_fields=["door"])
            finish(walk, State.DONE)


def give_up(walk_id: str) -> None:
    """The last try failed for a reason outside the walk: say so; the clinician can ask again."""
    with transaction.atomic():
        walk = _locked(walk_id)
        if walk.state in OPEN:
            finish(walk, State.FAILED, error="The model did not answer. Your own note works as always; you can ask again.")
            ledger.note(ledger.Kind.DRAFT_REFUSED, walk.client_id, {**_which(walk), "why": "unavailable"})


def walk_through(walk_id: str) -> None:
    """All doors in order, in this process: what the worker does step by step."""
    walk = WalkRequest.objects.get(pk=walk_id)
    if airlock_door(walk_id) and all(draft_door(walk_id, key) for key in walk.kinds.split()):
        review_door(walk_id)
        count_hour.count_hour(walk_id)


def _through(walk_id: str, door: str, step: Callable[[WalkRequest], None]) -> bool:
    walk = WalkRequest.objects.select_related("session", "session__client", "session__talk").filter(pk=walk_id).first()
    if walk is None or walk.state not in OPEN:  # its client may have deleted it meanwhile (R40)
        return False
    WalkRequest.objects.filter(pk=walk_id, state__in=OPEN).update(state=State.WALKING, door=door)
    try:
        step(walk)
    except ModelUnavailable:
        raise  # the worker tries again later
    except HandrailError as error:
        _refuse(walk_id, error)
        return False
    return True


def _refuse(walk_id: str, error: HandrailError) -> None:
    if not isinstance(error, Refused | ModelRefused | BadInput):
        raise error
    with transaction.atomic():
        walk = _locked(walk_id)
        if walk.state in OPEN:
            finish(walk, State.REFUSED, error=error)
            rule = error.rule if isinstance(error, Refused) else ""
            kind = ledger.Kind.AIRLOCK_REFUSED if isinstance(error, AirlockRefused) else ledger.Kind.DRAFT_REFUSED
            ledger.note(kind, walk.client_id, {**_which(walk), "rule": rule})


def _which(walk: WalkRequest) -> dict[str, object]:
    """What a walk was about, for its leaf: enough to tell the client what was stopped."""
    return {"walk": str(walk.pk), "session": str(walk.session_id), "kinds": walk.kinds.split()}


def _locked(walk_id: UUID | str) -> WalkRequest:
    """The walk's row, for change, behind its client's. One that was deleted meanwhile is a closed walk that nobody keeps (R40)."""
    walk = WalkRequest.objects.filter(pk=walk_id)
    locks.client_of(walk)
    found = locks.held(walk).first()
    return found or WalkRequest(pk=walk_id, state=State.REFUSED)


def _permit(walk: WalkRequest, now: datetime, kind_key: str | None = None) -> Permit:
    keys = [kind_key] if kind_key else walk.kinds.split()
    return permits.permit(walk.session, permits.purposes_for(keys, Source(walk.session.talk.source)), now)


def known_identifiers(client: Client) -> list[KnownIdentifier]:
    """Everything the practice knows that would name this client: the airlock's strongest recognizer."""
    about = client.about
    known = [KnownIdentifier(text, Label.PERSON, "client") for text in {client.name, client.called} if text]
    known += [KnownIdentifier(about[part], Label.PERSON, "client") for part in ("given_name", "family_name") if about.get(part)]
    labels = {
        "phone": Label.PHONE,
        "email": Label.EMAIL,
        "street": Label.ADDRESS,
        "town": Label.LOCATION,
        "postcode": Label.ADDRESS,
    }
    contact = about.get("contact") or {}
    known += [KnownIdentifier(contact[key], label, "client") for key, label in labels.items() if contact.get(key)]
    known += [KnownIdentifier(row.text, Label(row.label), row.role) for row in client.identifiers.all()]
    known += [KnownIdentifier(party.name, Label.PERSON, party.role) for party in client.parties.all() if party.name]
    care = client.care.select_related("staff")
    known += [KnownIdentifier(row.staff.name, Label.PERSON, "clinician") for row in care]
    return known + hand_marks.known(client)


def _seal_or_flag(walk: WalkRequest) -> None:
    """Where the airlock would rather be asked no model reads a word; what the lists know of safety goes to a human all the same."""
    try:
        _seal(walk)
    except AirlockRefused:
        talk = walk.session.talk
        _raise_flags(walk, flow.listed(codec.load(Transcript, talk.get("transcript"))))
        raise


def _seal(walk: WalkRequest) -> None:
    talk = walk.session.talk
    for _ in range(NAME_RACES):
        if _sealed_with(talk):
            return
        now = timezone.now()
        permit = _permit(walk, now)
        marks, marked = hand_marks.of(talk)
        names, version = _names(walk.client_id)
        transcript = codec.load(Transcript, talk.get("transcript"))
        parties.everyone_asked(walk.session, transcript)
        marks = hand_marks.wherever(walk.session.client, [turn.text for turn in transcript.turns], marks)
        outcome = flow.go_out(
            transcript,
            known_identifiers(walk.session.client),
            replace(names, cleared=hand_marks.cleared(walk.session.client, names.cleared)),
            permit,
            now,
            wiring.parts(),
            marks,
        )
        with transaction.atomic():
            if _locked(walk.pk).state not in OPEN:
                return
            _permit(walk, timezone.now())
            if not _keep_names(walk.client_id, outcome.names, version) or talk.marks.count() != marked:
                transaction.set_rollback(True)
                continue  # another session of this client named someone, or a human marked more, meanwhile: look again
            if _sealed_with(talk):
                transaction.set_rollback(True)
                return
            _keep_copy(walk, outcome, marked)
            return
    raise ModelUnavailable("other sessions of this client were going through the airlock; it will be tried again")


def _sealed_with(talk: Talk) -> bool:
    """True when a text that holds all the session's hand marks has left already."""
    return talk.safe_copies.filter(marks=talk.marks.count()).exists()


def _keep_copy(walk: WalkRequest, outcome: Outcome, marked: int) -> None:
    copy = SafeCopy(talk=walk.session.talk, client_id=walk.client_id, airlock=outcome.safe.airlock, marks=marked)
    copy.put(safe=codec.dump(outcome.safe), way=codec.dump(outcome.way))
    copy.save(force_insert=True)
    facts = {"walk": str(walk.pk), "safe": outcome.safe.id, "replaced": len(outcome.safe.spans), "by_hand": marked}
    ledger.note(ledger.Kind.AIRLOCK_SEALED, walk.client_id, facts)


def _names(client_id: UUID) -> tuple[NameMap, bytes]:
    row = NameFile.objects.filter(client_id=client_id).first()
    if row is None:
        return NameMap(), b""
    return codec.load(NameMap, row.get("names")), bytes(row.names_sealed)  # type: ignore[attr-defined]


def _keep_names(client_id: UUID, names: NameMap, version: bytes) -> bool:
    """Store the names unless others were stored since `version` was read. The caller holds the client."""
    row = NameFile.objects.filter(client_id=client_id).first()
    current = bytes(row.names_sealed) if row else b""  # type: ignore[attr-defined]
    if current != version:
        return False
    row = row or NameFile(client_id=client_id)
    row.put(names=codec.dump(names))
    row.save()
    return True


def _draft(walk: WalkRequest, kind_key: str) -> None:
    if Draft.objects.filter(walk=walk, kind=kind_key).exists():
        return
    kind = formats.kind(kind_key)
    if kind.audience == "client":
        kind = replace(kind, language="es" if walk.client.language.startswith("es") else "en")
    copy = walk.session.talk.safe_copy
    others = codec.load(Transcript, walk.session.talk.get("transcript")).others
    kind = kind.of_hour(A_GROUP if walk.session.modality == "group" else others)
    safe = codec.load(SafeText, copy.get("safe"))
    now = timezone.now()
    open_walk = WalkRequest.objects.filter(pk=walk.pk, state__in=OPEN)
    notices = flow.notice(safe, Source(walk.session.talk.source))
    _raise_flags(walk, flow.noticed_back(notices, *_way_back(copy)).flags, kind_key)
    style, before = draft_style.style_of(walk.asked_by), agreed.before(walk.session)

    def tell(step: stop.Step) -> None:
        open_walk.update(step={"kind": kind_key, **asdict(step)})

    with stop.when(lambda: not open_walk.exists(), tell):
        raw = flow.draft(kind, safe, notices, _permit(walk, now, kind_key), now, wiring.parts(), style, before)
    WalkRequest.objects.filter(pk=walk.pk, state=State.WALKING).update(door="grounding")
    grounded = flow.ground(raw, safe, notices, permits.ground(walk.session, now).law)
    grounded = replace(grounded, pronouns=walk.client.about.get("pronouns") or "")
    with transaction.atomic():
        if _locked(walk.pk).state != State.WALKING or Draft.objects.filter(walk=walk, kind=kind_key).exists():
            return
        _permit(walk, timezone.now(), kind_key)
        draft = Draft(
            walk=walk,
            session=walk.session,
            safe_copy=copy,
            client_id=walk.client_id,
            kind=kind_key,
            model_name=raw.model.name,
            model_version=raw.model.version,
        )
        draft.put(body=codec.dump(grounded))
        draft.save(force_insert=True)
        facts = {
            "draft": str(draft.pk),
            "session": str(walk.session_id),
            "where": "here" if wiring.deployment().backend == "embedded" else "server",
            "kind": kind_key,
            "safe": safe.id,
            "model": f"{raw.model.name} {raw.model.version}",
            "kept": len(grounded.statements()),
            "struck": len(grounded.struck),
        }
        ledger.note(ledger.Kind.DRAFT_MADE, walk.client_id, facts)


def _raise_flags(walk: WalkRequest, found: Iterable[Flag], kind_key: str | None = None) -> None:
    """Safety language goes to a human before anything is drafted, in the words that were said, whatever becomes of the draft (R37).

    What was raised for this session before stays as it is.
    """
    with transaction.atomic():
        if _locked(walk.pk).state not in OPEN:
            return
        _permit(walk, timezone.now(), kind_key)
        known = {_place(codec.load(Flag, row.get("body"))) for row in SafetyFlag.objects.filter(session=walk.session)}
        fresh = [flag for flag in found if _place(flag) not in known]
        for flag in fresh:
            row = SafetyFlag(session=walk.session, client_id=walk.client_id)
            row.put(body=codec.dump(flag))
            row.save(force_insert=True)
        if fresh:
            ledger.note(ledger.Kind.FLAG_RAISED, walk.client_id, {"session": str(walk.session_id), "flags": len(fresh)})


def _place(flag: Flag) -> tuple[int, int, int, str]:
    return flag.turn, flag.start, flag.end, flag.category.value


def original(draft: Draft) -> tuple[GroundedDraft, Transcript]:
    """A draft with the names back, and the transcript it speaks of: for an authorised human's eyes only."""
    transcript, way, names = _way_back(copy_of(draft))
    return flow.names_back(codec.load(GroundedDraft, draft.get("body")), transcript, way, names), transcript


def copy_of(draft: Draft) -> SafeCopy:
    """The text that a draft was made from, with the hour's own in the same reading; the newest where its own is gone."""
    if draft.safe_copy_id and not Draft.safe_copy.is_cached(draft):
        draft.safe_copy = SafeCopy.objects.select_related("talk").get(pk=draft.safe_copy_id)
    return draft.safe_copy or draft.session.talk.safe_copy


def _way_back(copy: SafeCopy) -> tuple[Transcript, WayBack, NameMap]:
    names, _ = _names(copy.client_id)
    return codec.load(Transcript, copy.talk.get("transcript")), codec.load(WayBack, copy.get("way")), names
