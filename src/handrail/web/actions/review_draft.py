"""What a clinician does with a draft: open it, judge its lines one by one, write their own part, sign or reject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail import cards, flow
from handrail.kinds import WORKING_PAPERS
from handrail.papers import codec
from handrail.papers.draft import Evidence, GroundedDraft, Part, Statement, Why
from handrail.papers.errors import BadInput, Refused
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author
from handrail.papers.notice import Moment
from handrail.papers.signed import Act, HeaderLine, Judged, Signed, Signer
from handrail.papers.transcript import Transcript
from handrail.web.actions import access, licences
from handrail.web.actions.changed_elsewhere import ChangedElsewhere, mark_of_act, mark_of_text
from handrail.web.actions.computed_sections import computed
from handrail.web.actions.drafted import drafted
from handrail.web.actions.header import About, header
from handrail.web.actions.walk_session import original
from handrail.web.records import ledger
from handrail.web.records.models import Account, Client, Document, Draft, Judgement, Session

TOO_LONG = 20_000


def header_of(here: "Desk") -> tuple[HeaderLine, ...]:
    """The header as it would be signed now: lines that a human struck tell of nothing."""
    latest = here.latest()
    kept = [one for one in here.grounded.statements() if (act := latest.get(one.id)) is None or act.act is not Act.STRUCK]
    return header(About(here.grounded.kind, here.draft.client, here.draft.session, kept, here.transcript))


@dataclass(frozen=True, slots=True)
class Desk:
    """All that the review screen needs, names back, in one reading."""

    draft: Draft
    grounded: GroundedDraft
    transcript: Transcript
    judged: tuple[Judged, ...]
    written: Mapping[str, str]
    still_open: tuple[str, ...]

    def latest(self) -> dict[str, Judged]:
        """The newest act on each statement."""
        return {judged.statement: judged for judged in self.judged}


def moments(here: Desk) -> tuple[Moment, ...]:
    """Moments to revisit of the hour, counted at each reading and kept nowhere. Whoever calls asks consent and law first (R38)."""
    return flow.revisit(here.transcript).moments


def open_draft(account: Account, draft_id: UUID) -> Desk:
    """A human opens the draft: the state machine moves to review, and the ledger knows (R31)."""
    with transaction.atomic():
        draft = access.treated_draft(account, draft_id, lock=True)
        _of_a_known_model(codec.load(GroundedDraft, draft.get("body")))
        if draft.state == Draft.State.READY:
            draft.state, draft.opened_at = Draft.State.IN_REVIEW, timezone.now()
            draft.save(update_fields=["state", "opened_at"])
            kind = ledger.Kind.DRAFT_OPENED
        else:
            kind = ledger.Kind.RECORD_OPENED
        ledger.note(kind, draft.client_id, {"draft": str(draft.pk), "by": str(access.staff(account).pk)})
    return desk(draft)


def desk(draft: Draft) -> Desk:
    """The draft as it lies now."""
    grounded, transcript = original(draft)
    judged = _judged(draft)
    written = draft.get("written") or {}
    seen = draft.omissions_seen_at is not None
    return Desk(draft, grounded, transcript, judged, written, flow.still_open(grounded, judged, written, seen_omissions=seen))


@transaction.atomic
def judge(account: Account, draft_id: UUID, statement: str, act: Act, text: str = "", drawn_from: str = "") -> Draft:
    """Confirm, edit or strike one statement. There is no way to name two (R33). `drawn_from`: the mark of the act that the page showed."""
    draft = _open_for_review(account, draft_id)
    grounded = codec.load(GroundedDraft, draft.get("body"))
    if statement not in {kept.id for kept in grounded.statements()}:
        raise BadInput("this draft has no such line")
    text = text.strip()
    if act is Act.EDITED and not text:
        raise BadInput("an edited line needs words; strike it to take it out")
    if len(text) > TOO_LONG:
        raise BadInput("a line may hold 20,000 characters at most")
    latest = next((one for one in reversed(_judged(draft)) if one.statement == statement), None)
    if drawn_from and drawn_from != mark_of_act(latest):
        if latest and (latest.act, latest.text) == (act, text if act is Act.EDITED else ""):
            return draft
        raise ChangedElsewhere("this line")
    row = Judgement(
        draft=draft, client_id=draft.client_id, statement=statement, act=act.value, by=access.staff(account), at=timezone.now()
    )
    row.text = text if act is Act.EDITED else ""
    row.save(force_insert=True)
    ledger.note(
        ledger.Kind.STATEMENT_JUDGED, draft.client_id, {"draft": str(draft.pk), "statement": statement, "act": act.value}
    )
    return draft


@transaction.atomic
def write_section(account: Account, draft_id: UUID, section: str, text: str, drawn_from: str = "") -> Draft:
    """Save the clinician's own words for a section: all of one that is theirs, or what they add to one that AI drafted.

    `drawn_from`: the mark of the words that the page showed.
    """
    draft = _open_for_review(account, draft_id)
    grounded = codec.load(GroundedDraft, draft.get("body"))
    if section not in {part.name for part in grounded.parts if part.author is not Author.CODE}:
        raise BadInput("this draft has no such section to write")
    if len(text) > TOO_LONG:
        raise BadInput("a section may hold 20,000 characters at most")
    written = draft.get("written") or {}
    stands = written.get(section, "")
    if drawn_from and drawn_from != mark_of_text(stands) and stands != text.strip():
        raise ChangedElsewhere(section)
    written[section] = text.strip()
    draft.put(written=written)
    draft.save(update_fields=["written_sealed"])
    return draft


@transaction.atomic
def look_at_omissions(account: Account, draft_id: UUID) -> Draft:
    """The clinician has read what was left out."""
    draft = _open_for_review(account, draft_id)
    draft.omissions_seen_at = draft.omissions_seen_at or timezone.now()
    draft.save(update_fields=["omissions_seen_at"])
    return draft


@transaction.atomic
def take_in_omission(account: Account, draft_id: UUID, number: int, section: str) -> Draft:
    """Put something left out into the note: as an exact quote, by a human's choice, to be confirmed like any line."""
    draft = _open_for_review(account, draft_id)
    grounded = codec.load(GroundedDraft, draft.get("body"))
    if not 0 <= number < len(grounded.omissions):
        raise BadInput("this draft left out no such passage")
    if section not in {part.name for part in grounded.parts if part.author is Author.AI}:
        raise BadInput("this draft has no such section")
    omission = grounded.omissions[number]
    added = Statement(
        id=StatementId(f"s{len(grounded.statements()) + 1}"),
        text=f"{'Se dijo en la sesión' if grounded.kind.language == 'es' else 'Said in session'}: “{omission.quote}”",
        evidence=(Evidence(omission.turn, omission.start, omission.end, omission.quote),),
        sure=1.0,
        why=Why(
            "You added this passage from what the draft had left out.",
            "Your therapist added these words from your session.",
            client_es="Tu terapeuta añadió estas palabras de tu sesión.",
        ),
        confirm=("who said it",),
    )
    grounded = replace(
        grounded,
        parts=tuple(_with(part, added) if part.name == section else part for part in grounded.parts),
        omissions=tuple(item for place, item in enumerate(grounded.omissions) if place != number),
    )
    draft.put(body=codec.dump(grounded))
    draft.save(update_fields=["body_sealed"])
    ledger.note(ledger.Kind.STATEMENT_JUDGED, draft.client_id, {"draft": str(draft.pk), "statement": added.id, "act": "added"})
    return draft


