"""A client's record as a FHIR R4 bundle (4.0.1), for the next clinic: documents, measures, goals, choices, and who did what.

AI text carries its label everywhere (R22): `AIAST` on each resource that holds a line drafted by AI, and a Provenance with the
AI as assembler and the human who reviewed and signed it. Built as plain dictionaries; the tests hold them against
`fhir.resources`. Takes what `handrail.web.actions.take_copy` gathers.
"""

import html
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

Resource = dict[str, Any]
Content = Mapping[str, Any]

AIAST = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
    "code": "AIAST",
    "display": "Artificial Intelligence asserted",
}
RESTRICTED = {"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R", "display": "restricted"}
PART_2 = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "42CFRPart2"}
ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
PARTICIPATION = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
LOCAL = "urn:handrail"


def bundle(content: Content) -> Resource:
    """Everything in one `collection` bundle."""
    resources = [patient(content), *practitioners(content), device()]
    resources += [encounter(content, session) for session in content["sessions"]]
    for document in content["documents"]:
        resources += [composition(content, document), provenance_of_document(content, document)]
    resources += [goal(content, row) for row in content["goals"]]
    resources += [answers(content, row) for row in content["measures"]]
    resources += [consent(content, row) for row in content["choices"]]
    resources += [provenance_of_use(content, row) for row in content["ai_uses"] if row["draft"] and row["made"]]
    resources += [audit_event(content, row) for row in content["events"]]
    entries = [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": _labelled(resource, content)} for resource in resources]
    return {
        "resourceType": "Bundle",
        "id": _id("bundle", content["client"]["id"], content["made_at"]),
        "type": "collection",
        "timestamp": content["made_at"],
        "entry": entries,
    }


def patient(content: Content) -> Resource:
    """Whose record it is."""
    person = content["client"]
    found: Resource = {"resourceType": "Patient", "id": person["id"], "active": True}
    found["name"] = [{"family": person["family_name"] or "Unknown", "given": [person["given_name"] or "Unknown"]}]
    if person.get("born"):
        found["birthDate"] = person["born"][:10]
    telecom = [{"system": kind, "value": person[kind]} for kind in ("phone", "email") if person.get(kind)]
    if telecom:
        found["telecom"] = telecom
    found["communication"] = [{"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": person["language"]}]}}]
    return found


def practitioners(content: Content) -> Iterable[Resource]:
    """Everyone who signed or looked, by name."""
    for pk, name in content["people"].items():
        given, _, family = name.partition(",")[0].rpartition(" ")
        yield {"resourceType": "Practitioner", "id": _id("staff", pk), "name": [{"family": family, "given": [given or family]}]}


def device() -> Resource:
    """The AI system that drafts: it signs nothing."""
    return {
        "resourceType": "Device",
        "id": _id("device", "handrail"),
        "deviceName": [{"name": "Handrail drafting", "type": "user-friendly-name"}],
        "type": {"text": "Artificial intelligence: drafts text for human review"},
        "note": [{"text": "Every draft is a preliminary text until a licensed human has reviewed and signed it."}],
    }


def encounter(content: Content, session: Content) -> Resource:
    """A session."""
    remote = session["place"] != "in the room"
    code, display = ("VR", "virtual") if remote else ("AMB", "ambulatory")
    return {
        "resourceType": "Encounter",
        "id": session["id"],
        "status": "finished" if session["past"] else "planned",
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": code, "display": display},
        "type": [{"text": session["modality"]}],
        "subject": _patient(content),
        "period": {"start": session["starts_at"], "end": session["ends_at"]},
    }


def composition(content: Content, document: Content) -> Resource:
    """A signed document, section by section; each line says who wrote it."""
    sections: dict[str, list[Content]] = {}
    for line in document["lines"]:
        sections.setdefault(line["section"], []).append(line)
    found: Resource = {
        "resourceType": "Composition",
        "id": document["id"],
        "status": "amended" if document["amends"] else "final",
        "type": {
            "coding": [{"system": "http://loinc.org", "code": "11488-4", "display": "Consult note"}],
            "text": document["title"],
        },
        "subject": _patient(content),
        "date": document["signed_at"],
        "author": [_staff(document["by"])],
        "title": document["title"],
        "attester": [{"mode": "legal", "time": document["signed_at"], "party": _staff(document["by"])}],
        "section": [_section(name, lines, document["label"]) for name, lines in sections.items()],
    }
    if document["session"]:
        found["encounter"] = {"reference": f"urn:uuid:{document['session']}"}
    if document["amends"]:
        found["relatesTo"] = [{"code": "replaces", "targetReference": {"reference": f"urn:uuid:{document['amends']}"}}]
    if document["with_ai"]:
        found["meta"] = {"security": [AIAST]}
    found["section"] += [
        {"title": "The client’s own statement", "text": _narrative(f"<p>{html.escape(words)}</p>")}
        for words in document["disagreements"]
    ]
    return found


def _section(name: str, lines: Iterable[Content], label: str) -> Resource:
    rows = "".join(f"<p><b>[{_author(line)}]</b> {html.escape(line['text'])}</p>" for line in lines)
    return {"title": name, "text": _narrative(f"<p><i>{html.escape(label)}</i></p>{rows}")}


def _author(line: Content) -> str:
    return {"ai": "drafted by AI, reviewed by a human", "human": "written by a human", "code": "computed, no AI"}[
        line["author"]
    ]


