"""Chapter A, consent (R1 to R8, R11, R46)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from unittest.mock import patch

from django.db import connection
from django.utils import timezone

from handrail import constitution, flow, wiring
from handrail.papers import codec
from handrail.papers.draft import Author, Line, ModelCard, Reply, Signed, Task
from handrail.papers.errors import Refused
from handrail.papers.ids import ClientId, PersonId
from handrail.papers.permit import Decision
from handrail.papers.purpose import Purpose
from handrail.proofs import source
from handrail.proofs.house import House, answer, seat, understood, written
from handrail.proofs.registry import Fell, attack, database_refuses, holds, refused, see
from handrail.release import readability
from handrail.web.actions import access, ask_consent, decide_consent, import_session, request_walk, walk_session, write_note
from handrail.web.records.models import ConsentAsking, ConsentDecision, Draft, Grant, Party, WalkRequest

FORBIDDEN = ("sale", "advertising", "marketing", "model_training", "emotion_profiling", "insurer_access")
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
A, B = PersonId("a"), PersonId("b")


def may(decisions: list[Decision], purposes: set[Purpose], parties: tuple[PersonId, ...] = (A,)) -> bool:
    """Door 1 for made-up people, now."""
    try:
        flow.may(purposes, client=ClientId("c"), parties=parties, decisions=decisions, ai_on=True, now=timezone.now())
    except Refused:
        return False
    return True


def said(person: PersonId, purpose: Purpose, *, given: bool = True, ends: timedelta = timedelta(days=9)) -> Decision:
    """An answer of an hour ago."""
    now = timezone.now()
    return Decision(person, purpose, given, now - timedelta(hours=1), now + ends if given else None)


@holds(1)
def each_yes_opens_itself(house: House) -> str:
    """Nine by nine, and the walk that was permitted."""
    see(house.walk.state == WalkRequest.State.DONE, f"the permitted walk ended as {house.walk.state}")
    for mine in Purpose:
        opened = {other for other in Purpose if may([said(A, mine)], {other})}
        see(opened == {mine}, f"a yes to {mine} opens {len(opened)} purposes")
    return "a walk with every yes went through; each of nine purposes opens itself alone (81 pairs)"


@attack(1)
def without_the_one_yes(house: House) -> str:
    """Expired, withdrawn, another person's, none, and a client who refused."""
    purpose = Purpose.AI_NOTE_DRAFT
    for decisions in (
        [],
        [said(A, purpose, ends=timedelta(seconds=-1))],
        [said(A, purpose), said(A, purpose, given=False)],
        [said(B, purpose)],
    ):
        see(not may(decisions, {purpose}), "a walk opened without an active yes")
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=2))
    refused(
        lambda: import_session.type_notes(house.therapist, house.tobias.pk, hour, "He slept well.", kinds=("dap",)),
        "a draft for the client who said no",
    )
    return "expired, withdrawn, foreign and missing answers open nothing; a walk for who refused is refused"


@holds(2)
def one_decision_one_purpose(house: House) -> str:
    """Every stored decision names one purpose and a person's act."""
    rows = ConsentDecision.objects.all()
    see(rows.exists() and all(row.purpose in set(Purpose) for row in rows), "a decision names no single purpose")
    see(all(row.source in ConsentDecision.Source.values for row in rows), "a decision came from no person")
    return f"{rows.count()} decisions, each with one purpose, a person and the way it was given"


@attack(2)
def two_at_once(house: House) -> str:
    """Two purposes in one act, and an act of nobody, sent to the table."""
    party = house.chen.parties.get(role="client")
    row = ConsentDecision.objects.filter(party=party).first()
    assert row is not None
    for column, value in (("purpose", "ai_note_draft session_prep"), ("source", "scrolled_on")):
        database_refuses(
            partial(ConsentDecision.objects.filter(pk=row.pk).update, **{column: value}),
            f"a decision with {column} {value!r}",
        )
    return "the table refuses two purposes in one decision and a decision that no person made"


@holds(3)
def kept_with_its_text(house: House) -> str:
    """Text, person, way, time, end."""
    for row in ConsentDecision.objects.filter(client=house.chen, given=True):
        see(
            row.text_version and row.party_id and row.source and row.at and row.expires_at,
            "a yes lacks its text, person or end",
        )
    return "every stored yes names the text's version, the person, the way, the time and its end"


