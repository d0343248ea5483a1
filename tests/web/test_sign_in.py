"""Signing in (R17): second keys, locked pages, sessions, limits, and what the ledger knows of it (R20)."""

import re
import time
from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import Client as Browser

from handrail.papers.errors import Tampered
from handrail.web.records.ledger import Kind, facts_of
from handrail.web.records.models import Account, LedgerFact
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
PASSWORD = "seven quiet lamps at noon"


@pytest.fixture(autouse=True)
def _fresh_counts(db: None) -> None:
    cache.clear()


def browser() -> Browser:
    """Nobody yet."""
    return Browser(headers={"host": "127.0.0.1"})


def with_password(account: Account) -> Account:
    """The account, with a password."""
    account.set_password(PASSWORD)
    account.save()
    return account


def sign_in(password: str, email: str = "ada@example.org", at: Browser | None = None) -> tuple[Browser, int]:
    """Through the form."""
    at = at or browser()
    return at, at.post("/account/login/", {"login": email, "password": password}).status_code


def noted(kind: Kind, account: Account) -> int:
    """How often the ledger says so of this account."""
    rows = [fact for fact in LedgerFact.objects.select_related("leaf") if kind.value.encode() in bytes(fact.leaf.entry)]
    return sum(facts_of(fact).get("account") == account.pk for fact in rows)


def test_coming_and_going_stands_in_the_ledger(practice: Practice) -> None:
    """R20: in, turned away, out; an address that nobody has leaves nothing."""
    ada = with_password(practice.therapist_ada)
    at, status = sign_in(PASSWORD)
    assert status == 302 and noted(Kind.SIGNED_IN, ada) == 1
    at.post("/account/logout/")
    assert noted(Kind.SIGNED_OUT, ada) == 1
    sign_in("not the password at all")
    sign_in("not the password at all", "nobody@example.org")
    assert noted(Kind.SIGN_IN_REFUSED, ada) == 1


def test_guessing_ends_after_five(practice: Practice) -> None:
    """R17: then even the right password waits."""
    with_password(practice.therapist_ada)
    for _ in range(5):
        sign_in("not the password at all")
    at, _ = sign_in(PASSWORD)
    assert at.get("/clinic/").status_code == 302


def test_staff_of_a_real_practice_have_a_second_key_first(practice: Practice, settings: pytest.FixtureRequest) -> None:
    """R17: until then every page sends them to make one; with one they are in. Clients are asked, not forced."""
    settings.DEMO = False  # type: ignore[attr-defined]
    at = browser()
    at.force_login(with_password(practice.therapist_ada))
    assert at.get("/clinic/").headers["Location"] == "/account/2fa/"
    assert at.get("/public/help/").status_code == 200
    TOTP.activate(practice.therapist_ada, generate_totp_secret())
    assert at.get("/clinic/").status_code == 200
    at.force_login(with_password(practice.client_chen))
    assert at.get("/me/").status_code == 200


def test_whoever_came_in_with_a_link_chooses_a_key_first(practice: Practice, settings: pytest.FixtureRequest) -> None:
    """R17: in a real practice no page of the record opens for an account that has no password and no passkey."""
    settings.DEMO = False  # type: ignore[attr-defined]
    for account, address in ((practice.client_chen, "/me/"), (practice.therapist_ada, "/clinic/")):
        at = browser()
        at.force_login(account)
        assert at.get(address).headers["Location"] == "/account/password/set/"
        assert at.get("/account/password/set/").status_code == 200


def test_the_last_second_key_stays(practice: Practice, settings: pytest.FixtureRequest) -> None:
    """R17: of staff, and of whoever chose a short password beside it."""
    adapter, chen = get_adapter(), practice.client_chen
    settings.DEMO = False  # type: ignore[attr-defined]
    for account, goes in ((practice.therapist_ada, False), (chen, True)):
        key = TOTP.activate(account, generate_totp_secret()).instance
        assert adapter.can_delete_authenticator(key) is goes
    Account.objects.filter(pk=chen.pk).update(short_password=True)
    assert not adapter.can_delete_authenticator(Authenticator.objects.select_related("user").get(user=chen))


def test_the_secret_of_a_code_generator_is_sealed(practice: Practice) -> None:
    """R17: a thief of the database makes no codes."""
    secret = generate_totp_secret()
    key = TOTP.activate(practice.therapist_ada, secret).instance
    assert secret not in str(key.data) and get_adapter().decrypt(key.data["secret"]) == secret


def test_a_session_can_be_ended_from_elsewhere(practice: Practice) -> None:
    """R17: a lost telephone is signed out from the desk."""
    with_password(practice.therapist_ada)
    phone, _ = sign_in(PASSWORD)
    desk, _ = sign_in(PASSWORD)
    assert phone.get("/clinic/").status_code == 200 and UserSession.objects.count() == 2
    assert desk.get("/account/sessions/").content.count(b"127.0.0.1") == 2
    desk.post("/account/sessions/")
    assert phone.get("/clinic/").status_code == 302 and desk.get("/clinic/").status_code == 200


def test_a_changed_password_ends_every_other_session(practice: Practice) -> None:
    """R17: whoever knew the old one is out; the page on which it was changed goes on."""
    with_password(practice.therapist_ada)
    there, _ = sign_in(PASSWORD)
    here, _ = sign_in(PASSWORD)
    fresh = "nine loud lamps at midnight"
    here.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh})
    assert there.get("/clinic/").status_code == 302 and here.get("/clinic/").status_code == 200


