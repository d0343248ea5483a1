"""Template tags of the house: icons and times, written once."""

import json
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

import segno
from django import template
from django.http import HttpRequest
from django.utils import formats
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from handrail.web.actions import homework, read_words
from handrail.web.records.formats import find as kind_with

register = template.Library()
T = TypeVar("T")
RULE = re.compile(r" \(R\d+\)(?=\.?$)")
IDLE = 14 * 60
"""Seconds until a page covers itself; the session ends a minute later."""

ICONS = {
    "ai": '<rect x="2" y="2" width="12" height="12" stroke-dasharray="2.4 2.2"/><path d="M5 6.2h6M5 9.6h3.6"/>',
    "pen": '<path d="M2.5 13.5l.8-3.2 7.6-7.6a1.3 1.3 0 0 1 1.9 0l.5.5a1.3 1.3 0 0 1 0 1.9l-7.6 7.6z"/>',
    "alert": '<circle cx="8" cy="8" r="6.3"/><path d="M8 4.6v4.2M8 11.2v.1"/>',
    "flag": '<path d="M3.5 14V2.5M3.5 3h8.3l-2 2.7 2 2.7H3.5"/>',
    "lock": '<rect x="3" y="7" width="10" height="7" rx="1"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>',
    "key": '<circle cx="5" cy="11" r="2.7"/><path d="M7 9l6.5-6.5M11 5l2 2"/>',
    "check": '<path d="M3 8.5l3.3 3.3L13.2 4.6"/>',
    "code": '<path d="M3 4h10M3 8h10M3 12h6"/>',
    "phone": '<path d="M3 3.2c0 5.6 4.2 9.8 9.8 9.8l.2-2.8-2.9-1-1.2 1.3A8.4 8.4 0 0 1 5.5 7.1l1.3-1.2-1-2.9z"/>',
    "dash": '<path d="M4 8h8"/>',
    "open": '<circle cx="8" cy="8" r="5.6" stroke-dasharray="2.2 2.2"/>',
    "never": '<circle cx="8" cy="8" r="5.8"/><path d="M4 12l8-8"/>',
    "eye": '<path d="M1.5 8S4 3.8 8 3.8 14.500 8 14.500 8 12 12.200 8 12.200 1.5 8 1.5 8Z"/><circle cx="8" cy="8" r="1.9"/>',
    "save": '<path d="M8 2.500v8M5 7.500l3 3 3-3M3 13.500h10"/>',
    "copy": '<rect x="5.500" y="5.500" width="8" height="8" rx="1"/><path d="M10.500 5.500v-3h-8v8h3"/>',
    "bin": '<path d="M3 4.800h10M6 4.800V3h4v1.800M4.400 4.800l.6 8.700h6l.6-8.700"/>',
    "back": '<path d="M10 3L5 8l5 5"/>',
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon that is always beside words: decoration for eyes, silent for screen readers."""
    return mark_safe(f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{ICONS[name]}</svg>')  # noqa: S308 (our own constants)


@register.simple_tag
def qr(*parts: str) -> SafeString:
    """A square for a phone's camera. What it says stands beside it in letters."""
    drawn = segno.make("".join(parts), error="m").svg_inline(
        border=4, svgclass="qr", lineclass=None, light="#fff", omitsize=True
    )
    return mark_safe(f'<span role="img" aria-label="The same link as a square for a phone">{drawn}</span>')  # noqa: S308 (drawn by segno)


@register.simple_tag
def passkey_form(form: str, **ids: str) -> SafeString:
    """What allauth's script looks for: which of its forms this is, and the ids of its parts. Data; nothing in it runs."""
    data = json.dumps({"ids": ids}).replace("<", "\\u003c")
    safe = mark_safe(data)  # noqa: S308 (ids of our own templates, escaped)
    return format_html(
        '<script data-allauth-onload="allauth.webauthn.forms.{}" type="application/json">{}</script>', form, safe
    )


def lock_mark(request: HttpRequest) -> str:
    """A mark for who is signed in, so that a locked page opens for the same person alone. It says nothing else."""
    return salted_hmac("handrail.lock", str(request.user.pk)).hexdigest()[:16]


@register.inclusion_tag("_lock.html", takes_context=True)
def idle_lock(context: dict[str, Any]) -> dict[str, Any]:
    """The cover of a page that was left alone (R17). What was typed stays behind it."""
    request = context["request"]
    return {"who": lock_mark(request) if request.user.is_authenticated else "", "seconds": IDLE}


@register.inclusion_tag("therapist/_words_first.html", takes_context=True)
def words_first(context: dict[str, Any]) -> dict[str, Any]:
    """What clients wrote and a human reads first."""
    return {"first": read_words.waiting(context["request"].user)}


@register.filter
def clock(seconds: float | None) -> str:
    """Seconds from the session's start as a person reads them.

    >>> clock(75.4), clock(3725), clock(None)
    ('01:15', '1:02:05', '')
    """
    if seconds is None:
        return ""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"


@register.filter(expects_localtime=True)
def long_date(moment: datetime) -> str:
    """Monday 23 November."""
    return f"{moment:%A} {moment.day} {moment:%B}"


@register.filter(expects_localtime=True)
def hour(moment: datetime) -> str:
    """5:12 p.m., or as the page's language writes it; never broken over two lines."""
    return formats.date_format(moment, "TIME_FORMAT").replace(" ", "\u00a0")


@register.filter(expects_localtime=True)
def when(moment: datetime) -> str:
    """November 5, 5:12 p.m., or as the page's language writes it."""
    return f"{formats.date_format(moment, 'MONTH_DAY_FORMAT')}, {hour(moment)}"


@register.filter(expects_localtime=True)
def long_when(moment: datetime) -> str:
    """The same with the day of the week."""
    return f"{formats.date_format(moment, 'l')}, {when(moment)}"


@register.filter(expects_localtime=True)
def short_date(moment: datetime) -> str:
    """23 Nov."""
    return f"{moment.day} {moment:%b}"


@register.filter
def percent_of(part: int, whole: int) -> int:
    """A whole percentage; 0 of 0 is 0."""
    return round(100 * part / whole) if whole else 0


@register.filter
def sentence(text: str) -> str:
    """An error's phrase as a sentence on a page, without the number of the rule behind it.

    >>> sentence("a line needs words"), sentence("Not yet."), sentence("nobody agreed to this (R1)")
    ('A line needs words.', 'Not yet.', 'Nobody agreed to this.')
    """
    text = RULE.sub("", text.strip())
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


@register.filter
def last_day(until: datetime) -> datetime:
    """The last day of a span that ends with a midnight."""
    return until - timedelta(minutes=1)


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@register.filter
def in_words(number: int) -> str:
    """A small count as prose writes it.

    >>> in_words(0), in_words(4), in_words(31)
    ('no', 'four', '31')
    """
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


@register.filter
def kind_title(key: str) -> str:
    """What a kind of document is called."""
    found = kind_with(key)
    return found.title if found else key


@register.filter
def kind_titles(keys: str) -> str:
    """What several kinds of document are called; keys stand apart by spaces."""
    return ", ".join(kind_title(key) for key in keys.split())


@register.filter
def surely(sure: float) -> str:
    """How sure a model says it is, in words. The number itself stands beside it.

    >>> surely(0.9), surely(0.7), surely(0.3)
    ('Fairly sure', 'Somewhat sure', 'Not sure')
    """
    return "Fairly sure" if sure >= 0.85 else "Somewhat sure" if sure >= 0.6 else "Not sure"


@register.filter
def unlocalized(number: float) -> str:
    """A number as SVG wants it: a point, whatever the language of the page.

    >>> unlocalized(12.5), unlocalized(3.0)
    ('12.5', '3')
    """
    return f"{number:g}"


@register.filter
def plus(number: float, other: float) -> float:
    """The sum; Django's own `add` cuts fractions off."""
    return number + other


@register.filter
def minus(number: float, other: float) -> float:
    """The difference."""
    return number - other


@register.filter
def at(items: Sequence[T], place: int) -> T | None:
    """The item at a place, or nothing."""
    return items[place] if 0 <= place < len(items) else None


@register.filter
def as_list(words: Sequence[str] | str | None) -> str:
    """Several phrases as one, and one as itself.

    >>> as_list(["rise at seven", "sums at six"]), as_list("a walk"), as_list(None)
    ('rise at seven, sums at six', 'a walk', '')
    """
    return words if isinstance(words, str) else ", ".join(words or ())


@register.filter
def came_of(body: dict[str, Any]) -> str:
    """What came of homework: done or not, and how it went."""
    return homework.told(body)


@register.filter
def plain_key(key: str) -> str:
    """A key of the closed lists as words.

    >>> plain_key("third_person")
    'third person'
    """
    return key.replace("_", " ")


@register.filter
def iso_day(text: str) -> date:
    """A day as receipts write it.

    >>> iso_day("2033-11-05")
    datetime.date(2033, 11, 5)
    """
    return date.fromisoformat(text)