def _narrative(inner: str) -> Resource:
    return {"status": "additional", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{inner}</div>'}


def provenance_of_document(content: Content, document: Content) -> Resource:
    """Who made a document: the AI as assembler where it drafted, a human as verifier and legal signer always."""
    agents = [_agent("legal", _staff(document["by"])), _agent("verifier", _staff(document["by"]))]
    if document["with_ai"]:
        agents.insert(0, _agent("assembler", {"reference": f"urn:uuid:{_id('device', 'handrail')}"}))
    found = _provenance(document["id"], document["signed_at"], agents, _id("provenance", document["id"]))
    if document["model"]:
        found["entity"] = [{"role": "source", "what": {"display": f"Model {document['model']}"}}]
    return found


def provenance_of_use(content: Content, use: Content) -> Resource:
    """One time that AI drafted something: from the ledger's facts, also where the draft is gone."""
    agents = [_agent("assembler", {"reference": f"urn:uuid:{_id('device', 'handrail')}"})]
    found = _provenance(use["draft"], use["at"], agents, _id("provenance", use["index"]))
    found["target"] = [{"identifier": {"system": f"{LOCAL}:draft", "value": use["draft"]}, "display": use["what"]}]
    found["entity"] = [{"role": "derivation", "what": {"display": f"Model {use['model']}"}}]
    found["meta"] = {"security": [AIAST]}
    return found


def _provenance(target: str, at: str, agents: list[Resource], pk: str) -> Resource:
    return {
        "resourceType": "Provenance",
        "id": pk,
        "target": [{"reference": f"urn:uuid:{target}"}],
        "recorded": at,
        "agent": agents,
    }


def _agent(role: str, who: Resource) -> Resource:
    return {"type": {"coding": [{"system": PARTICIPATION, "code": role}]}, "who": who}


def goal(content: Content, row: Content) -> Resource:
    """A goal of the plan, in the words of the plan. Reached and closed are a human's words for its end."""
    ended = {"lifecycleStatus": "completed" if row["end"] == "reached" else "cancelled", "statusDate": row["ended_on"]}
    return {
        "resourceType": "Goal",
        "id": row["id"],
        **(ended if row["ended_on"] else {"lifecycleStatus": "active"}),
        "description": {"text": row["title"] or "Goal"},
        "subject": _patient(content),
        "startDate": row["since"],
    }


def answers(content: Content, row: Content) -> Resource:
    """A filled-in questionnaire, its total beside the answers."""
    items = [
        {"linkId": str(place), "answer": [{"valueInteger": value}]}
        for place, value in enumerate(row["answers"], 1)
        if value is not None
    ]
    if row["total"] is not None:
        items.append({"linkId": "total", "text": "Total, computed without AI", "answer": [{"valueInteger": row["total"]}]})
    return {
        "resourceType": "QuestionnaireResponse",
        "id": row["id"],
        "status": "completed",
        "questionnaire": f"{LOCAL}:measure:{row['measure']}",
        "subject": _patient(content),
        "authored": row["on"],
        "item": items,
    }


def consent(content: Content, row: Content) -> Resource:
    """One decision for one purpose: everything is denied at the root, and this purpose permitted where the answer was yes."""
    purpose = {"system": f"{LOCAL}:purpose", "code": row["purpose"]}
    provision: Resource = {"type": "deny", "provision": [{"type": "permit" if row["given"] else "deny", "purpose": [purpose]}]}
    if row["given"] and row["until"]:
        provision["provision"][0]["period"] = {"start": row["at"], "end": row["until"]}
    return {
        "resourceType": "Consent",
        "id": _id("choice", row["id"]),
        "status": "active" if row["active"] else "inactive",
        "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
        "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0", "display": "Consent Document"}]}],
        "patient": _patient(content),
        "dateTime": row["at"],
        "policyRule": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "OPTIN"}]},
        "provision": provision,
    }


def audit_event(content: Content, row: Content) -> Resource:
    """One entry of the ledger about this client. `E` for AI calls, `R` for looks, `U` for the rest."""
    action = (
        "E" if row["kind"].startswith(("draft.made", "airlock", "draft.refused")) else "R" if ".opened" in row["kind"] else "U"
    )
    who = _staff(row["by"]) if row["by"] in content["people"] else {"display": "Handrail"}
    return {
        "resourceType": "AuditEvent",
        "id": _id("leaf", row["index"]),
        "type": {
            "system": "http://terminology.hl7.org/CodeSystem/audit-event-type",
            "code": "rest",
            "display": "RESTful Operation",
        },
        "subtype": [{"system": f"{LOCAL}:ledger", "code": row["kind"]}],
        "action": action,
        "recorded": row["at"],
        "outcome": "8" if "refused" in row["kind"] else "0",
        "agent": [{"who": who, "requestor": row["by"] in content["people"]}],
        "source": {"observer": {"display": "Handrail ledger"}},
        "entity": [{"what": {"identifier": {"system": f"{LOCAL}:ledger-entry", "value": str(row["index"])}}}],
    }


def _labelled(resource: Resource, content: Content) -> Resource:
    """Every resource is restricted; what a Part 2 program made says so, too (R26)."""
    security = [RESTRICTED, *([PART_2] if content.get("part_2") else []), *resource.get("meta", {}).get("security", [])]
    return {**resource, "meta": {"security": security}}


def _patient(content: Content) -> Resource:
    return {"reference": f"urn:uuid:{content['client']['id']}"}


def _staff(pk: str) -> Resource:
    return {"reference": f"urn:uuid:{_id('staff', pk)}"}


def _id(*parts: object) -> str:
    """A stable id for what has no random one of its own."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, ":".join([LOCAL, *map(str, parts)])))
