"""R29: see every use."""

from functools import partial

from handrail.ledger.entry import Kind
from handrail.proofs.house import House
from handrail.proofs.registry import attack, evident, holds, see
from handrail.web.actions import erase, my_data, release_document
from handrail.web.records import ledger
from handrail.web.records.models import Deletion, LedgerFact


@holds(29)
def every_use_and_what_became_of_it(house: House) -> str:
    """Each draft of the walk stands on the client's page: when, why, from what, which model, who reviewed; and what AI saw."""
    account, signed = house.account_of(house.chen), house.signed(house.summary)
    release = release_document.release_document(house.therapist, signed.pk)
    uses = my_data.uses(account)
    drafts, counted = [use for use in uses.rows if use.draft], [use for use in uses.rows if use.counted]
    see(uses.count == len(uses.rows) == len(drafts) + len(counted), "the page counts other uses than it lists")
    see(len(drafts) == house.walk.drafts.count() and len(counted) == 1, "the page counts other uses than there were")
    for use in uses.rows:
        see(use.holds and use.at and use.said_yes_on and use.purpose, "a use lacks its time, its reason or its leaf")
        model = house.draft.model_name if use.draft else "noticing"
        see(use.session == house.walk.session and model in use.model, "a use lacks its session or its model")
    read = next(use for use in uses.rows if use.kind == "client-summary")
    see(
        read.signed_by.startswith("Ada Novak") and read.release == release.pk,
        "a use does not say who reviewed it, or what became of it",
    )
    browser = house.browser(account)
    page = browser.get("/me/data/").content.decode()
    see(page.count("Ada Novak") and house.draft.model_name in page, "the page does not say who reviewed, or which model")
    saw = browser.get(f"/me/summaries/{release.pk}/what-the-ai-saw/")
    see(saw.status_code == 200 and b"sleep diary" in saw.content, "the client can't read what the AI saw")
    return (
        f"{uses.count} of {uses.count} uses stand on the client's page with time, reason, session, model, reviewer and outcome"
    )


@attack(29)
def a_use_is_hidden(house: House) -> str:
    """A use taken from the page by hand, or put on another client's; another client looks; everything is deleted."""
    account, made = house.account_of(house.chen), LedgerFact.objects.filter(client_id=house.chen.pk, kind=Kind.DRAFT_MADE)
    evident(made.delete, ledger.verify_all, "a use")
    evident(partial(made.update, client_id=house.tobias.pk), ledger.verify_all, "a use's client")
    evident(partial(made.update, kind=Kind.RECORD_OPENED), ledger.verify_all, "a use's kind")
    release = release_document.release_document(house.therapist, house.signed(house.summary).pk)
    other = house.browser(house.account_of(house.tobias))
    for address in (f"/me/summaries/{release.pk}/what-the-ai-saw/", f"/me/data/ai/{house.draft.pk}/"):
        see(other.get(address).status_code == 404, "another client read what the AI saw")
    see(not my_data.uses(house.account_of(house.tobias)).count, "another client's page shows this client's uses")
    before = my_data.uses(account).count
    erase.delete_own(account, Deletion.Scope.ALL)
    house.forget()
    see(my_data.uses(account).count == before, "deleting took uses from the page")
    return "a use removed, moved or renamed by hand was noticed each time; nobody else reads it; it outlives a deletion of everything"
