"""Techniques that a note names, and the day that a plan's own words give for its review. All sentences are invented."""

from datetime import date

import pytest

from handrail.kinds.thread import TECHNIQUES, named, review_day

SIGNED = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Continued imaginal exposure, 35 minutes, peak 70.", ("exposure",)),
        ("Therapist introduced a thought record and practised paced breathing.", ("thought records and restructuring", "breathing exercise")),
        ("Two-chair work with the critic.", ("chair work",)),
        ("EMDR phase 4, twelve sets of eye movements.", ("EMDR",)),
        ("Worked on the sleep window; role-played the phone call.", ("role play", "sleep restriction")),
    ],
)  # fmt: skip
def test_what_was_done_is_named_once(text: str, found: tuple[str, ...]) -> None:
    """By its family, in the list's order."""
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "No exposure today; the week had been too hard.",
        "Client declined the body scan.",
        "We did not do any chair work.",
        "She values her sister and stepped up the ladder at work to change a bulb.",
        "His breathing was loud; the room was grounded in silence.",
        "Discussed the school exam and the emdashes in his essay.",
    ],
)
def test_what_was_not_done_or_is_no_technique_is_not_named(text: str) -> None:
    """Attacked: left out, declined, and everyday uses of the same words."""
    assert named(text) == ()


def test_no_family_takes_anothers_name() -> None:
    """Each family's own name is found as itself, so that a plan that lists families covers them."""
    for name in TECHNIQUES:
        assert name in named(name.replace("exercise", "exercises")) or name in (
            "imagery work",
            "interpersonal skills",
            "self-compassion",
        ), name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-02-15", date(2027, 2, 15)),
        ("on 15 February 2027, together", date(2027, 2, 15)),
        ("15th of Feb 2027", date(2027, 2, 15)),
        ("February 15, 2027", date(2027, 2, 15)),
        ("Written 1 December 2026; look again March 1st, 2027.", date(2027, 3, 1)),
        ("in 12 weeks", date(2027, 2, 23)),
        ("In 90 days at most", date(2027, 3, 1)),
    ],
)
def test_a_review_day(text: str, day: date) -> None:
    """As people write it: a date after the signature, or a span from it."""
    assert review_day(text, SIGNED) == day


@pytest.mark.parametrize(
    "text", ["", "when both of us want", "31 February 2027", "2 November 2025", "12/01/2027", "9999-99-99"]
)
def test_no_review_day(text: str) -> None:
    """No date, none that exists, one before the signature, one that two countries read differently."""
    assert review_day(text, SIGNED) is None
