"""Any server that speaks chat completions: Ollama, vLLM, llama.cpp, LM Studio and others.

One question a section, each with the numbered passages that matter for it, so that a window of 8,000 tokens is enough for a long
session. What is sent: the document's and the section's descriptions, and passages of the sealed text. Nothing else, and no tools:
words of a session are data, whatever they say. What comes back is read while it is written; each line cites passages by number, so
that its evidence is exact by construction, and grounding checks it afterwards. For a line that cites nothing grounding looks for its words.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import httpx2

from handrail.backends import wire
from handrail.backends.call import Call, wait
from handrail.backends.egress import Attestations, allowed
from handrail.backends.embedded import Embedded
from handrail.backends.passages import Excerpt, excerpt
from handrail.backends.reading import Line, Reading
from handrail.papers import stop
from handrail.papers.draft import ModelCard, Reply, Said, Task, Why
from handrail.papers.errors import ModelRefused, ModelUnavailable
from handrail.papers.kind import Kind, Section
from handrail.prompts.draft_3 import PROMPT
from handrail.vault.seal import Verifier

__all__ = ["Attestations", "OpenAICompatible", "Settings"]

PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
TURNED_AWAY = frozenset({400, 415, 422, 501})
"""What servers answer to a form that they don't know."""
LONGEST_PAUSE = 20.0
LONGEST_ANSWER = 40_000
"""Characters: by far more than any section; who writes on is not writing a section."""
MOST_REPEATS = 3
PER_SECTION = 10
TIME_OVER = "the time for one document was over before the model was asked for this section"
LATE = "the model server did not answer in time"
BROKE_OFF = "the connection to the model server broke off"
AWAY = "the model server can’t be reached"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server is and how patient we are. `total_seconds` bounds one document with all its questions and retries."""

    base_url: str
    model: str
    api_key: str = field(default="", repr=False)
    connect_seconds: float = 5.0
    total_seconds: float = 120.0
    retries: int = 3
    characters: int = 15_000
    """How much of a session goes with one question."""
    reply_tokens: int = 800
    """Longest answer that is asked for."""
    attestations: Attestations | None = None


class OpenAICompatible:
    """One server, one model. Raises `Refused` when it is made for a remote host without attestations (R15)."""

    name = "openai"

    def __init__(
        self,
        settings: Settings,
        verifier: Verifier,
        sleep: Callable[[float], None] = wait,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = f"{allowed(settings.base_url, settings.attestations)}/chat/completions"
        self._settings = settings
        self._verifier = verifier
        self._sleep = sleep
        self._clock = clock
        self.form = 0
        """The strictest of `wire.FORMS` that the server has not turned away."""

    @property
    def seconds(self) -> float:
        """Longest time for one document."""
        return self._settings.total_seconds

    def model(self) -> ModelCard:
        """The model's name as the operator wrote it; its version is the server's own affair."""
        # KNOWN GAP: the protocol has no hash of the weights to pin (R30); the operator's word for the model is all there is.
        version = f"as served; prompt {PROMPT.named}, temperature {wire.TEMPERATURE}, seed {wire.SEED}"
        return ModelCard(self._settings.model, version, "language-model")

    def draft(self, task: Task) -> Reply:
        """Statements for the AI sections, as many as the server finished; each section that it left open is named with the reason.

        Raises `SealBroken`, `Stopped`, and `ModelUnavailable` or `ModelRefused` when it answered none.
        """
        self._verifier.check(task.safe)
        until = self._clock() + self._settings.total_seconds
        asked = list(wire.sections(task.kind)) if task.safe.turns else []
        engine = Embedded(self._verifier).draft(task).said if asked else ()
        said: list[Said] = []
        unfinished: dict[str, str] = {}
        failed: ModelRefused | ModelUnavailable | None = None
        away = ""
        for number, section in enumerate(asked, start=1):
            if not away and number > 1 and self._clock() >= until:
                away = TIME_OVER
            if away:
                unfinished[section.name] = away
                continue
            shown = excerpt(section, task.safe, engine, self._settings.characters)
            step = stop.Step(section.name, number, len(asked), len(said))
            stop.at(step)
            lines: list[Line] = []
            try:
                self._section(task.kind, section, shown, step, until, lines)
            except (ModelRefused, ModelUnavailable) as error:
                failed, unfinished[section.name] = error, str(error)
                if isinstance(error, ModelUnavailable) and not lines:
                    away = f"the model was not asked for this section: {error}"
            said += [self._said(section, line, shown) for line in lines[:PER_SECTION]]
        if failed is not None and not said and len(unfinished) == len(asked):
            raise failed
        return Reply(tuple(said[: task.kind.longest]), self.model(), unfinished=unfinished)

    def _section(self, kind: Kind, section: Section, shown: Excerpt, step: stop.Step, until: float, lines: list[Line]) -> None:
        """Ask until there is an answer. `lines` grows meanwhile, and keeps what was whole before a fault."""
        most = min(PER_SECTION, kind.longest)
        body = wire.request(
            self._settings.model, kind, section, shown, most, language="English", tokens=self._settings.reply_tokens
        )
        why = LATE
        for attempt in range(self._settings.retries + 1):
            pause = random.uniform(0.0, min(LONGEST_PAUSE, 0.5 * 2**attempt))  # noqa: S311 (jitter, no secret)
            try:
                status, headers = self._ask(body, len(shown.shown), most, step, until, lines)
            except httpx2.TransportError as error:
                status, headers = 0, httpx2.Headers()
                why = _failed(error)
            else:
                why = f"the model server answered with status {status}"
            if status == 200:
                return
            if lines:
                raise ModelUnavailable(LATE if self._clock() >= until else BROKE_OFF)
            if status in TURNED_AWAY:
                raise ModelUnavailable(
                    f"the model server turned the question away with status {status}: its window may be too small"
                )
            if status and status not in PASSING:
                raise ModelUnavailable(why)
            pause = _asked_to_wait(headers, pause)
            if attempt == self._settings.retries or self._clock() + pause >= until:
                break
            self._sleep(pause)
        raise ModelUnavailable(why)

    def _ask(
        self, body: dict[str, Any], passages: int, most: int, step: stop.Step, until: float, lines: list[Line]
    ) -> tuple[int, httpx2.Headers]:
        """One question. A form that the server turns away is asked in an easier one. `lines` grows while the answer comes."""
        for level in range(self.form, len(wire.FORMS)):
            asked = {**body, **wire.form(level, passages, most)}
            with Call(self._url, asked, self._settings.api_key, self._settings.connect_seconds, until, self._clock) as call:
                if call.status in TURNED_AWAY and level < len(wire.FORMS) - 1:
                    continue
                if call.status == 200:
                    self.form = level
                    _read(call, lines, most, step)
                return call.status, call.headers
        raise AssertionError

    def _said(self, section: Section, line: Line, shown: Excerpt) -> Said:
        why = Why(
            f"The language model {self._settings.model} cited these words; the citation shows where the sentence came from, "
            "not why it was chosen.",
            "A language model picked these words. It can show where, but not why.",
        )
        text = line.text
        if not text.endswith((".", "!", "?", "”", '"')):
            text += "."
        return Said(section.name, text, shown.cited(line.cited), 0.5, why)


def _read(call: Call, lines: list[Line], most: int, step: stop.Step) -> None:
    """Until there are enough lines, or the model has nothing new to say. Leaving early hangs up.

    Raises `ModelRefused` for an answer that says nothing, or that was cut off: its whole lines are in `lines` then.
    """
    stream, reading, size = wire.Stream(), Reading(lines), 0
    for text in _texts(call, stream):
        size += len(text)
        if reading.feed(text):
            stop.at(replace(step, lines=step.lines + len(lines)))
        if len(lines) >= most or reading.repeats >= MOST_REPEATS or reading.idle or size > LONGEST_ANSWER:
            break
    if len(lines) >= most or (not lines and reading.empty):
        return
    if stream.finished == "length":
        raise ModelRefused(_cut_off(lines, thinking=reading.thinking or (stream.thought and not size)))
    if not (stream.whole or reading.closed or reading.repeats >= MOST_REPEATS or reading.idle or size > LONGEST_ANSWER):
        raise ModelUnavailable(BROKE_OFF)
    if not lines:
        raise ModelRefused("the model's answer holds no statements that can be read")


def _failed(error: httpx2.TransportError) -> str:
    """Why nothing came: too late, nobody there, or hung up half way."""
    if isinstance(error, httpx2.TimeoutException):
        return LATE
    return AWAY if isinstance(error, httpx2.ConnectError) else BROKE_OFF


def _texts(call: Call, stream: wire.Stream) -> Iterator[str]:
    for piece in call.pieces():
        yield from stream.feed(piece)
    yield stream.close()


def _cut_off(lines: list[Line], *, thinking: bool) -> str:
    if lines:
        return "the model’s answer was cut off at its longest"
    if thinking:
        return "the model spent its whole answer thinking and wrote no line; its thinking has to be switched off"
    return "the model’s answer was cut off at its longest before one line was whole"


def _asked_to_wait(headers: httpx2.Headers, pause: float) -> float:
    """Retry-After in seconds, within reason."""
    try:
        return min(LONGEST_PAUSE, max(pause, float(headers.get("retry-after", "0"))))
    except ValueError:
        return pause
