"""A practice's own kinds of document: proposed by one clinician, tried on a synthetic hour, published by a second."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.resources import files
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from handrail import consent, flow, intake, kinds, wiring
from handrail.kinds.parts import OF_AN_HOUR
from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import BadInput, Refused
from handrail.papers.kind import Author, Content, Kind, Section, Voice
from handrail.papers.purpose import Purpose
from handrail.papers.safe import NameMap
from handrail.papers.style import Style
from handrail.web.actions import access, licences
from handrail.web.actions.human_words import is_a_humans
from handrail.web.records import ledger, locks
from handrail.web.records.formats import OWN
from handrail.web.records.models import Account, PracticeKind

FAMILY = "Your practice’s own"
MOST_SECTIONS, LONGEST_NAME, LONGEST_ABOUT, LONGEST_KEY = 12, 40, 200, 30
HOUSE_HINTS = frozenset(section.about[:LONGEST_ABOUT] for kind in kinds.KINDS.values() for section in kind.sections)
"""Looked at already: one says what is the clinician's and what is not."""
RISK = Section("Risk", Author.HUMAN, "Only the clinician writes here. AI writes nothing.", (Content.JUDGEMENT,))
"""Added to a kind that has no section for it."""


@dataclass(frozen=True, slots=True)
class Source:
    """What an AI section may draw on, and how a form says it; with `topics`, only what the client says about these."""

    label: str
    content: tuple[Content, ...]
    topics: tuple[str, ...] = ()


SOURCES = {
    "report": Source("what the client reported", (Content.REPORT, Content.SAFETY, Content.HOMEWORK)),
    "hour": Source("the whole hour", kinds.kind("dap").sections[0].content),
    "problem": Source("the problem in their words", (Content.PROBLEM, Content.REPORT, Content.SAFETY, Content.HOMEWORK)),
    "observed": Source("what was done and counted in the room", (Content.OBSERVED, Content.INTERVENTION)),
    "intervention": Source("what the therapist did", (Content.INTERVENTION,)),
    "response": Source("how the client responded", (Content.RESPONSE,)),
    "goal": Source("what the client wants", (Content.GOAL,)),
    "homework": Source("what came of the homework", (Content.HOMEWORK,)),
    "plan": Source("what both agreed", (Content.PLAN,)),
    "safety": Source("words about safety, word for word", (Content.SAFETY,)),
    "sleep": Source("sleep and energy", (Content.REPORT,), ("sleep", "energy")),
    "mood": Source("mood, worry and panic", (Content.REPORT,), ("mood in their own words", "worry", "panic")),
    "health": Source("body, health and medication", (Content.REPORT,), ("body and symptoms", "health history", "medication")),
    "eating": Source("eating", (Content.REPORT,), ("eating",)),
    "substances": Source("alcohol and other substances", (Content.REPORT,), ("substances",)),
    "people": Source("family and relationships", (Content.REPORT,), ("family and relationships", "loss")),
    "living": Source("work, school, money and housing", (Content.REPORT,), ("work or school", "money and housing")),
    "helps": Source("strengths and what helps", (Content.REPORT,), ("what helps", "strengths")),
}
"""Judgement is not among them."""
UNSEEN = ("Cc", "Cf", "Cs")
"""Unicode's categories of what has no shape: controls, marks of direction, halves of characters."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One section as a form gives it. `source` is empty for what the clinician writes."""

    name: str
    about: str
    source: str = ""


@transaction.atomic
def propose_kind(account: Account, title: str, about: str, headings: Sequence[Heading]) -> PracticeKind:
    """A new kind, or the next version of one with the same title. Nothing can be drafted with it before it is published."""
    member = access.clinician(account)
    paper = _kind(title, about, headings)
    latest = _latest(paper.key)
    if latest is not None and not _same_title(latest, paper.title):
        paper = replace(paper, key=_longer(paper.key, paper.title))
        latest = _latest(paper.key)
    row = PracticeKind(key=paper.key, version=latest.version + 1 if latest else 1, body=codec.dump(paper), made_by=member)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise BadInput(
            "a colleague sent a version of this kind at the same moment; look at theirs, then send yours again"
        ) from None
    return row


