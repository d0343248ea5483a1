"""The OpenAI-compatible backend against a real HTTP server on this machine, in fair and foul weather."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from handrail import consent, kinds
from handrail.backends.egress import Attestations, allowed
from handrail.backends.openai import OpenAICompatible, Settings
from handrail.papers.draft import Task
from handrail.papers.errors import Misconfigured, ModelRefused, ModelUnavailable, Refused, SealBroken
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role
from handrail.vault.seal import Sealer

WORDS = "I wake at three most nights and I can’t get back to sleep."
GOOD = {"section": "Data", "text": "Client reported waking at three most nights", "sure": 0.8}
GOOD["quotes"] = [{"turn": 1, "quote": "I wake at three most nights"}]


def body(*statements: dict[str, Any], finish: str = "stop", **message: Any) -> bytes:
    """A chat-completions reply."""
    content = json.dumps({"statements": list(statements)})
    return json.dumps({"choices": [{"finish_reason": finish, "message": {"content": content, **message}}]}).encode()


@dataclass
class Server:
    """A model server that answers from a list, last answer repeated, and remembers what it was asked."""

    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    pause: float = 0.0
    url: str = ""

    def answer(self, status: int = 200, content: bytes = body(GOOD), **headers: str) -> None:
        """Add an answer."""
        self.answers.append((status, headers, content))


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server."""
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            state.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            time.sleep(state.pause)
            status, headers, content = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            try:
                self.wfile.write(content)
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, *_: Any) -> None: ...

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    state.url = f"http://127.0.0.1:{running.server_port}/v1"
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield state
    running.shutdown()
    running.server_close()


def sealed(sealer: Sealer, *words: str) -> SafeText:
    """Safe text with a good seal: a question, then the client's words."""
    turns = (
        SafeTurn(0, Role.THERAPIST, "How is your sleep?"),
        *tuple(SafeTurn(place, Role.CLIENT, text) for place, text in enumerate(words or (WORDS,), start=1)),
    )
    safe = SafeText("t", turns, (), "test", b"")
    return replace(safe, seal=sealer.seal(safe.sealed_bytes()))


@dataclass
class Bench:
    """A backend over the server, and a task for it."""

    backend: OpenAICompatible
    task: Task
    slept: list[float]


@pytest.fixture
def bench(server: Server) -> Callable[..., Bench]:
    """Make a backend with settings of the test's choice."""

    def make(**settings: Any) -> Bench:
        sealer, slept = Sealer.generate(), list[float]()
        backend = OpenAICompatible(
            Settings(base_url=server.url, model="llama", **settings), sealer.verifier(), sleep=slept.append
        )
        permit = consent.attest(list(Purpose), datetime.now(UTC))
        return Bench(backend, Task(kinds.kind("dap"), sealed(sealer), permit), slept)

    return make


def test_it_works(server: Server, bench: Callable[..., Bench]) -> None:
    """A statement comes back with its evidence at the exact place."""
    server.answer()
    here = bench()
    (said,) = here.backend.draft(here.task).said
    (found,) = said.evidence
    assert here.task.safe.turns[found.turn].text[found.start : found.end] == found.quote == "I wake at three most nights"


def test_only_the_sealed_turns_and_the_kind_are_sent_and_no_tools(server: Server, bench: Callable[..., Bench]) -> None:
    """R13: what the server got is the rules, the document's description and the turns."""
    server.answer()
    here = bench(api_key="secret")
    here.backend.draft(here.task)
    assert set(server.asked[0]) == {"model", "temperature", "response_format", "messages"}
    assert WORDS in server.asked[0]["messages"][1]["content"]


def test_a_text_without_the_seal_is_never_sent(server: Server, bench: Callable[..., Bench]) -> None:
    """R13, attacked: one changed word breaks the seal before a byte leaves."""
    server.answer()
    here = bench()
    forged = replace(here.task.safe, turns=(*here.task.safe.turns, SafeTurn(2, Role.CLIENT, "Maya Ortiz")))
    with pytest.raises(SealBroken):
        here.backend.draft(replace(here.task, safe=forged))
    assert server.asked == []


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_fault_is_tried_again(server: Server, bench: Callable[..., Bench], status: int) -> None:
    """With a pause that grows."""
    server.answer(status, b"{}")
    server.answer()
    here = bench()
    assert here.backend.draft(here.task).said and len(here.slept) == 1


