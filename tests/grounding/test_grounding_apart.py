"""R27, R28: what was said of two days, two people or two times is told of one, each line beside its true neighbour."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds
from handrail.grounding.support import entailment

SAID = Grounds(
    session(
        """
T: How was the drinking?
C: I had two beers on Friday and nothing else. I was at my cousin's wedding on Sunday and drank soda the whole time.
T: And the waking up at three?
C: Only twice this week. Before it was every night.
T: Who lives with you now?
C: My mother moved in three weeks ago after her stroke. My husband built a ramp. But I do all the bathing and the pills.
T: Have you taken anything before?
C: I was on Zoloft after my second child and it made me feel like a zombie.
T: May I speak with your family?
C: You can talk with my doctor. But please not with my sister.
T: What would your husband say of the bill?
C: He'd want to know. He'd be mad that I didn't tell him about the bill.
T: And the anniversary?
C: Eleven days and it's two years without a drink. I ran a marathon in three hours and forty minutes.
T: And the tablets?
C: The mirtazapine. Fifteen milligrams, at nine.
T: Are you still taking the blood pressure one?
C: Amlodipine. I ran out and then I started again. I stayed an hour at the clinic, I didn't stay a day.
T: If it had been your neighbour's husband, and she gave him a Rennie?
C: I'd say, how was she to know.
T: One glass of rum, every night?
C: Every night, bar Sunday.
"""
    )
)


def leans(monkeypatch: pytest.MonkeyPatch, score: float) -> None:
    """A judge that says the same of everything."""
    monkeypatch.setattr(entailment.Judge, "support", lambda *_: score)


@pytest.mark.parametrize(
    ("text", "turn", "reason"),
    [
        ("Client had two beers at his cousin's wedding on Sunday.", 1, "a day that these words do not hold"),
        ("Client wakes at three every night this week.", 3, "it speaks of now where the words speak of the past"),
        ("Client's mother-in-law moved in three weeks ago after her stroke.", 5, "these words speak of someone else"),
        ("Client's husband does the bathing and the pills.", 5, "these words speak of someone else"),
        ("Client is currently on Zoloft.", 7, "it speaks of now where the words speak of the past"),
        ("Client's husband is mad that she did not tell him about the bill.", 11, "it makes certain what was only possible"),
        ("Client takes amlodipine 15 mg at nine.", [15, 17], "a number that these words do not hold"),
        ("Client gave the neighbour's husband a Rennie.", [18, 19], "it makes certain what was only possible"),
        ("Client stayed a day at the clinic.", [17], "it affirms what was denied"),
        ("Client has been two years and eleven days without a drink.", 13, "a number that these words do not hold"),
    ],
)
def test_what_was_said_apart_is_not_joined(
    monkeypatch: pytest.MonkeyPatch, text: str, turn: int | list[int], reason: str
) -> None:
    """An attack: every word was said, and a lenient judge finds it likely."""
    leans(monkeypatch, 0.2)
    found = SAID.check(text, turn if isinstance(turn, list) else [turn])
    assert (found.kept, found.reason) == (False, reason)


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("Client had two beers on Friday.", 1),
        ("Client drank soda at his cousin's wedding on Sunday and had two beers on Friday.", 1),
        ("Woke at three twice this week, down from every night.", 3),
        ("Client's mother moved in three weeks ago after her stroke.", 5),
        ("Client's husband built a ramp; client does all the bathing and the pills.", 5),
        ("Client was on Zoloft after her second child.", 7),
        ("Client said that her doctor can be talked with.", 9),
        ("Client's husband would be mad that she did not tell him about the bill.", 11),
        ("Client takes mirtazapine 15 mg at nine.", [15, 17]),
        ("Client stayed an hour at the clinic.", [17]),
        ("Drinks one glass of rum every night except Sundays.", [20, 21]),
        ("In eleven days client will be two years without a drink.", 13),
        ("Client ran a marathon in 3 hours and 40 minutes.", 13),
    ],
)
def test_its_true_neighbour_stays(monkeypatch: pytest.MonkeyPatch, text: str, turn: int | list[int]) -> None:
    """It holds: the same words, each where it was said."""
    leans(monkeypatch, 0.2)
    found = SAID.check(text, turn if isinstance(turn, list) else [turn])
    assert found.kept, found.reason


def test_an_in_law_written_without_hyphens_is_one() -> None:
    """It holds: a recogniser writes "mother in law"."""
    said = Grounds(session("T: Who helps?\nC: My mother in law cooks on Mondays and my mother rests."))
    assert said.check("Client's mother-in-law cooks on Mondays.", [1]).kept


def test_an_exception_that_nobody_named_saves_no_always(monkeypatch: pytest.MonkeyPatch) -> None:
    """An attack: "every evening except Sundays" for "some evenings"."""
    leans(monkeypatch, 0.2)
    said = Grounds(session("T: And the piano?\nC: I play the piano in the hall some evenings."))
    found = said.check("Client plays the piano in the hall every evening except at weekends.", [1])
    assert (found.kept, found.reason) == (False, "it says always or never where that was not said")