@transaction.atomic
def publish_kind(account: Account, kind_id: UUID) -> PracticeKind:
    """A second clinician looks and publishes; the version before it is retired and stays for what was made with it."""
    member = access.clinician(account)
    if not licences.active(member):
        raise Refused("a kind of document is published by someone with an active licence", "R32")
    row = _held(kind_id)
    if row.state != PracticeKind.State.PROPOSED:
        raise BadInput("this version is published already")
    if newer_counted(row):
        raise BadInput("a newer version was published already; make a new version of this one instead")
    if row.made_by_id == member.pk:
        raise Refused("a second clinician publishes it, not the one who made it", "R33")
    PracticeKind.objects.filter(key=row.key, state=PracticeKind.State.PUBLISHED).update(state=PracticeKind.State.RETIRED)
    row.state, row.published_by, row.published_at = PracticeKind.State.PUBLISHED, member, timezone.now()
    row.save(update_fields=["state", "published_by", "published_at"])
    facts = {"kind": row.key, "version": row.version, "by": str(member.pk)}
    ledger.note(ledger.Kind.FORMAT_PUBLISHED, None, facts)
    return row


def to_look_at(account: Account) -> list[PracticeKind]:
    """What other clinicians made and a second one may publish: of each kind the newest version, while it waits."""
    member = access.clinician(account)
    rows = PracticeKind.objects.filter(state=PracticeKind.State.PROPOSED).exclude(made_by=member).select_related("made_by")
    newest = {row.key: row for row in rows.order_by("version")}
    return [row for row in newest.values() if not newer_counted(row)]


def newer_counted(row: PracticeKind) -> bool:
    """True when a version after this one is, or was, published."""
    after = PracticeKind.objects.filter(key=row.key, version__gt=row.version)
    return after.exclude(state=PracticeKind.State.PROPOSED).exists()


def to_begin_from() -> list[Kind]:
    """The house's own notes, from which a practice may begin its kind: those whose every section has a source here."""
    notes = (kind for kind in kinds.KINDS.values() if kind.family == kinds.kind("dap").family and not kind.one_person)
    topics = {source.topics for source in SOURCES.values()}
    return [
        kind
        for kind in notes
        if len(headings_of(kind)) <= MOST_SECTIONS and all(section.topics in topics for section in kind.sections)
    ]


def headings_of(kind: Kind) -> list[Heading]:
    """A kind's headings, for a form to begin from. Risk is left out where it was added, and what code computes."""
    return [
        Heading(section.name, section.about[:LONGEST_ABOUT], "" if section.author is Author.HUMAN else _source_of(section))
        for section in kind.sections
        if section != RISK and section.author is not Author.CODE
    ]


def _source_of(section: Section) -> str:
    """The source that a section draws on, or the one that shares most of it."""

    def near(key: str) -> tuple[bool, float]:
        source, wanted = SOURCES[key], {*section.content}
        return source.topics == section.topics, len(wanted & {*source.content}) / len(wanted | {*source.content})

    return max(SOURCES, key=near)


def try_kind(account: Account, kind_id: UUID) -> tuple[PracticeKind, GroundedDraft]:
    """What a draft of this kind looks like, made from a synthetic hour. Nothing is stored, no client is touched."""
    access.clinician(account)
    row = _one(kind_id)
    return row, synthetic_draft(codec.load(Kind, row.body))


def synthetic_draft(kind: Kind, style: Style | None = None) -> GroundedDraft:
    """A draft of the synthetic hour."""
    now = datetime.now(UTC)
    permit = consent.attest(frozenset({Purpose.AI_NOTE_DRAFT}), now)
    data = files("handrail.web.actions").joinpath("synthetic_hour.txt").read_bytes()
    taken = flow.take_in(data, "synthetic_hour.txt", intake.People((), ()))
    parts = wiring.parts()
    out = flow.go_out(taken, (), NameMap(), permit, now, parts)
    notices = flow.notice(out.safe)
    raw = flow.draft(kind, out.safe, notices, permit, now, parts, style or Style())
    return flow.ground(raw, out.safe, notices)


