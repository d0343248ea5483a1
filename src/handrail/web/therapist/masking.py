"""Mark words by hand: what the airlock must replace, and what it may leave. Works by ticking words, without a script."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from handrail.papers.errors import BadInput
from handrail.papers.safe import Label, MarkAct, Why
from handrail.papers.transcript import Transcript, Turn
from handrail.web.actions import access
from handrail.web.actions.hand_marks import Place
from handrail.web.actions.import_session import transcript_of
from handrail.web.actions.let_words_pass import let_words_pass
from handrail.web.actions.mask_words import mask_words
from handrail.web.records.models import Session, Talk, WalkRequest
from handrail.web.therapist.desk import speakers
from handrail.web.therapist.signed_in import account_of

KINDS = (
    (Label.PERSON, "A person’s name"), (Label.LOCATION, "A town or another place"), (Label.ADDRESS, "A street address"),
    (Label.ORG, "A workplace, a school, an organization"), (Label.DATE, "A date"), (Label.PHONE, "A phone number"),
    (Label.ID, "Another number"), (Label.EMAIL, "An e-mail address or a name online"), (Label.OTHER, "Anything else that points to them"),
)  # fmt: skip
ROLES = (
    "client", "partner", "husband", "wife", "mother", "father", "sister", "brother", "son", "daughter", "grandmother", "grandfather",
    "friend", "roommate", "boss", "coworker", "teacher", "doctor", "sponsor", "pet",
)  # fmt: skip
WHY = {
    Why.KNOWN: "this file knows it", Why.SPELLED: "spelled out or cut in two", Why.NAME: "looks like a first name",
    Why.DIGITS: "as many digits as a phone or record number", Why.ADDRESS: "looks like an address online",
}  # fmt: skip
WORD = re.compile(r"\S+")
CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
MOST_TURNS, MOST_WORDS = 30, 1500


@dataclass(frozen=True, slots=True)
class Word:
    """A word to tick. `doubt` says why the airlock stopped at it; `mark` what a human said of it."""

    key: str
    start: int
    end: int
    text: str
    doubt: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TurnForm:
    """A turn as words to tick."""

    turn: Turn
    who: str
    words: tuple[Word, ...]
    longer: bool


def masking(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The turns that the airlock stopped at, or those that hold the words looked for; ticked words are masked or let pass."""
    session = access.treated_session(account_of(request), session_id)
    talk = Talk.objects.filter(session=session).first()
    if talk is None:
        return redirect("therapist:session", session.pk)
    transcript = transcript_of(talk)
    walk = session.walks.order_by("-asked_at").first()
    stopped = walk if walk and walk.state == WalkRequest.State.REFUSED and walk.turns else None
    shown, sentence = _shown(request, transcript, stopped), ""
    if request.method == "POST" and request.POST.get("do") != "find":
        try:
            _mark(request, session, transcript)
            return redirect(
                f"{reverse('therapist:masking', args=[session.pk])}?{urlencode({'turn': shown}, doseq=True)}#marked"
            )
        except BadInput as error:
            sentence = str(error)
    context = {
        "session": session, "client": session.client, "stopped": stopped, "kinds": KINDS, "roles": ROLES, "sentence": sentence,
        "turns": _forms(transcript, shown, talk, stopped, session), "marks": list(talk.marks.select_related("by")),
        "looked_for": request.POST.get("do") == "find", "ticked": request.POST.getlist("w"), "chosen": request.POST,
        "newer": stopped is not None and talk.marks.filter(at__gt=stopped.finished_at or stopped.asked_at).exists(),
    }  # fmt: skip
    return render(request, "therapist/masking.html", context, status=422 if sentence else 200)


def _shown(request: HttpRequest, transcript: Transcript, stopped: WalkRequest | None) -> list[int]:
    """The numbers of the turns to show. Words looked for come by POST: they have no place in an address (R14)."""
    if request.POST.get("do") == "find":
        wanted = " ".join(request.POST.get("words", "").split()).casefold()
        found = [turn.index for turn in transcript.turns if wanted and wanted in turn.text.casefold()]
        return found[:MOST_TURNS]
    asked = request.POST.getlist("turn") or request.GET.getlist("turn")
    numbers = [int(number) for number in asked if number.isdecimal() and int(number) < len(transcript.turns)]
    return sorted(set(numbers or (stopped.turns if stopped else [])))[:MOST_TURNS]


def _mark(request: HttpRequest, session: Session, transcript: Transcript) -> None:
    account, data = account_of(request), request.POST
    places = _places(data.getlist("w"), transcript)
    if data.get("do") == "let-pass":
        let_words_pass(account, session.pk, places, data.get("reason", ""), everywhere=bool(data.get("everywhere")))
        return
    if data.get("label") not in {label.value for label, _ in KINDS}:
        raise BadInput("say what kind of words these are")
    label, role = Label(data["label"]), data.get("role", "")
    mask_words(account, session.pk, places, label, role if role in ROLES and label is Label.PERSON else "")


def _places(ticked: Iterable[str], transcript: Transcript) -> list[Place]:
    """Ticked words, neighbours joined, without the marks at either end."""
    wanted: dict[int, set[int]] = {}
    for key in ticked:
        at, _, place = key.partition(".")
        if at.isdecimal() and place.isdecimal() and int(at) < len(transcript.turns):
            wanted.setdefault(int(at), set()).add(int(place))
    places = []
    for turn, numbers in wanted.items():
        text = transcript.turns[turn].text
        words = [found.span() for found in WORD.finditer(text)]
        run: list[tuple[int, int]] = []
        for number in range(len(words) + 1):
            if number in numbers and number < len(words):
                run.append(words[number])
            elif run:
                places.append(_trimmed(turn, text, run[0][0], run[-1][1]))
                run = []
    return places


def _trimmed(turn: int, text: str, start: int, end: int) -> Place:
    core = CORE.search(text[start:end])
    if core is None:
        return Place(turn, start, end)
    words = POSSESSIVE.sub("", core.group())
    return Place(turn, start + core.start(), start + core.start() + len(words))


def _forms(
    transcript: Transcript, shown: Collection[int], talk: Talk, stopped: WalkRequest | None, session: Session
) -> list[TurnForm]:
    doubts = [(turn, start, end, WHY[Why(why)]) for turn, start, end, why in (stopped.doubts if stopped else [])]
    says = {MarkAct.MASK: "masked by hand", MarkAct.CLEAR: "let pass by hand"}
    marks = [(row.turn, row.start, row.end, says[MarkAct(row.act)]) for row in talk.marks.all()]
    who = speakers(session.client)
    forms = []
    for index in shown:
        turn = transcript.turns[index]
        words = [
            Word(
                f"{index}.{number}",
                *found.span(),
                found.group(),
                _over(doubts, index, found.span()),
                _over(marks, index, found.span()),
            )
            for number, found in zip(range(MOST_WORDS), WORD.finditer(turn.text), strict=False)
        ]
        forms.append(TurnForm(turn, who[turn.role], tuple(words), len(words) == MOST_WORDS))
    return forms


def _over(places: Sequence[tuple[int, int, int, str]], turn: int, span: tuple[int, int]) -> str:
    """What was said last of a place that overlaps the word."""
    return next((said for at, start, end, said in reversed(places) if at == turn and start < span[1] and span[0] < end), "")
