"""R44: readable by all."""

import re

from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.web.actions import release_document

CLIENT_PAGES = ("/me/", "/public/", "/public/help/", "/public/ledger/")
INLINE = re.compile(r"<script(?![^>]*src=)[^>]*>|\son\w+=|\sstyle=|javascript:", re.IGNORECASE)


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
