"""R6: a no costs nothing."""

from datetime import timedelta

from django.utils import timezone

from handrail.proofs import source
from handrail.proofs.house import House, written
from handrail.proofs.registry import attack, holds, see
from handrail.web.actions import import_session, write_note

PRESSURE = (
    "are you sure",
    "you will lose",
    "you’ll lose",
    "miss out",
    "missing out",
    "recommended choice",
    "declined",
    "opted out",
)


@holds(6)
def the_same_care(house: House) -> str:
    """Who refused AI sees the same pages; the note is written and signed."""
    pages = []
    for client in (house.chen, house.tobias):
        browser = house.browser(house.account_of(client))
        pages.append([browser.get(address).status_code for address in ("/", "/me/", "/public/help/", "/public/ledger/")])
    see(pages[0] == pages[1], "a client who said no is answered otherwise")
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=2))
    import_session.type_notes(house.therapist, house.tobias.pk, hour, "He slept well.", kinds=())
    session = house.tobias.sessions.get()
    see(write_note.write_note(house.therapist, session.pk, "dap", written("dap"), timezone.now()), "no note without AI")
    return "the client who refused AI has the same pages, and the clinician's own note was signed"


@attack(6)
def words_of_pressure(house: House) -> str:
    """Pages that push, and code of appointments that could look at consent."""
    pages = source.texts(".html")
    found = [place for place, text in pages.items() if any(words in text.lower() for words in PRESSURE)]
    see(not found, f"{len(found)} pages use words of pressure")
    return f"{len(pages)} pages use none of {len(PRESSURE)} phrases of pressure"
