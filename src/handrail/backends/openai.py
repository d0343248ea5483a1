"""Any server that speaks chat completions with a JSON schema: Ollama, vLLM, llama.cpp and others.

What is sent: the kind's and its sections' descriptions, and the sealed turns with their numbers and roles. Nothing else, and
no tools: words of a session are data, whatever they say. What comes back is anchored to exact words of the session here, and
checked by grounding afterwards. A statement whose words can't be found cites nothing, and grounding strikes it.
"""

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx2

from handrail.backends import wire
from handrail.backends.egress import Attestations, allowed
from handrail.papers.draft import Evidence, Kind, ModelCard, Reply, Said, Task, Why
from handrail.papers.errors import ModelRefused, ModelUnavailable
from handrail.papers.safe import SafeTurn
from handrail.vault.seal import Verifier

__all__ = ["Attestations", "OpenAICompatible", "Settings"]

BIGGEST_REPLY = 2 * 1024 * 1024
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
LONGEST_PAUSE = 20.0
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

    def model(self) -> ModelCard:
        """The model's name as the operator wrote it; its version is the server's own affair."""
        # KNOWN GAP: the protocol has no hash of the weights to pin (R30); the operator's word for the model is all there is.
        return ModelCard(self._settings.model, "as served", "language-model")

    def draft(self, task: Task) -> Reply:
        """Statements for the AI sections. Raises `SealBroken`, `ModelUnavailable` or `ModelRefused`."""
        self._verifier.check(task.safe)
        deadline = self._clock() + self._settings.total_seconds
        chunks = list(_chunks(task.safe.turns, self._settings.characters))
        said: list[Said] = []
        for chunk in chunks:
            most = max(1, task.kind.longest // len(chunks))
            said += self._ask(task.kind, chunk, most, deadline)
        return Reply(tuple(said), self.model())

    def _ask(self, kind: Kind, turns: Sequence[SafeTurn], most: int, deadline: float) -> list[Said]:
        sections = wire.sections(kind)
        form: dict[str, Any] = wire.strict(sections, most)
        for _ in range(3):
            reply = self._send(wire.request(self._settings.model, kind, turns, most, form), deadline)
            if reply is None:  # the server does not know strict schemas: ask for plain JSON
                form = {"type": "json_object"}
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
            try:
                status, headers, content = self._post(body, left)
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
