"""R36: no guessing of feelings."""

import re
from dataclasses import replace
from itertools import combinations

from handrail import grounding, noticing
from handrail.noticing import codes, telling
from handrail.noticing.moments import RANKS
from handrail.papers.notice import Context, Safety
from handrail.papers.safe import SafeText
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.walked import safe_of

EMOTION = (
    "deepface",
    "fer",
    "hume",
    "opensmile",
    "vadersentiment",
    "textblob",
    "text2emotion",
    "nrclex",
    "affectiva",
    "librosa",
)
FELT = re.compile(
    r"\b(?:angry|anger|furious|sad|sadness|anxious|anxiety|depress\w*|afraid|fear\w*|upset|hostil\w*|resistan\w*|frustrat\w*|ashamed|guilty|"
    r"in denial|defensive|empath\w*|seem\w*|appear\w*|emotion\w*|mood|personality|"
    r"enfad\w*|enoj\w*|triste\w*|ansios\w*|ansiedad|deprim\w*|miedo|molest\w*|frustrad\w*|culpa\w*|vergüenza|parec\w*|emoci\w*)\b",
    re.IGNORECASE,
)
"""Words with which a machine would say what someone feels, in English and Spanish."""
STRAIN = "I am so angry and sad and afraid that I could scream. You don't understand me, this isn't working for me."
TENSION = "Estoy tan enojada y triste y con tanto miedo que podría gritar. No me entiendes, esto no me está sirviendo."
GUESSED = (
    "Client seemed angry.",
    "Client appeared anxious and withdrawn.",
    "Client was in denial.",
    "Client is a perfectionist.",
)
ADIVINADO = (
    "La clienta parecía triste.",
    "La clienta está deprimida.",
    "El cliente estaba en negación.",
    "La clienta es perfeccionista.",
)


@holds(36)
def a_named_feeling_stays(house: House) -> str:
    """What the client named is quoted; said of someone who did not name it, it goes."""
    safe, line = safe_of(house), "Client said: “I feel sad about the tutorial.”"
    see(not grounding.Grounds(safe).check(line, None).kept, "a feeling that was never said stayed")
    here = grounding.Grounds(_saying(safe, "I feel sad about the tutorial."))
    see(here.check(line, None).kept, "a feeling in the client's own words was struck")
    return "a feeling that the client named stays as a quote"


@attack(36)
def feelings_nobody_named(house: House) -> str:
    """States that nobody named, in two languages; what is noticed, coded, shown and told of an hour full of feeling; libraries that guess."""
    here = grounding.Grounds(safe_of(house))
    kept = [line for line in (*GUESSED, *ADIVINADO) if here.check(line, None).kept]
    see(not kept, f"{len(kept)} guessed states were kept")
    told = [*_noticed(house), *_clients_are_told(), _process_page(house)]
    found = [text for text in told if FELT.search(text)]
    see(not found, f"{len(found)} of {len(told)} texts about an hour say what someone feels")
    for speaker, known in (("client", codes.CLIENT), ("therapist", codes.THERAPIST)):
        see({codes.code(speaker, text).code for text in (STRAIN, TENSION)} <= set(known), "a code is no kind of talk")
        see(not FELT.search(" ".join(known)), "a code names a feeling")
    see(not source.installed() & set(EMOTION) and not source.importers(*EMOTION), "a library that guesses feelings is here")
    return f"{len(GUESSED) + len(ADIVINADO)} guessed states were struck; {len(told)} notices, tellings and a page name no feeling of anyone's; none of {len(EMOTION)} libraries that guess is here"


def _saying(safe: SafeText, *texts: str) -> SafeText:
    """The session with other words of the client in it."""
    said = dict(zip((1, 3), texts, strict=False))
    return replace(safe, turns=tuple(replace(turn, text=said.get(place, turn.text)) for place, turn in enumerate(safe.turns)))


def _noticed(house: House) -> list[str]:
    """What the house says of an hour full of feeling, beside the words themselves."""
    hour = _saying(safe_of(house), STRAIN, TENSION)
    notices, moments = noticing.notice(hour), noticing.revisit(hour.turns).moments
    texts = [text for one in moments for text in (one.cue, one.why, one.against, one.client, one.client_es)]
    see(texts, "nothing was noticed in an hour full of strain")
    texts += [text for one in notices.flags for text in (one.category.title_in_words, one.why, one.client, one.client_es)]
    return [_unquoted(text) for text in texts]


def _clients_are_told() -> list[str]:
    """Every sentence that a client can be told of a flag or a moment."""
    flags = [telling.flag_told(about, tags, "list") for about in Safety for tags in ((), *combinations(Context, 1))]
    return [text for told in (*flags, *(telling.moment_told(cue, against=True) for cue in RANKS)) for text in told]


def _process_page(house: House) -> str:
    """The page of the hour without what was said in it."""
    page = house.browser(house.therapist).get(f"/clinic/sessions/{house.walk.session_id}/process/").content.decode()
    see("looked at afterwards" in page, "the page of the hour did not open")
    main = page[page.index("<h1") : page.index("</main")]
    return _unquoted(re.sub(r"<[^>]+>", " ", re.sub(r"<p>.*?</p>", " ", main, flags=re.DOTALL)))


def _unquoted(text: str) -> str:
    return re.sub(r"[“«\"][^”»\"]*[”»\"]", " ", text)
