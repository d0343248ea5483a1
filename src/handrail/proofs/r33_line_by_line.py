"""R33: line by line."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from handrail import flow
from handrail.papers import codec
from handrail.papers.draft import GroundedDraft, Omission
from handrail.papers.kind import Author
from handrail.papers.signed import Act
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import review_draft
from handrail.web.records.models import Document, Judgement
from handrail.web.therapist import urls

LEFT_OUT = Omission(1, 0, 1, "I", "It was said, and stands in no line.")


@holds(33)
def judged_and_ready(house: House) -> str:
    """Nothing is open after every line was judged and what was left out was looked at; before that the page says what is."""
    _leave_out(house)
    before = review_draft.open_draft(house.therapist, house.draft.pk)
    risky = [line for line in before.grounded.statements() if line.confirm]
    page = house.browser(house.therapist).get(f"/clinic/drafts/{house.draft.pk}/").content.decode()
    see(risky and all(f"/lines/{line.id}/" in page for line in risky), "a line that carries risk can't be judged by itself")
    see(LEFT_OUT.why in page, "what was left out is not shown")
    here = review_draft.open_draft(house.therapist, house.judged(house.draft).pk)
    see(before.still_open and not here.still_open, "a fresh draft was ready, or a fully judged one is not")
    see(review_draft.sign(house.therapist, house.draft.pk, timezone.now()).pk, "a fully judged draft was not signed")
    return f"{len(risky)} lines asked to be confirmed, each by itself; after that, the judgement and a look at what was left out the draft was signed"


@attack(33)
def one_thing_open(house: House) -> str:
    """Unopened, from a list; one line, the judgement, what was left out: each open in turn; two lines in one act, at every address."""
    _leave_out(house)
    draft, sign = house.draft, partial(review_draft.sign, house.therapist, house.draft.pk, timezone.now())
    refused(sign, "a signature on a draft that nobody opened", "R31")
    _from_a_list(house)
    desk = review_draft.open_draft(house.therapist, draft.pk)
    lines = [line.id for line in desk.grounded.statements() if line.confirm]
    mine = [part.name for part in desk.grounded.parts if part.author is Author.HUMAN]
    for both in (",".join(lines[:2]), "all", "*", ""):
        refused(partial(review_draft.judge, house.therapist, draft.pk, both, Act.CONFIRMED), "one act on more than a line")
    _never_two(house, lines)
    for open_one in ("a line", "the judgement", "what was left out"):
        with transaction.atomic():
            for statement in lines[1:] if open_one == "a line" else lines:
                review_draft.judge(house.therapist, draft.pk, statement, Act.CONFIRMED)
            for name in mine[1:] if open_one == "the judgement" else mine:
                review_draft.write_section(house.therapist, draft.pk, name, "Mine.")
            if open_one != "what was left out":
                review_draft.look_at_omissions(house.therapist, draft.pk)
            refused(sign, f"a signature with {open_one} open", "R33")
            transaction.set_rollback(True)
    full = review_draft.open_draft(house.therapist, house.judged(draft).pk)
    for judged, own, seen in (((), full.written, True), (full.judged, {}, True), (full.judged, full.written, False)):
        see(flow.still_open(full.grounded, judged, own, seen_omissions=seen), "a draft was ready with something open")
    makers = [place for place, text in source.texts(".py").items() if "Judgement(" in text and "/models/" not in place]
    see(makers == ["web/actions/review_draft.py"], "something else than the act on one line judges lines")
    return "unopened, from a list, or with one line, the judgement or what was left out open nothing was signed; no address took an act on two lines"


def _leave_out(house: House) -> None:
    """Give the draft a passage that was left out, so that there is one to look at."""
    draft = house.draft
    draft.put(body=codec.dump(replace(codec.load(GroundedDraft, draft.get("body")), omissions=(LEFT_OUT,))))
    draft.save(update_fields=["body_sealed"])


def _from_a_list(house: House) -> None:
    """No page but the draft's own offers a signature or an act on its lines, and a form sent from one signs nothing."""
    browser = house.browser(house.therapist)
    for address in ("/clinic/", f"/clinic/clients/{house.chen.pk}/", f"/clinic/sessions/{house.walk.session_id}/"):
        page = browser.get(address).content.decode()
        see(
            str(house.draft.pk) in page and "/sign/" not in page and "/lines/" not in page,
            "a list offers to sign or judge a draft",
        )
    see(
        browser.post(f"/clinic/drafts/{house.draft.pk}/sign/").status_code == 422,
        "a form from a list was taken for a signature",
    )
    see(not Document.objects.filter(client=house.chen).exists(), "a form from a list signed a draft")


def _never_two(house: House, lines: Sequence[str]) -> None:
    """Every address of a draft is sent all lines at once: none judges more than the one that it names."""
    browser = house.browser(house.therapist)
    sent = {"act": "confirmed", "statement": lines, "statements": lines, "lines": ",".join(lines), "all": "1", "text": "Mine."}
    took = []
    for name in (f"therapist:{pattern.name}" for pattern in urls.urlpatterns):
        address = _address(name, house, lines[0])
        if address is None:
            continue
        before = Judgement.objects.count()
        with transaction.atomic():
            browser.post(address, sent)
            took.append(Judgement.objects.count() - before)
            transaction.set_rollback(True)
    see(max(took) == took.count(1) == 1, "an address takes an act on more than one line, or none takes one on a line")


def _address(name: str, house: House, line: str) -> str | None:
    """The address of that name, where it speaks of a draft."""
    for named in ({"draft_id": house.draft.pk}, {"draft_id": house.draft.pk, "statement": line}):
        try:
            return reverse(name, kwargs=named)
        except NoReverseMatch:
            continue
    return None