def all_kinds(account: Account) -> list[PracticeKind]:
    """Every version, the newest of each kind first."""
    access.clinician(account)
    return list(PracticeKind.objects.select_related("made_by", "published_by"))


def _kind(title: str, about: str, headings: Sequence[Heading]) -> Kind:
    title, about = _one_line(title), _one_line(about)
    if not title or len(title) > LONGEST_NAME or not slugify(title):
        raise BadInput(f"a kind of document needs a title with letters or digits, {LONGEST_NAME} characters at most")
    if len(about) > LONGEST_ABOUT:
        raise BadInput(f"what a kind is for may be told in {LONGEST_ABOUT} characters")
    sections = tuple(_section(heading) for heading in headings)
    names = [section.name.casefold() for section in sections]
    if not sections or len(sections) > MOST_SECTIONS or len(set(names)) != len(names):
        raise BadInput(f"a kind of document has 1 to {MOST_SECTIONS} sections, each with a name of its own")
    if not any("risk" in name or "riesgo" in name for name in names):
        sections += (RISK,)
    key = f"{OWN}{slugify(title)}"[:LONGEST_KEY].rstrip("-")
    return Kind(
        key,
        title,
        about or title,
        Purpose.AI_NOTE_DRAFT,
        Voice.CLINICAL,
        sections,
        "record",
        family=FAMILY,
        header=OF_AN_HOUR,
    )


def _latest(key: str) -> PracticeKind | None:
    return PracticeKind.objects.filter(key=key).order_by("-version").first()


def _same_title(row: PracticeKind, title: str) -> bool:
    return str(row.body["title"]).casefold() == title.casefold()


def _longer(key: str, title: str) -> str:
    """A key of its own for a title whose plain key is another kind's: keys are shorter than titles, and hold fewer letters."""
    mark = hashlib.sha256(title.casefold().encode()).hexdigest()[:6]
    return f"{key[: LONGEST_KEY - len(mark) - 1].rstrip('-')}-{mark}"


def _section(heading: Heading) -> Section:
    name, about = _one_line(heading.name), _one_line(heading.about)
    if not name:
        raise BadInput("a section with a hint or a source needs a heading")
    if len(name) > LONGEST_NAME or len(about) > LONGEST_ABOUT:
        raise BadInput(f"a heading may have {LONGEST_NAME} characters, its hint {LONGEST_ABOUT}")
    if not heading.source:
        return Section(name, Author.HUMAN, about or "In your own words.", (Content.JUDGEMENT,))
    if heading.source not in SOURCES:
        raise BadInput("there is no such source for a section")
    if is_a_humans(name):
        raise Refused(f"a section about judgement is yours to write; AI may not draft section {name[:20]!r}", "R34")
    if is_a_humans(about) and about not in HOUSE_HINTS:
        raise Refused(f"the hint of section {name[:20]!r} speaks of judgement, which AI may not draft: word it without", "R34")
    source = SOURCES[heading.source]
    return Section(name, Author.AI, about or name, source.content, source.topics)


def _one_line(typed: str) -> str:
    """What was typed, on one line, without characters that nobody sees; some databases can't keep them."""
    return " ".join("".join(mark for mark in typed if mark.isspace() or unicodedata.category(mark) not in UNSEEN).split())


def _one(kind_id: UUID) -> PracticeKind:
    row = PracticeKind.objects.filter(pk=kind_id).first()
    if row is None:
        raise access.Denied
    return row


def _held(kind_id: UUID) -> PracticeKind:
    """A version, with every other one of its kind, oldest first: two that publish at once come one after the other."""
    versions = locks.held(PracticeKind.objects.filter(key=_one(kind_id).key).order_by("version"))
    return next(row for row in versions if row.pk == kind_id)
