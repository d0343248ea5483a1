"""Door 1: deny by default, everyone's yes, nobody's name, and a clock that can only take away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail import consent
from handrail.papers.errors import Refused
from handrail.papers.ids import ClientId, PersonId
from handrail.papers.permit import Basis, Decision, Permit
from handrail.papers.purpose import RESTS_ON, Material, Purpose, fallen, needed

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
DAY = timedelta(days=1)
CLIENT = ClientId("c")
WEI, MEI, TOM = PersonId("wei"), PersonId("mei"), PersonId("tom")
DRAFT, PREP = Purpose.AI_NOTE_DRAFT, Purpose.SESSION_PREP


def yes(person: PersonId = WEI, purpose: Purpose = DRAFT, days_ago: float = 1, number: int = 0, terms: str = "") -> Decision:
    """A yes for a year."""
    at = NOW - days_ago * DAY
    return Decision(person, purpose, True, at, at + consent.LASTS, number, terms)


def no(person: PersonId = WEI, purpose: Purpose = DRAFT, days_ago: float = 1, number: int = 0) -> Decision:
    """A no, or a withdrawal."""
    return Decision(person, purpose, False, NOW - days_ago * DAY, None, number)


def ask(*decisions: Decision, parties: tuple[PersonId, ...] = (WEI,), **more: object) -> Permit:
    """Ask for a note draft."""
    asked = {"purposes": [DRAFT], "client": CLIENT, "parties": parties, "decisions": decisions, "ai_on": True, "now": NOW}
    return consent.ask(**{**asked, **more})  # type: ignore[arg-type]


def test_it_works() -> None:
    """R1: one party, one purpose, one fresh yes."""
    assert ask(yes()).covers(DRAFT, NOW)


REFUSED: dict[str, Callable[[], object]] = {
    "no answer": ask,
    "a no": lambda: ask(no()),
    "withdrawn": lambda: ask(yes(days_ago=2), no(days_ago=1)),
    "expired": lambda: ask(yes(days_ago=365)),
    "another purpose": lambda: ask(yes(purpose=PREP)),
    "another person": lambda: ask(yes(MEI)),
    "only one of two": lambda: ask(yes(), parties=(WEI, MEI)),
    "one of two said no": lambda: ask(yes(), no(MEI), parties=(WEI, MEI)),
    "the other of two said no": lambda: ask(no(), yes(MEI), parties=(WEI, MEI)),
    "other terms": lambda: ask(yes(terms="old"), terms={DRAFT: "new"}),
    "neither guardian": lambda: ask(yes(), any_of=[(MEI, TOM)]),
    "one guardian yes, one no": lambda: ask(yes(), yes(MEI), no(TOM), any_of=[(MEI, TOM)]),
    "too fresh for the law": lambda: ask(yes(days_ago=0.5), lead=DAY),
}


def test_every_refusal_reads_alike() -> None:
    """R7: whoever it was and whatever they did, the sentence is the same."""
    sentences = set()
    for name, attempt in REFUSED.items():
        with pytest.raises(Refused) as refused:
            attempt()
            pytest.fail(name)
        sentences.add(str(refused.value))
    assert sentences == {"not everyone whose consent counts has said yes to this (R1)"}


def test_one_guardian_is_enough_where_an_order_says_so() -> None:
    """R7: the other one has not answered."""
    assert ask(yes(), yes(MEI), any_of=[(MEI, TOM)])


@pytest.mark.parametrize("word", ["sale", "advertising", "marketing", "model_training", "emotion_profiling", ""])
def test_what_is_not_a_purpose_gets_nothing(word: str) -> None:
    """R8: a forbidden word is no member of the list, and a bare string is refused even if it is one."""
    with pytest.raises(ValueError, match="is not a valid Purpose"):
        Purpose(word)
    with pytest.raises(Refused, match="no such purpose"):
        ask(yes(), purposes=[word])
    assert not {"sale", "marketing", "advertising"} & {purpose.value for purpose in Purpose}


def test_a_purpose_that_the_law_switches_off_says_why() -> None:
    """R35: everyone agrees, and it stays off, with the law's name."""
    with pytest.raises(Refused, match="Nevada"):
        ask(yes(), off={DRAFT: "Nevada law does not allow it"})


@given(st.permutations([yes(days_ago=3, number=1), no(days_ago=2, number=2), yes(MEI, days_ago=1, number=3)]))
def test_the_order_of_rows_does_not_matter(rows: list[Decision]) -> None:
    """A withdrawal stands, however a database hands out its rows."""
    with pytest.raises(Refused):
        ask(*rows)


def test_of_two_at_one_moment_the_no_counts() -> None:
    """Two clicks at once: the careful answer wins."""
    for rows in ((yes(), no()), (no(), yes())):
        with pytest.raises(Refused):
            ask(*rows)


