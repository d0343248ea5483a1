"""How often one address may ask what needs no sign-in. Counted in this process's memory: a flood must not write to the record."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

MINUTE = 60
View = Callable[..., HttpResponse]


def limited(most: int, what: str) -> Callable[[View], View]:
    """At most so many requests a minute from one address, all views of the same `what` together; 429 beyond."""

    def around(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            if _count(f"{what}/{get_adapter().get_client_ip(request)}") > most:
                answer = HttpResponse("Too many requests. Please wait a minute.\n", status=429, content_type="text/plain")
                answer["Retry-After"] = str(MINUTE)
                return answer
            return view(request, *args, **named)

        return counted

    return around


def _count(key: str) -> int:
    counts = caches["this process"]
    counts.add(key, 0, MINUTE)
    try:
        return int(counts.incr(key))
    except ValueError:  # the minute ended between both lines
        return 1
