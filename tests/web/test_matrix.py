"""Every address and every act as every persona (R19): the table is `handrail.web.project.matrix`, and it is held in full.

A new address or act needs its row there. What an address or act needs to be tried with stands in `tests_support/cast.py`
(ids of parameters) and in `GIVEN` below (arguments of actions).
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import models, transaction
from django.test import Client as Browser
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from handrail.consent.text import FACTS
from handrail.papers.errors import HandrailError, Refused
from handrail.papers.purpose import Purpose
from handrail.papers.signed import Act
from handrail.papers.style import Style
from handrail.web import actions
from handrail.web.actions import access, goals, hand_marks, homework, import_session, tell_telehealth
from handrail.web.actions.add_client import Details
from handrail.web.actions.invite import Member
from handrail.web.actions.practice_kinds import Heading
from handrail.web.actions.record_spoken import Spoken
from handrail.web.project import matrix
from handrail.web.project.matrix import Persona
from handrail.web.records import models as tables
from handrail.web.records.models import Account, ConsentCopy
from tests_support import cast, personas
from tests_support.cast import House

pytestmark = pytest.mark.django_db
MADE_UP = "00000000-0000-4000-8000-000000000000"
THEIRS = ("account_", "mfa_", "usersessions_", "set_language", "demo-enter")
"""Addresses of libraries and of the demo's links: signed in or not, they never take the id of a record."""
NOBODYS = {"PracticeKind"}
"""Tables that are about no client: every clinician of the practice may name their rows."""
FORM = {"act": "confirmed", "text": "x", "section": "Assessment", "kind": "dap"}
GIVEN: dict[str, Callable[[House], Any]] = {
    "purpose": lambda _: Purpose.AI_NOTE_DRAFT,
    "form": lambda _: "json",
    "language": lambda _: "en",
    "spoken": lambda _: Spoken(FACTS, "Lee Sands", ConsentCopy.How.PAPER),
    "fact": lambda _: "reviewer",
    "picked": lambda _: "therapist",
    "yes": lambda _: True,
    "region": lambda _: "US-NV",
    "rule": lambda _: "any",
    "order": lambda _: "Folder 3.",
    "hour": lambda _: personas.hour(),
    "data": lambda _: personas.SESSION,
    "filename": lambda _: "session.vtt",
    "kinds": lambda _: ("dap",),
    "text": lambda _: "He slept for six hours.",
    "session": lambda _: personas.session_of(_.walked.practice),
    "transcript": lambda house: import_session.transcript_of(house.walked.walk.session.talk),
    "statement": lambda _: "s1",
    "act": lambda _: Act.CONFIRMED,
    "section": lambda _: "Assessment",
    "places": lambda _: (hand_marks.Place(0, 0, 4),),
    "answer": lambda _: "unsure",
    "number": lambda _: 0,
    "stepped_up_at": lambda _: timezone.now(),
    "kind_key": lambda _: "dap",
    "title": lambda _: "Walk and talk",
    "about": lambda _: "An hour outside.",
    "headings": lambda _: (Heading("What we did", "", "intervention"),),
    "scope": lambda _: "ai",
    "kind": lambda _: "amend",
    "accept": lambda _: True,
    "why": lambda _: "law",
    "to": lambda _: "A court",
    "what": lambda _: "summaries",
    "name": lambda _: "Nobody Here",
    "born": lambda _: None,
    "reason": lambda _: "danger",
    "words": lambda _: "She called and hung up.",
    "hours": lambda _: 4,
    "verdict": lambda _: "justified",
    "staff_id": lambda house: house.people[Persona.COVERING].staff.pk,
    "first": lambda _: timezone.localdate(),
    "last": lambda _: timezone.localdate(),
    "style": lambda _: Style(),
    "member": lambda house: Member("Ola Fink", "ola@example.org", "clinician", number="SYN-2"),
    "details": lambda _: Details("Wei", "Chen"),
    "email": lambda _: "someone@example.net",
    "role": lambda _: "guardian",
    "basis": lambda _: "court",
    "until": lambda _: timezone.localdate() + timedelta(days=30),
    "licence": lambda _: "L-9",
    "expires": lambda _: None,
    "goal": lambda _: goals.Written("Sleep through"),
    "end": lambda _: "reached",
    "goal_ids": lambda house: [UUID(str(house.ids["goal_id"]))],
    "party_ids": lambda house: [UUID(str(house.ids["party_id"]))],
    "work": lambda _: homework.Work("Write it down."),
    "told": lambda _: tell_telehealth.Telehealth("home"),
    "written": lambda _: dict.fromkeys(("Data", "Assessment", "Risk", "Plan"), "Written."),
}


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Everyone, and something behind each address: built once, and what a test does to it is undone after that test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield cast.house(personas.walk(personas.practice()))
        transaction.set_rollback(True)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def routes() -> dict[str, str]:
    """Every address of ours, as name and pattern."""
    found: dict[str, str] = {}

    def walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route, pattern.namespace or space)
            else:
                found[f"{space}:{pattern.name}" if space else str(pattern.name)] = route

    walk(get_resolver().url_patterns, "/", "")
    return {name: route for name, route in found.items() if not name.startswith(THEIRS)}


