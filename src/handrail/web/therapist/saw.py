"""What the AI saw of a session, for the clinician: the sealed text, with the real words beside the stand-ins when asked for."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.papers.errors import Gone
from handrail.web.actions import access, what_left
from handrail.web.therapist.signed_in import account_of

KINDS = {
    "name": "name", "place": "place", "address": "address", "organization": "organization", "date": "moved date", "age": "age",
    "phone": "phone", "online": "online name", "number": "number", "detail": "detail",
}  # fmt: skip

ONE = {
    **KINDS,
    "address": "street address",
    "date": "date",
    "phone": "phone number",
    "number": "other number",
    "detail": "other detail",
}


def what_the_ai_saw(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The newest text; an earlier one where more was marked by hand since."""
    account, names = account_of(request), request.GET.get("names") == "yes"
    try:
        session, lefts = what_left.read_safe_text(account, session_id, names=names)
    except Gone:
        session, lefts = access.treated_session(account, session_id), []
    wanted = request.GET.get("copy", "")
    left = next((one for one in lefts if str(one.copy.pk) == wanted), lefts[0] if lefts else None)
    context = {
        "session": session, "client": session.client, "left": left, "names": names, "kinds": KINDS,
        "meter": in_words(left.counts) if left else "",
        "others": [one for one in lefts if one is not left], "newest": bool(lefts) and left is lefts[0],
    }  # fmt: skip
    return render(request, "therapist/saw.html", context)


def in_words(counts: Sequence[what_left.Count]) -> str:
    """How much was replaced, in words; never a share of anything.

    >>> in_words([what_left.Count("name", 3, 14, ""), what_left.Count("address", 1, 2, "")])
    '14 names and 2 street addresses were replaced in this session.'
    """
    said = [f"{count.times} {_counted(ONE[count.kind], count.times)}" for count in counts]
    if not said:
        return "Nothing was replaced in this session."
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"{listed} {'was' if sum(count.times for count in counts) == 1 else 'were'} replaced in this session."


def _counted(noun: str, times: int) -> str:
    return noun if times == 1 else f"{noun}es" if noun.endswith("s") else f"{noun}s"
