"""Trained files, read only when they are the very ones that were measured."""

import hashlib
from functools import cache
from importlib.resources import files

from handrail.papers.errors import Tampered


@cache
def pinned(package: str) -> dict[str, str]:
    """SHA-256 by file, as `sha256sum` writes them in the package's SHA256SUMS."""
    lines = files(package).joinpath("SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def trained(package: str, name: str) -> bytes:
    """A trained file of a package, or `Tampered` where it is another than the card speaks of: then no AI goes on."""
    packed = files(package).joinpath(name).read_bytes()
    if hashlib.sha256(packed).hexdigest() != pinned(package)[name]:
        raise Tampered(f"{name} is not the file that Handrail was measured with")
    return packed
