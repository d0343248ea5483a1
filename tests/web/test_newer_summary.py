"""Two summaries of one hour on a client's page: the older one says that a newer one takes its place."""

import pytest
from django.test import Client as Browser
from django.urls import reverse

from handrail.papers import codec
from handrail.papers.signed import Signed
from handrail.web.actions import release_document
from handrail.web.records.models import Document
from tests_support.personas import Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db
NEWER = "A newer summary of this session is above."


def home(walked: Walked) -> str:
    """What Wei reads at home."""
    browser = Browser()
    browser.force_login(walked.practice.client_chen, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser.get(reverse("client:home")).content.decode()


def second_summary(walked: Walked, kind: str) -> None:
    """Another paper of the same hour, signed and shared after the first."""
    first = Document.objects.get(release=share_summary(walked))
    signed = codec.load(Signed, first.get("body"))
    row = Document(
        client_id=first.client_id,
        session=first.session,
        kind=kind,
        signed_by=first.signed_by,
        signed_at=first.signed_at,
        with_ai=False,
    )
    row.put(body=codec.dump(signed))
    row.save(force_insert=True)
    release_document.release_document(walked.practice.therapist_ada, row.pk)


def test_the_older_of_two_says_so(walked: Walked) -> None:
    """Once: under the older, and the newer stands first."""
    second_summary(walked, "client-summary")
    assert home(walked).count(NEWER) == 1


def test_one_alone_says_nothing(walked: Walked) -> None:
    """The attack: a word about a newer one that is not there."""
    share_summary(walked)
    assert NEWER not in home(walked)
