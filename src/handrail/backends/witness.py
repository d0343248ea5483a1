"""Asks a witness to sign a checkpoint (C2SP tlog-witness). What leaves is the log's name, its size, hashes and a signature.

Not a model server, and no text of anyone goes here; it stands in this room because only this room may open a connection (R15).
"""

import time
from collections.abc import Callable, Sequence

import httpx2

from handrail.backends.egress import is_this_machine
from handrail.ledger import proofs
from handrail.ledger.cosignature import Cosigner
from handrail.papers.errors import HandrailError, Misconfigured, Tampered

Proof = Callable[[int], Sequence[bytes]]
"""From a size that the witness saw to the checkpoint's."""
LONGEST = 16_384
SECONDS, ALL_SECONDS = 5.0, 20.0
"""Longest wait for one part of an answer, and for all of it."""


class Unwitnessed(HandrailError):
    """A witness did not sign: it is away, or does not agree. Care goes on, and the checkpoint is shown without it."""


class Witness:
    """One witness: where it listens, and how its signature is checked."""

    def __init__(self, url: str, vkey: str, transport: httpx2.BaseTransport | None = None) -> None:
        self.cosigner = Cosigner.from_vkey(vkey)
        self.url = _address(url)
        self._transport = transport

    def cosign(self, checkpoint: bytes, size: int, seen: int, proof: Proof) -> str:
        """The witness's signature lines for this checkpoint. `seen` is the size that it is believed to have signed last.

        Raises `Unwitnessed` saying why there is none.
        """
        with httpx2.Client(timeout=SECONDS, transport=self._transport, trust_env=False, follow_redirects=False) as web:
            status, body = self._ask(web, checkpoint, seen, proof)
            if status == 409:  # it saw another size than we believed: once more from there
                status, body = self._ask(web, checkpoint, self._conflict(body, size), proof)
        if status != 200:
            raise Unwitnessed(f"the witness {self.cosigner.name} did not sign: it answered {status}")
        return self._checked(checkpoint, body)

    def _ask(self, web: httpx2.Client, checkpoint: bytes, seen: int, proof: Proof) -> tuple[int, str]:
        content = proofs.consistency(seen, proof(seen), checkpoint)
        try:
            until = time.monotonic() + ALL_SECONDS
            with web.stream("POST", f"{self.url}/add-checkpoint", content=content) as answer:
                body = b""
                for part in answer.iter_raw(1024):
                    body += part
                    if len(body) > LONGEST or time.monotonic() > until:
                        raise Unwitnessed(f"the witness {self.cosigner.name} answers too slowly, or at too great a length")
                return answer.status_code, body.decode("utf-8", "replace")
        except httpx2.HTTPError as error:
            raise Unwitnessed(f"the witness {self.cosigner.name} can't be reached: {type(error).__name__}") from None

    def _conflict(self, body: str, size: int) -> int:
        text = body.strip()
        if not text.isascii() or not text.isdecimal() or len(text) > 18 or int(text) > size:
            raise Unwitnessed(f"the witness {self.cosigner.name} says that it saw another history, or a longer one")
        return int(text)

    def _checked(self, checkpoint: bytes, body: str) -> str:
        """Only lines of this witness that are right; all others are dropped."""
        text = checkpoint.rpartition(b"\n\n")[0] + b"\n"
        try:
            lines = self.cosigner.lines(body)
            for line in lines:
                self.cosigner.check(text, line)
        except Tampered:
            raise Unwitnessed(f"the witness {self.cosigner.name} answered with a signature that is not right") from None
        if not lines:
            raise Unwitnessed(f"the witness {self.cosigner.name} answered without a signature of its own")
        return "".join(f"{line}\n" for line in lines[:1])


def _address(url: str) -> str:
    try:
        parts = httpx2.URL(url)
    except httpx2.InvalidURL:
        raise Misconfigured("a witness's address can't be read") from None
    if parts.scheme not in ("http", "https") or not parts.host or parts.userinfo or parts.query or parts.fragment:
        raise Misconfigured("a witness's address must be http(s)://host[:port]/path, without a name or password in it")
    if parts.scheme == "http" and not is_this_machine(parts.host):
        raise Misconfigured("a witness on another machine is spoken to over https alone")
    return str(parts).rstrip("/")
