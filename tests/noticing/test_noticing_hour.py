"""What an hour says in pieces (R37): told indirectly, asked about and denied; and what is practised or owned, which is no danger of itself."""

import math

import pytest

from handrail.noticing import flags, listener, quotes, second
from handrail.noticing.spans import Spans
from handrail.papers.notice import Context, Flag, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

TOLD = "Last winter I kept thinking about killing myself."


def said(text: str) -> list[Flag]:
    """What a client's words raise."""
    return list(flags((SafeTurn(0, Role.CLIENT, text),)))


def answer(asked: str, answered: str, told: str = TOLD, later: bool = False) -> list[Flag]:
    """The flags of an answer to what was asked after something told."""
    between = ("Mm.", "It rained.") if later else ()
    talk = (told, *between, asked, answered)
    roles = (Role.CLIENT, *(Role.THERAPIST, Role.CLIENT)[: len(between)], Role.THERAPIST, Role.CLIENT)
    turns = tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(zip(roles, talk, strict=True)))
    return [flag for flag in flags(turns) if flag.turn == len(turns) - 1]


@pytest.mark.parametrize(
    "asked", ["Is any of that around now?", "And now, any thoughts at all?", "Is it still with you?", "¿Y ahora?"]
)
def test_a_denial_of_what_was_just_told_is_shown_with_it(asked: str) -> None:
    """ "No. None." says that it was, and that it is no more: with the category of what was told."""
    (flag,) = answer(asked, "No. None, I promise.")
    assert (flag.category, flag.found_by, Context.NEGATED in flag.context) == (Safety.ACTIVE_IDEATION, "answer", True)


def test_the_same_question_about_anything_else_is_nothing() -> None:
    """The attack: where nobody spoke of suicide, later on, or asked of something else."""
    assert not answer("Is any of that around now?", "No. None.", told="I had a cough last winter.")
    assert not answer("Is any of that around now?", "No. None.", later=True)
    assert not answer("Are you still at the bakery?", "No. Not since June.")


def _heard(text: str, shares: list[float]) -> list[second.Opinion]:
    """The sentences of a text, each with the listener's share of a method."""
    places = listener.sentences(text)
    return [second.Opinion(*place, 1 - share, Safety.METHOD, 4) for place, share in zip(places, shares, strict=True)]


def test_what_was_half_heard_beside_it_is_quoted_too() -> None:
    """ "The garage." alone says little to who reads the card."""
    text = "It rained. I thought about it that night. The, the garage. I did nothing."
    one, *_ = alike = _heard(text, [0.01, 0.2, 0.7, 0.15])
    start, end = quotes.with_half_heard([alike[2]], alike, Spans([]))
    assert text[start:end] == "I thought about it that night. The, the garage. I did nothing."
    assert one.start == 0


def test_no_quote_grows_over_a_list_s_or_past_its_length() -> None:
    """The attack: neighbours that another card shows already, an endless turn, words that say enough."""
    text = "I thought about it that night. The, the garage."
    heard = _heard(text, [0.2, 0.7])
    assert quotes.with_half_heard([heard[1]], heard, Spans([(2, 9)])) == (heard[1].start, heard[1].end)
    long = " ".join([f"{'And on and on we went with it, ' * 5}so."] * 4)
    many = _heard(long, [0.2] * (len(listener.sentences(long)) - 1) + [0.7])
    start, end = quotes.with_half_heard([many[-1]], many, Spans([]))
    assert end - start <= quotes.LONGEST_QUOTE
    enough = heard[1]._replace(words=quotes.FEW + 1)
    assert quotes.with_half_heard([enough], [heard[0], enough], Spans([])) == (enough.start, enough.end)


@pytest.mark.parametrize(
    "text",
    ["I couldn't do the bridge.", "I'd get the ladder out and begin at a low step.", "We practised the elevator twice."],
)
def test_what_is_practised_against_fear_is_no_method(text: str) -> None:
    """Exposure has bridges, ladders and heights in every hour."""
    assert Safety.METHOD not in {flag.category for flag in said(text)}


@pytest.mark.parametrize(
    "text", ["I keep picturing myself going over the bridge.", "I know which beam I would use, and the ladder is there."]
)
def test_a_bridge_that_is_a_way_to_die_is_shown(text: str) -> None:
    """The attack: the same things, meant."""
    assert said(text)


def test_few_words_about_somebody_need_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "I was nineteen." is no abuse at 0.9; as many words of oneself, or more words, are shown as before."""
    everyday = 0.1
    few = second.Opinion(0, 15, everyday, Safety.CHILD_ABUSE_NEGLECT, 3)
    assert [one.adds for one in (few, few._replace(words=12), few._replace(category=Safety.METHOD))] == [False, True, True]
    assert few._replace(everyday=1 - second.ADDS_FEW - math.ulp(1)).adds


def test_whose_gun_it_was_does_not_make_it_somebody_else_s() -> None:
    """It lies at hand; somebody else who keeps one is somebody else."""
    assert Context.THIRD_PERSON not in said("There's my grandfather's shotgun.")[0].context
    assert Context.THIRD_PERSON in said("He sleeps beside a loaded shotgun.")[0].context


def test_a_wish_to_hit_a_wall_is_no_partner_s_violence() -> None:
    """A fist that somebody else put there is."""
    assert Safety.IPV_COERCION not in {flag.category for flag in said("I want to put a fist in the wall.")}
    assert Safety.IPV_COERCION in {flag.category for flag in said("He put his fist through the wall beside my head.")}