def test_a_page_knows_whom_it_opens_for(practice: Practice) -> None:
    """R17: a locked page opens again for the same person alone, with a fresh token for its forms."""
    marks = []
    for account in (practice.therapist_ada, practice.stranger_dee):
        at = browser()
        at.force_login(account)
        page = at.get("/clinic/").content.decode()
        told = at.get("/account/awake/").json()
        found = re.search(r'data-who="(\w+)"', page)
        assert found and found[1] == told["who"] and told["csrf"]
        marks.append(told["who"])
    assert marks[0] != marks[1] and browser().get("/account/awake/").status_code == 302


def test_a_session_ends_after_fifteen_idle_minutes(practice: Practice) -> None:
    """R17."""
    at = browser()
    at.force_login(practice.therapist_ada)
    at.get("/clinic/")
    assert at.session.get_expiry_age() <= 15 * 60


def test_help_needs_no_session_and_no_database(practice: Practice) -> None:
    """R37: a signed-in browser gets the crisis page without a look at who it is."""
    at = browser()
    at.force_login(practice.client_chen)
    assert b"data-who" not in at.get("/public/help/").content


def test_being_awake_is_written_once_in_half_a_minute(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R17: pages keep a session alive, and one after the other costs no write of its own."""
    at, now = browser(), time.time()
    at.force_login(practice.therapist_ada)
    ends = []
    for later in (0, 29, 60):
        monkeypatch.setattr(time, "time", lambda later=later: now + later)
        at.get("/clinic/")
        ends.append(at.session["awake_at"] - int(now))
    assert ends == [0, 0, 60]


def test_each_page_of_signing_in_opens_and_speaks_spanish(practice: Practice) -> None:
    """A client who reads Spanish finds no English there, with no key yet and with each of them; no page breaks."""
    chen = with_password(practice.client_chen)
    at = Browser(headers={"host": "127.0.0.1", "accept-language": "es"})
    at.post("/account/login/", {"login": chen.email, "password": PASSWORD})
    at.post("/account/reauthenticate/", {"password": PASSWORD})
    pages = ["/account/2fa/", "/account/email/", "/account/password/change/", "/account/sessions/", "/account/reauthenticate/"]
    first = [*pages, "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/", "/account/2fa/webauthn/"]
    for address in first:
        assert at.get(address).status_code == 200, address
    TOTP.activate(chen, generate_totp_secret())
    Authenticator.objects.create(user=chen, type="webauthn", data={"name": "Mi teléfono", "credential": {}})
    more = ["/account/2fa/totp/deactivate/", "/account/2fa/recovery-codes/generate/", "/account/2fa/webauthn/"]
    for address in [*first[:-2], *more]:  # an invented passkey makes no further one
        page = at.get(address, follow=True)
        words = re.sub(r"(?s)<(script|style|svg|head).*?</\1>|<[^>]+>", " ", page.content.decode())
        assert page.status_code == 200, address
        assert not re.search(r"\b(your|password|key|codes?|sign|with|the)\b", words), (address, words)


def test_nobody_adds_an_address_by_themselves(practice: Practice) -> None:
    """R17: another's address can't be attached to one's sign-in; looking at the page stands in no key's way."""
    chen = with_password(practice.client_chen)
    at, _ = sign_in(PASSWORD, chen.email)
    at.post("/account/email/", {"action_add": "", "email": "ada@example.org"})
    assert EmailAddress.objects.count() == 0
    at.post("/account/reauthenticate/", {"password": PASSWORD})
    assert at.get("/account/2fa/totp/activate/").status_code == 200


def test_no_address_lies_open_in_the_database(practice: Practice) -> None:
    """R14: sealed in the table, found by whoever types it, in whatever letters, and by nothing less than all of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT email FROM records_account")
        stored = [email for (email,) in cursor.fetchall()]
    assert len(stored) == len(set(stored)) == Account.objects.count() and not any("@" in email for email in stored)
    for typed in ("ada@example.org", "Ada@Example.org"):
        assert Account.objects.get(email__iexact=typed).email == "ada@example.org"
    assert not Account.objects.filter(
        email__contains="ada@"
    ).exists()  # "ada" alone is in one sealed address of a hundred, by chance
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create_account("ADA@example.org", None)


def test_addresses_of_before_are_sealed_once(practice: Practice) -> None:
    """The change of the tables seals what lay open, and twice is once; a changed one is noticed."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_account SET email = 'ada@example.org' WHERE id = %s", [practice.therapist_ada.pk])
    older = import_module("handrail.web.records.migrations.0024_sealed_addresses")
    state = MigrationExecutor(connection).loader.project_state(
        [("records", "0023_rotated_keysets"), ("account", "0001_initial")]
    )
    for _ in range(2):
        older.seal(state.apps, None)
    assert Account.objects.get(pk=practice.therapist_ada.pk).email == "ada@example.org"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_account SET email = %s WHERE id = %s", ["00" * 20, practice.therapist_ada.pk])
    with pytest.raises(Tampered):
        Account.objects.get(pk=practice.therapist_ada.pk)
