"""Chapters D and E: no ads, no sale (R21); you always know AI from human (R22 to R25)."""

import re
from functools import partial
from importlib.metadata import distribution

from django.utils import timezone

from handrail import wiring
from handrail.papers import codec
from handrail.papers.draft import Author, Signed
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, holds, refused, see
from handrail.web.actions import release_document, review_draft
from handrail.web.records.models import Account, Release

OTHER_ORIGIN = re.compile(r"""(?:src|href|action|url\()\s*=?\s*["']?(?:https?:)?//[a-z]""", re.IGNORECASE)
TRACKERS = (
    "sentry-sdk",
    "mixpanel",
    "amplitude-analytics",
    "posthog",
    "segment-analytics-python",
    "google-analytics-data",
    "stripe",
    "datadog",
    "newrelic",
    "plausible",
)
HOOKS = re.compile(r"\b(streak|badge earned|keep it up|come back (soon|tomorrow)|we miss(ed)? you|don.t lose)\b", re.IGNORECASE)
TITLES = re.compile(
    r"\b(AI|virtual|digital|robot|automated)[ -](therapist|counsell?or|psychologist|doctor|clinician|friend|coach)\b",
    re.IGNORECASE,
)
CLAIMS = re.compile(
    r"\bI(?:'m| am) (?:a |your )?(?:human|person|real|therapist)|\bas (?:a|your) therapist,? I\b", re.IGNORECASE
)


@holds(21)
def our_own_origin(house: House) -> str:
    """The policy of every answer, and every address in every template."""
    policy = house.browser().get("/public/").headers["Content-Security-Policy"]
    see("default-src 'self'" in policy and "http" not in policy, "pages may load from other origins")
    found = [place for place, text in source.texts(".html", ".css").items() if OTHER_ORIGIN.search(text)]
    see(not found, f"{len(found)} pages name another origin")
    return f"every page may load from its own origin alone; {len(source.texts('.html'))} templates name no other"


@attack(21)
def trackers_and_hooks(house: House) -> str:
    """Libraries that the product asks for, scripts that call elsewhere, words that hold people back."""
    wanted = {re.split(r"[^A-Za-z0-9._-]", need)[0].lower() for need in distribution("handrail").requires or []}
    see(not wanted & set(TRACKERS), "the product asks for a tracker")
    found = [place for place, text in source.texts(".js").items() if re.search(r"sendBeacon|https?://(?!www\.w3\.org)", text)]
    see(not found, f"{len(found)} scripts call elsewhere")
    hooks = [place for place, text in source.texts(".html").items() if HOOKS.search(text)]
    see(not hooks, f"{len(hooks)} pages try to hold people back")
    return f"none of {len(wanted)} required libraries tracks or sells; no script calls elsewhere, no page has streaks or badges"


@holds(22)
def the_label_travels(house: House) -> str:
    """A signed document, its page, what the client gets."""
    document = house.signed(house.summary)
    signed = codec.load(Signed, document.get("body"))
    see(signed.label.startswith("Drafted by AI, reviewed and signed by"), "a signed AI text lost its label")
    release = release_document.release_document(house.therapist, document.pk)
    page = house.browser(house.therapist).get(f"/clinic/documents/{document.pk}/").content.decode()
    see(signed.label in page and 'data-author="ai"' in page, "the clinician's page lost the label")
    mine = house.browser(house.account_of(house.chen)).get(f"/me/summaries/{release.pk}/").content.decode()
    see("AI" in mine and "Ada Novak" in mine, "the client's page lost the label")
    return "after signing the label stands in the document, on the clinician's page line by line, and before the client"


@attack(22)
def ai_words_in_a_human_field(house: House) -> str:
    """Label laundering: the AI's line pasted as the clinician's own."""
    draft = house.judged(house.draft)
    grounded = review_draft.open_draft(house.therapist, draft.pk).grounded
    line = grounded.statements()[0].text
    own = next(part.name for part in grounded.parts if part.author is Author.HUMAN)
    review_draft.write_section(house.therapist, draft.pk, own, line)
    signed = codec.load(Signed, review_draft.sign(house.therapist, draft.pk, timezone.now()).get("body"))
    mine = [kept for kept in signed.lines if kept.section == own]
    see(mine and all(kept.author is Author.AI for kept in mine), "AI's words passed for the clinician's own")
    return "an AI line pasted into the clinician's own section stayed marked as AI's"


@holds(23)
def nothing_to_talk_to(house: House) -> str:
    """The client's rooms know no model."""
    rooms = [place for place in source.texts(".py") if place.startswith(("web/client/", "web/public/"))]
    see(
        not [
            place
            for place in rooms
            if any("backends" in name or "wiring" in name or "drafting" in name for name in source.imports(place))
        ],
        "a client's room reaches a model",
    )
    return f"none of {len(rooms)} files of the client's and the public rooms can reach a model"


@attack(23)
def claims_to_be_a_person(house: House) -> str:
    """The engine's own phrases and all texts of the product."""
    texts = source.texts(".py", ".html", ".po", ".json")
    found = [place for place, text in texts.items() if not place.startswith("demo/") and CLAIMS.search(text)]
    see(not found, f"{len(found)} files let AI speak as a person")
    model = wiring.parts().backend.model()
    see(not CLAIMS.search(f"{model.name} {model.card}"), "the model's name claims a person")
    return f"{len(texts)} files hold no sentence in which AI speaks as a person"


@holds(24)
def no_title_for_ai(house: House) -> str:
    """Every text of the product."""
    texts = source.texts(".py", ".html", ".po", ".js")
    found = [place for place, text in texts.items() if TITLES.search(text)]
    see(not found, f"{len(found)} files give AI a professional's title")
    return f"{len(texts)} files give AI no title, name or face"


@attack(24)
def the_search_finds(house: House) -> str:
    """Sentences that break the rule, so that the search is no blind one."""
    bad = (
        "Meet your AI therapist.",
        "A virtual counselor answers.",
        "Our digital psychologist",
        "your AI friend",
        "automated coach",
    )
    see(all(TITLES.search(sentence) for sentence in bad), "the search misses a title")
    see(CLAIMS.search("I am a real person") and CLAIMS.search("As your therapist, I hear you"), "the search misses a claim")
    return f"the search finds each of {len(bad) + 2} sentences that break the rule"


@holds(25)
def what_was_signed_arrives(house: House) -> str:
    """The released words are the signed words, under a human's name."""
    document = house.signed(house.summary)
    release = release_document.release_document(house.therapist, document.pk)
    signed = [line.text for line in codec.load(Signed, document.get("body")).lines]
    arrived = [line["text"] for line in release.get("body")["lines"]]
    see(arrived == [text for text in signed if text in arrived] and arrived, "other words arrived than were signed")
    see(release.released_by_id == house.therapist.staff.pk, "nobody's name stands under what was sent")
    return f"{len(arrived)} lines arrived as they were signed, released by a named human"


@attack(25)
def sent_by_nobody(house: House) -> str:
    """A release without a human, past the program; and by people who may not."""
    document = house.signed(house.summary)
    for account in (house.supervisor, house.owner, house.stranger, house.account_of(house.chen)):
        refused(
            partial(release_document.release_document, Account.objects.get(pk=account.pk), document.pk),
            "a release by someone else",
        )
    release = release_document.release_document(house.therapist, document.pk)
    database_refuses(lambda: Release.objects.filter(pk=release.pk).update(released_by=None), "a release by nobody")
    return "four others could not send it, and the database takes no release without a human"
