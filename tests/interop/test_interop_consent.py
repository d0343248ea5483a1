"""A consent as other software reads it, and what comes from elsewhere (R3, R8)."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.consent import text
from handrail.interop.consent_pdf import consent_pdf
from handrail.interop.consent_receipt import FORBIDDEN, PURPOSES, REASONS, Agreed, fhir_consent, read_fhir_consent, receipt
from handrail.papers.errors import BadInput, HandrailError, Refused
from handrail.papers.purpose import Purpose

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def agreed(purpose: Purpose = Purpose.AI_NOTE_DRAFT, language: str = "en", **more: Any) -> Agreed:
    """Somebody's yes."""
    template = text.source(purpose, language)
    fields: dict[str, Any] = {
        "number": "n1", "client": "c1", "person": "Wei #Chen [x] $1", "role": "client", "purpose": purpose, "given": True,
        "at": NOW, "until": NOW + timedelta(days=365), "ended": None, "method": "client_click", "witness": "",
        "language": language, "shown": text.fill(template, text.EXAMPLE), "template_sha256": text.digest(template),
        "filled_with": text.EXAMPLE, "law": "oregon", "read_with_staff": False,
    }  # fmt: skip
    return Agreed(**{**fields, **more})


@pytest.mark.parametrize("purpose", Purpose)
def test_fhir_denies_at_the_root_and_permits_one_purpose(purpose: Purpose) -> None:
    """One purpose, one person, one period; what is written is read again."""
    resource = fhir_consent(agreed(purpose))
    assert resource["provision"]["type"] == "deny"
    (permit,) = resource["provision"]["provision"]
    assert permit["type"] == "permit" and permit["purpose"][0] == {"system": PURPOSES, "code": purpose.value}
    assert set(permit["period"]) == {"start", "end"}
    assert read_fhir_consent(json.dumps(resource).encode()) == {purpose: True}


def test_what_ended_is_permitted_no_longer() -> None:
    """A withdrawn yes: inactive, and only the denial is left."""
    resource = fhir_consent(agreed(ended=NOW + timedelta(days=1)))
    assert resource["status"] == "inactive" and resource["provision"] == {"type": "deny"}


def test_the_record_has_the_fields_of_the_standard() -> None:
    """ISO/IEC TS 27560: record, notice, purposes with their processing, parties, events."""
    body = receipt(agreed(witness="Lee Sands"))
    assert {"schema_version", "record_id", "pii_principal_id", "privacy_notice", "pii_processing", "parties", "event"} <= set(
        body
    )
    (purpose,) = body["pii_processing"]["purposes"]
    assert {"purpose", "lawful_basis", "retention_period", "processing_locations", "withdrawal_method", "jurisdiction"} <= set(
        purpose
    )
    assert body["event"][0]["event_state"] == "given" and body["parties"][1]["name"] == "Lee Sands"


def test_the_text_can_be_made_again_from_the_record_alone() -> None:
    """R3: template, facts and hash are in the receipt's own words."""
    body = json.loads(json.dumps(receipt(agreed())))
    again = text.fill(text.source(Purpose.AI_NOTE_DRAFT, "en"), body["template"]["filled_with"])
    assert again.sha256 == body["privacy_notice"]["sha256"] and again.words == body["privacy_notice"]["text"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_to_print_takes_words_as_words(language: str) -> None:
    """Markup in a name is no markup in the PDF, and the PDF is made for screen readers too."""
    data = consent_pdf(agreed(language=language), {"at": "#let x = 1", "until": "[b]", "ended": ""})
    assert data.startswith(b"%PDF-") and len(data) > 10_000 and b"pdfuaid" in data


def consent(code: str, system: str = PURPOSES, kind: str = "permit", deep: bool = False) -> bytes:
    """A Consent that permits one thing, on the first level or a deeper one."""
    inner: dict[str, Any] = {"type": kind, "purpose": [{"system": system, "code": code}]}
    if deep:
        inner = {"type": "deny", "provision": [{"type": "permit", "provision": [inner]}]}
    return json.dumps(
        {"resourceType": "Consent", "status": "active", "provision": {"type": "deny", "provision": [inner]}}
    ).encode()


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("code", [*FORBIDDEN, "HMARKT", "Model_Training"])
def test_a_forbidden_permit_is_refused_in_one_sentence(code: str, deep: bool) -> None:
    """R8: marketing, training and the rest, however deep they stand."""
    with pytest.raises(Refused, match=r"^this consent permits .*never does \(R8\)$"):
        read_fhir_consent(consent(code, REASONS, deep=deep))


def test_a_denial_of_what_we_never_do_is_welcome() -> None:
    """Denying marketing is no reason to refuse a file."""
    assert read_fhir_consent(consent("HMARKT", REASONS, "deny")) == {}


def test_what_we_have_no_word_for_is_refused() -> None:
    """A permit that can't be represented is not quietly dropped."""
    with pytest.raises(Refused, match="no word for"):
        read_fhir_consent(consent("CLINTRCH", REASONS))
    with pytest.raises(Refused, match="no word for"):
        read_fhir_consent(consent("recording", "urn:elsewhere"))


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b'{"resourceType":"Patient"}', b'{"resourceType":"Consent","provision":7}']
)
def test_what_is_no_consent_is_bad_input(data: bytes) -> None:
    """One clear sentence."""
    with pytest.raises(BadInput, match="not a FHIR R4 Consent"):
        read_fhir_consent(data)


JSON = st.recursive(st.none() | st.booleans() | st.text(max_size=8) | st.integers(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "purpose", "code", "provision", "system"]), inner, max_size=4), max_leaves=12)  # fmt: skip


@given(JSON)
def test_whatever_comes_is_read_or_refused(provision: Any) -> None:
    """No file brings anything but an answer or a refusal."""
    try:
        found = read_fhir_consent(json.dumps({"resourceType": "Consent", "status": "active", "provision": provision}).encode())
    except HandrailError:
        return
    assert set(found) <= set(Purpose)
