"""What is too large to take in is said in one sentence with its limit, and nothing is lost by it."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse

from handrail.web.records.models import Account, Session
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORM = "application/x-www-form-urlencoded"
MEGABYTE = 1024 * 1024


def browser_of(account: Account, *, guarded: bool = False) -> Browser:
    """A browser that someone is signed in with; `guarded`: its forms need their token, so that they are read before any page."""
    browser = Browser(enforce_csrf_checks=guarded)
    browser.force_login(account, backend=BACKEND)
    browser.get(reverse("home"), follow=True)  # which hands out the token
    return browser


def brought(practice: Practice, data: bytes) -> HttpResponse:
    """Ada's import of a file of these bytes."""
    return browser_of(practice.therapist_ada).post(  # type: ignore[return-value]
        reverse("therapist:import", args=[practice.chen.pk]),
        {
            "file": SimpleUploadedFile("a.txt", data),
            "starts_at": "2026-03-02T10:00",
            "minutes": 50,
            "place": "in the room",
            "approach": "behavioural activation",
            "kind": "dap",
            "present": [str(practice.chen.parties.get(role="client").pk)],
        },
    )


@pytest.mark.parametrize("megabytes", [20.5, 22, 40])
def test_a_file_over_the_limit_is_told_so_on_its_form(practice: Practice, megabytes: float) -> None:
    """Within what is held in memory and beyond; what was typed beside it stays."""
    before = Session.objects.count()
    answer = brought(practice, b"Ada Novak: hello\n" * int(megabytes * MEGABYTE / 17))
    text = answer.content.decode()
    assert answer.status_code == 422 and Session.objects.count() == before
    assert "larger than 20 MB" in text and "field is required" not in text and "behavioural activation" in text


def test_a_file_within_the_limit_is_read(practice: Practice) -> None:
    """Its words, whole."""
    assert brought(practice, b"Ada Novak: How was it?\nWei Chen: I slept.\n").status_code == 302


@pytest.mark.parametrize("guarded", [True, False], ids=["before the page", "by the page"])
@pytest.mark.parametrize("kind", ["typed", "with a file", "many fields", "many files"])
def test_a_form_over_the_limit_says_what_the_limit_is(practice: Practice, kind: str, guarded: bool) -> None:
    """On a page of the house, wherever it is noticed; nothing of it is kept."""
    browser, before = browser_of(practice.therapist_ada, guarded=guarded), Session.objects.count()
    page = reverse("therapist:typed-notes", args=[practice.chen.pk])
    long = {"text": "private words " * (3 * MEGABYTE // 14)}
    sent = {
        "typed": lambda: browser.post(page, urlencode(long), content_type=FORM),
        "with a file": lambda: browser.post(page, long),
        "many fields": lambda: browser.post(page, {f"f{at}": "1" for at in range(1_100)}),
        "many files": lambda: browser.post(page, {f"f{at}": SimpleUploadedFile("a", b"a") for at in range(110)}),
    }[kind]
    answer = sent()
    text = answer.content.decode()
    assert answer.status_code == 413 and "up to 2 MB of text" in text and "all you saved before is safe" in text
    assert "private words" not in text and "masthead" in text and Session.objects.count() == before


def test_a_form_over_the_limit_is_heard_to_its_end(practice: Practice) -> None:
    """Else a browser that is still sending shows a broken connection in place of the page."""
    sent = BytesIO(urlencode({"text": "a" * 5 * MEGABYTE}).encode())
    size = len(sent.getvalue())
    page = reverse("therapist:typed-notes", args=[practice.chen.pk])
    answer = browser_of(practice.therapist_ada, guarded=True).generic(
        "POST", page, CONTENT_TYPE=FORM, CONTENT_LENGTH=size, **{"wsgi.input": sent}
    )
    assert answer.status_code == 413 and sent.tell() == size


def answered(browser: Browser, page: str, kind: str, says: int) -> tuple[HttpResponse, int]:
    """The answer to a body that says it has so many bytes, and how many of them were read; half a megabyte is there."""
    sent = BytesIO(b"text=" + b"a" * (MEGABYTE // 2))
    answer = browser.generic("POST", page, CONTENT_TYPE=kind, CONTENT_LENGTH=says, **{"wsgi.input": sent})
    return answer, sent.tell()  # type: ignore[return-value]


def test_nobody_is_heard_without_end(practice: Practice) -> None:
    """The attack: a form and a file of terabytes, each of which would keep a thread until it is sent."""
    page = reverse("therapist:import", args=[practice.chen.pk])
    for kind in (FORM, "multipart/form-data; boundary=x"):
        answer, read = answered(browser_of(practice.therapist_ada, guarded=True), page, kind, 10**12)
        assert (answer.status_code, read) == (413, 0)


def test_a_stranger_is_not_heard_to_the_end() -> None:
    """The attack: four of them, and nobody else's page is answered."""
    stranger = Browser(enforce_csrf_checks=True)
    stranger.get(reverse("account_login"))
    answer, read = answered(stranger, reverse("account_login"), FORM, 5 * MEGABYTE)
    elsewhere = stranger.generic("POST", "/", b"a" * MEGABYTE, headers={"Host": "elsewhere.example"})
    assert [answer.status_code, read, elsewhere.status_code] == [413, 0, 400]


def test_a_client_reads_it_in_spanish(practice: Practice) -> None:
    """In their own language."""
    browser = browser_of(practice.client_chen)
    answer = browser.post(
        reverse("client:rights"), urlencode({"text": "a" * 3 * MEGABYTE}), content_type=FORM, headers={"Accept-Language": "es"}
    )
    assert answer.status_code == 413 and "hasta 2 MB de texto" in answer.content.decode()


def test_what_is_no_form_at_all_is_told_without_a_limit(practice: Practice) -> None:
    """A boundary that is none, and a foreign address: one sentence, and no error of the house."""
    browser = browser_of(practice.therapist_ada, guarded=True)
    page = reverse("therapist:typed-notes", args=[practice.chen.pk])
    broken = browser.generic("POST", page, b"words", content_type="multipart/form-data; boundary=é")
    foreign = browser.get("/", headers={"Host": "elsewhere.example"})
    assert [broken.status_code, foreign.status_code] == [400, 400]
    assert all("Nothing was changed" in answer.content.decode() for answer in (broken, foreign))


def test_a_consent_file_over_its_limit_is_told_so(practice: Practice) -> None:
    """Of whatever size: it is not taken for an empty one."""
    party = practice.chen.parties.get(role="client")
    answer = browser_of(practice.therapist_ada).post(
        reverse("therapist:take-in-consent", args=[practice.chen.pk]),
        {"party": str(party.pk), "file": SimpleUploadedFile("a.json", b" " * 22 * MEGABYTE)},
    )
    assert answer.status_code == 422 and "too large for a consent" in answer.content.decode()