@transaction.atomic
def reject(account: Account, draft_id: UUID) -> Draft:
    """The clinician sends the draft away. Nothing of it counts; their own note works as always."""
    draft = _open_for_review(account, draft_id)
    draft.state = Draft.State.REJECTED
    draft.save(update_fields=["state"])
    ledger.note(ledger.Kind.DRAFT_REJECTED, draft.client_id, {"draft": str(draft.pk)})
    return draft


@transaction.atomic
def sign(account: Account, draft_id: UUID, stepped_up_at: datetime | None) -> Document:
    """A licensed human's signature on one draft (R31, R32, R33). `NotReady` and `Refused` say what is missing."""
    draft = _open_for_review(account, draft_id)
    if draft.kind in WORKING_PAPERS:
        raise Refused("a working paper is read, never signed: it is no part of the record", "R31")
    now = timezone.now()
    here = desk(draft)
    _of_a_known_model(here.grounded)
    signed = flow.sign(
        here.grounded,
        here.judged,
        here.written,
        seen_omissions=draft.omissions_seen_at is not None,
        signer=signer(account, draft.client, draft.kind, stepped_up_at),
        now=now,
        computed=computed(draft.client, here.grounded.kind),
        header=header_of(here),
        others=drafted(draft.client_id, draft.session, but=draft),
    )
    draft.state = Draft.State.SIGNED
    draft.save(update_fields=["state"])
    return keep(account, draft.client_id, signed, draft=draft, session=draft.session)


def keep(
    account: Account,
    client_id: UUID,
    signed: Signed,
    draft: Draft | None = None,
    session: Session | None = None,
    amends: Document | None = None,
) -> Document:
    """Store a signed paper and its leaf. Call inside the transaction that signs."""
    member = access.staff(account)
    document = Document(
        client_id=client_id,
        kind=signed.kind,
        signed_by=member,
        needs_cosignature=member.supervised_by_id is not None,
        signed_at=signed.signed_at,
        with_ai=any(line.author is Author.AI for line in signed.lines),
        draft=draft,
        session=session,
        amends=amends,
    )
    document.put(body=codec.dump(signed))
    document.save(force_insert=True)
    kind = ledger.Kind.DOCUMENT_AMENDED if amends else ledger.Kind.DOCUMENT_SIGNED
    facts = {"document": str(document.pk), "kind": signed.kind, "by": str(document.signed_by_id)}
    ledger.note(kind, client_id, {**facts, "draft": str(draft.pk)} if draft else facts)
    return document


def signer(account: Account, client: Client, kind_key: str, stepped_up_at: datetime | None) -> Signer:
    """The facts about the one who wants to sign this kind of document for this client, as the record holds them."""
    member = access.staff(account)
    treats = access.caseload(account, access.ACTING).filter(pk=client.pk).exists()
    licensed = licences.licensed(member, client, kind_key)
    return Signer(str(member.pk), member.name, member.credential, licensed, treats, stepped_up_at)


def _of_a_known_model(grounded: GroundedDraft) -> None:
    if grounded.model.card not in cards.cards():
        raise Refused("this draft names a model without a card; your own note works as always", "R30")


def _open_for_review(account: Account, draft_id: UUID) -> Draft:
    draft = access.treated_draft(account, draft_id, lock=True)
    if draft.state == Draft.State.READY:
        raise Refused("open the draft before you judge it", "R31")
    if draft.state != Draft.State.IN_REVIEW:
        raise BadInput("this draft is closed; a signed note can be amended")
    return draft


def _judged(draft: Draft) -> tuple[Judged, ...]:
    rows: Sequence[Judgement] = list(draft.judgements.select_related("by"))
    return tuple(Judged(StatementId(row.statement), Act(row.act), row.by.name, row.at, row.text) for row in rows)


def _with(part: Part, statement: Statement) -> Part:
    return replace(part, statements=(*part.statements, statement))
