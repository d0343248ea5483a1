"""An example in a docstring is true: a newcomer reads it before the code."""

import doctest
import importlib
from pathlib import Path

import pytest

import handrail

ROOT = Path(handrail.__file__).parent
WITH_EXAMPLES = sorted(path.relative_to(ROOT.parent) for path in ROOT.rglob("*.py") if ">>> " in path.read_text("utf-8"))


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_it_says_what_the_code_does(path: Path) -> None:
    """Run as it stands."""
    module = importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    told = doctest.testmod(module)
    assert told.attempted and not told.failed
