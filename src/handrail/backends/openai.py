"""Any server that speaks chat completions with a JSON schema: Ollama, vLLM, llama.cpp and others.

What is sent: the kind's and its sections' descriptions, and the sealed turns with their numbers and roles. Nothing else, and
no tools: words of a session are data, whatever they say. What comes back is anchored to exact words of the session here, and
checked by grounding afterwards. A statement whose words can't be found cites nothing, and grounding strikes it.
"""

import queue
import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx2

from handrail.backends import wire
from handrail.backends.egress import Attestations, allowed
from handrail.backends.embedded import Embedded
from handrail.backends.prompts.draft_2 import PROMPT
from handrail.backends.retrieve import turns_for
from handrail.papers import stop
from handrail.papers.draft import Evidence, Kind, ModelCard, Reply, Said, Task, Why
from handrail.papers.errors import ModelRefused, ModelUnavailable, Stopped
from handrail.papers.safe import SafeTurn
from handrail.vault.seal import Verifier

__all__ = ["Attestations", "OpenAICompatible", "Settings"]

BIGGEST_REPLY = 2 * 1024 * 1024
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
LONGEST_PAUSE = 20.0
LISTEN = 0.1
"""Seconds between two looks whether the work was stopped."""
STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server is and how patient we are. `total_seconds` bounds one answer with all its retries."""

    base_url: str
    model: str
    api_key: str = field(default="", repr=False)
    connect_seconds: float = 5.0
    total_seconds: float = 120.0
    retries: int = 3
    characters: int = 60_000
    """Longest stretch of a session in one request; longer ones go in several."""
    by_section: bool = False
    """One question a section, with the turns that matter for it, so that a small window is enough for a long session."""
    reply_tokens: int = 0
    """Longest answer that is asked for; 0: the server's own."""
    attestations: Attestations | None = None


