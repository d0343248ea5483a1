"""Deletion follows lineage: every table that holds something of a client stands here, with what it was made from (R40, R41).

A new table with a client gets one line in one of the three lists; a test names the one that is missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Model, QuerySet

from handrail.papers.purpose import Purpose
from handrail.vault.keys import Compartment
from handrail.web.records import formats
from handrail.web.records.models import (
    Administration,
    BreakGlass,
    Care,
    Client,
    ClientKey,
    ConsentAsking,
    ConsentDecision,
    ConsentWitness,
    Custody,
    Disclosure,
    Document,
    Draft,
    ErasureOffer,
    Goal,
    Grant,
    HandMark,
    Homework,
    HourCounted,
    Identifier,
    Invitation,
    Judgement,
    Kept,
    KeptCheckpoint,
    LegalHold,
    MomentJudged,
    NameFile,
    Party,
    PrivateNote,
    Release,
    RightsRequest,
    SafeCopy,
    SafetyFlag,
    Session,
    Talk,
    Unsealing,
    WalkRequest,
)


class Class(StrEnum):
    """What a receipt counts, in the order in which a client reads it."""

    TEXTS = "texts"
    DRAFTS = "drafts"
    SEEN = "seen"
    COUNTED = "counted"
    """How the talk of an hour was coded, for its clinician alone."""
    RELEASES = "releases"
    NAMES = "names"
    KNOWN = "known"
    """What the practice knew of names and places, so that they could be hidden."""
    CHECKS = "checks"
    """What humans did with single lines of drafts, and safety quotes: they hold words of the drafts and texts."""
    JOBS = "jobs"
    OWN = "own"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Derived:
    """A table whose rows were made from a session's words. `session` is the path to it; `draft` the path to a draft, if any."""

    model: type[Model]
    what: Class
    session: str
    draft: str = ""


FROM_SESSIONS: tuple[Derived, ...] = (  # children first: the order in which rows go
    Derived(Judgement, Class.CHECKS, "draft__session", "draft"),
    Derived(SafetyFlag, Class.CHECKS, "session"),
    Derived(MomentJudged, Class.CHECKS, "session"),
    Derived(Release, Class.RELEASES, "document__session", "document__draft"),
    Derived(Draft, Class.DRAFTS, "session", "pk"),
    Derived(HourCounted, Class.COUNTED, "session"),
    Derived(SafeCopy, Class.SEEN, "talk__session"),
    Derived(HandMark, Class.CHECKS, "talk__session"),
    Derived(WalkRequest, Class.JOBS, "session"),
    Derived(Talk, Class.TEXTS, "session"),
)
OF_THE_CLIENT: dict[type[Model], Class] = {
    NameFile: Class.NAMES,
    Identifier: Class.KNOWN,
    Invitation: Class.JOBS,
    Homework: Class.OWN,
    PrivateNote: Class.PRIVATE,
}
"""Goes when its client deletes everything; the surrogate map also goes with the last text."""
LAW_KEEPS: tuple[type[Model], ...] = (
    RightsRequest, Disclosure, Administration, BreakGlass, Care, ConsentWitness, ConsentDecision, ConsentAsking, Custody, Document,
    ErasureOffer, Goal, Grant, Kept, KeptCheckpoint, LegalHold, Party, Session, Unsealing,
)  # fmt: skip
"""Sealed with its legal basis until its day comes; and the client's own checkpoint, which they may still want to check."""

