"""A complete copy for its client: a booklet to read, FHIR R4 for the next clinic, and JSON, in one file (R42).

Made in memory and handed over at once: nothing of it is left on a disk. A manifest names every part with its digest, and what
the law leaves out.
"""

import hashlib
import io
import json
import zipfile
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from handrail import measures as shelf
from handrail.interop import booklet, fhir
from handrail.ledger.entry import Kind
from handrail.papers import codec
from handrail.papers.errors import Sealed
from handrail.papers.purpose import Purpose
from handrail.papers.signed import Signed
from handrail.papers.transcript import Transcript
from handrail.web.actions import access, ask_consent, copy_booklet, my_data, read_flags
from handrail.web.actions.read_flags import Kept
from handrail.web.actions.tell_telehealth import in_words, telehealth_of
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, ConsentDecision, Document, LedgerFact, RightsRequest, Staff, Talk
from handrail.wiring import deployment

Content = dict[str, Any]
ALL = 1_000_000
TRIES = 3
"""Times that a copy is made while others may go on with the record."""
EVENTS = (*my_data.LOOKS, *my_data.AI_USES, Kind.CONSENT_GIVEN, Kind.CONSENT_WITHDRAWN, Kind.COPY_MADE)


def take_copy(account: Account) -> bytes:
    """The whole copy as one zip file, in the client's language. Taking it is noted (R20), once the copy is made: nobody waits for a zip file.

    If something happened in the record meanwhile it is made anew, so that a copy holds all that the ledger has before its own leaf.
    """
    client_id = access.own_record(account).pk
    for _try in range(TRIES):
        seen = _newest(client_id)
        packed = _made(Client.objects.get(pk=client_id))  # anew: what changed since is in the row as well
        with transaction.atomic():
            _held(client_id)
            ledger.hold()
            if _newest(client_id) == seen:
                _note(client_id)
                return packed
    with transaction.atomic():  # a record this busy makes everyone wait for its copy, once
        client = _held(client_id)
        ledger.hold()
        packed = _made(client)
        _note(client_id)
        return packed


def _held(client_id: UUID) -> Client:
    """The client's row as it is now. `Sealed` where they deleted everything while the copy was made."""
    row = locks.client(client_id)
    if row.sealed_at is not None:
        raise Sealed
    return row


def _newest(client_id: UUID) -> int | None:
    """The last entry of the ledger that is about this client."""
    last: int | None = LedgerFact.objects.filter(client_id=client_id).aggregate(last=Max("leaf_id"))["last"]
    return last


def _note(client_id: UUID) -> None:
    ledger.note(Kind.COPY_MADE, client_id, {"client": str(client_id)})


def _made(client: Client) -> bytes:
    with override(client.language):
        content = gather(client)
        parts = {
            "record.json": json.dumps(content, ensure_ascii=False, indent=1).encode(),
            "record.fhir.json": json.dumps(fhir.bundle(content), ensure_ascii=False, indent=1).encode(),
            "booklet.pdf": booklet.booklet(copy_booklet.words(content)),
        }
    return _packed(parts, content)


