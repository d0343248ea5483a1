"""The shelf of jurisdictions: complete, dated, and the strictest of everyone involved wins."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handrail.jurisdictions as shelf
from handrail.jurisdictions import GOOD_FOR, IN_WORDS, PROFILES, Capability, Leave, everyone_in, profile_of, stale
from handrail.papers.purpose import Purpose

NOT_PLACES = {"__init__", "law", "profile", "shelf"}
C = Capability
TABLE: dict[str, dict[Capability, Leave]] = {
    "strict": {C.SESSION_BRIEF: Leave.ON, C.PLAN_DRAFT: Leave.WITH_SIGN_OFF, C.CLIENT_CHAT: Leave.OFF},
    "illinois": {C.CLIENT_CHAT: Leave.FORBIDDEN, C.EMOTION_INFERENCE: Leave.FORBIDDEN, C.MOMENTS_TO_REVISIT: Leave.OFF},
    "nevada": {
        C.SESSION_BRIEF: Leave.OFF, C.PLAN_DRAFT: Leave.OFF, C.CLIENT_CHAT: Leave.FORBIDDEN,
        C.BETWEEN_SESSION_MESSAGE: Leave.OFF, C.MOMENTS_TO_REVISIT: Leave.OFF,
    },
    "maine": {C.CLIENT_CHAT: Leave.FORBIDDEN, C.MOMENTS_TO_REVISIT: Leave.ON},
    "california": {C.CLIENT_CHAT: Leave.OFF, C.MOMENTS_TO_REVISIT: Leave.OFF, C.EMOTION_INFERENCE: Leave.OFF},
    "texas": {C.SESSION_BRIEF: Leave.ON, C.MOMENTS_TO_REVISIT: Leave.ON},
    "utah": {C.SESSION_BRIEF: Leave.ON},
    "european_union": {C.SESSION_BRIEF: Leave.ON, C.EMOTION_INFERENCE: Leave.FORBIDDEN},
}  # fmt: skip
PLACES = st.lists(st.sampled_from([*PROFILES, "Oregon", "Atlantis", ""]), max_size=5)


def test_every_file_is_listed() -> None:
    """A jurisdiction's file that the list forgot is named here."""
    assert {path.stem for path in Path(shelf.__file__).parent.glob("*.py")} - NOT_PLACES == set(PROFILES)


@pytest.mark.parametrize("key", TABLE)
def test_the_table_of_the_handbook(key: str) -> None:
    """Section 1.12, cell by cell."""
    assert {capability: PROFILES[key].capabilities[capability] for capability in TABLE[key]} == TABLE[key]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.key)
def test_a_profile_says_everything(profile: shelf.Profile) -> None:
    """Each capability has an answer; each file its date, its sources and a retention rule with a source."""
    assert set(profile.capabilities) == set(Capability)
    assert profile.sources and profile.retention.source and profile.retention.years >= 5
    assert profile.verified_on <= date(2026, 12, 31)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.key)
def test_nowhere_does_ai_talk_with_clients_or_read_feelings(profile: shelf.Profile) -> None:
    """R35, R36: no file can open what the house has no code for."""
    assert not profile.capabilities[Capability.CLIENT_CHAT].works
    assert not profile.capabilities[Capability.EMOTION_INFERENCE].works


@given(PLACES, st.sampled_from([*PROFILES, "Atlantis"]), st.sampled_from(Capability))
def test_one_more_person_never_widens_anything(places: list[str], other: str, capability: Capability) -> None:
    """The most restrictive wins: adding anyone can only take away."""
    assert everyone_in([*places, other]).leave(capability) <= profile_of(other).capabilities[capability]
    if places:
        assert everyone_in([*places, other]).leave(capability) <= everyone_in(places).leave(capability)


@given(PLACES, st.sampled_from([None, date(2012, 2, 29), date(1980, 5, 1)]))
def test_records_stay_as_long_as_the_longest_law_asks(places: list[str], born: date | None) -> None:
    """R41: with more laws the date can only move later."""
    last = date(2026, 11, 23)
    until, source = everyone_in(places).keep_until(last, born)
    assert source and all(until >= everyone_in([place]).keep_until(last, born)[0] for place in places)


def test_a_minor_s_record_stays_longer() -> None:
    """APA: three years after majority, whichever is later; California: to age 25."""
    assert everyone_in(["Oregon"]).keep_until(date(2026, 6, 1), date(2012, 3, 1))[0] == date(2033, 6, 1)
    assert everyone_in(["Oregon"]).keep_until(date(2014, 6, 1), date(2012, 3, 1))[0] == date(2033, 3, 1)
    assert everyone_in(["CA"]).keep_until(date(2014, 6, 1), date(2012, 3, 1))[0] == date(2037, 3, 1)


def test_nevada_beats_every_neighbour() -> None:
    """A clinician in Illinois, a client who went to Nevada: briefs, plans and messages go off, and each says why."""
    off = everyone_in(["IL", "Nevada", "TX"]).off()
    assert set(off) == {Purpose.SESSION_PREP, Purpose.PLAN_DRAFT, Purpose.BETWEEN_SESSION_SUPPORT}
    assert all("Nevada" in reason for reason in off.values())
    assert "Nevada no permite" not in str(off) and "no permite" in str(everyone_in(["NV"]).off("es"))


def test_a_place_that_nobody_knows_is_strict() -> None:
    """No file, no leave beyond the default; a made-up name opens nothing."""
    assert everyone_in(["Atlantis"]).key == everyone_in([]).key == "strict"


def test_a_stale_file_is_named() -> None:
    """Half a year after it was verified, and not a day before."""
    checked = PROFILES["nevada"].verified_on
    assert stale(checked + GOOD_FOR) == ()
    assert PROFILES["nevada"] in stale(checked + GOOD_FOR + timedelta(days=1))


def test_every_capability_has_words_in_both_languages() -> None:
    """A reason can be shown to a clinician and to a client."""
    assert set(IN_WORDS) == set(Capability) and all(all(pair) for pair in IN_WORDS.values())
