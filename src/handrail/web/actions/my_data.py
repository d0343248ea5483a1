"""What a client may know about themselves: every use of AI, what became of it, who has looked, and what the AI saw (R29).

All of it comes from the facts that the ledger commits to, so it stays when drafts and texts are deleted. Reads only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from handrail.ledger.entry import Kind
from handrail.papers.purpose import Purpose
from handrail.web.actions import access
from handrail.web.records import formats, ledger
from handrail.web.records.models import (
    Account,
    Client,
    ConsentDecision,
    Draft,
    HourCounted,
    LedgerFact,
    Release,
    SafeCopy,
    Session,
    Staff,
)

AI_USES = (Kind.DRAFT_MADE, Kind.DRAFT_REFUSED, Kind.AIRLOCK_REFUSED, Kind.HOUR_COUNTED)
LOOKS = (
    Kind.RECORD_OPENED, Kind.RECORD_OPENED_IN_EMERGENCY, Kind.DRAFT_OPENED, Kind.FLAG_SEEN, Kind.DOCUMENT_SIGNED,
    Kind.DOCUMENT_AMENDED, Kind.SUMMARY_RELEASED, Kind.RECORD_UNSEALED, Kind.DISCLOSED,
    Kind.INVITED, Kind.FLAG_DISPOSITIONED, Kind.DETAILS_CHANGED,
    Kind.CARE_HANDED_ON,
)  # fmt: skip
PAGE = 10
MANY = 60


@dataclass(frozen=True, slots=True)
class AiUse:
    """One time that AI touched a client's words, or was stopped before it did."""

    index: int
    at: datetime
    made: bool
    counted: bool
    """It counted how the talk went, for the therapist of that hour alone; it is no part of the record."""
    kind: str
    title: str
    """What was drafted, as the practice calls it; empty where no such kind is known any more."""
    audience: str
    session: Session | None
    purpose: Purpose | None
    said_yes_on: datetime | None
    model: str
    here: bool
    """It ran on the practice's own computer."""
    lines: int
    removed: int
    rule: str
    draft: UUID | None
    draft_there: bool
    text_there: bool
    counts_there: bool
    """Counts of this session are kept, as long as its text and the yes."""
    opened_by: str
    signed_by: str
    signed_at: datetime | None
    rejected: bool
    changed: int
    struck: int
    release: UUID | None
    holds: bool
    """The ledger's leaf still says exactly this."""


@dataclass(frozen=True, slots=True)
class Uses:
    """One page of uses, newest first."""

    rows: tuple[AiUse, ...]
    count: int
    before: int | None
    """Where the next page begins; None on the last."""


@dataclass(slots=True)
class Look:
    """Someone opened something, once or several times on a day."""

    who: str
    what: str
    at: datetime
    mine: bool
    times: int = 1


@dataclass(slots=True)
class _After:
    """What the ledger says about a draft after it was made."""

    opened_by: str = ""
    signed_by: str = ""
    signed_at: datetime | None = None
    document: UUID | None = None
    rejected: bool = False
    acts: dict[str, str] = field(default_factory=dict)


def uses(account: Account, before: int | None = None, size: int = PAGE) -> Uses:
    """Every use of AI, newest first. Also after everything was deleted: the list stays."""
    return uses_of(access.own_record(account, sealed_too=True), before, size)


def uses_of(client: Client, before: int | None = None, size: int = PAGE) -> Uses:
    """The same for one client, for a page of theirs or their copy."""
    rows = LedgerFact.objects.filter(client_id=client.pk, kind__in=AI_USES)
    count = rows.count()
    if before is not None:
        rows = rows.filter(leaf__lt=before)
    found = list(rows.select_related("leaf").order_by("-leaf_id")[: size + 1])
    page, more = found[:size], len(found) > size
    facts = {row.leaf_id: ledger.facts_of(row) for row in page}
    context = _Context(client, list(facts.values()))
    return Uses(tuple(context.use(row, facts[row.leaf_id]) for row in page), count, page[-1].leaf_id if more else None)


