"""The shelf of recognizers: complete, and each does what its own examples say."""

import importlib
import pkgutil

import pytest

from handrail.airlock import recognizers
from handrail.airlock.page import Page
from handrail.airlock.recognizers import RECOGNIZERS
from handrail.airlock.recognizers.names import GUESSES

SHELF = [importlib.import_module(f"handrail.airlock.recognizers.{name}") for name in (*RECOGNIZERS, *GUESSES)]


def test_no_recognizer_is_missing_from_the_list():
    """A file in the folder that neither list names; `known` is built per client and stands beside the shelf."""
    files = {module.name for module in pkgutil.iter_modules(recognizers.__path__)}
    assert files - {"known"} == {*RECOGNIZERS, *GUESSES}


@pytest.mark.parametrize(("module", "text", "wanted"), [(module, *row) for module in SHELF for row in module.FINDS])
def test_it_finds(module, text, wanted):
    """Each example under FINDS is found, whole."""
    assert wanted in [text[found.start : found.end] for found in module.find(Page(text))]


@pytest.mark.parametrize(("module", "text"), [(module, text) for module in SHELF for text in module.LEAVES])
def test_it_leaves(module, text):
    """Each example under LEAVES is left alone."""
    assert [text[found.start : found.end] for found in module.find(Page(text))] == []