def _packed(parts: dict[str, bytes], content: Content) -> bytes:
    manifest = {
        "v": 1,
        "made_at": content["made_at"],
        "files": {name: {"bytes": len(part), "sha256": hashlib.sha256(part).hexdigest()} for name, part in parts.items()},
        "excluded_by_law": content["excluded"],
        "checkpoint": ledger.latest_checkpoint(),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in {"manifest.json": json.dumps(manifest, ensure_ascii=False, indent=1).encode(), **parts}.items():
            packed.writestr(name, part)
    return held.getvalue()


def gather(client: Client) -> Content:
    """Everything that is theirs, opened, as plain values."""
    now = timezone.now()
    about = client.about
    contact = about.get("contact") or {}
    uses = my_data.uses_of(client, size=ALL).rows
    events = _events(client)
    documents = [
        _document(row) for row in client.documents.filter(Document.OPEN).select_related("signed_by").order_by("signed_at")
    ]
    people = {row["by"] for row in (*documents, *events)} - {""}
    return {
        "v": 1,
        "made_at": now.isoformat(),
        "language": client.language,
        "practice": deployment().origin,
        "excluded": excluded(),
        "client": {
            "id": str(client.pk), "name": client.name, "called": client.called, "language": client.language,
            "given_name": about.get("given_name") or "", "family_name": about.get("family_name") or "",
            "born": about.get("born") or "", "pronouns": about.get("pronouns") or "",
            "phone": contact.get("phone") or "", "email": contact.get("email") or "",
        },
        "people": {str(row.pk): str(row) for row in Staff.objects.filter(pk__in=people)},
        "documents": documents,
        "sessions": [
            {
                "id": str(row.pk), "number": row.number, "starts_at": row.starts_at.isoformat(),
                "ends_at": (row.starts_at + timedelta(minutes=row.minutes)).isoformat(), "minutes": row.minutes,
                "modality": row.modality, "place": row.place, "past": row.starts_at <= now,
                "telehealth": in_words(told) if (told := telehealth_of(row)) else "",
            }
            for row in client.sessions.order_by("starts_at")
        ],
        "transcripts": [_talk(row) for row in Talk.objects.filter(client=client).select_related("session").order_by("taken_in_at")],
        "goals": [
            {"id": str(row.pk), "since": row.since.isoformat(), "ended_on": _iso(row.ended_on), **_goal(row.get("body"))}
            for row in client.goals.all()
        ],
        "homework": [
            {"agreed_on": row.agreed_on.isoformat(), "answered_on": _iso(row.answered_on), **(row.get("body") or {})}
            for row in client.homework.all()
        ],
        "safety_words": [_safety(one, client.language) for one in _flags(client)],
        "measures": [_measure(row) for row in client.administrations.all()],
        "choices": _choices(client),
        "ai_uses": [_use(row) for row in uses],
        "requests": [_request(row) for row in client.requests.all()],
        "disclosures": [
            {"at": row.at.isoformat(), "to": row.to, "what": row.what, "why": row.why} for row in client.disclosures.all()
        ],
        "events": events,
    }  # fmt: skip


def excluded() -> list[dict[str, str]]:
    """What the law leaves out of a copy, named so that nobody wonders."""
    return [
        {
            "what": _("Private notes of your therapist."),
            "why": _("The law keeps these apart from your record: 45 CFR 164.524(a)(1)(i)."),
        }
    ]


def _document(row: Document) -> Content:
    signed = codec.load(Signed, row.get("body"))
    said = RightsRequest.objects.filter(document=row, kind=RightsRequest.Kind.DISAGREE).order_by("made_at")
    return {
        "id": str(row.pk), "kind": row.kind, "title": signed.title, "label": signed.label, "by": str(row.signed_by_id),
        "signed_at": row.signed_at.isoformat(), "session": str(row.session_id or ""), "amends": str(row.amends_id or ""),
        "with_ai": row.with_ai, "model": f"{signed.model.name} {signed.model.version}" if signed.model else "",
        "lines": [
            {
                "section": line.section, "text": line.text, "author": line.author.value,
                "evidence": [evidence.quote for evidence in line.evidence],
            }
            for line in signed.lines
        ],
        "header": [{"name": line.name, "text": line.text} for line in signed.header], "assistance": signed.assistance,
        "not_assessed": list(signed.not_assessed),
        "disagreements": [request.text for request in said],
    }  # fmt: skip


def _talk(row: Talk) -> Content:
    transcript = codec.load(Transcript, row.get("transcript"))
    turns = [{"who": turn.role.value, "text": turn.text, "start": turn.start} for turn in transcript.turns]
    return {"session": str(row.session_id), "at": row.session.starts_at.isoformat(), "source": row.source, "turns": turns}


def _flags(client: Client) -> tuple[Kept, ...]:
    return read_flags.kept(client.flags.select_related("session", "seen_by", "dispositioned_by").order_by("raised_at"))


def _safety(one: Kept, language: str) -> Content:
    """Words about safety that were noticed, why, and what a human did about them."""
    row = one.row
    return {
        "session": str(row.session_id), "at": row.session.starts_at.isoformat(), "quote": one.flag.quote,
        "about": one.flag.category.value, "why": one.flag.client_es if language.startswith("es") else one.flag.client,
        "seen_at": row.seen_at.isoformat() if row.seen_at else "", "seen_by": row.seen_by.name if row.seen_by else "",
        "done": one.done, "done_by": row.dispositioned_by.name if row.dispositioned_by else "",
    }  # fmt: skip


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""


def _goal(body: Content | None) -> Content:
    return {
        "title": (body or {}).get("title", ""),
        "words": (body or {}).get("words", ""),
        "objective": (body or {}).get("objective", ""),
        "end": (body or {}).get("end", ""),
    }


def _measure(row: Any) -> Content:
    measure = shelf.measure(row.measure)
    answers = row.get("answers")
    total = shelf.score(measure, answers).total
    on = row.answered_on.isoformat()
    return {"id": str(row.pk), "measure": row.measure, "title": measure.title, "on": on, "answers": answers, "total": total}


def _choices(client: Client) -> list[Content]:
    rows = ConsentDecision.objects.filter(client=client).order_by("at", "pk")
    newest = {(row.party_id, row.purpose): row.pk for row in rows}
    now, titles = timezone.now(), ask_consent.titles(client, client.language)
    return [
        {
            "id": str(row.pk), "purpose": row.purpose, "title": titles[Purpose(row.purpose)], "given": row.given, "at": row.at.isoformat(),
            "until": row.expires_at.isoformat() if row.expires_at else "", "text": row.text_version,
            "active": newest[row.party_id, row.purpose] == row.pk and (row.expires_at is None or row.expires_at > now),
        }
        for row in rows
    ]  # fmt: skip


def _use(row: my_data.AiUse) -> Content:
    return {
        "index": row.index, "at": row.at.isoformat(), "made": row.made, "counted": row.counted, "what": row.kind, "model": row.model, "here": row.here,
        "session": row.session.starts_at.isoformat() if row.session else "", "draft": str(row.draft or ""),
        "said_yes_on": row.said_yes_on.isoformat() if row.said_yes_on else "", "rule": row.rule, "checked_by": row.signed_by,
        "signed_at": row.signed_at.isoformat() if row.signed_at else "", "rejected": row.rejected, "draft_kept": row.draft_there,
    }  # fmt: skip


def _request(row: RightsRequest) -> Content:
    return {
        "kind": row.kind, "at": row.made_at.isoformat(), "text": row.text, "state": row.state, "answer": row.answer,
        "due_on": row.due_on.isoformat() if row.due_on else "",
    }  # fmt: skip


def _events(client: Client) -> list[Content]:
    rows = LedgerFact.objects.filter(client_id=client.pk, kind__in=EVENTS).select_related("leaf").order_by("leaf_id")
    return [
        {
            "index": row.leaf_id, "kind": row.kind, "at": ledger.time_of(row).isoformat(),
            "by": str(ledger.facts_of(row).get("by") or ""),
        }
        for row in rows
    ]  # fmt: skip
