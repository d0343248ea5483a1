"""A yes or no about AI as a record that other software reads: ISO/IEC TS 27560:2023 fields, and a FHIR R4 Consent.

The FHIR form denies at its root and permits exactly one purpose for one person below it. Reading one from elsewhere never
switches anything on: what was permitted there is asked anew here, and a purpose that Handrail has no word for is refused.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handrail.consent.text import Shown
from handrail.papers.errors import BadInput, Refused
from handrail.papers.purpose import Purpose

PURPOSES = "urn:handrail:purpose"
REASONS = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
REASON: Mapping[Purpose, str] = {
    **dict.fromkeys(Purpose, "TREAT"),
    Purpose.PROCESS_FEEDBACK_TO_THERAPIST: "HOPERAT",
    Purpose.QUALITY_IMPROVEMENT: "HQUALIMP",
    Purpose.RESEARCH: "HRESCH",
}
"""The HL7 reason nearest to each purpose, beside our own code."""
FORBIDDEN: Mapping[str, str] = {
    "hmarkt": "marketing",
    "marketing": "marketing",
    "advertising": "advertising",
    "sale": "selling data",
    "model_training": "training a model",
    "mltraining": "training a model",
    "ml-training": "training a model",
    "emotion_profiling": "profiling feelings",
    "insurer_sharing_of_ai_output": "giving what AI made to insurers",
}
"""Words for what can't be represented here, as other systems write them (R8)."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """One answer with everything that was shown. `person` is for the copy alone; ids are random."""

    number: str
    client: str
    person: str
    role: str
    purpose: Purpose
    given: bool
    at: datetime
    until: datetime | None
    ended: datetime | None
    method: str
    witness: str
    language: str
    shown: Shown
    template_sha256: str
    filled_with: Mapping[str, str]
    law: str
    read_with_staff: bool

    @property
    def active(self) -> bool:
        """A yes that nothing has ended yet."""
        return self.given and self.ended is None


def receipt(one: Agreed) -> dict[str, Any]:
    """The record and receipt of ISO/IEC TS 27560:2023, one purpose in it."""
    facts = one.filled_with
    return {
        "schema_version": "ISO/IEC TS 27560:2023",
        "record_id": one.number,
        "receipt_id": f"{one.number}-{one.shown.sha256[:12]}",
        "pii_principal_id": one.client,
        "consenting_party": {"role": one.role, "name": one.person},
        "language": one.language,
        "privacy_notice": {"title": one.shown.title, "text": one.shown.words, "sha256": one.shown.sha256},
        "template": {"sha256": one.template_sha256, "filled_with": dict(facts)},
        "pii_processing": {
            "purposes": [
                {
                    "purpose": one.purpose.value,
                    "purpose_description": one.shown.element("purpose"),
                    "lawful_basis": "explicit consent",
                    "pii_information": one.shown.element("collected"),
                    "sensitive_pii": True,
                    "collection_method": one.method,
                    "processing_method": f"{facts['model']} {facts['version']}",
                    "processing_locations": [facts["host"] or "on the practice's own computer"],
                    "retention_period": one.shown.element("kept"),
                    "jurisdiction": one.law,
                    "recipient_third_parties": [facts["host"]] if facts["host"] else [],
                    "withdrawal_method": one.shown.element("stop"),
                    "privacy_rights": one.shown.element("questions"),
                    "automated_decision_making": False,
                    "used_for_training": False,
                }
            ]
        },
        "parties": [
            {"role": "controller", "name": facts["practice"], "contact": facts["therapist"]},
            {"role": "witness", "name": one.witness},
        ][: 2 if one.witness else 1],
        "event": [
            {
                "event_time": one.at.isoformat(),
                "event_type": "explicit consent" if one.given else "refusal",
                "event_state": "given" if one.given else "refused",
                "valid_until": one.until.isoformat() if one.until else None,
                "understood": "five key facts told back" if one.given else None,
            },
            *([{"event_time": one.ended.isoformat(), "event_type": "end", "event_state": "ended"}] if one.ended else []),
        ],
    }


def fhir_consent(one: Agreed) -> dict[str, Any]:
    """A FHIR R4 Consent: deny at the root, one permit for one purpose and one person."""
    words = one.shown.words.encode()
    found: dict[str, Any] = {
        "resourceType": "Consent",
        "id": one.number,
        "status": "active" if one.active else "inactive" if one.given else "rejected",
        "scope": _concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
        "category": [_concept("http://loinc.org", "59284-0")],
        "patient": {"reference": f"Patient/{one.client}"},
        "dateTime": one.at.isoformat(),
        "performer": [{"display": one.person, "type": "Patient" if one.role == "client" else "RelatedPerson"}],
        "organization": [{"display": one.filled_with["practice"]}],
        "sourceAttachment": {
            "contentType": "text/plain; charset=utf-8",
            "language": one.language,
            "title": one.shown.title,
            "data": base64.b64encode(words).decode(),
            "hash": base64.b64encode(hashlib.sha1(words, usedforsecurity=False).digest()).decode(),  # FHIR asks for SHA-1
        },
        "policyRule": _concept("http://terminology.hl7.org/CodeSystem/v3-ActCode", "OPTIN"),
        "verification": [{"verified": True, "verificationDate": one.at.isoformat()}],
        "provision": {"type": "deny"},
    }
    if one.active:
        found["provision"]["provision"] = [
            {
                "type": "permit",
                "period": {"start": one.at.isoformat(), **({"end": one.until.isoformat()} if one.until else {})},
                "purpose": [
                    {"system": PURPOSES, "code": one.purpose.value},
                    {"system": REASONS, "code": REASON[one.purpose]},
                ],
            }
        ]
    return found


def read_fhir_consent(data: bytes) -> dict[Purpose, bool]:
    """What a Consent from elsewhere says about our nine purposes. Raises `Refused` for one that Handrail can't represent."""
    try:
        resource = json.loads(data)
        if resource.get("resourceType") != "Consent":
            raise ValueError
        found: dict[Purpose, bool] = {}
        for provision in _provisions(resource.get("provision") or {}):
            _read(provision, found)
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
        raise BadInput("this file is not a FHIR R4 Consent") from None
    if resource.get("status") != "active":
        found = dict.fromkeys(found, False)
    return found


def _read(provision: Mapping[str, Any], found: dict[Purpose, bool]) -> None:
    permits = provision.get("type") == "permit"
    codings = [*provision.get("purpose", ()), *provision.get("code", ())]
    for coding in codings:
        code = str(coding["code"])
        forbidden = FORBIDDEN.get(code.casefold())
        if permits and forbidden:
            raise Refused(f"this consent permits {forbidden}, which Handrail can't represent and never does", "R8")
        if coding.get("system") == PURPOSES and code in {purpose.value for purpose in Purpose}:
            found[Purpose(code)] = permits and found.get(Purpose(code), True)
        elif permits and not (coding.get("system") == REASONS and code in set(REASON.values())):
            raise Refused("this consent permits something that Handrail has no word for", "R8")


def _provisions(root: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    yield root
    for nested in root.get("provision", ()):
        yield from _provisions(nested)


def _concept(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code}]}
