"""The client's checkpoint: a file and a picture to keep, and a page that says in plain words whether it still fits."""

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput
from handrail.web.actions import checkpoints
from handrail.web.client.signed_in import account_of

FILE_MOST = 4096


def check(request: HttpRequest) -> HttpResponse:
    """Today's code, the one saved last, and an answer about any code that is pasted or sent as a file."""
    account = account_of(request)
    kept = checkpoints.kept(account)
    text = bytes(kept.note).decode() if kept else ""
    pasted = _sent(request) if request.method == "POST" else ""
    context = {
        "room": "data",
        "kept": kept,
        "kept_text": text,
        "picture": picture(text) if text else "",
        "pasted": pasted,
        "check": checkpoints.check(pasted or text) if pasted or text else None,
        "checked_at": timezone.localtime(),
        "asked": request.method == "POST",
    }
    return render(request, "client/checkpoint.html", context)


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save today's code: kept here for one tap, and handed over as a file."""
    text = checkpoints.save(account_of(request))
    day = timezone.localdate().isoformat()
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="handrail-checkpoint-{day}.txt"'
    return answer


def picture(text: str) -> SafeString:
    """The code as a QR code: an inline SVG of a library, without styles or scripts."""
    drawn = segno.make(text, error="m").svg_inline(scale=4, border=4, svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 (drawn by a library from our own signed text)


def _sent(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("text", "")
    if (file.size or 0) > FILE_MOST:
        raise BadInput("a checkpoint is a small text file")
    return str(file.read().decode("utf-8", "replace"))