def test_a_yes_after_a_no_counts_again() -> None:
    """R11: coming back is possible."""
    assert ask(yes(days_ago=3, number=1), no(days_ago=2, number=2), yes(days_ago=1, number=3))


def test_a_clock_that_jumped_back_revives_nothing() -> None:
    """The withdrawal now lies in the future: it counts all the same."""
    with pytest.raises(Refused):
        ask(yes(days_ago=3, number=1), no(days_ago=-5, number=2))


def test_a_clock_that_jumped_forward_gives_nothing() -> None:
    """A yes from the future is no yes, and a yes that lasts longer than a year is none either."""
    with pytest.raises(Refused):
        ask(yes(days_ago=-5))
    with pytest.raises(Refused):
        ask(replace(yes(), expires_at=NOW + 500 * DAY))


def test_a_no_stored_later_beats_a_yes_with_a_later_clock() -> None:
    """The clock stood wrong when the yes was stored; the number knows which came first."""
    with pytest.raises(Refused):
        ask(yes(days_ago=1, number=1), no(days_ago=2, number=2))


def test_a_permit_dies_within_a_minute() -> None:
    """R11: sixty seconds later it opens nothing."""
    permit = ask(yes())
    assert not permit.covers(DRAFT, NOW + timedelta(seconds=60))
    assert not permit.covers(DRAFT, NOW - timedelta(seconds=1))


FORGERIES: dict[str, Callable[[Permit], Permit]] = {
    "made by hand": lambda _: Permit(frozenset({DRAFT}), Basis.CONSENT, NOW, NOW + DAY, CLIENT),
    "lengthened": lambda permit: replace(permit, expires_at=NOW + DAY),
    "widened": lambda permit: replace(permit, purposes=permit.purposes | {PREP}),
    "for another client": lambda permit: replace(permit, client=ClientId("d")),
    "backdated": lambda permit: replace(permit, given_at=NOW - DAY),
    "attested": lambda permit: replace(permit, basis=Basis.OPERATOR_ATTESTED),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_permit_covers_nothing(name: str) -> None:
    """Made or changed outside consent, a permit is a piece of paper."""
    forged = FORGERIES[name](ask(yes()))
    assert not any(forged.covers(purpose, NOW + timedelta(seconds=1)) for purpose in Purpose)
    assert not forged.belongs_to(CLIENT) and not forged.belongs_to(ClientId("d"))


def test_a_permit_belongs_to_one_client() -> None:
    """One client's leave opens nothing of another's."""
    assert ask(yes()).belongs_to(CLIENT) and not ask(yes()).belongs_to(ClientId("d"))


STATES = st.sampled_from(["none", "yes", "no", "expired", "withdrawn", "lapsed"])


@given(
    st.dictionaries(st.tuples(st.sampled_from([WEI, MEI]), st.sampled_from(list(Purpose))), STATES), st.sampled_from(Purpose)
)
def test_true_only_if_everyone_is_active_for_this_very_purpose(
    world: dict[tuple[PersonId, Purpose], str], purpose: Purpose
) -> None:
    """R1 over purposes, states and people."""
    rows: list[Decision] = []
    for (person, about), state in world.items():
        rows += {
            "none": [],
            "yes": [yes(person, about, terms="t")],
            "no": [no(person, about)],
            "expired": [yes(person, about, days_ago=400, terms="t")],
            "withdrawn": [yes(person, about, days_ago=2, terms="t"), no(person, about)],
            "lapsed": [yes(person, about, terms="other")],
        }[state]
    given_by_all = all(world.get((person, purpose)) == "yes" for person in (WEI, MEI))
    try:
        permit = ask(*rows, parties=(WEI, MEI), purposes=[purpose], terms=dict.fromkeys(Purpose, "t"))
        assert given_by_all and permit.purposes == {purpose}
    except Refused:
        assert not given_by_all


@given(st.sampled_from(Purpose), st.sets(st.sampled_from(list(Purpose))))
def test_what_falls_is_closed(withdrawn: Purpose, active: set[Purpose]) -> None:
    """R11: after a withdrawal nothing stands that rested on it alone, and nothing else falls."""
    gone = fallen(withdrawn, active)
    left = active - gone - {withdrawn}
    for purpose in left:
        lost = RESTS_ON[purpose] & (gone | {withdrawn})
        assert not lost or RESTS_ON[purpose] & left
    assert gone <= active
    assert all(RESTS_ON[purpose] & (gone | {withdrawn}) for purpose in gone)


def test_text_from_sound_needs_the_whole_chain() -> None:
    """Handbook 4.2: a draft from a recording rests on recording and transcription; from typed notes on nothing else."""
    assert needed([DRAFT], Material.SOUND) == {DRAFT, Purpose.TRANSCRIPTION, Purpose.RECORDING}
    assert needed([DRAFT], Material.UPLOADED_TEXT) == {DRAFT, Purpose.TRANSCRIPTION}
    assert needed([DRAFT], Material.TYPED_NOTES) == {DRAFT}
