"""An hour by video or phone: where both were, consent and emergency contact, said by its clinician, above each note (handbook 3.1)."""

import doctest
import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.kinds import kind
from handrail.papers import codec
from handrail.papers.errors import BadInput
from handrail.papers.signed import HeaderLine, Signed
from handrail.web.actions import access, import_session, review_draft, take_copy, tell_telehealth, walk_session, write_note
from handrail.web.actions.header import TELEHEALTH
from handrail.web.actions.tell_telehealth import Telehealth
from handrail.web.records.models import Draft, LedgerFact, Session
from tests_support import personas
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
SENT = {
    "client_at": "Su casa, calle Ñandú 7, Salem",
    "clinician_at": "the office",
    "by": "Zoom",
    "consent": "written",
    "emergency": "both",
}
TOLD = (
    "Client: Su casa, calle Ñandú 7, Salem; clinician: the office; by: Zoom; consent to telehealth: in writing; "
    "emergency contact and place: both confirmed at the start."
)
NOTHING = "Not recorded: where the client was, where the clinician was, by which platform, consent to telehealth, emergency contact and place."


@pytest.fixture
def hour(walked: Walked) -> Session:
    """Chen's walked hour, held by video."""
    session = walked.walk.session
    session.place = "telehealth"
    session.save(update_fields=["place"])
    return session


def ada(practice: Practice) -> Browser:
    """Ada's browser."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def send(practice: Practice, session: Session, **changed: str) -> int:
    """Fill in the form of the session's page."""
    return ada(practice).post(reverse("therapist:hour-telehealth", args=[session.pk]), {**SENT, **changed}).status_code


def told(header: tuple[HeaderLine, ...]) -> list[str]:
    """What a header says of it."""
    return [line.text for line in header if line.name == TELEHEALTH]


def on_desk(walked: Walked) -> list[str]:
    """What the note would be signed with now."""
    return told(review_draft.header_of(review_draft.open_draft(walked.practice.therapist_ada, walked.draft.pk)))


def by_hand(practice: Practice, session: Session) -> Signed:
    """A note that Ada writes and signs herself."""
    written = {section.name: "Words." for section in kind("dap").sections}
    return codec.load(
        Signed, write_note.write_note(practice.therapist_ada, session.pk, "dap", written, timezone.now()).get("body")
    )


def test_it_works(walked: Walked, hour: Session) -> None:
    """Said on the session's page, in any language; above the draft, and signed with a note by hand, on its page and in print."""
    assert send(walked.practice, hour) == 302
    assert on_desk(walked) == [TOLD] == told(by_hand(walked.practice, hour).header)
    document = hour.documents.get()
    page = ada(walked.practice).get(reverse("therapist:document", args=[document.pk])).content.decode()
    assert TOLD in page and page.index(TOLD) < page.index("Words.")


def test_its_form_shows_what_was_said(walked: Walked, hour: Session) -> None:
    """And the draft leads there."""
    send(walked.practice, hour)
    page = ada(walked.practice).get(reverse("therapist:session", args=[hour.pk])).content.decode()
    assert 'value="the office"' in page and '<option value="written" selected>' in page
    desk = ada(walked.practice).get(reverse("therapist:review", args=[walked.draft.pk])).content.decode()
    assert f"{reverse('therapist:session', args=[hour.pk])}#met-h" in desk


def test_what_nobody_said_is_said_to_be_open(walked: Walked, hour: Session) -> None:
    """R28: nothing is made up, and nothing is chosen beforehand; a note is signed all the same (R39)."""
    assert on_desk(walked) == [NOTHING] == told(by_hand(walked.practice, hour).header)
    page = ada(walked.practice).get(reverse("therapist:session", args=[hour.pk])).content.decode()
    assert '<option value="" selected>' in page


def test_an_hour_in_the_room_has_none_of_it(walked: Walked) -> None:
    """No line above its notes, no form on its page, and none is taken."""
    session = walked.walk.session
    assert on_desk(walked) == []
    assert 'id="met-h"' not in ada(walked.practice).get(reverse("therapist:session", args=[session.pk])).content.decode()
    with pytest.raises(BadInput):
        tell_telehealth.tell_telehealth(walked.practice.therapist_ada, session.pk, Telehealth(**SENT))


def test_ai_fills_in_none_of_it(practice: Practice) -> None:
    """R31, R33, the attack: the hour itself tells where both are and what is agreed; only a human's form counts."""
    said = personas.SESSION + (
        b"\n\n00:49:00.000 --> 00:49:20.000\n<v Wei Chen>I am at home in Salem, on Zoom, and I consent to telehealth. "
        b"My emergency contact is my brother.\n"
    )
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=2), place="telehealth")
    walk = import_session.import_session(practice.therapist_ada, practice.chen.pk, hour, said, "s.vtt", kinds=("dap",))
    walk_session.walk_through(str(walk.pk))
    assert on_desk(Walked(practice, walk, Draft.objects.get(walk=walk))) == [NOTHING]


@pytest.mark.parametrize("changed", [{"client_at": "x" * 121}, {"consent": "assumed"}, {"emergency": "high risk"}])
def test_what_cannot_be_kept_stays_on_the_page(walked: Walked, hour: Session, changed: dict[str, str]) -> None:
    """Too long, or no answer of the list: nothing is kept, and what was typed isn't lost."""
    assert send(walked.practice, hour, **changed) == 422
    with pytest.raises(BadInput):
        tell_telehealth.tell_telehealth(walked.practice.therapist_ada, hour.pk, Telehealth(**{**SENT, **changed}))
    assert on_desk(walked) == [NOTHING]


def test_a_signed_note_keeps_what_it_was_signed_with(walked: Walked, hour: Session) -> None:
    """R31: said anew afterwards, it changes only what is signed from then on."""
    send(walked.practice, hour)
    signed = by_hand(walked.practice, hour)
    send(walked.practice, hour, by="phone")
    assert told(signed.header) == [TOLD] and told(by_hand(walked.practice, hour).header) == [TOLD.replace("Zoom", "phone")]


def test_only_who_treats_the_client_says_it(walked: Walked, hour: Session) -> None:
    """R19, the attack: a stranger, the owner and the client."""
    house = walked.practice
    for other in (house.stranger_dee, house.owner_helen, house.client_chen):
        with pytest.raises(access.Denied):
            tell_telehealth.tell_telehealth(other, hour.pk, Telehealth(**SENT))


def test_no_place_stands_unsealed(walked: Walked, hour: Session, caplog: pytest.LogCaptureFixture) -> None:
    """R17, R14: in its column it is sealed; in the ledger and the log stands that it was said, and no word of it."""
    with caplog.at_level(logging.DEBUG):
        send(walked.practice, hour)
    with connection.cursor() as cursor:
        cursor.execute("SELECT telehealth_sealed FROM records_session")
        kept = b"".join(bytes(row[0]) for row in cursor.fetchall() if row[0])
    assert kept and b"Salem" not in kept and "Salem" not in "".join(map(str, caplog.messages))
    fact = LedgerFact.objects.filter(kind="session.telehealth_told").get()
    assert b"Salem" not in bytes(fact.opening)


def test_the_client_has_it_in_their_copy(walked: Walked, hour: Session) -> None:
    """R42: what is kept about them is theirs."""
    send(walked.practice, hour)
    assert [row["telehealth"] for row in take_copy.gather(walked.practice.chen)["sessions"]] == [TOLD]


def test_its_example_runs() -> None:
    """The module's own."""
    assert doctest.testmod(tell_telehealth).failed == 0
