"""One streamed call to a model server, in a thread of its own, so that it can be hung up at once whatever the server does.

Whoever waits looks up every moment: is the work stopped, is its time over? Leaving the call closes the connection, and a server that
notices stops writing.
"""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import httpx2

from handrail.papers import stop
from handrail.papers.errors import ModelRefused, Stopped

BIGGEST_REPLY = 2 * 1024 * 1024
LISTEN = 0.1
"""Seconds between two looks whether the work was stopped."""
END = None


def wait(seconds: float) -> None:
    """Sleep, and hear a stop meanwhile. Raises `Stopped`."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if stop.stopped():
            raise Stopped
        time.sleep(min(LISTEN, left))


@dataclass(slots=True)
class Call:
    """`with Call(...) as call:` then `call.status`, `call.headers`, and `for piece in call.pieces()`.

    Raises `Stopped`, `ModelRefused` for too much, and `httpx2.TransportError` for a connection that fails or takes too long.
    """

    url: str
    body: dict[str, Any]
    api_key: str
    connect_seconds: float
    until: float
    clock: Callable[[], float] = time.monotonic
    status: int = 0
    headers: httpx2.Headers = field(default_factory=httpx2.Headers)
    _box: queue.SimpleQueue[Any] = field(default_factory=queue.SimpleQueue)
    _hang_up: Callable[[], object] | None = None
    _left: bool = False

    def __enter__(self) -> "Call":
        threading.Thread(target=lambda: asyncio.run(self._run()), name="model", daemon=True).start()
        try:
            self.status, self.headers = self._next()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._leave()

    def pieces(self) -> Iterator[bytes]:
        """What comes, as it comes."""
        size = 0
        while (piece := self._next()) is not END:
            size += len(piece)
            if size > BIGGEST_REPLY:
                raise ModelRefused("the model's answer is larger than 2 MB")
            yield piece

    def _next(self) -> Any:
        while True:
            if stop.stopped():
                raise Stopped
            if self.clock() > self.until:
                raise httpx2.ReadTimeout("the answer took too long")
            try:
                found = self._box.get(timeout=LISTEN)
            except queue.Empty:
                continue
            if isinstance(found, BaseException):
                raise found
            return found

    def _leave(self) -> None:
        self._left = True
        if self._hang_up is not None:
            try:
                self._hang_up()
            except RuntimeError:  # the call is over already
                return

    async def _run(self) -> None:
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        if task is not None:
            self._hang_up = lambda: loop.call_soon_threadsafe(task.cancel)
        if self._left:  # given up before it began
            return
        try:
            await self._read()
            self._box.put(END)
        except asyncio.CancelledError:
            return
        except Exception as error:  # noqa: BLE001 (it is raised again by whoever waits)
            self._box.put(error)

    async def _read(self) -> None:
        headers = {"Accept-Encoding": "identity"}  # a compressed reply could be small here and huge in memory
        if self.api_key:
            headers["Authorization"] = f"Bearer {self.api_key}"
        left = max(0.1, self.until - self.clock())
        timeout = httpx2.Timeout(left, connect=min(self.connect_seconds, left))
        # trust_env=False: a proxy named in the environment would be another way out (R15).
        async with (
            httpx2.AsyncClient(trust_env=False, follow_redirects=False, timeout=timeout) as client,
            client.stream("POST", self.url, json=self.body, headers=headers) as response,
        ):
            self._box.put((response.status_code, response.headers))
            async for piece in response.aiter_raw():
                self._box.put(piece)
