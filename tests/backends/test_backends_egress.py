"""R15: which addresses may be spoken to, and every spelling that only looks like home."""

import pytest

from handrail.backends.egress import Attestations, allowed
from handrail.papers.errors import Misconfigured, Refused

ATTESTED = Attestations("BAA-7", zero_retention=True, no_training=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:11434/v1",
        "http://LOCALHOST/v1",
        "http://127.0.0.1:8000/v1",
        "http://127.9.9.9/v1",
        "https://[::1]:8/v1",
    ],
)
def test_this_machine_is_allowed(url: str) -> None:
    """Loopback needs no attestation and no TLS."""
    assert allowed(url + "/", None) == allowed(url, None)


@pytest.mark.parametrize(
    "url",
    [
        "http://models.example.com/v1",
        "https://models.example.com/v1",
        "https://10.0.0.5/v1",
        "https://192.168.1.20/v1",
        "https://169.254.169.254/latest",
        "http://127.0.0.1.evil.example/v1",
        "https://localhost.example/v1",
        "http://localhost./v1",
        "http://2130706433/v1",
        "http://0x7f.1/v1",
        "http://127.1/v1",
        "http://0.0.0.0:80/v1",
        "http://[::]/v1",
        "http://[::1%25lo]/v1",
        "http://%6c%6fcalhost/v1",
        "https://[::ffff:127.0.0.1]/v1",
        "https://[fe80::1]/v1",
    ],
)
def test_another_machine_is_refused_without_attestations(url: str) -> None:
    """Attacked with spellings that look like home."""
    with pytest.raises(Refused) as refused:
        allowed(url, None)
    assert refused.value.rule == "R15"


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost@evil.example/v1",
        "http://user:word@localhost/v1",
        "http://127.0.0.1\\@evil.example/v1",
        "http://127.0.0.1\t.evil.example/v1",
        "file:///etc/passwd",
        "unix:///run/model.sock",
        "ftp://localhost/v1",
        "localhost:11434/v1",
        "http://",
        "http:///v1",
        "http://localhost:0/v1",
        "http://localhost/v1?key=1",
        "http://localhost/v1?",
        "http://localhost/v1#there",
        "http://[::1",
        "",
    ],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    """No credentials, queries, tricks or other schemes, with attestations or without."""
    with pytest.raises(Misconfigured):
        allowed(url, ATTESTED)


@pytest.mark.parametrize(
    "attested",
    [
        Attestations(),
        Attestations("", zero_retention=True, no_training=True),
        Attestations("  ", zero_retention=True, no_training=True),
        Attestations("BAA-7", zero_retention=False, no_training=True),
        Attestations("BAA-7", zero_retention=True, no_training=False),
    ],
)
def test_each_attestation_is_needed(attested: Attestations) -> None:
    """Two of three are none."""
    with pytest.raises(Refused):
        allowed("https://models.example.com/v1", attested)


def test_attested_and_over_tls_another_machine_is_allowed() -> None:
    """And the airlock still stands before it (R13)."""
    assert allowed("https://models.example.com/v1/", ATTESTED) == "https://models.example.com/v1"


def test_attested_but_without_tls_another_machine_is_refused() -> None:
    """Text in the clear is for everyone between."""
    with pytest.raises(Refused):
        allowed("http://10.0.0.5/v1", ATTESTED)