@attack(3)
def a_yes_without_an_end(house: House) -> str:
    """Written past the program."""
    row = ConsentDecision.objects.filter(client=house.chen, given=True).first()
    assert row is not None
    database_refuses(lambda: ConsentDecision.objects.filter(pk=row.pk).update(expires_at=None), "a yes without an end")
    return "the table refuses a yes without an end"


@holds(4)
def after_the_check(house: House) -> str:
    """Text, five facts told back, yes: only then does a purpose open."""
    party = seat(house.chen, "partner", "Pat Doyle", yes=False)
    asking = understood(party, Purpose.AI_NOTE_DRAFT, timezone.now())
    see(
        asking.state == ConsentAsking.State.TEACHBACK_PASSED and len(asking.facts) == 5,
        "five told facts did not pass the check",
    )
    kept = decide_consent.keep(party, Purpose.AI_NOTE_DRAFT, True, source=ConsentDecision.Source.CLIENT_CLICK, asking=asking)
    see(kept.copies.exists(), "no copy was handed over")
    return "a yes became active after its text and five facts told back, and a copy was handed over"


@attack(4)
def past_the_check(house: House) -> str:
    """Without any asking, before the text, after wrong answers alone, with someone else's check; and past the program."""
    party = seat(house.chen, "partner", "Pat Doyle", yes=False)
    purpose, click = Purpose.AI_NOTE_DRAFT, ConsentDecision.Source.CLIENT_CLICK
    asking = ask_consent.lay_out(party, purpose, "en")
    say_yes = partial(decide_consent.keep, party, purpose, True, source=click)
    refused(say_yes, "a yes without a check", "R4")
    refused(partial(say_yes, asking=asking), "a yes before its text", "R4")
    asking = ask_consent.explain(asking)
    for question in ask_consent.shown(asking.text).questions:
        for option in question.options:
            if option.key != question.right:
                see(not ask_consent.tell_back(asking, question.fact, option.key), "a wrong answer was taken for right")
    refused(partial(say_yes, asking=asking), "a yes after wrong answers", "R4")
    other = understood(house.tobias.parties.get(), purpose, timezone.now())
    refused(partial(say_yes, asking=other), "a yes on someone else's check", "R2")
    database_refuses(partial(ConsentDecision.objects.filter(given=True).update, asking=None), "a yes that no asking led to")
    return "no short cut: without text, without the check, after wrong answers or on another's check there is no yes"


@holds(5)
def every_article_reads_easily(house: House) -> str:
    """The client's words of all articles, in grade and in length of sentences."""
    grades = {one.id: readability.grade(one.client) for one in constitution.ARTICLES.values()}
    hard = [rule for rule, grade in grades.items() if grade > readability.CEILING]
    see(not hard, f"too hard to read: {', '.join(hard)}")
    long = [one.id for one in constitution.ARTICLES.values() if readability.mean_sentence_words(one.client) > 20]
    see(not long, f"sentences too long: {', '.join(long)}")
    return f"46 articles in plain words, grade {sum(grades.values()) / len(grades):.1f} on average, none above 8"


@attack(5)
def heavy_words_for_a_client(house: House) -> str:
    """A signed summary in heavy words does not reach its reader."""
    signed = codec.load(Signed, house.signed(house.summary).get("body"))
    heavy = "The multidimensional psychotherapeutic conceptualisation necessitates considerable intersubjective recalibration."
    signed = replace(signed, lines=(*signed.lines, Line("What we talked about", heavy, Author.AI)))
    refused(lambda: flow.show_client(signed, now=timezone.now()), "a summary that is hard to read", "R5")
    return "a summary above grade 8 is refused at the last door"


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


@holds(7)
def all_agree(house: House) -> str:
    """Two yeses open, and the grants of a guardian end with age."""
    purpose = Purpose.AI_NOTE_DRAFT
    see(may([said(A, purpose), said(B, purpose)], {purpose}, (A, B)), "two yeses did not open")
    guardian = seat(house.chen, "guardian", "Gwen Chen", yes=True)
    Grant.objects.create(client=house.chen, party=guardian, what=Grant.What.SUMMARIES, given_by=house.therapist.staff)
    see(not access.granted(guardian), "a guardian sees a grown client's record")
    return "two yeses open what one does not; a guardian's grants end on the day the client comes of age"


