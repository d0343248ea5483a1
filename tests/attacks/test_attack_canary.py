"""R13, R14: a canary goes through the whole house while each part is made to fail in turn, and is in clear nowhere."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.db import DatabaseError
from django.template.base import Template
from django.test import Client as Browser
from django.urls import reverse

from attacks import canary_client
from attacks.canary_client import Nest, dump, heard, requests
from backends.model_server import ModelServer, reply, running
from handrail import flow, wiring
from handrail.airlock import Airlock, recognizers
from handrail.backends import openai
from handrail.papers.errors import Gone
from handrail.vault.keys import Compartment
from handrail.vault.seal import Sealer
from handrail.web.actions import hand_marks, import_session, mask_words, release_document, walk_session
from handrail.web.project import logs
from handrail.web.records import ledger, shred
from handrail.web.records.models import ClientKey, Draft, LedgerFact, NameFile, SafeCopy, WalkRequest
from tests_support import personas
from tests_support.sharing import share_summary
from web.test_logs import configured  # noqa: F401 (a fixture)
from web.test_matrix import filled, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("configured")]
SAID = canary_client.TALK.decode()
KETTLE_TURN = "I kept it on five nights. I wake up at three and lie there for an hour, and I boil the kettle twice."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A model server on this machine, and the real airlock in front of it."""
    with running() as state:
        sealer = Sealer.generate()
        settings = openai.Settings(base_url=state.url, model="test", total_seconds=5, retries=0)
        parts = flow.Parts(Airlock.standard(sealer), openai.OpenAICompatible(settings, sealer.verifier()))
        monkeypatch.setattr(wiring, "parts", lambda: parts)
        yield state


@pytest.fixture
def nest(practice: personas.Practice, server: ModelServer) -> Nest:
    """The canary has moved in, said yes to this very model, and its first session waits at the doors."""
    return canary_client.move_in(practice)


def work(walk: WalkRequest) -> None:
    """As the worker does it: each door in its log line, and whatever it raises ends the walk."""
    try:
        with logs.door("airlock", job=str(walk.pk)):
            on = walk_session.airlock_door(str(walk.pk))
        for kind in walk.kinds.split() if on else ():
            with logs.door("draft", job=str(walk.pk)):
                walk_session.draft_door(str(walk.pk), kind)
        walk_session.review_door(str(walk.pk)) if on else None
    except Exception as error:  # noqa: BLE001 (as the worker)
        logs.structlog.get_logger().error("walk failed", job=str(walk.pk), error=type(error).__name__, exc_info=error)
        with suppress(ValueError):
            walk_session.give_up(str(walk.pk))


def everything(capsys: pytest.CaptureFixture[str], server: ModelServer) -> set[str]:
    """The secrets that can be read anywhere outside the vault."""
    out, err = capsys.readouterr()
    facts = [str(ledger.facts_of(fact)) for fact in LedgerFact.objects.all()]
    return heard(out, err, requests(server.asked), str(server.headers), *facts, *dump())


def _shouts(*_: Any, **__: Any) -> Any:
    raise ValueError(SAID)


def _database_shouts(*_: Any, **__: Any) -> Any:
    raise DatabaseError(SAID)


def blind(name: str) -> Callable[[pytest.MonkeyPatch], None]:
    """One recognizer of the shelf raises with what it read."""

    def cut(monkeypatch: pytest.MonkeyPatch) -> None:
        parts = wiring.parts()
        broken = Airlock({**recognizers.RECOGNIZERS, name: _shouts}, parts.airlock._sealer)
        monkeypatch.setattr(wiring, "parts", lambda: flow.Parts(broken, parts.backend))

    return cut


def cut(target: str, by: Callable[..., Any] = _shouts) -> Callable[[pytest.MonkeyPatch], None]:
    """One function of the house raises with what was said."""
    return lambda monkeypatch: monkeypatch.setattr(target, by)


