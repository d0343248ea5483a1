"""Reading the house itself: every text that it is made of, and what it is installed with."""

import ast
import re
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import handrail

ROOT = Path(handrail.__file__).resolve().parent
CLAIMS = re.compile(
    r"\bI(?:'m| am) (?:a |your )?(?:human|person|real|therapist)|\bas (?:a|your) therapist,? I\b", re.IGNORECASE
)
"""Sentences in which AI would speak as a person."""
LEVELS = ("risk_level", "severity", "risk_score", "level", "score", "rating", "priority")
"""Names of columns that would rate someone."""


@cache
def texts(*suffixes: str) -> dict[str, str]:
    """Every file of the product with one of these endings, by its place in it. The proofs themselves are left out."""
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for suffix in suffixes
        for path in sorted(ROOT.rglob(f"*{suffix}"))
        if path.relative_to(ROOT).parts[0] not in ("proofs", "constitution")
    }


@cache
def imports(place: str) -> frozenset[str]:
    """The modules that one Python file of the product names in its imports."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / place).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


@cache
def installed() -> frozenset[str]:
    """Names of the libraries that are here, in lower case."""
    return frozenset((dist.metadata["Name"] or "").lower().replace("_", "-") for dist in distributions())


def importers(*names: str) -> list[str]:
    """Files of the product that import one of these modules."""
    return [
        place
        for place in texts(".py")
        if any(module == name or module.startswith(f"{name}.") for module in imports(place) for name in names)
    ]
