"""`verify.py`: one file, the standard library, and the right exit status."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.ledger import tiles
from handrail.ledger.memory import MemoryLog
from handrail.ledger.note import Signer

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
import verify as standalone  # noqa: E402

SIGNER = Signer.from_seed("example.org/log", bytes(range(32)))
# RFC 8032, section 7.1, tests 1 to 3: public key, message, signature.
RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of five entries."""
    folder = tmp_path_factory.mktemp("export")
    log = MemoryLog(SIGNER)
    log.append([b"%d" % number for number in range(5)])
    tiles.export(log, folder)
    return folder


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in a Python that sees nothing but its standard library."""
    command = [sys.executable, "-I", "-S", str(ROOT / "verify.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_works(export: Path) -> None:
    """Size and root, exit 0, and nothing on stderr, also with an earlier checkpoint."""
    done = run(export, "--key", SIGNER.vkey(), "--from", export / "checkpoint")
    root = tiles.verify(export, SIGNER.vkey()).root_text
    assert (done.returncode, done.stdout, done.stderr) == (0, f"5 entries, root {root}\n", "")


def test_tampering_exits_with_1(export: Path, tmp_path: Path) -> None:
    """One line on stderr names the place."""
    (tmp_path / "checkpoint").write_bytes((export / "checkpoint").read_bytes())
    done = run(tmp_path, "--key", SIGNER.vkey())
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "verify: tile/entries/000.p/5 is missing or can't be read\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["."],
        [".", "--key"],
        [".", "--key", "nonsense"],
        ["nowhere", "--key", SIGNER.vkey()],
        [".", "--key", SIGNER.vkey(), "--from", "nowhere"],
        [".", "--key", SIGNER.vkey(), "--unknown"],
    ],
)
def test_bad_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence on stderr, no traceback and no usage page."""
    assert standalone.main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_only_the_standard_library_is_imported() -> None:
    """Whoever checks needs this file and Python."""
    tree = ast.parse((ROOT / "verify.py").read_text())
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names | {"__future__"}


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_ed25519_vectors(public: str, message: str, signature: str) -> None:
    """The RFC's own signatures verify."""
    assert standalone.good_signature(bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature))


@settings(max_examples=40, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100), st.integers(0, 8 * 64 - 1))
def test_ed25519_agrees_with_the_library(seed: bytes, message: bytes, bit: int) -> None:
    """What `cryptography` signs verifies; with one bit changed it does not, nor for another message."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    changed = bytearray(signature)
    changed[bit // 8] ^= 1 << bit % 8
    assert standalone.good_signature(public, message, signature)
    assert not standalone.good_signature(public, message, bytes(changed))
    assert not standalone.good_signature(public, message + b"x", signature)


def test_a_signature_has_one_form() -> None:
    """RFC 8032, 5.1.7: adding the group's order to the scalar does not make a second valid signature."""
    public, message, signature = (bytes.fromhex(text) for text in RFC_8032[1])
    scalar = int.from_bytes(signature[32:], "little") + standalone.L
    assert not standalone.good_signature(public, message, signature[:32] + scalar.to_bytes(32, "little"))


def test_what_is_no_point_signs_nothing() -> None:
    """Keys off the curve, too large or too short are refused."""
    _, message, signature = (bytes.fromhex(text) for text in RFC_8032[0])
    off_curve = next(y.to_bytes(32, "little") for y in range(2, 50) if standalone.point(y.to_bytes(32, "little")) is None)
    for public in (off_curve, b"\xff" * 32, b"", bytes(31)):
        assert not standalone.good_signature(public, message, signature)