class _Context:
    """Everything that a page of uses refers to, in a handful of queries."""

    def __init__(self, client: Client, facts: list[dict[str, Any]]) -> None:
        drafts = [UUID(row["draft"]) for row in facts if "draft" in row]
        named = {row["session"] for row in facts if "session" in row}
        self.sessions = {str(row.pk): row for row in Session.objects.filter(pk__in=named)}
        self.drafts = set(Draft.objects.filter(pk__in=drafts).values_list("pk", flat=True))
        self.texts = {str(pk) for pk in SafeCopy.objects.filter(client=client).values_list("talk__session_id", flat=True)}
        self.counts = {str(pk) for pk in HourCounted.objects.filter(client=client).values_list("session_id", flat=True)}
        self.after = _after(client, drafts)
        self.yes = _decisions(client)
        documents = [row.document for row in self.after.values() if row.document]
        self.releases = dict(Release.objects.filter(document__in=documents).values_list("document_id", "pk"))

    def use(self, row: LedgerFact, facts: Mapping[str, Any]) -> AiUse:
        """One line of the page."""
        at = ledger.time_of(row)
        draft = UUID(facts["draft"]) if "draft" in facts else None
        after = self.after[draft] if draft in self.after else _After()
        key = str(facts.get("kind") or (facts.get("kinds") or [""])[0])
        kind = formats.find(key)
        purpose = kind.purpose if kind else Purpose.PROCESS_FEEDBACK_TO_THERAPIST if row.kind == Kind.HOUR_COUNTED else None
        acts = list(after.acts.values())
        return AiUse(
            index=row.leaf_id,
            at=at,
            made=row.kind in (Kind.DRAFT_MADE, Kind.HOUR_COUNTED),
            counted=row.kind == Kind.HOUR_COUNTED,
            kind=key,
            title=kind.title if kind else "",
            audience=kind.audience if kind else "record",
            session=self.sessions.get(str(facts.get("session", ""))),
            purpose=purpose,
            said_yes_on=self._said_yes(purpose, at) if purpose else None,
            model=str(facts.get("model", "")),
            here=facts.get("where", "here") == "here",
            lines=int(facts.get("kept", 0)),
            removed=int(facts.get("struck", 0)),
            rule=str(facts.get("rule") or facts.get("why", "")),
            draft=draft,
            draft_there=draft in self.drafts,
            text_there=facts.get("session") in self.texts,
            counts_there=facts.get("session") in self.counts,
            opened_by=after.opened_by,
            signed_by=after.signed_by,
            signed_at=after.signed_at,
            rejected=after.rejected,
            changed=acts.count("edited"),
            struck=acts.count("struck"),
            release=self.releases.get(after.document) if after.document else None,
            holds=ledger.holds(row),
        )

    def _said_yes(self, purpose: Purpose, at: datetime) -> datetime | None:
        given = [when for when in self.yes.get(purpose.value, ()) if when <= at]
        return given[-1] if given else None


def _decisions(client: Client) -> dict[str, list[datetime]]:
    found: dict[str, list[datetime]] = defaultdict(list)
    rows = ConsentDecision.objects.filter(client=client, given=True).order_by("at")
    for purpose, at in rows.values_list("purpose", "at"):
        found[purpose].append(at)
    return found


def _after(client: Client, drafts: Iterable[UUID]) -> dict[UUID, _After]:
    found: dict[UUID, _After] = {draft: _After() for draft in drafts}
    rows = LedgerFact.objects.filter(client_id=client.pk, about__in=list(found)).exclude(kind=Kind.DRAFT_MADE)
    names = _Names()
    for row in rows.select_related("leaf").order_by("leaf_id"):
        assert row.about is not None
        facts, after = ledger.facts_of(row), found[row.about]
        if row.kind == Kind.DRAFT_OPENED:
            after.opened_by = after.opened_by or names.of(facts.get("by"))
        elif row.kind == Kind.STATEMENT_JUDGED:
            after.acts[facts["statement"]] = facts["act"]
        elif row.kind == Kind.DRAFT_REJECTED:
            after.rejected = True
        elif row.kind == Kind.DOCUMENT_SIGNED:
            after.signed_by, after.signed_at = names.of(facts.get("by")), ledger.time_of(row)
            after.document = UUID(facts["document"])
    return found


class _Names:
    """Staff by id, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, pk: object) -> str:
        """A member's name and credential; empty when nobody was named."""
        key = str(pk or "")
        if key and key not in self._known:
            member = Staff.objects.filter(pk=key).first()
            self._known[key] = str(member) if member else ""
        return self._known.get(key, "")


def looks(account: Account, before: int | None = None) -> tuple[list[Look], int | None]:
    """Who opened the record, newest first; the same person on the same day is one line."""
    client = access.own_record(account, sealed_too=True)
    rows = LedgerFact.objects.filter(client_id=client.pk, kind__in=LOOKS)
    if before is not None:
        rows = rows.filter(leaf__lt=before)
    found = list(rows.select_related("leaf").order_by("-leaf_id")[: MANY + 1])
    names, lines = _Names(), list[Look]()
    for row in found[:MANY]:
        at = ledger.time_of(row)
        who = names.of(ledger.facts_of(row).get("by"))
        last = lines[-1] if lines else None
        if last and (last.who, last.what, _day(last.at)) == (who, row.kind, _day(at)):
            last.times += 1
        else:
            lines.append(Look(who, row.kind, at, mine=False))
    return lines, found[MANY - 1].leaf_id if len(found) > MANY else None


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def seen(account: Account, draft_id: UUID) -> Draft | None:
    """The draft whose text its client wants to read; None once it was destroyed. Denied to anyone else."""
    client = access.own_record(account, sealed_too=True)
    if not LedgerFact.objects.filter(client_id=client.pk, about=draft_id, kind=Kind.DRAFT_MADE).exists():
        raise access.Denied
    return Draft.objects.filter(pk=draft_id, client=client).select_related("safe_copy", "safe_copy__talk").first()
