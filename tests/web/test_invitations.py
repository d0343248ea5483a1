"""The ways in (R17, R19): each link works once, for one person, until its day, here alone; and stands in no log."""

import io
import logging
import re
from datetime import timedelta

import pytest
import structlog
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client as Browser
from django.test import override_settings
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.actions import access, add_client, come_in, erase, invite, members
from handrail.web.project import logs
from handrail.web.records import ledger
from handrail.web.records.models import Account, Client, Invitation, LedgerFact, Licence, Party, Staff
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
PASSWORD = "seven quiet lamps at noon"


@pytest.fixture(autouse=True)
def _fresh_counts(db: None) -> None:
    cache.clear()


def browser() -> Browser:
    """Nobody yet."""
    return Browser(headers={"host": "127.0.0.1"})


def follow(link: invite.Link, at: Browser | None = None) -> tuple[Browser, int, str]:
    """Open a link and press its button; where that leads."""
    at = at or browser()
    at.get(f"/public/invited/{link.secret}/")
    answer = at.post("/public/invited/")
    return at, answer.status_code, answer.headers.get("Location", "")


def new_client(practice: Practice, email: str = "lena@example.net") -> tuple[Client, invite.Link]:
    """Ada takes someone into care and invites them."""
    client = add_client.add_client(practice.therapist_ada, add_client.Details("Lena", "Brandt"), "US-OR")
    return client, invite.invite_party(practice.therapist_ada, client.parties.get().pk, email)


def kinds() -> list[str]:
    """What the ledger says happened, oldest first."""
    return list(LedgerFact.objects.order_by("leaf_id").values_list("kind", flat=True))


def test_from_an_empty_house_to_the_first_client(db: None, settings: pytest.FixtureRequest) -> None:
    """The owner by the command line, a clinician by the owner, a client by the clinician; each chooses a key of their own."""
    settings.DEMO = False  # type: ignore[attr-defined]
    at, status, to = follow(invite.first_owner("Helen Marsh", "helen@example.org"))
    assert (status, to) == (302, "/account/password/set/") and at.get("/practice/").headers["Location"] == to
    assert at.post(to, {"password1": PASSWORD, "password2": PASSWORD}).headers["Location"] == "/"
    assert at.get("/practice/").headers["Location"] == "/account/2fa/"
    TOTP.activate(Account.objects.get(email="helen@example.org"), generate_totp_secret())
    asked = {"name": "Ada Novak", "email": "ada@example.org", "role": "clinician", "number": "L-1", "region": "US-OR"}
    page = at.post("/practice/people/", asked).content.decode()
    found = re.search(r"/public/invited/([\w-]+)/", page)
    assert found and Licence.objects.get().number == "L-1"
    ada = browser()
    ada.get(f"/public/invited/{found[1]}/")
    assert ada.post("/public/invited/").status_code == 302
    ada.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    TOTP.activate(Account.objects.get(email="ada@example.org"), generate_totp_secret())
    there = ada.post("/clinic/clients/new/", {"given_name": "Lena", "born": "1990-02-01", "language": "es"}).headers["Location"]
    lena = Client.objects.get()
    assert there == f"/clinic/clients/{lena.pk}/people/"
    page = ada.post(f"/clinic/people/{lena.parties.get().pk}/link/", {"email": "lena@example.net"}).content.decode()
    link = re.search(r"/public/invited/([\w-]+)/", page)
    phone = browser()
    phone.get(f"/public/invited/{link[1] if link else ''}/")
    assert "Te han invitado" in phone.get("/public/invited/").content.decode()
    phone.post("/public/invited/")
    chosen = phone.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    assert chosen.headers["Location"] == "/me/choices/"
    assert phone.get("/me/choices/", follow=True).status_code == 200 and phone.get("/me/").status_code == 200
    ledger.verify_all()


@pytest.mark.parametrize("spoil", ["expired", "used", "ended", "followed", "forged", "elsewhere", "deleted", "left"])
def test_a_link_that_is_spent_lets_nobody_in(practice: Practice, spoil: str) -> None:
    """Whatever is wrong with it, whoever tries it reads the same page, and no account is opened."""
    client, link = new_client(practice)
    if spoil == "expired":
        Invitation.objects.update(made_at=timezone.now() - timedelta(days=8), until=timezone.now() - timedelta(days=1))
    elif spoil == "used":
        follow(link)
    elif spoil == "ended":
        invite.end_invitation(practice.therapist_ada, link.invitation.pk)
    elif spoil == "followed":
        invite.invite_party(practice.therapist_ada, client.parties.get().pk, "lena@example.net")
    elif spoil == "forged":
        link = invite.Link(link.invitation, link.secret[:-1] + ("A" if link.secret[-1] != "A" else "B"))
    elif spoil == "deleted":
        erase.erase(client, "all")
    elif spoil == "left":
        link = invite.renew_member(practice.owner_helen, practice.stranger_dee.staff.pk)
        members.end_access(practice.owner_helen, practice.stranger_dee.staff.pk)
    elsewhere = {"SECRET_KEY": "the secret of another practice, which has this table"} if spoil == "elsewhere" else {}
    with override_settings(**elsewhere):
        at, status, _ = follow(link)
    assert status == 422 and at.get("/me/").status_code == 302
    assert b"This link does not work" in at.get("/public/invited/").content