@attack(7)
def one_no_of_either(house: House) -> str:
    """Whoever says no, the same words come back."""
    purpose, told = Purpose.AI_NOTE_DRAFT, set()
    cases = (
        [said(A, purpose, given=False), said(B, purpose)],
        [said(A, purpose), said(B, purpose, given=False)],
        [said(A, purpose)],
        [said(B, purpose)],
    )
    for decisions in cases:
        try:
            flow.may({purpose}, client=ClientId("c"), parties=(A, B), decisions=decisions, ai_on=True, now=timezone.now())
        except Refused as no:
            told.add(str(no))
        else:
            raise Fell("one no did not switch it off")
    see(len(told) == 1, "the answer tells whose no it was")
    return "each party's no, expired or missing answer gives the same refusal, word for word"


@holds(8)
def nine_and_no_tenth(house: House) -> str:
    """The closed list."""
    see(len(Purpose) == 9 and not {*Purpose} & set(FORBIDDEN), "the list of purposes is not the nine")
    return "nine purposes, none of them one of the six that are forbidden"


@attack(8)
def forbidden_in_the_table(house: House) -> str:
    """Straight SQL."""
    pk = ConsentDecision.objects.values_list("pk", flat=True).first()
    table = ConsentDecision._meta.db_table
    for token in FORBIDDEN:

        def write(token: str = token) -> None:
            with connection.cursor() as cursor:
                cursor.execute(f"UPDATE {table} SET purpose = %s WHERE id = %s", [token, pk])  # noqa: S608 (our table's name)

        database_refuses(write, f"the purpose {token}")
    return "the database refuses all six, written past the program"


@holds(11)
def one_step_and_at_once(house: House) -> str:
    """One act; drafts come back, what waits is stopped."""
    _withdraw(house)
    see(not Draft.objects.filter(client=house.chen, state__in=Draft.OPEN).exists(), "a draft stayed open after the no")
    session = house.walk.session
    refused(lambda: request_walk.ask(session, ["dap"], asked_by=house.therapist.staff), "a new walk after the no")
    return "one act withdrew; open drafts were taken back and a new walk is refused"


@attack(11)
def while_the_model_writes(house: House) -> str:
    """The no comes while the model is still answering: nothing of the answer is stored."""
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=1))
    walk = import_session.type_notes(
        house.therapist, house.chen.pk, hour, "He slept for six hours on most nights.", kinds=("dap",)
    )
    assert walk is not None
    with _saying_no_meanwhile(house):
        walk_session.walk_through(str(walk.pk))
    walk.refresh_from_db()
    see(walk.state == WalkRequest.State.REFUSED and not walk.drafts.exists(), "a draft was stored after the no")
    return "consent was withdrawn while the model wrote: the walk ended refused and nothing was stored"


@holds(46)
def until_its_last_day(house: House) -> str:
    """A yes holds to its end, and every stored one ends within a year."""
    purpose = Purpose.AI_NOTE_DRAFT
    see(may([said(A, purpose, ends=timedelta(minutes=2))], {purpose}), "a yes lapsed before its end")
    longest = max(row.expires_at - row.at for row in ConsentDecision.objects.filter(given=True) if row.expires_at)
    see(longest <= timedelta(days=366), "a yes lasts longer than a year")
    return f"a yes holds to its end; the longest of the deployment lasts {longest.days} days"


@attack(46)
def after_its_end(house: House) -> str:
    """A second late, a year old, and from the future."""
    purpose, now = Purpose.AI_NOTE_DRAFT, timezone.now()
    late = Decision(A, purpose, True, now - timedelta(days=300), now - timedelta(seconds=1))
    future = Decision(A, purpose, True, now + timedelta(days=1), now + timedelta(days=30))
    see(not may([late], {purpose}) and not may([future], {purpose}), "a lapsed yes, or one from the future, opened")
    return "a yes one second past its end, and one from the future, open nothing"


def _withdraw(house: House) -> None:
    for party in Party.objects.filter(client=house.chen, role="client"):
        answer(party, Purpose.AI_NOTE_DRAFT, yes=False, days_ago=0)


class _Interrupted:
    """The deployment's own model, during whose answer the client says no."""

    def __init__(self, house: House) -> None:
        self._house, self._model = house, wiring.parts().backend
        self.name = self._model.name

    def model(self) -> ModelCard:
        """The same card."""
        return self._model.model()

    def draft(self, task: Task) -> Reply:
        """Answer, but only after the no."""
        _withdraw(self._house)
        return self._model.draft(task)


@contextmanager
def _saying_no_meanwhile(house: House) -> Iterator[None]:
    parts = replace(wiring.parts(), backend=_Interrupted(house))
    with patch.object(wiring, "parts", lambda: parts):
        yield