def filled(route: str, ids: dict[str, UUID | str]) -> str:
    """A pattern with its parameters put in."""
    for name, value in ids.items():
        route = re.sub(rf"<\w+:{name}>", str(value), route)
    assert "<" not in route, f"{route}: give this parameter a value in tests_support/cast.py"
    return route


def browsers(house: House) -> dict[Persona, Browser]:
    """Each persona's own, signed in."""
    found = {Persona.NOBODY: Browser(headers={"host": "127.0.0.1"})}
    for persona, account in house.people.items():
        found[persona] = Browser(headers={"host": "127.0.0.1"})
        found[persona].force_login(account)
    return found


def bare(page: str) -> str:
    """A page without what differs at each request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def seen(browser: Browser, method: str, address: str) -> tuple[int, str, str]:
    """Status, where it sends to, and the page."""
    with undone():
        answer = browser.generic("GET", address) if method == "get" else browser.post(address, FORM)
        return answer.status_code, answer.headers.get("Location", ""), bare(answer.content.decode("utf-8", "replace"))


def wrong(persona: Persona, method: str, row: matrix.Row, answer: tuple[int, str, str], closed: str) -> bool:
    """Whether an answer is not what the table says."""
    status, sent_to, body = answer
    who = row.get if method == "get" else row.post
    if who is None:  # a form sent to a page: nothing but the page, or a refusal
        return not (status == 405 or (persona in row.get and status in (200, 302)) or status in (302, 404))
    if method == "get" and not row.get:
        return not (status == 405 or (persona is Persona.NOBODY and status == 302) or body == closed)
    if persona in who:
        return status not in (200, 302, 422) or "/account/login/" in sent_to
    if persona is Persona.NOBODY:
        return status != 302 or "/account/login/" not in sent_to
    return status != 404 or body != closed


def test_every_address_is_in_the_table() -> None:
    """A new address without a row is nobody's decision; a row without an address is nobody's door."""
    assert set(routes()) == set(matrix.ROUTES)


def test_each_address_opens_for_whom_it_is_and_looks_absent_to_all_others(house: House) -> None:
    """Every cell: reading and sending, as every persona. Not one answers otherwise than the table."""
    unexpected = []
    for persona, browser in browsers(house).items():
        closed = seen(browser, "get", f"/clinic/clients/{MADE_UP}/")[2]
        for name, route in routes().items():
            for method in ("get", "post"):
                answer = seen(browser, method, filled(route, house.ids))
                if wrong(persona, method, matrix.ROUTES[name], answer, closed):
                    unexpected.append((persona.name, method, name, answer[:2]))
    assert unexpected == []


def test_no_address_takes_another_method(house: House) -> None:
    """What no page needs is refused before anyone looks who asks."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(house.walked.practice.therapist_ada)
    for method in ("PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS"):
        for route in routes().values():
            assert browser.generic(method, re.sub(r"<\w+:\w+>", MADE_UP, route)).status_code == 405, (method, route)


