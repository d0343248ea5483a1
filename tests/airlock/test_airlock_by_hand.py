"""A human's own marks: masked words go, cleared words stay, and a client's file remembers both."""

import pytest
from airlock_house import AIRLOCK, NOW, PERMIT, session

from handrail.papers.errors import AirlockRefused
from handrail.papers.safe import KnownIdentifier, Label, Mark, MarkAct, NameMap

STORY = "She is the only woman in the night crew. The night crew knows."


def marked(text, words, act=MarkAct.MASK, label=Label.OTHER, role="", names=None, known=()):
    """One turn through the airlock with one mark on the first such words."""
    start = text.index(words)
    marks = (Mark(0, start, start + len(words), act, label, role),)
    return AIRLOCK.out(session(text), known=known, names=names or NameMap(), permit=PERMIT, now=NOW, marks=marks)


def again(text, names, known=()):
    """A later session of the same client."""
    return AIRLOCK.out(session(text), known=known, names=names, permit=PERMIT, now=NOW).safe.turns[0].text


def test_words_marked_by_hand_are_replaced_wherever_they_stand():
    """Even a story that no recognizer knows."""
    done = marked(STORY, "night crew")
    assert done.safe.turns[0].text == "She is the only woman in the [Detail 1]. The [Detail 1] knows."


def test_a_later_session_remembers_them():
    """In that client's file only."""
    done = marked(STORY, "night crew")
    assert again("the night crew met, and the crew ate", done.names) == "the [Detail 1] met, and the crew ate"
    assert again("the night crew met", NameMap()) == "the night crew met"


def test_a_mark_wins_over_every_recognizer():
    """The kind and role are the human's."""
    done = marked("I told Keisha.", "Keisha", label=Label.PERSON, role="coach")
    assert done.safe.turns[0].text == "I told [Coach]."


def test_a_false_alarm_cleared_here_stays():
    """Keisha is a band, say."""
    assert marked("I told Keisha.", "Keisha", MarkAct.CLEAR).safe.turns[0].text == "I told Keisha."


def test_a_cleared_place_clears_nothing_else():
    """Another name in the same turn still goes, and another place of the same kind still stops the text."""
    text = "ticket 5550100111 and ticket 5550100222"
    assert "Dmitri" not in marked("Keisha told Dmitri.", "Keisha", MarkAct.CLEAR).safe.turns[0].text
    blind = type(AIRLOCK)({"people": lambda page: ()}, AIRLOCK._sealer)
    mark = Mark(0, 7, 17, MarkAct.CLEAR)
    with pytest.raises(AirlockRefused) as refused:
        blind.out(session(text), known=(), names=NameMap(), permit=PERMIT, now=NOW, marks=(mark,))
    assert [(doubt.start, doubt.end) for doubt in refused.value.doubts] == [(29, 39)]


def test_words_that_the_file_cleared_stay_in_later_sessions():
    """Also in other turns, and for the second look."""
    assert again("Then Keisha played. I told Keisha.", NameMap(cleared=("Keisha",))) == "Then Keisha played. I told Keisha."


def test_what_the_practice_knows_cannot_be_cleared_for_the_file():
    """R13: a false alarm is never the client's own name."""
    known = (KnownIdentifier("Keisha Brown", Label.PERSON, "client"), KnownIdentifier("Keisha", Label.PERSON, "client"))
    assert again("I told Keisha.", NameMap(cleared=("Keisha",)), known) == "I told [Client]."


def test_half_a_found_name_cannot_be_cleared():
    """What a recognizer saw as one is left or replaced as one."""
    assert marked("Call 503-555-0177.", "555", MarkAct.CLEAR).safe.turns[0].text == "Call [Phone 1]."


@pytest.mark.parametrize("place", [(5, 5), (-3, 2), (0, 400), (9, 3)])
def test_a_mark_outside_the_turn_marks_nothing(place):
    """The world's mistake, not ours."""
    marks = (Mark(0, *place, MarkAct.MASK),)
    assert AIRLOCK.out(session("Hello."), known=(), names=NameMap(), permit=PERMIT, now=NOW, marks=marks).safe.spans == ()
