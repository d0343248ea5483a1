"""A witness on this machine, written from C2SP tlog-witness and tlog-cosignature alone; and some that misbehave."""

import base64
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

Answer = tuple[int, bytes]


def h(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


class Witness:
    """Remembers the last tree of each log that it knows, and signs what grew out of it."""

    def __init__(self, log_vkey: str, name: str = "witness.example/w1", seed: bytes = bytes(32)) -> None:
        self.key, self.name, self.log = Ed25519PrivateKey.from_private_bytes(seed), name, log_vkey
        self.seen: tuple[int, bytes] = (0, b"")
        self.now = 1_800_000_000
        self.asked: list[bytes] = []
        self.rather: Answer | None = None
        """What it answers instead, whatever it is asked."""

    @property
    def raw(self) -> bytes:
        return b"\x04" + self.key.public_key().public_bytes_raw()

    @property
    def vkey(self) -> str:
        return f"{self.name}+{self.stamp.hex()}+{base64.b64encode(self.raw).decode()}"

    @property
    def stamp(self) -> bytes:
        return h(self.name.encode(), b"\n", self.raw)[:4]

    def add_checkpoint(self, body: bytes) -> Answer:
        """The one call of the protocol."""
        self.asked.append(body)
        if self.rather is not None:
            return self.rather
        head, _, note = body.partition(b"\n\n")
        first, *proof = head.decode().split("\n")
        old = int(first.removeprefix("old "))
        text, _, signatures = note.partition(b"\n\n")
        origin, size_line, root_line = text.decode().split("\n")[:3]
        name, _, key = self.log.split("+", 2)
        if origin != name:
            return 404, b""
        if not self._signed(text + b"\n", signatures.decode(), base64.b64decode(key)):
            return 403, b""
        size, root = int(size_line), base64.b64decode(root_line)
        if old > size:
            return 400, b""
        if old != self.seen[0] or (old == size and root != self.seen[1]):
            return 409, b"%d\n" % self.seen[0]
        if not grows(old, size, self.seen[1], root, [base64.b64decode(line) for line in proof]):
            return 422, b""
        self.seen = size, root
        return 200, self.cosign(text + b"\n")

    def cosign(self, text: bytes) -> bytes:
        signature = self.key.sign(b"cosignature/v1\ntime %d\n" % self.now + text)
        raw = self.stamp + self.now.to_bytes(8, "big") + signature
        return f"\u2014 {self.name} {base64.b64encode(raw).decode()}\n".encode()

    def _signed(self, text: bytes, signatures: str, key: bytes) -> bool:
        for line in signatures.splitlines():
            raw = base64.b64decode(line.split(" ")[2])
            try:
                Ed25519PublicKey.from_public_bytes(key[1:]).verify(raw[4:], text)
                return True
            except InvalidSignature:
                continue
        return False


def grows(old: int, size: int, before: bytes, after: bytes, proof: list[bytes]) -> bool:
    """RFC 6962, 2.1.2, read backwards: rebuild both roots from the proof, by the recursion that made it."""
    if old == 0:
        return not proof
    if old == size:
        return before == after and not proof
    rest = list(proof)

    def both(start: int, end: int, whole: bool) -> tuple[bytes, bytes]:
        if old == end:
            found = before if whole else rest.pop()
            return found, found
        half = 1
        while 2 * half < end - start:
            half *= 2
        middle = start + half
        if old <= middle:
            right = rest.pop()
            early, late = both(start, middle, whole)
            return early, h(b"\x01", late, right)
        left = rest.pop()
        early, late = both(middle, end, False)
        return h(b"\x01", left, early), h(b"\x01", left, late)

    try:
        return both(0, size, True) == (before, after) and not rest
    except IndexError:
        return False


@contextmanager
def listening(witness: Witness) -> Iterator[str]:
    """The witness behind a real address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, content = witness.add_checkpoint(body) if self.path == "/w/add-checkpoint" else (404, b"")
            self.send_response(status)
            self.send_header("Content-Type", "text/x.tlog.size" if status == 409 else "text/plain")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/w"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
