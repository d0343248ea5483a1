"""The trained files, read only when they are the very ones that were measured."""

import hashlib
from functools import cache
from importlib.resources import files

from handrail.papers.errors import Tampered

HERE = files(__package__)


@cache
def pinned() -> dict[str, str]:
    """SHA-256 by file, as `sha256sum` writes them."""
    lines = HERE.joinpath("SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def trained(name: str) -> bytes:
    """A trained file, or an error where it is another than the card speaks of: then nothing leaves."""
    packed = HERE.joinpath(name).read_bytes()
    if hashlib.sha256(packed).hexdigest() != pinned()[name]:
        raise Tampered(f"{name} is not the file that Handrail was measured with")
    return packed
