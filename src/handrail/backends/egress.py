"""May this address be spoken to? Only this machine, unless the operator has attested (R15)."""

import ipaddress
from dataclasses import dataclass

import httpx2

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
    """The address without a trailing slash. Raises `Refused` for a remote one without attestations or without https.

    Raises `Misconfigured` for what is no plain address. The client's own parser reads it: two parsers that disagree on
    who the host is would be a way out.
    """
    try:
        parts = httpx2.URL(url)
    except httpx2.InvalidURL:
        raise Misconfigured("the model server's address can't be read") from None
    if parts.scheme not in ("http", "https") or not parts.host or parts.userinfo or parts.port == 0:
        raise Misconfigured("the model server's address must be http(s)://host[:port]/path, without a name or password in it")
    if parts.query or parts.fragment or "?" in url or "#" in url:
        raise Misconfigured("the model server's address must have no query and no fragment")
    if not is_this_machine(parts.host):
        if attested is None or not attested.complete():
            raise Refused("a model on another machine needs a BAA reference, zero retention and no training, attested", "R15")
        if parts.scheme != "https":
            raise Refused("a model on another machine is spoken to over https alone", "R15")
    return str(parts).rstrip("/")


def is_this_machine(host: str) -> bool:
    """True for localhost and loopback literals in their usual form; every other spelling counts as remote."""
    # KNOWN GAP: "localhost" is what the machine's own hosts file says; whoever can change that file can redirect it.
    if host.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback and "%" not in host and getattr(address, "ipv4_mapped", None) is None