def test_merely_looking_at_a_link_uses_nothing_up(practice: Practice) -> None:
    """A filter or a preview that opens every link it sees does not lock anyone out."""
    _, link = new_client(practice)
    for _ in range(3):
        browser().get(f"/public/invited/{link.secret}/", follow=True)
    assert follow(link)[1] == 302


def test_the_link_leaves_the_address_and_the_table(practice: Practice) -> None:
    """R14: after one step it is in no address; the database and the ledger hold a keyed digest alone."""
    _, link = new_client(practice)
    at = browser()
    assert at.get(f"/public/invited/{link.secret}/").headers["Location"] == "/public/invited/"
    assert link.secret not in at.get("/public/invited/").content.decode()
    assert link.secret not in str(list(Invitation.objects.values())) and link.secret not in repr(link)


def test_no_link_stands_in_a_log(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R14: not when it is opened, used, refused, nor when the page over it breaks."""
    _, link = new_client(practice)
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    logs.configure(json=True)
    monkeypatch.setattr(come_in, "look", lambda *_: 1 / 0)
    at = Browser(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    assert at.get(f"/public/invited/{link.secret}/").status_code == 500
    monkeypatch.undo()
    logging.getLogger("django.request").warning("Bad request: %s", f"/public/invited/{link.secret}/")
    said = written.getvalue()
    structlog.reset_defaults()
    logs.configure(json=True)
    assert "request failed" in said and "<str:secret>" in said and link.secret not in said


def test_a_second_person_does_not_slip_into_the_first_ones_place(practice: Practice) -> None:
    """Whoever is signed in on that screen stays who they are: the link waits for its own person."""
    _, link = new_client(practice)
    at = browser()
    at.force_login(practice.client_tobias)
    _, status, _ = follow(link, at)
    assert status == 422 and Account.objects.filter(email="lena@example.net").count() == 0
    assert follow(link)[1] == 302


def test_an_address_with_a_sign_in_must_use_it_first(practice: Practice) -> None:
    """A link to someone else's address gives its holder nothing: that sign-in must be theirs. Then a seat is added to it."""
    tobias = practice.client_tobias
    tobias.set_password(PASSWORD)
    tobias.save()
    party = add_client.add_person(practice.therapist_ada, practice.chen.pk, "Tobias Lind", "partner", in_the_room=True)
    link = invite.invite_party(practice.therapist_ada, party.pk, tobias.email)
    at, status, _ = follow(link)
    assert status == 422 and Party.objects.get(pk=party.pk).account is None
    at = browser()
    at.force_login(tobias)
    assert follow(link, at)[1:] == (302, "/")
    assert Party.objects.get(pk=party.pk).account == tobias


def test_one_sign_in_is_one_client(practice: Practice) -> None:
    """A second record can't be opened with the address of another client or of staff."""
    for taken in (practice.client_tobias, practice.stranger_dee):
        client = add_client.add_client(practice.therapist_ada, add_client.Details("Lena"))
        link = invite.invite_party(practice.therapist_ada, client.parties.get().pk, taken.email)
        at = browser()
        at.force_login(taken)
        assert follow(link, at)[1] == 422 and Client.objects.get(pk=client.pk).account is None


def test_a_way_back_ends_the_old_password_and_its_sessions(practice: Practice) -> None:
    """And keeps the second key, unless whoever made the link said that it is lost; the client sees that a link was made."""
    chen = practice.client_chen
    chen.set_password(PASSWORD)
    chen.save()
    TOTP.activate(chen, generate_totp_secret())
    old = browser()
    old.force_login(chen)
    party = practice.chen.parties.get(role="client")
    _, status, to = follow(invite.invite_party(practice.therapist_ada, party.pk))
    assert status == 302 and to.startswith("/account/2fa/authenticate/")
    assert old.get("/me/").status_code == 302
    at, _, to = follow(invite.invite_party(practice.therapist_ada, party.pk, lost_keys=True))
    assert to == "/account/password/set/" and not Account.objects.get(pk=chen.pk).has_second_key
    assert "made a link" in at.get("/me/data/").content.decode()


def test_nobody_makes_a_way_into_what_they_have_no_part_in(practice: Practice) -> None:
    """R19: a sign-in that opens another clinician's client too is not renewed by one of them alone."""
    lena = add_client.add_client(practice.stranger_dee, add_client.Details("Lena"))
    seat = add_client.add_person(practice.stranger_dee, lena.pk, "Wei Chen", "partner")
    Party.objects.filter(pk=seat.pk).update(account=practice.client_chen)
    with pytest.raises(BadInput, match="can't be renewed from here"):
        invite.invite_party(practice.stranger_dee, seat.pk)
    with pytest.raises(access.Denied):
        invite.invite_party(practice.stranger_dee, practice.chen.parties.get().pk, "x@example.net")


def test_only_one_owner_comes_from_the_command_line(practice: Practice) -> None:
    """A second one is refused; for an address that is known it is a way back."""
    with pytest.raises(BadInput, match="has an owner already"):
        invite.first_owner("Eve", "eve@example.org")
    assert invite.first_owner("", "helen@example.org").invitation.account == practice.owner_helen
    assert Staff.objects.filter(role="owner").count() == 1


def test_whoever_left_is_out_at_once(practice: Practice) -> None:
    """R19: the next click of an open page, and every door."""
    at = browser()
    at.force_login(practice.stranger_dee)
    assert at.get("/clinic/").status_code == 200
    members.end_access(practice.owner_helen, practice.stranger_dee.staff.pk)
    assert at.get("/clinic/").status_code == 302
    members.give_access_back(practice.owner_helen, practice.stranger_dee.staff.pk)
    with pytest.raises(BadInput, match="your own access"):
        members.end_access(practice.owner_helen, practice.owner_helen.staff.pk)


@pytest.mark.parametrize("wrong", [{"number": ""}, {"role": "owner"}, {"email": "no"}, {"name": " "}, {"region": "Oregon"}])
def test_a_member_is_written_down_whole(practice: Practice, wrong: dict[str, str]) -> None:
    """R32: a licence or a supervisor, an address, a role; nothing is left behind where one is missing."""
    before = Staff.objects.count(), Account.objects.count()
    good = {"name": "Ola Fink", "email": "ola@example.org", "role": "clinician", "number": "L-2", "region": "US-OR"}
    with pytest.raises(BadInput):
        invite.invite_member(practice.owner_helen, invite.Member(**{**good, **wrong}))  # type: ignore[arg-type]
    assert (Staff.objects.count(), Account.objects.count()) == before


def test_a_trainees_client_is_supervised_from_the_start(practice: Practice) -> None:
    """R32: someone can sign beside the trainee."""
    bo = practice.supervisor_bo.staff
    link = invite.invite_member(practice.owner_helen, invite.Member("Tara", "tara@example.org", "clinician", supervisor=bo.pk))
    tara = link.invitation.account
    assert tara is not None
    client = add_client.add_client(tara, add_client.Details("Lena"))
    assert access.supervised(practice.supervisor_bo, client.pk) == client


def test_what_is_written_down_by_hand_is_sealed_and_hidden(practice: Practice) -> None:
    """R13, R17: the row says nothing; the airlock knows every name, and whoever is spoken of."""
    from handrail.web.actions.walk_session import known_identifiers

    ada = practice.therapist_ada
    client = add_client.add_client(ada, add_client.Details("Lena", "Brandt", town="Astoria", phone="503-555-0188"))
    add_client.add_known(ada, client.pk, "Ruth", "person", "sister")
    add_client.add_person(ada, client.pk, "Jon Brandt", "partner", in_the_room=True)
    row = Client.objects.filter(pk=client.pk).values().get()
    assert not any(b"Lena" in bytes(value) for value in row.values() if isinstance(value, bytes | memoryview))
    known = {found.text for found in known_identifiers(Client.objects.get(pk=client.pk))}
    assert {"Lena Brandt", "Lena", "Brandt", "Astoria", "503-555-0188", "Ruth", "Jon Brandt"} <= known


def test_changed_details_keep_what_they_do_not_ask_for(practice: Practice) -> None:
    """The problem and the agenda stay; a name that was misspelt is right everywhere."""
    chen = practice.chen
    chen.put(person={**chen.about, "problem": "sleep"})
    chen.save()
    add_client.change_details(practice.therapist_ada, chen.pk, add_client.Details("Wei", "Cheng"))
    again = Client.objects.get(pk=chen.pk)
    assert (again.name, again.about["problem"]) == ("Wei Cheng", "sleep")
    assert again.parties.get(role="client").name == "Wei Cheng"