SHREDDED = (Compartment.WORDS, Compartment.DRAFT, Compartment.SHOWN, Compartment.NAMES)
SHREDDED_WITH_ALL = (*SHREDDED, Compartment.OWN, Compartment.PSYCHOTHERAPY_NOTES)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Everything that was made from one thing: rows by table, and the keysets that seal them."""

    client: Client
    rows: tuple[tuple[Class, QuerySet[Model]], ...]
    keysets: QuerySet[ClientKey]
    walks: tuple[str, ...]

    def counts(self) -> dict[Class, int]:
        """How many of each class, jobs and names included; classes without any are left out."""
        found: dict[Class, int] = {}
        for what, rows in self.rows:
            found[what] = found.get(what, 0) + rows.count()
        return {what: found[what] for what in Class if found.get(what)}


def of_client(client: Client, *, everything: bool) -> Lineage:
    """What AI made and heard of a client; with `everything` also what is theirs and the law does not keep."""
    rows = [(table.what, _of(table.model, client)) for table in FROM_SESSIONS]
    rows += [(Class.NAMES, _of(NameFile, client))]
    compartments: Iterable[Compartment] = SHREDDED
    if everything:
        rows += [(what, _of(model, client)) for model, what in OF_THE_CLIENT.items() if model is not NameFile]
        compartments = SHREDDED_WITH_ALL
    keysets = ClientKey.objects.filter(client_id=client.pk, compartment__in=[part.value for part in compartments])
    return Lineage(client, tuple(rows), keysets, _walks(WalkRequest.objects.filter(client=client)))


def of_sessions(client: Client, sessions: Iterable[UUID]) -> Lineage:
    """What was made from some sessions of a client."""
    ids = list(sessions)
    rows = tuple((table.what, _of(table.model, client).filter(**{f"{table.session}__in": ids})) for table in FROM_SESSIONS)
    scopes = [
        *ids,
        *(
            pk
            for model in (Talk, Draft, WalkRequest, HourCounted)
            for pk in model.objects.filter(session__in=ids).values_list("pk", flat=True)
        ),
    ]
    scopes += Release.objects.filter(document__session__in=ids).values_list("pk", flat=True)
    walks = WalkRequest.objects.filter(client=client, session__in=ids)
    return Lineage(client, rows, _scoped(client, scopes), _walks(walks))


def of_drafts(client: Client, drafts: QuerySet[Draft]) -> Lineage:
    """Some drafts and what hangs on them; the session's text stays."""
    ids = list(drafts.values_list("pk", flat=True))
    rows = tuple(
        (table.what, _of(table.model, client).filter(**{f"{table.draft}__in": ids})) for table in FROM_SESSIONS if table.draft
    )
    scopes = [*ids, *Release.objects.filter(document__draft__in=ids).values_list("pk", flat=True)]
    return Lineage(client, rows, _scoped(client, scopes), ())


def of_counts(client: Client, counts: QuerySet[HourCounted]) -> Lineage:
    """How some hours were counted; their text stays."""
    ids = list(counts.values_list("pk", flat=True))
    return Lineage(client, ((Class.COUNTED, _of(HourCounted, client).filter(pk__in=ids)),), _scoped(client, ids), ())


def of_purpose(client: Client, purpose: Purpose) -> Lineage:
    """What was made under one purpose. The words themselves came by transcription or recording; with it goes all made of them."""
    if purpose in (Purpose.TRANSCRIPTION, Purpose.RECORDING):
        heard = Talk.objects.filter(client=client, source="transcript").values_list("session_id", flat=True)
        return of_sessions(client, list(heard))
    return _made_under(client, purpose)


def of_purpose_in(client: Client, purpose: Purpose, sessions: Iterable[UUID]) -> Lineage:
    """What was made under one purpose from some sessions, whose words stay."""
    return _made_under(client, purpose, session__in=list(sessions))


def _made_under(client: Client, purpose: Purpose, **where: object) -> Lineage:
    if purpose is Purpose.PROCESS_FEEDBACK_TO_THERAPIST:
        return of_counts(client, HourCounted.objects.filter(client=client, **where))
    return of_drafts(client, Draft.objects.filter(client=client, kind__in=formats.keys_for(purpose), **where))


def _of(model: type[Model], client: Client) -> QuerySet[Model]:
    return model._default_manager.filter(client=client)


def _scoped(client: Client, scopes: Iterable[object]) -> QuerySet[ClientKey]:
    return ClientKey.objects.filter(client_id=client.pk, scope__in=[str(scope) for scope in scopes])


def _walks(rows: QuerySet[WalkRequest]) -> tuple[str, ...]:
    return tuple(str(pk) for pk in rows.values_list("pk", flat=True))
