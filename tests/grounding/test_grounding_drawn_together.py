"""R27: a true line may draw together what stands in two sentences or two turns; a wrong one beside it falls."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds
from handrail.grounding.support import entailment

SAID = Grounds(
    session(
        """
T: Did the doctor offer you anything for sleep?
C: She offered me trazodone but I didn't want it. What if Mom calls and I don't wake up.
T: You missed last week. What happened?
C: My boiler burst on the landing and the plumber came.
T: Has anyone in the family had depression?
C: My aunt. She was in the hospital for it in the eighties.
T: And your cousin, was he anxious about the move?
C: My coworker sat down next to me. He said, you're at the plant, it's Tuesday.
T: How did you take what your sister said?
C: I was furious. I hung up on her. Then I cried in the garage so Mom wouldn't hear.
T: Does your friend still keep the guns that were in the house?
C: He keeps the guns in his safe.
T: All of them?
C: All four. I had two beers on Friday and nothing else.
T: How much did you believe it was your fault when you came in?
C: Ninety.
T: And now, saying that?
C: Say sixty.
"""
    )
)


@pytest.fixture(autouse=True)
def _lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A judge that neither strikes nor saves."""
    monkeypatch.setattr(entailment.Judge, "support", lambda *_: 0.0)


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Client declined trazodone due to concern that she would not wake if her mother called.", [1]),
        ("Client missed last week because the boiler burst on the landing.", [2, 3]),
        ("Aunt was in the hospital for depression in the eighties.", [4, 5]),
        ("Coworker sat down next to client and oriented him to the plant.", [7]),
        ("Client hung up on her sister and then cried in the garage.", [9]),
        ("Friend keeps all four guns in his safe.", None),
        ("Belief that it was client's fault fell from 90 to 60.", None),
        ("Two beers on Friday, none otherwise.", [13]),
    ],
)
def test_what_stands_near_by_is_drawn_together(text: str, turns: list[int] | None) -> None:
    """It holds: "What if ...", a "What happened?", an answer with "it", a "her" that was named, a number in the answer."""
    found = SAID.check(text, turns)
    assert found.kept, found.reason


@pytest.mark.parametrize(
    ("text", "turns", "reason"),
    [
        ("Client declined trazodone because the plumber came.", [1, 3], "another cause was named|a cause that nobody named"),
        (
            "Cousin was in the hospital for depression in the eighties.",
            [5],
            "a diagnosis that nobody named|these words speak of someone else",
        ),
        ("Client was oriented.", [7], "an observation that only a human in the room can make"),
        ("Client hung up on her aunt and then cried in the garage.", [9], "these words speak of someone else"),
        ("Belief that it was client's fault fell from 90 to 50.", None, "a number that these words do not hold"),
        ("Friend keeps all five guns in his safe.", None, "a number that these words do not hold"),
    ],
)
def test_what_was_not_said_is_not_drawn_in(text: str, turns: list[int] | None, reason: str) -> None:
    """An attack: the same shape, one thing turned."""
    found = SAID.check(text, turns)
    assert not found.kept and found.reason in reason.split("|"), found.reason