def test_it_waits_as_long_as_it_is_asked_to(server: Server, bench: Callable[..., Bench]) -> None:
    """Retry-After, within reason."""
    server.answer(429, b"{}", Retry_After="7")
    server.answer()
    here = bench()
    here.backend.draft(here.task)
    assert here.slept == [7.0]


def test_a_server_that_stays_down_is_unavailable(server: Server, bench: Callable[..., Bench]) -> None:
    """Care goes on without it; the job is tried later."""
    server.answer(503, b"{}")
    here = bench(retries=2)
    with pytest.raises(ModelUnavailable):
        here.backend.draft(here.task)
    assert len(server.asked) == 3


def test_a_hanging_server_is_unavailable_in_time(server: Server, bench: Callable[..., Bench]) -> None:
    """The time for one answer is bounded with all its retries."""
    server.answer()
    server.pause = 1.5
    here = bench(total_seconds=0.4, retries=3)
    started = time.monotonic()
    with pytest.raises(ModelUnavailable):
        here.backend.draft(here.task)
    assert time.monotonic() - started < 1.4


def test_a_server_that_rejects_the_schema_is_asked_for_plain_json(server: Server, bench: Callable[..., Bench]) -> None:
    """Some servers know json_object only."""
    server.answer(400, b'{"error": "response_format"}')
    server.answer()
    here = bench()
    assert here.backend.draft(here.task).said
    assert [asked["response_format"]["type"] for asked in server.asked] == ["json_schema", "json_object"]


def test_a_reply_in_a_fence_with_talk_around_it_is_read(server: Server, bench: Callable[..., Bench]) -> None:
    """Some models ignore the schema."""
    text = "Sure! Here it is:\n```json\n" + json.dumps({"statements": [GOOD]}) + "\n```\nHope that helps."
    server.answer(content=json.dumps({"choices": [{"message": {"content": text}}]}).encode())
    here = bench()
    assert len(here.backend.draft(here.task).said) == 1


def test_a_truncated_reply_is_asked_for_again_with_fewer_lines(server: Server, bench: Callable[..., Bench]) -> None:
    """Less fits where more did not."""
    server.answer(content=body(GOOD, finish="length"))
    server.answer()
    here = bench()
    here.backend.draft(here.task)
    most = [asked["response_format"]["json_schema"]["schema"]["properties"]["statements"]["maxItems"] for asked in server.asked]
    assert most[1] < most[0]


@pytest.mark.parametrize(
    "content",
    [
        body(GOOD, refusal="I can't help with that."),
        json.dumps({"choices": [{"message": {"content": "I'm sorry, I can't."}}]}).encode(),
        json.dumps({"choices": []}).encode(),
        b"<html>502</html>",
        b"\xff\xfe\x00garbage",
        b"[" * 100_000,
        json.dumps({"choices": [{"message": {"content": '{"statements": [{"section": 1}]}'}}]}).encode(),
    ],
    ids=["refusal", "prose", "no choice", "html", "not utf-8", "nested", "wrong types"],
)
def test_what_is_no_answer_is_refused_without_quoting_it(server: Server, bench: Callable[..., Bench], content: bytes) -> None:
    """R14: the error holds nothing of the reply or the request."""
    server.answer(content=content)
    here = bench()
    with pytest.raises(ModelRefused) as refused:
        here.backend.draft(here.task)
    assert "sorry" not in str(refused.value) and "wake" not in str(refused.value)


def test_a_huge_reply_is_cut_short(server: Server, bench: Callable[..., Bench]) -> None:
    """Two megabytes are enough for any document."""
    server.answer(content=b"x" * (3 * 1024 * 1024))
    here = bench()
    with pytest.raises(ModelRefused):
        here.backend.draft(here.task)


