"""Bad input to the recognizers: disguises, code, a megabyte without a space, and every pattern against what could make it explode."""

import importlib
import pkgutil
import re
import time
from types import ModuleType

import pytest
from airlock_house import AIRLOCK, KNOWN

import handrail.airlock
from handrail.airlock.page import Page
from handrail.airlock.recognizers import RECOGNIZERS

HOSTILE = tuple(
    piece * (4_000 // len(piece))
    for piece in ("a", "1", " ", "a.", "a@", "1-", "1 ", "dot ", "a dot ", "one ", "may ", "Name: ", "name:", "-", ".", "AB12 ", "0:", "twenty ", "a at a dot ", "@a.", "http://", "nombre: a.")
)  # fmt: skip


def _modules():
    for found in pkgutil.walk_packages(handrail.airlock.__path__, "handrail.airlock."):
        yield importlib.import_module(found.name)


def _patterns(module: ModuleType):
    for name, value in vars(module).items():
        for pattern in value if isinstance(value, tuple) else (value,):
            if isinstance(pattern, re.Pattern):
                yield name, pattern


PATTERNS = [(f"{module.__name__}.{name}", pattern) for module in _modules() for name, pattern in _patterns(module)]


def test_no_pattern_explodes():
    """Every compiled pattern of the room reads 4,000 hostile characters in half a second: none is worse than quadratic."""
    slow = []
    for name, pattern in PATTERNS:
        for text in HOSTILE:
            started = time.process_time()
            for found in pattern.finditer(text):
                found.group()
            if time.process_time() - started > 0.5:
                slow.append((name, text[:12]))
    assert PATTERNS
    assert not slow


@pytest.mark.parametrize("piece", ["a", "ab1", "é", "👩‍👧", "a\u200b", "ا"])
def test_a_megabyte_without_a_space_is_read_in_time(piece):
    """All recognizers together, in seconds that a request can wait."""
    page = Page(piece * (1_000_000 // len(piece)))
    started = time.process_time()
    for find in RECOGNIZERS.values():
        list(find(page))
    assert time.process_time() - started < 6.0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<b>Keisha</b> came", "Keisha"), ("he said &quot;Keisha&quot; twice", "Keisha"), ("${Keisha} was there", "Keisha"),
        ("I told Kei\u200bsha about it", "Kei\u200bsha"), ("I told Ke\u0301isha about it", "Ke\u0301isha"), ("I told Кeisha about it", "Кeisha"),
        ("I told \u202eKeisha\u202c about it", "Keisha"), ("🙂🙂 told Keisha 🙂", "Keisha"), ("אמרתי I told Keisha שלום", "Keisha"),
        ("I told ＫＥＩＳＨＡ about it", "ＫＥＩＳＨＡ"), ("my friend Null came over", "Null"), ("I told Keisha\x00 about it", "Keisha"),
    ],
)  # fmt: skip
def test_a_name_in_odd_company_is_hidden(text, name):
    """Marks of HTML and code, invisible and look-alike characters, other directions: found, and nothing beside it moved."""
    spans = AIRLOCK.mask(text).spans
    start = text.index(name)
    hidden = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in hidden for place in range(start, start + len(name)) if text[place].isalpha())


def test_a_known_name_that_is_code_is_hidden():
    """People may be called anything."""
    from handrail.papers.safe import KnownIdentifier, Label

    known = (*KNOWN, KnownIdentifier("Div Script", Label.PERSON, "friend"))
    assert "Script" not in AIRLOCK.mask("then Div Script said <script>no</script>", known).text.replace("<script>", "")
