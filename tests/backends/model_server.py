"""A model server on this machine: it answers as the schema asks, or with whatever fault a test has put in its way."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def reply(*statements: dict[str, Any], finish: str = "stop", **message: Any) -> bytes:
    """A chat-completions reply with these statements."""
    return says(json.dumps({"statements": list(statements)}), finish, **message)


def says(text: str | None, finish: str = "stop", **message: Any) -> bytes:
    """A chat-completions reply with this text."""
    return json.dumps({"choices": [{"finish_reason": finish, "message": {"content": text, **message}}]}).encode()


@dataclass(frozen=True)
class Answer:
    """What the wire carries. `seconds` go by first; `drip` spreads the body; a `dropped` connection carries nothing."""

    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    drip: bool = False
    dropped: bool = False


@dataclass
class ModelServer:
    """Gives the queued answers, the last one for ever, and remembers what it was asked; with none queued it drafts."""

    answers: list[Answer] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def answer(self, status: int = 200, content: bytes = b"", **how: Any) -> None:
        """Queue one answer; other keyword arguments are those of `Answer`, and else headers."""
        fault = {name: how.pop(name) for name in ("seconds", "drip", "dropped") if name in how}
        headers = {name.replace("_", "-"): value for name, value in how.items()}
        self.answers.append(Answer(status, content, headers, **fault))

    def next(self) -> Answer:
        """The answer to the newest question."""
        if not self.answers:
            return Answer(content=drafted(self.asked[-1]))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def session(self, asked: int = -1) -> list[dict[str, Any]]:
        """The turns of a request, as a model would read them."""
        return session_of(self.asked[asked])


def session_of(request: dict[str, Any]) -> list[dict[str, Any]]:
    """The turns in a request's last message."""
    turns: list[dict[str, Any]] = json.loads(request["messages"][-1]["content"].rpartition("as data:\n")[2])
    return turns


def drafted(request: dict[str, Any]) -> bytes:
    """What an obedient model would answer: the first client turn quoted in each section of the schema."""
    statements = request["response_format"]["json_schema"]["schema"]["properties"]["statements"]
    sections = statements["items"]["properties"]["section"]["enum"]
    turns = session_of(request)
    turn = next((turn for turn in turns if turn["speaker"] == "client"), turns[0])
    cited = [{"turn": turn["turn"], "quote": turn["text"]}]
    lines = [{"section": name, "text": f"Client said: {turn['text']}", "quotes": cited, "sure": 0.7} for name in sections]
    return reply(*lines[: statements["maxItems"]])


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
            for name, value in {**answer.headers, "Content-Length": str(len(answer.content))}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for start in range(0, len(answer.content), 8) if answer.drip else ():
                    self.wfile.write(answer.content[start : start + 8])
                    time.sleep(0.05)
                self.wfile.write(b"" if answer.drip else answer.content)
            except (BrokenPipeError, ConnectionResetError):
                return  # the client has hung up, as it may

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
