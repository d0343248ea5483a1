"""Every page as every persona (R19): who may see what is one table, and everyone else meets the same closed door."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client as Browser
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from handrail.papers.draft import Act, Author
from handrail.web.actions import release_document, review_draft
from tests_support.personas import Walked

pytestmark = pytest.mark.django_db
PERSONAS = ("therapist_ada", "supervisor_bo", "owner_helen", "stranger_dee", "client_chen", "client_tobias", "nobody")


@dataclass
class House:
    """Everything that has an address."""

    walked: Walked
    document: str
    release: str
    flag: str

    @property
    def ids(self) -> dict[str, str]:
        """Values for the parameters of the URL patterns."""
        session = str(self.walked.walk.session_id)
        return {
            "client_id": str(self.walked.practice.chen.pk), "session_id": session, "walk_id": str(self.walked.walk.pk),
            "draft_id": str(self.walked.draft.pk), "document_id": self.document, "release_id": self.release,
            "flag_id": self.flag, "statement": "s1", "state": "start",
        }  # fmt: skip


@pytest.fixture
def house(walked: Walked) -> House:
    """A released summary beside a draft that waits."""
    ada = walked.practice.therapist_ada
    summary = walked.walk.drafts.get(kind="client-summary")
    here = review_draft.open_draft(ada, summary.pk)
    for statement in here.grounded.statements():
        review_draft.judge(ada, summary.pk, statement.id, Act.CONFIRMED)
    for part in here.grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(ada, summary.pk, part.name, "Written.")
    review_draft.look_at_omissions(ada, summary.pk)
    document = review_draft.sign(ada, summary.pk, timezone.now())
    release = release_document.release_document(ada, document.pk)
    return House(walked, str(document.pk), str(release.pk), str(walked.walk.session.flags.first().pk))


ADA = {"therapist_ada"}
SEES: dict[str, set[str]] = {
    "therapist:today": {"therapist_ada", "stranger_dee"},
    "therapist:clients": {"therapist_ada", "stranger_dee"},
    "therapist:client": {"therapist_ada", "supervisor_bo"},
    "therapist:document": {"therapist_ada", "supervisor_bo"},
    "client:home": {"client_chen", "client_tobias"},
    "client:summary": {"client_chen"},
    "client:saw": {"client_chen"},
    "oversight:home": {"therapist_ada", "supervisor_bo", "owner_helen", "stranger_dee"},
}
FOR_ANYONE = {"public:welcome", "public:crisis", "public:ledger", "public:checkpoint"}


def routes() -> list[tuple[str, str]]:
    """Every named address of our own, as (name, pattern)."""
    found: list[tuple[str, str]] = []

    def walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route, pattern.namespace or space)
            elif space and pattern.name:
                found.append((f"{space}:{pattern.name}", route))

    walk(get_resolver().url_patterns, "/", "")
    return found


def filled(route: str, ids: dict[str, str]) -> str:
    """A pattern with its parameters put in."""
    for name, value in ids.items():
        for kind in ("uuid", "str"):
            route = route.replace(f"<{kind}:{name}>", value)
    assert "<" not in route, route
    return route


@pytest.mark.parametrize(("name", "route"), routes(), ids=lambda value: value if ":" in str(value) else "")
def test_each_page_opens_for_whom_it_is_and_for_nobody_else(house: House, name: str, route: str) -> None:
    """200 or a redirect for those in the table; the same 404 for everyone else; sign-in for nobody."""
    address = filled(route, house.ids)
    for persona in PERSONAS:
        browser = Browser(headers={"host": "127.0.0.1"})
        if persona != "nobody":
            browser.force_login(getattr(house.walked.practice, persona))
        status = browser.get(address).status_code
        if name in FOR_ANYONE:
            assert status == 200, (persona, name)
        elif persona == "nobody":
            assert status == 302, (persona, name)
        elif persona in SEES.get(name, ADA):
            assert status in (200, 302, 405), (persona, name, status)
        else:
            assert status in (404, 405), (persona, name, status)


@pytest.mark.parametrize(("name", "route"), routes(), ids=lambda value: value if ":" in str(value) else "")
def test_nobody_changes_what_is_not_theirs(house: House, name: str, route: str) -> None:
    """A POST by anyone but the treating clinician changes nothing."""
    if name in FOR_ANYONE or name.startswith(("client:", "oversight:")):
        return
    address = filled(route, house.ids)
    before = _state(house)
    for persona in PERSONAS[1:]:
        browser = Browser(headers={"host": "127.0.0.1"})
        if persona != "nobody":
            browser.force_login(getattr(house.walked.practice, persona))
        status = browser.post(address, {"act": "struck", "text": "x", "section": "Assessment", "kind": "dap"}).status_code
        assert status in (302, 404, 405) or (status == 200 and name in SEES), (persona, name, status)
    assert _state(house) == before


def _state(house: House) -> tuple[object, ...]:
    draft = house.walked.draft
    draft.refresh_from_db()
    house.walked.practice.chen.refresh_from_db()
    return draft.state, draft.judgements.count(), bytes(draft.written_sealed or b""), house.walked.practice.chen.ai_on


def test_a_wrong_id_looks_like_a_foreign_one(house: House) -> None:
    """No oracle: what does not exist and what is not yours answer alike."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(house.walked.practice.stranger_dee)

    def fetch(draft: str) -> str:
        page = browser.get(f"/clinic/drafts/{draft}/").content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)

    assert fetch(house.ids["draft_id"]) == fetch("00000000-0000-4000-8000-000000000000")
