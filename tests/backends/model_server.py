"""A model server on this machine: it answers as the schema asks, or with whatever fault a test has put in its way."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PASSAGE = re.compile(r"(\d+) ([a-z ]+\d?): (.*)")


def reply(*statements: dict[str, Any], finish: str = "stop", **message: Any) -> bytes:
    """A chat-completions reply with these statements."""
    return says(json.dumps({"statements": list(statements)}), finish, **message)


def says(text: str | None, finish: str = "stop", **message: Any) -> bytes:
    """A chat-completions reply with this text."""
    return json.dumps({"choices": [{"finish_reason": finish, "message": {"content": text, **message}}]}).encode()


@dataclass(frozen=True)
class Answer:
    """What the wire carries. `seconds` go by first; `drip` spreads the body, so many bytes at a time; a `dropped` connection carries
    nothing, a `torn` one ends before it has said all that it promised."""

    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    drip: int = 0
    dropped: bool = False
    torn: bool = False


@dataclass
class ModelServer:
    """Gives the queued answers, the last one for ever, and remembers what it was asked; with none queued it drafts."""

    answers: list[Answer] = field(default_factory=list)
    tells: Callable[[dict[str, Any]], bytes] | None = None
    """What it makes of a question when no answer is queued; None: `drafted`."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)
    """Set when whoever asked has closed the connection before the answer's end."""
    url: str = ""

    def answer(self, status: int = 200, content: bytes = b"", **how: Any) -> None:
        """Queue one answer; other keyword arguments are those of `Answer`, and else headers."""
        fault = {name: how.pop(name) for name in ("seconds", "drip", "dropped", "torn") if name in how}
        headers = {name.replace("_", "-"): value for name, value in how.items()}
        self.answers.append(Answer(status, content, headers, **fault))

    def next(self) -> Answer:
        """The answer to the newest question."""
        if not self.answers:
            return Answer(content=(self.tells or drafted)(self.asked[-1]))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def session(self, asked: int = -1) -> list[dict[str, Any]]:
        """The passages of a request, as a model would read them."""
        return session_of(self.asked[asked])


def streamed(text: str, *, size: int = 7, finish: str = "stop", end: bool = True) -> bytes:
    """The same answer as server-sent events, a few characters at a time."""
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    events = [{"choices": [{"delta": {"role": "assistant", "content": None}}]}]
    events += [{"choices": [{"delta": {"content": piece}, "finish_reason": None}]} for piece in pieces]
    events += [{"choices": [{"delta": {}, "finish_reason": finish}]}, {"choices": [], "usage": {"total_tokens": 1}}]  # type: ignore[dict-item]
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    return (body + ("data: [DONE]\n\n" if end else "")).encode()


def session_of(request: dict[str, Any]) -> list[dict[str, Any]]:
    """The passages in a request, as a model would read them."""
    page = request["messages"][-1]["content"].partition("as data:\n")[2].partition("\n\nThat was the session.")[0]
    lines = [PASSAGE.match(line) for line in page.splitlines() if line and line != "..."]
    return [{"number": int(line[1]), "speaker": line[2], "text": line[3]} for line in lines if line]


def asked_for(request: dict[str, Any]) -> str:
    """The section that a request is about."""
    found = re.search(r'Write its section "([^"]*)"', request["messages"][-1]["content"])
    return found[1] if found else ""


def drafted(request: dict[str, Any]) -> bytes:
    """What an obedient model would answer, streamed: the first client passage told."""
    passages = session_of(request)
    one = next((passage for passage in passages if passage["speaker"] == "client"), passages[0])
    line = {"text": f"Client said: “{one['text']}”", "from": [one["number"]]}
    return streamed(json.dumps({"statements": [line]}))


@contextmanager
def running() -> Iterator[ModelServer]:
    """A server on a free port of the loopback interface."""
    state = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            state.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            state.headers.append({name.lower(): value for name, value in self.headers.items()})
            answer = state.next()
            time.sleep(answer.seconds)
            if answer.dropped:
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in {**answer.headers, "Content-Length": str(len(answer.content) + answer.torn)}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for start in range(0, len(answer.content), answer.drip) if answer.drip else ():
                    self.wfile.write(answer.content[start : start + answer.drip])
                    time.sleep(0.05)
                self.wfile.write(b"" if answer.drip else answer.content)
            except (BrokenPipeError, ConnectionResetError):
                state.hung_up.set()  # the client has hung up, as it may
            self.close_connection = self.close_connection or answer.torn

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
