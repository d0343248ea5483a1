"""May this address be spoken to? Only this machine, unless the operator has attested (R15)."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from handrail.papers.errors import Misconfigured, Refused


@dataclass(frozen=True, slots=True)
class Attestations:
    """What an operator answers for before text may leave this machine, even without identifiers (45 CFR 164.504(e))."""

    baa_reference: str = ""
    zero_retention: bool = False
    no_training: bool = False

    def complete(self) -> bool:
        """All three."""
        return bool(self.baa_reference.strip()) and self.zero_retention and self.no_training


def allowed(url: str, attested: Attestations | None) -> str:
    """The address without a trailing slash. Raises `Refused` for a remote one without attestations or without https."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Misconfigured("the model server's address can't be read") from None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None or parts.password is not None:
        raise Misconfigured("the model server's address must be http(s)://host[:port]/path, without a name or password in it")
    if parts.query or parts.fragment or port == 0:
        raise Misconfigured("the model server's address must have no query and no fragment")
    if not is_this_machine(host):
        if attested is None or not attested.complete():
            raise Refused("a model on another machine needs a BAA reference, zero retention and no training, attested", "R15")
        if parts.scheme != "https":
            raise Refused("a model on another machine is spoken to over https alone", "R15")
    return url.rstrip("/")


def is_this_machine(host: str) -> bool:
    """True for localhost and loopback literals in their usual form; every other spelling counts as remote."""
    if host.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None