BEFORE_THE_MODEL = {
    **{f"recognizer of {name}": blind(name) for name in recognizers.RECOGNIZERS},
    "known names": cut("handrail.airlock.search.Known.find"),
    "names of the record": cut("handrail.web.actions.walk_session.known_identifiers"),
    "overlaps": cut("handrail.airlock.search.settle"),
    "surrogates": cut("handrail.airlock.surrogates.Book._new"),
    "moved dates": cut("handrail.airlock.moved.moved"),
    "canary": cut("handrail.airlock.search.came_through"),
    "second look": cut("handrail.airlock.gate.still_there"),
    "second look that doubts all": cut("handrail.airlock.second_look._Look.doubts"),
    "seal": cut("handrail.vault.seal.Sealer.seal"),
    "storing of the safe text": cut("handrail.web.records.models.SafeCopy.save", _database_shouts),
    "name file": cut("handrail.web.actions.walk_session._keep_names"),
    "ledger": cut("handrail.web.records.ledger.note"),
}
AFTER_THE_MODEL = {
    "backend": cut("handrail.backends.openai.OpenAICompatible.draft"),
    "reading of the answer": cut("handrail.backends.reading.Reading.feed"),
    "noticing": cut("handrail.flow.notice"),
    "grounding": cut("handrail.flow.ground"),
    "names back": cut("handrail.web.actions.walk_session.flow.noticed_back"),
    "storing of the draft": cut("handrail.web.records.models.Draft.save", _database_shouts),
    "safety flags": cut("handrail.web.records.models.SafetyFlag.save", _database_shouts),
}


def test_the_canary_can_be_heard(nest: Nest) -> None:
    """What proves the silence below: unsealed, each secret is found."""
    talk = nest.walk.session.talk
    assert heard(talk.transcript) == set(canary_client.SECRETS) - {"5550199"}
    assert heard(talk.transcript.encode("utf-16-le")) == heard(talk.transcript)
    assert len(list(dump())) > canary_client.tables()


def test_with_everything_well_it_is_nowhere(nest: Nest, server: ModelServer, capsys: pytest.CaptureFixture[str]) -> None:
    """Import, walk, review, signature, release: the model answers, and nothing of the canary is in clear anywhere."""
    work(nest.walk)
    walked = personas.Walked(nest.house, nest.walk, Draft.objects.get(walk=nest.walk, kind="dap"))
    release = share_summary(walked)
    release_document.read_release(nest.canary.account, release.pk)
    nest.walk.refresh_from_db()
    assert server.asked, nest.walk.reason
    assert everything(capsys, server) - {"boil the kettle"} == set()
    assert heard(*dump()) == set()


