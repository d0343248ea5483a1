"""Chapter I, clinical fidelity and access (R43, R44)."""

import re

from handrail.measures import MEASURES, needs_human, score
from handrail.papers.errors import BadInput
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import Fell, attack, holds, see
from handrail.web.actions import release_document

CLIENT_PAGES = ("/me/", "/public/", "/public/help/", "/public/ledger/")
INLINE = re.compile(r"<script(?![^>]*src=)[^>]*>|\son\w+=|\sstyle=|javascript:", re.IGNORECASE)


@holds(43)
def published_examples(house: House) -> str:
    """Every measure scores its own published examples; a worrying answer asks for a human."""
    count = 0
    for measure in MEASURES.values():
        for answers, total in measure.examples:
            see(score(measure, answers).total == total, f"{measure.key} scores its example otherwise")
            count += 1
        if measure.safety_item:
            worry = [1 if number == measure.safety_item else 0 for number in range(1, len(measure.items) + 1)]
            see(needs_human(measure, worry), f"{measure.key} lets a worrying answer pass")
    return f"{len(MEASURES)} measures score {count} published examples rightly; a worrying item always asks for a human"


@attack(43)
def wrong_answers(house: House) -> str:
    """Too few, out of range, missing; and a model near the scorer."""
    for measure in MEASURES.values():
        for answers in ([], [len(measure.options)] * len(measure.items), [-1] * len(measure.items)):
            try:
                score(measure, answers)
            except BadInput:
                continue
            raise Fell(f"{measure.key} scored answers that can't be")
        nothing: list[int | None] = [None] * len(measure.items)
        see(score(measure, nothing).total is None, f"{measure.key} made a total out of silence")
    near = [
        place
        for place in source.texts(".py")
        if place.startswith("measures/") and any("backends" in name or "drafting" in name for name in source.imports(place))
    ]
    see(not near, "a model stands near the scorer")
    return "answers that can't be are refused, silence has no total, and no model is near the scorer"


@holds(44)
def help_in_one_place(house: House) -> str:
    """Language, one heading, skip link and crisis help on every client page."""
    release = release_document.release_document(house.therapist, house.signed(house.summary).pk)
    pages = (*CLIENT_PAGES, f"/me/summaries/{release.pk}/", f"/me/summaries/{release.pk}/what-the-ai-saw/")
    browser, places = house.browser(house.account_of(house.chen)), set()
    for address in pages:
        page = browser.get(address).content.decode()
        see(re.search(r'<html lang="\w+', page), "a page does not say its language")
        see(len(re.findall(r"<h1[ >]", page)) == 1 and 'href="#page"' in page, "a page lacks its one heading or the skip link")
        see("988" in page or "/public/help/" in page, "a client's page is without crisis help")
        places.add(page.index("/public/help/") < page.index("<h1"))
    see(places == {True}, "crisis help stands in different places")
    return f"{len(pages)} client pages say their language, have one heading, a skip link and crisis help before it"


@attack(44)
def unreadable_for_some(house: House) -> str:
    """Pictures without words, inline scripts and styles, forbidden zoom."""
    templates = source.texts(".html")
    bare = [place for place, text in templates.items() if re.search(r"<img(?![^>]*alt=)", text)]
    inline = [place for place, text in templates.items() if INLINE.search(re.sub(r"\{[%#].*?[%#]\}", "", text))]
    zoom = [place for place, text in templates.items() if "user-scalable=no" in text or "maximum-scale" in text]
    see(not bare and not zoom, f"{len(bare)} pictures without words, {len(zoom)} pages that forbid zoom")
    see(not inline, f"{len(inline)} templates have inline scripts or styles")
    return f"{len(templates)} templates have no picture without words, no inline script or style, and let everyone zoom"
