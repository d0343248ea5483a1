"""Dates move by one secret number of days per client: intervals and weekdays hold, and the way back is exact."""

from datetime import date, timedelta

import pytest
from airlock_house import AIRLOCK, out, session
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.airlock import restore
from handrail.airlock.moved import draw, moved, read
from handrail.airlock.second_look import still_there
from handrail.papers.safe import Entity, KnownIdentifier, Label, NameMap

DAYS = st.integers(5, 46).map(lambda weeks: 7 * weeks) | st.integers(-46, -5).map(lambda weeks: 7 * weeks)
BORN = st.dates(date(1940, 1, 1), date(2026, 12, 31))
WRITTEN = (
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"the {day.day}th of {day:%B} {day.year}" if 3 < day.day < 21 else f"{day.day} {day:%b} {day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: day.isoformat(),
)


def sent(*texts, days=70, names=None, **more):
    """Through the airlock with a number of days that the test knows."""
    return out(session(*texts), names=names or NameMap(days=days), **more)


@pytest.mark.parametrize(
    ("said", "later"),
    [
        ("March 14th", "April 18th"), ("march fourteenth", "april eighteenth"), ("the third of May sixty-two", "the seventh of June sixty-two"),
        ("03/14/2021", "04/18/2021"), ("3/4/62", "4/8/62"), ("2021-03-14", "2021-04-18"), ("March 2019", "April 2019"),
        ("november twelfth", "december seventeenth"), ("9 May", "13 June"), ("SEPT 3", "OCT 8"), ("Sept. 3", "Oct. 8"),
        ("june fourteen twenty ten", "july nineteen twenty ten"), ("december thirty first", "february fourth"),
        ("june nineteen sixty two", "july nineteen sixty two"), ("may third nineteen oh five", "june seventh nineteen oh five"),
        ("3 de mayo de 1962", "7 de junio de 1962"), ("March the 3rd", "April the 7th"), ("May 5, '62", "June 9, '62"),
        ("february 29th", "april 4th"), ("december third two thousand", "january seventh two thousand one"),
    ],
)  # fmt: skip
def test_a_date_moves_in_the_words_it_was_said_in(said, later):
    """Five weeks on, in the same order, language, case and style."""
    assert moved(said, 35) == later


@pytest.mark.parametrize(
    "said", ["the fourteenth", "June 31", "February 30", "24/12/2020", "may", "13/13/2020", "9999-12-31", "March and May", ""]
)
def test_what_is_no_certain_date_is_not_moved(said):
    """It gets a number instead."""
    assert moved(said, 35) is None


@settings(deadline=None, max_examples=80)
@given(BORN, BORN, DAYS, st.sampled_from(WRITTEN), st.sampled_from(WRITTEN))
def test_intervals_and_weekdays_hold(first, second, days, write, write_too):
    """Whatever the number of days and the way of writing."""
    there, too = read(moved(write(first), days)), read(moved(write_too(second), days))
    assert there.date - too.date == first - second
    assert there.date.weekday() == first.weekday()


@settings(deadline=None, max_examples=40)
@given(BORN, DAYS)
def test_a_birth_date_keeps_its_age_to_within_a_year(born, days):
    """And its month never stays."""
    there = read(moved(f"{born:%B} {born.day}, {born.year}", days)).date
    assert timedelta(34) < abs(there - born) < timedelta(323)
    assert moved(f"{born:%B} {born.year}", days) != f"{born:%B} {born.year}"


def test_every_draw_is_whole_weeks_and_none_is_zero():
    """Between five and forty-six weeks either way."""
    draws = {draw() for _ in range(600)}
    assert all(days % 7 == 0 and 35 <= abs(days) <= 322 for days in draws)
    assert len(draws) > 60


def test_a_moved_date_is_marked_and_comes_back():
    """Brackets say that it is not the real one; the map gives the real one."""
    done = sent("She left on March 14th, a Friday.")
    assert done.safe.turns[0].text == "She left on [May 23rd], a Friday."
    assert done.safe.spans[0].label is Label.DATE
    assert restore("Client said it was [May 23rd].", done.names) == "Client said it was March 14th."


def test_the_number_of_days_is_drawn_once_for_a_client():
    """The second session moves by what the first one drew."""
    first = out(session("It was 03/14/2021."))
    second = out(session("It was 03/15/2021."), names=first.names)
    moved_days = [read(done.safe.spans[0].surrogate[1:-1]).date for done in (first, second)]
    assert first.names.days == second.names.days != 0
    assert moved_days[1] - moved_days[0] == timedelta(1)


def test_two_clients_have_numbers_of_their_own():
    """R14: the same date in two files can't link them (84 numbers: twelve files with one of them would be a wonder)."""
    assert len({out(session("It was 03/14/2021.")).safe.turns[0].text for _ in range(12)}) > 1


def test_a_year_that_tells_an_age_over_89_is_not_kept():
    """45 CFR 164.514(b)(2)(i)(C): such a date gets a number."""
    assert sent("Born March 14, 1931, and he March 14, 1951.").safe.turns[0].text == "Born [Date 1], and he [May 23, 1951]."


def test_ages_over_89_say_only_that():
    """Two of them are told apart, so that each comes back."""
    done = sent("She turned ninety-one and he turned 94.")
    assert done.safe.turns[0].text == "She turned [90 or over] and he turned [90 or over (2)]."
    assert restore("[90 or over (2)]", done.names) == "94"


def test_a_single_text_without_a_file_numbers_its_dates():
    """The same words give the same answer each time where there is no secret to keep."""
    assert AIRLOCK.mask("It was March 14th.").text == "It was [Date 1]."


def test_a_known_date_moves_with_the_others():
    """A date of the client's record."""
    known = (KnownIdentifier("fourteenth of March", Label.DATE, "day of the layoff"),)
    assert sent("on the fourteenth of March", known=known).safe.turns[0].text == "on [Twenty third of May]"


@pytest.mark.parametrize(
    "text",
    ["We met last, that was the fourteenth, in your office.", "So Thursday, the sixth, at noon.", "Not since the eighth."],
)
def test_a_day_without_its_month_leaves_no_trace(text):
    """The day of a month is an element of a date (45 CFR 164.514(b)(2)(i)(C))."""
    assert "[Date 1]" in sent(text).safe.turns[0].text


@pytest.mark.parametrize(
    "text",
    ["It was the twelfth time.", "Monday, the first thing I did.", "I failed in the tenth.", "After the second, I stopped."],
)
def test_an_ordinal_that_counts_stays(text):
    """Times, things, grades, drinks."""
    assert sent(text).safe.turns[0].text == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("April Chen", "I withheld in April and she told everyone."),
        ("April Chen", "I live by April now."),
        ("August", "I believe in August, he is my son."),
        ("June", "I heard it through June."),
        ("Abril", "Confío en Abril, es mi hermana."),
    ],
)
def test_somebody_of_the_record_named_like_a_month_is_no_month(name, text):
    """R13, the attack: words that often stand before a month stand before a sister's name."""
    assert "[Sister]" in sent(text, known=(KnownIdentifier(name, Label.PERSON, "sister"),)).safe.turns[0].text


def test_the_second_look_stops_a_month_that_somebody_of_the_record_is_called_by():
    """And no other month."""
    april = (Entity(Label.PERSON, "[Sister]", ("April Chen",), "sister"),)
    assert still_there(["It was in April."], april, recorded={"april", "chen"})
    assert not still_there(["It was in April."], april)
