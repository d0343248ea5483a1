"""The ledger for machines: C2SP tlog-tiles over HTTP, under the address that is also the log's name.

Nothing beyond the published checkpoint is shown, so that nobody who asks every second learns when something happened. Bundles
hold 32 bytes an entry and leaves are hashes of these: neither says whom, what or when (docs/spec/ledger.md).
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from handrail.ledger import handover, proofs, tiles
from handrail.ledger.log import Missing
from handrail.papers.errors import Tampered
from handrail.web.public.limits import limited
from handrail.web.records import ledger, ledger_keys

FOR_EVER = "public, max-age=31536000, immutable"
SECONDS = "public, max-age=5"
OFTEN = limited(1200, "ledger-files")
SELDOM = limited(120, "ledger-proofs")


@login_not_required
@require_safe
@OFTEN
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The published checkpoint, with what witnesses signed beside it."""
    return _text(ledger.published().note)


@login_not_required
@require_safe
@OFTEN
def tile(request: HttpRequest, tile: str) -> HttpResponse:
    """A tile of hashes or a bundle of entries, whole or partial, as far as the published checkpoint reaches."""
    named = tiles.parse(f"tile/{tile}")
    if named is None or named.end > ledger.published().size:
        raise Http404
    try:
        content = named.content(ledger.store())
    except Missing:
        raise Tampered(f"{named.path} can't be shown: rows of the ledger are missing") from None
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Cache-Control"] = FOR_EVER
    return answer


@login_not_required
@require_safe
@OFTEN
def handovers(request: HttpRequest) -> HttpResponse:
    """How the log's key changed: whoever trusts an earlier key finds today's. Empty while it never did."""
    return _text(handover.join(ledger_keys.handovers()))


@login_not_required
@require_safe
@SELDOM
def inclusion(request: HttpRequest, leaf: int) -> HttpResponse:
    """A C2SP tlog-proof that a leaf is in the published tree."""
    now = ledger.published()
    if leaf >= now.size:
        raise Http404
    return _text(proofs.inclusion(leaf, ledger.log().inclusion(leaf, now.size), now.note))


@login_not_required
@require_safe
@SELDOM
def consistency(request: HttpRequest, past: int) -> HttpResponse:
    """That the published tree begins with the tree of so many leaves, in the form in which witnesses are told."""
    now = ledger.published()
    if past > now.size:
        raise Http404
    return _text(proofs.consistency(past, ledger.log().consistency(past, now.size), now.note))


def _text(content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = SECONDS
    return answer