def test_a_redirect_to_another_host_is_not_followed(server: Server, bench: Callable[..., Bench]) -> None:
    """R15: a server can't send our text elsewhere."""
    server.answer(307, b"", Location="http://127.0.0.1:9/v1")
    here = bench()
    with pytest.raises(ModelUnavailable):
        here.backend.draft(here.task)
    assert len(server.asked) == 1


def test_a_quote_that_was_not_said_cites_nothing(server: Server, bench: Callable[..., Bench]) -> None:
    """Grounding strikes what cites nothing."""
    wrong = {**GOOD, "quotes": [{"turn": 1, "quote": "I sleep very well"}, {"turn": 77, "quote": "I wake"}]}
    server.answer(content=body(wrong))
    here = bench()
    assert here.backend.draft(here.task).said[0].evidence == ()


def test_a_quote_with_other_quotation_marks_finds_its_place(server: Server, bench: Callable[..., Bench]) -> None:
    """Models straighten apostrophes; the evidence keeps the session's own."""
    server.answer(content=body({**GOOD, "quotes": [{"turn": 1, "quote": "I can't  get back to sleep"}]}))
    here = bench()
    assert here.backend.draft(here.task).said[0].evidence[0].quote == "I can’t get back to sleep"


def test_a_section_that_is_a_humans_is_dropped(server: Server, bench: Callable[..., Bench]) -> None:
    """R33: a model that writes an assessment all the same is not heard."""
    server.answer(content=body({**GOOD, "section": "Assessment"}, GOOD))
    here = bench()
    assert [said.section for said in here.backend.draft(here.task).said] == ["Data"]


def test_a_long_session_goes_in_several_requests(server: Server) -> None:
    """No request is larger than the server can take."""
    server.answer(content=body())
    sealer = Sealer.generate()
    settings = Settings(base_url=server.url, model="llama", characters=200)
    safe = sealed(sealer, *(["word " * 30] * 6))
    permit = consent.attest(list(Purpose), datetime.now(UTC))
    OpenAICompatible(settings, sealer.verifier()).draft(Task(kinds.kind("dap"), safe, permit))
    assert len(server.asked) > 3


@pytest.mark.parametrize(
    "url",
    [
        "http://models.example.com/v1",
        "https://10.0.0.5/v1",
        "http://127.0.0.1.evil.example/v1",
        "http://2130706433/v1",
        "http://0.0.0.0:80/v1",
        "https://[::ffff:127.0.0.1]/v1",
        "https://localhost.example/v1",
    ],
)
def test_another_machine_is_refused_without_attestations(url: str) -> None:
    """R15, attacked with spellings that look like home."""
    with pytest.raises(Refused):
        allowed(url, None)


@pytest.mark.parametrize(
    "url", ["http://localhost@evil.example/v1", "file:///etc/passwd", "http://", "http://h/v1?key=1", "http://[::1"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    """No credentials, queries or other schemes in the address."""
    with pytest.raises(Misconfigured):
        allowed(url, None)


@pytest.mark.parametrize(
    "attested",
    [
        Attestations("", zero_retention=True, no_training=True),
        Attestations("BAA-7", zero_retention=False, no_training=True),
        Attestations("BAA-7", zero_retention=True, no_training=False),
    ],
)
def test_each_attestation_is_needed(attested: Attestations) -> None:
    """R15: two of three are none."""
    with pytest.raises(Refused):
        allowed("https://models.example.com/v1", attested)


def test_attested_and_over_tls_another_machine_is_allowed_and_without_tls_not() -> None:
    """R15: and R13 still stands in front of it."""
    attested = Attestations("BAA-7", zero_retention=True, no_training=True)
    assert allowed("https://models.example.com/v1/", attested) == "https://models.example.com/v1"
    with pytest.raises(Refused):
        allowed("http://models.example.com/v1", attested)


def test_the_key_shows_nowhere() -> None:
    """R14: not in a repr."""
    assert "hush" not in repr(Settings(base_url="http://localhost/v1", model="m", api_key="hush"))