def verbs() -> dict[str, Callable[..., Any]]:
    """Every public function of the actions that takes an account first."""
    found = {}
    for info in pkgutil.iter_modules(actions.__path__):
        module = importlib.import_module(f"{actions.__name__}.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters.values()), None)
            mine = function.__module__ == module.__name__ and not name.startswith("_") and info.name != "access"
            if mine and first is not None and first.annotation in (Account, "Account"):
                found[f"{info.name}.{name}"] = function
    return found


def test_every_act_is_in_the_table() -> None:
    """A new verb without a row is nobody's decision."""
    assert set(verbs()) == set(matrix.ACTIONS) | matrix.INNER


def outcome(act: Callable[..., Any], account: Account, house: House) -> str:
    """`denied`, `unlicensed`, or `in`: let in, whether or not it could be done."""
    asked = {}
    for name in list(inspect.signature(act).parameters)[1:]:
        assert name in house.ids or name in GIVEN or inspect.signature(act).parameters[name].default is not inspect._empty, (
            f"{act.__qualname__} takes {name}: give it a value in GIVEN"
        )
        if name in house.ids:
            asked[name] = house.ids[name]
        elif name in GIVEN:
            asked[name] = GIVEN[name](house)
    try:
        act(account, **asked)
    except access.Denied:
        return "denied"
    except Refused as refused:
        return "unlicensed" if refused.rule == "R32" else "in"
    except HandrailError:
        return "in"
    return "in"


def test_each_act_is_done_by_whom_it_is_and_denied_to_all_others(house: House) -> None:
    """Every cell; and who treats the client without a licence is told so where a signature is asked for."""
    unexpected = []
    for name, act in verbs().items():
        if name in matrix.INNER:
            continue
        for persona, account in house.people.items():
            with undone():
                got = outcome(act, Account.objects.get(pk=account.pk), house)
            expected = "in" if persona in matrix.ACTIONS[name] else "denied"
            if persona in matrix.UNLICENSED.get(name, ()):
                expected = "unlicensed"
            if got != expected:
                unexpected.append((persona.name, name, got))
    assert unexpected == []


def rows(but: UUID) -> dict[str, set[str]]:
    """A random id of each table, of anyone but one client: what a guesser could hold in hand."""
    found = {}
    for name in tables.__all__:
        model = getattr(tables, name)
        if isinstance(model._meta.pk, models.UUIDField) and name not in NOBODYS:
            others = model.objects.exclude(client_id=but) if hasattr(model, "client_id") else model.objects.all()
            found[name] = {str(pk) for pk in others.values_list("pk", flat=True)[:1]}
    return found


@pytest.mark.parametrize("persona", [Persona.STRANGER, Persona.OTHER_CLIENT])
def test_no_id_of_another_record_answers_otherwise_than_a_made_up_one(house: House, persona: Persona) -> None:
    """IDOR: every kind of id, in every place of every address, read and sent."""
    mine = str(house.walked.practice.tobias.pk) if persona is Persona.OTHER_CLIENT else ""
    theirs = {pk for ids in rows(house.walked.practice.tobias.pk).values() for pk in ids} - {mine}
    browser = browsers(house)[persona]
    leaks = []
    for name, route in routes().items():
        places = re.findall(r"<uuid:(\w+)>", route)
        if not places:
            continue
        row = matrix.ROUTES[name]
        for method in [method for method, who in (("get", row.get), ("post", row.post)) if who]:
            absent = seen(browser, method, filled(route, {**house.ids, **dict.fromkeys(places, MADE_UP)}))
            for pk in theirs:
                answer = seen(browser, method, filled(route, {**house.ids, **dict.fromkeys(places, pk)}))
                leaks += [(name, method, pk)] if answer != absent else []
    assert leaks == []


@pytest.mark.parametrize("persona", [Persona.OWNER, Persona.STRANGER, Persona.FORMER, Persona.OTHER_CLIENT, Persona.NOBODY])
def test_whoever_has_no_part_in_the_care_reads_no_name(house: House, persona: Persona) -> None:
    """R19: on no page that they may open, not even in a list, stands who is in care here."""
    browser = browsers(house)[persona]
    for name, row in matrix.ROUTES.items():
        if persona in row.get:
            page = browser.get(filled(routes()[name], house.ids), follow=True).content.decode("utf-8", "replace")
            assert not re.search(r"\b(Wei|Chen|Harwell|sertraline)\b", page), name