@pytest.mark.parametrize("part", BEFORE_THE_MODEL)
def test_a_part_that_fails_before_the_model_stops_every_call(
    part: str,
    practice: personas.Practice,
    server: ModelServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """R13: kill any of it and the model is never called. R14: what it shouted is nowhere."""
    nest = canary_client.move_in(practice)
    BEFORE_THE_MODEL[part](monkeypatch)
    work(nest.walk)
    monkeypatch.undo()
    assert server.asked == []
    assert not SafeCopy.objects.exists()
    assert everything(capsys, server) == set()
    nest.walk.refresh_from_db()
    assert heard(nest.walk.reason) == set()


@pytest.mark.parametrize("part", AFTER_THE_MODEL)
def test_a_part_that_fails_after_the_airlock_tells_nobody(
    part: str, nest: Nest, server: ModelServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """R14: neither the model nor log, ledger, job or database row holds a word of it."""
    AFTER_THE_MODEL[part](monkeypatch)
    work(nest.walk)
    monkeypatch.undo()
    assert everything(capsys, server) - {"boil the kettle"} == set()
    assert heard(*dump()) == set()
    nest.walk.refresh_from_db()
    assert heard(nest.walk.reason) == set()
    assert not Draft.objects.exists() or part == "reading of the answer"


def test_a_hallucinated_answer_gives_no_name_away(nest: Nest, server: ModelServer, capsys: pytest.CaptureFixture[str]) -> None:
    """A model that guesses a name is struck, and its guess lies sealed like everything else."""
    guess = {"text": "Client is Zebulon Quickwater.", "from": [1]}
    server.answer(content=reply(guess))
    work(nest.walk)
    assert heard(*dump()) == set()
    assert "zebulon" not in requests(server.asked).lower()
    assert capsys.readouterr().err.lower().count("zebulon") == 0


def test_no_page_shows_the_canary_to_anyone_else(nest: Nest, server: ModelServer) -> None:
    """R14, R19: every address, as everyone who is not the canary or its clinician."""
    work(nest.walk)
    walked = personas.Walked(nest.house, nest.walk, Draft.objects.get(walk=nest.walk, kind="dap"))
    release = share_summary(walked)
    ids = {
        "client_id": nest.canary.pk, "session_id": nest.walk.session_id, "walk_id": nest.walk.pk, "draft_id": walked.draft.pk,
        "document_id": release.document_id, "release_id": release.pk, "statement": "s1", "state": "start",
        "flag_id": nest.walk.session.flags.first().pk,
    }  # fmt: skip
    for account in (nest.house.stranger_dee, nest.house.owner_helen, nest.house.client_chen, nest.house.client_tobias, None):
        browser = Browser(headers={"host": "127.0.0.1"}, raise_request_exception=False)
        if account is not None:
            browser.force_login(account)
        for name, route in routes().items():
            if "<" in (address := _filled(route, ids)):
                continue
            answer = browser.get(address)
            assert heard(answer.content, str(answer.headers)) == set(), (account, name)


def _filled(route: str, ids: dict[str, Any]) -> str:
    try:
        return filled(route, ids)
    except AssertionError:
        return "<"


@pytest.mark.parametrize(
    "page", ["therapist:review", "therapist:session", "therapist:saw", "therapist:masking", "therapist:client"]
)
def test_a_page_that_breaks_shows_a_number(
    page: str, nest: Nest, server: ModelServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """R14: the rendering raises with what was said; the page and the log hold an id."""
    work(nest.walk)
    key = {"therapist:review": Draft.objects.filter(kind="dap").get().pk, "therapist:client": nest.canary.pk}
    address = reverse(page, args=[key.get(page, nest.walk.session_id)])
    monkeypatch.setattr("django.template.base.Template.render", _once())
    browser = Browser(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    browser.force_login(nest.house.therapist_ada)
    answer = browser.get(address)
    assert answer.status_code == 500
    assert heard(answer.content) == set()
    assert heard(*capsys.readouterr()) == set()


def _once() -> Callable[..., Any]:
    """The first rendering shouts; the error page may be rendered."""
    plain, shouted = Template.render, []

    def render(self: Template, context: Any) -> Any:
        if not shouted:
            shouted.append(True)
            raise ValueError(SAID)
        return plain(self, context)

    return render


def test_what_one_file_learned_no_other_file_uses(nest: Nest, server: ModelServer) -> None:
    """R14: words masked by hand for the canary are masked in its later sessions, and stand in another client's."""
    start = KETTLE_TURN.index("boil the kettle")
    place = hand_marks.Place(1, start, start + len("boil the kettle"))
    mask_words.mask_words(nest.house.therapist_ada, nest.walk.session_id, [place])
    other = personas.client("Barnaby", "Quickwater", nest.house.therapist_ada, yes=True)
    for client, name in ((nest.canary, canary_client.NAME), (other, "Barnaby")):
        talk = canary_client.TALK.replace(canary_client.NAME.encode(), name.encode())
        walk = import_session.import_session(
            nest.house.therapist_ada, client.pk, personas.hour(), talk, "b.vtt", kinds=("dap",)
        )
        work(walk)
    work(nest.walk)
    safe = {copy.client_id: copy.safe for copy in SafeCopy.objects.order_by("-made_at")}
    assert ["boil the kettle" in safe[client.pk] for client in (nest.canary, other)] == [False, True]
    assert "philippa" not in safe[other.pk].lower()


def test_a_map_moved_into_another_file_opens_nothing(nest: Nest, server: ModelServer) -> None:
    """R14: a thief of rows puts the canary's map where another's should be; the walk stops and nothing leaves."""
    work(nest.walk)
    stolen, asked = NameFile.objects.get(client=nest.canary), len(server.asked)
    other = personas.client("Barnaby", "Quickwater", nest.house.therapist_ada, yes=True)
    NameFile.objects.bulk_create([NameFile(client=other, names_sealed=stolen.names_sealed)])
    talk = canary_client.TALK.replace(canary_client.NAME.encode(), b"Barnaby")
    walk = import_session.import_session(nest.house.therapist_ada, other.pk, personas.hour(), talk, "b.vtt", kinds=("dap",))
    assert not walk_session.airlock_door(str(walk.pk))
    assert len(server.asked) == asked
    assert not SafeCopy.objects.filter(client=other).exists()


def test_names_lie_under_a_key_of_their_own(nest: Nest, server: ModelServer) -> None:
    """R14: without the key of names the sealed text and the drafts still open, and no name comes back."""
    work(nest.walk)
    shred.destroy(ClientKey.objects.filter(client_id=nest.canary.pk, compartment=Compartment.NAMES))
    draft = Draft.objects.get(kind="dap")
    assert heard(SafeCopy.objects.get().safe, draft.body) <= {"boil the kettle"}
    with pytest.raises(Gone):
        walk_session.original(draft)