class OpenAICompatible:
    """One server, one model. Raises `Refused` when it is made for a remote host without attestations (R15)."""

    name = "openai"

    def __init__(
        self,
        settings: Settings,
        verifier: Verifier,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = allowed(settings.base_url, settings.attestations)
        self._settings = settings
        self._verifier = verifier
        self._sleep = sleep
        self._clock = clock
        self.takes_schema = True
        """False once the server has turned a JSON schema away."""

    def model(self) -> ModelCard:
        """The model's name as the operator wrote it; its version is the server's own affair."""
        # KNOWN GAP: the protocol has no hash of the weights to pin (R30); the operator's word for the model is all there is.
        version = f"as served; prompt {PROMPT.named}, temperature {wire.TEMPERATURE}, seed {wire.SEED}"
        return ModelCard(self._settings.model, version, "language-model")

    def draft(self, task: Task) -> Reply:
        """Statements for the AI sections. Raises `SealBroken`, `ModelUnavailable` or `ModelRefused`."""
        self._verifier.check(task.safe)
        deadline = self._clock() + self._settings.total_seconds
        questions = list(self._questions(task))
        said: list[Said] = []
        for number, (sections, turns) in enumerate(questions, start=1):
            most = max(1, task.kind.longest // len(questions)) if len(sections) > 1 else min(10, task.kind.longest)
            said += self._ask(task.kind, sections, turns, most, deadline)
            stop.done(number, len(questions))
        return Reply(tuple(said[: task.kind.longest]), self.model())

    def _questions(self, task: Task) -> Iterator[tuple[list[str], Sequence[SafeTurn]]]:
        """What is asked about which turns, one question after the other."""
        sections = wire.sections(task.kind)
        if not self._settings.by_section:
            for chunk in _chunks(task.safe.turns, self._settings.characters):
                yield sections, chunk
            return
        engine = Embedded(self._verifier).draft(task).said if task.safe.turns else ()
        for section in task.kind.sections:
            if section.name in sections and task.safe.turns:
                yield [section.name], turns_for(section, task.safe.turns, engine, self._settings.characters)

    def _ask(self, kind: Kind, sections: list[str], turns: Sequence[SafeTurn], most: int, deadline: float) -> list[Said]:
        form: dict[str, Any] = wire.strict(sections, most)
        for _ in range(3):
            reply = self._send(
                wire.request(self._settings.model, kind, turns, most, form, sections, self._settings.reply_tokens), deadline
            )
            if reply is None:  # the server does not know strict schemas: ask for plain JSON
                form, self.takes_schema = {"type": "json_object"}, False
                continue
            if reply.cut_off:  # it ran out of room: ask for less
                most = max(1, most // 2)
                form = wire.strict(sections, most) if form["type"] == "json_schema" else form
                continue
            found = wire.statements(reply.content)
            return [self._said(one, turns) for one in found[:most] if one.section in sections and one.text.strip()]
        raise ModelRefused("the model's answers were cut off each time")

    def _said(self, one: wire.Statement, turns: Sequence[SafeTurn]) -> Said:
        by_index = {turn.index: turn for turn in turns}
        anchored = [_anchor(by_index.get(quote.turn), quote.quote) for quote in one.quotes]
        evidence = tuple(dict.fromkeys(found for found in anchored if found is not None))
        model = self._settings.model
        why = Why(
            f"The language model {model} cited these words; the citation shows where the sentence came from, "
            "not why it was chosen.",
            "A language model picked these words. It can show where, but not why.",
        )
        text = " ".join(one.text.split())
        if not text.endswith((".", "!", "?", "”", '"')):
            text += "."
        return Said(one.section, text, evidence, min(1.0, max(0.0, one.sure)), why)

    def _send(self, body: dict[str, Any], deadline: float) -> wire.Answer | None:
        """One answer, with retries for what passes. None when the server rejects the schema itself."""
        for attempt in range(self._settings.retries + 1):
            pause = random.uniform(0.0, min(LONGEST_PAUSE, 0.5 * 2**attempt))  # noqa: S311 (jitter, no secret)
            left = deadline - self._clock()
            if left <= 0:
                break
            if stop.stopped():
                raise Stopped
            try:
                status, headers, content = self._waited(body, left)
            except httpx2.TransportError:
                status, headers, content = 0, httpx2.Headers(), b""
            if status == 200:
                return wire.answer(content)
            if status in (400, 422) and body["response_format"]["type"] == "json_schema":
                return None
            if status and status not in PASSING:
                raise ModelUnavailable(f"the model server answered with status {status}")
            pause = _asked_to_wait(headers, pause)
            if attempt == self._settings.retries or self._clock() + pause >= deadline:
                break
            self._sleep(pause)
        raise ModelUnavailable("the model server did not answer in time")

    def _waited(self, body: dict[str, Any], left: float) -> tuple[int, httpx2.Headers, bytes]:
        """The call in a thread of its own, so that a stop is heard while the server is silent. It is left behind then."""
        box: queue.SimpleQueue[tuple[int, httpx2.Headers, bytes] | Exception] = queue.SimpleQueue()

        def call() -> None:
            try:
                box.put(self._post(body, left))
            except Exception as error:  # noqa: BLE001 (it is raised again by whoever waits)
                box.put(error)

        threading.Thread(target=call, name="model", daemon=True).start()
        until = self._clock() + left + 0.5
        while self._clock() < until:
            try:
                answer = box.get(timeout=LISTEN)
            except queue.Empty:
                if stop.stopped():
                    raise Stopped from None
                continue
            if isinstance(answer, Exception):
                raise answer
            return answer
        raise httpx2.ReadTimeout("the answer took too long")

    def _post(self, body: dict[str, Any], left: float) -> tuple[int, httpx2.Headers, bytes]:
        headers = {"Accept-Encoding": "identity"}  # a compressed reply could be small here and huge in memory
        if self._settings.api_key:
            headers["Authorization"] = f"Bearer {self._settings.api_key}"
        timeout = httpx2.Timeout(left, connect=min(self._settings.connect_seconds, left))
        until = self._clock() + left
        # trust_env=False: a proxy named in the environment would be another way out (R15).
        with (
            httpx2.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client,
            client.stream("POST", f"{self._base}/chat/completions", json=body, headers=headers) as response,
        ):
            content = bytearray()
            for piece in response.iter_raw():
                content += piece
                if len(content) > BIGGEST_REPLY:
                    raise ModelRefused("the model's answer is larger than 2 MB")
                if self._clock() > until:
                    raise httpx2.ReadTimeout("the answer took too long")
            return response.status_code, response.headers, bytes(content)


def _asked_to_wait(headers: httpx2.Headers, pause: float) -> float:
    """Retry-After in seconds, within reason."""
    try:
        return min(LONGEST_PAUSE, max(pause, float(headers.get("retry-after", "0"))))
    except ValueError:
        return pause


def _chunks(turns: Sequence[SafeTurn], characters: int) -> Iterator[Sequence[SafeTurn]]:
    """Stretches of at most so many characters, none for no turns. A turn is never split, so one long turn may exceed it."""
    start = size = 0
    for place, turn in enumerate(turns):
        if size + len(turn.text) > characters and place > start:
            yield turns[start:place]
            start, size = place, 0
        size += len(turn.text)
    if turns:
        yield turns[start:]


def _anchor(turn: SafeTurn | None, quote: str) -> Evidence | None:
    """The exact place of a quote, in whole words: as it stands, else apart from white space, capitals and quotation marks."""
    words = quote.translate(STRAIGHT).split()
    if turn is None or not words:
        return None
    straight = turn.text.translate(STRAIGHT)  # one character for one: places stay the same
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    found = re.search(pattern, straight) or re.search(pattern, straight, re.IGNORECASE)
    if found is None:
        return None
    start, end = found.span()
    return Evidence(turn.index, start, end, turn.text[start:end])
