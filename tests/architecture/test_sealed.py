"""R13: no code path reaches a model but with sealed safe text, past the check of its seal."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src" / "handrail"
OUTWARDS = {
    "httpx",
    "httpx2",
    "socket",
    "ssl",
    "urllib.request",
    "http.client",
    "asyncio",
    "requests",
    "aiohttp",
    "smtplib",
    "ftplib",
}
MAY_CONNECT = {"backends"}
OTHER_SOCKETS = {"cli/serve.py", "proofs/r15_no_way_out.py", "web/project/health.py"}
"""Listening, asking ourselves whether we listen, and cutting the line to prove that nothing needs it."""


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def modules() -> list[Path]:
    """Every module of the house."""
    return [path for path in SRC.rglob("*.py") if "migrations" not in path.parts]


def classes(path: Path) -> list[ast.ClassDef]:
    """Classes that a module defines."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]


BACKENDS = [
    (path, kind.name, method)
    for path in sorted((SRC / "backends").rglob("*.py"))
    for kind in classes(path)
    for method in kind.body
    if isinstance(method, ast.FunctionDef) and method.name == "draft"
]


def test_there_are_backends_to_hold() -> None:
    """The embedded engine and the server protocol at least."""
    assert len(BACKENDS) >= 2


@pytest.mark.parametrize(("path", "name", "method"), BACKENDS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_backend_checks_the_seal_before_anything_else(path: Path, name: str, method: ast.FunctionDef) -> None:
    """The first statement after the docstring checks the task's seal, or hands the whole task to a backend that does."""
    first = ast.unparse(method.body[1 if ast.get_docstring(method) else 0])
    if re.fullmatch(r"\w+ = self\.\w+\.draft\(task\)", first):
        return
    assert first in ("self.verifier.check(task.safe)", "self._verifier.check(task.safe)"), f"{path.name}: {name}"


def test_a_task_takes_sealed_text_alone_and_is_made_in_one_room() -> None:
    """What a backend can be asked holds a `SafeText`, and only drafting asks."""
    (task,) = [kind for kind in classes(SRC / "papers" / "draft.py") if kind.name == "Task"]
    fields = {
        ast.unparse(field.target): ast.unparse(field.annotation) for field in task.body if isinstance(field, ast.AnnAssign)
    }
    assert fields["safe"] == "SafeText"
    assert not {kind for kind in fields.values() if "Transcript" in kind or kind == "str"}
    makers = {
        path.relative_to(SRC).parts[0]
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Task"
    }
    # The proofs forge one, to show that it is refused; wiring sends its own synthetic words through the airlock to try a server.
    assert makers == {"drafting", "proofs", "wiring.py"}


def test_only_the_airlock_seals() -> None:
    """The half of the key that signs is used in one place."""
    sealing = {
        str(path.relative_to(SRC))
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("_sealer.seal")
    }
    assert sealing == {"airlock/gate.py"}


def test_nothing_else_can_open_a_connection() -> None:
    """R15: no module outside the backends imports what could reach a model by itself."""
    found = set()
    for path in modules():
        for node in ast.walk(tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if OUTWARDS & set(names):
                found.add(str(path.relative_to(SRC)))
    assert {path for path in found if path.split("/")[0] not in MAY_CONNECT} <= OTHER_SOCKETS
