"""R27, R28, R34, R36: lines that stand close to what was said and turn one thing in it, each beside its true neighbour."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds
from handrail.grounding.checks import hedges
from handrail.grounding.support import entailment
from handrail.grounding.support.reading import read
from handrail.grounding.support.weighed import CLIENTS_DEED
from handrail.grounding.words.synonyms import expanded

SAID = Grounds(
    session(
        """
T: Have you told [Person 1] where the drill is?
C: No. It's in the shed. [Person 2]'s boy has borrowed the ladder, and [Person 2] drove him home.
T: And the choir?
C: I haven't joined the choir. I sobbed in the car park for an hour. My aunt laughed at me.
T: I'd suggest you ring the council about the damp before the weekend.
C: All right. I could do that. You know I hate the phone.
T: Could you sit in the garden for ten minutes without the radio?
C: The bench is wet most days.
T: When did you sell the boat?
C: I sold the boat in April. The trailer went in August, to a man from the quay.
T: And your tablets?
C: I stopped the mirtazapine, fifteen milligrams, it gave me wild dreams. I walk the dog every Tuesday and Saturday.
T: Why did you leave the allotment?
C: I gave up the allotment because the foxes dug it over. My knees are fine.
T: What about the flat?
C: I was thinking I'd let the flat. I haven't decided. The window faces the yard.
T: How was your brother when he heard about the boat?
C: He was raging. He swims three times a day. Some neighbours stared at the end. And she would not lend her van.
"""
    )
)


def leans(monkeypatch: pytest.MonkeyPatch, score: float) -> None:
    """A judge that says the same of everything."""
    monkeypatch.setattr(entailment.Judge, "support", lambda *_: score)


@pytest.mark.parametrize(
    ("text", "turn", "reason"),
    [
        ("Joined the choir.", 3, "it affirms what was denied"),
        ("He has told [Person 1] where the drill is.", 1, "it affirms what was denied"),
        ("His aunt sobbed in the car park for an hour.", 3, "these words speak of someone else"),
        ("[Person 2] has borrowed the ladder.", 1, "these words speak of someone else"),
        ("Client asked to ring the council about the damp before the weekend.", 4, "someone else said this"),
        ("Sold the boat in August.", 9, "a month that these words do not hold"),
        ("Walks the dog every day.", 11, "it says always or never where that was not said"),
        ("All of the neighbours stared at the end.", 17, "it says always or never where that was not said"),
        (
            "Has sat in the garden for ten minutes without the radio.",
            6,
            "it speaks of what has happened where the words speak of what may come",
        ),
        ("Takes mirtazapine 15 mg.", 11, "it speaks of now where the words speak of the past"),
        ("Gave up the allotment because of the rain.", 13, "another cause was named"),
        ("He will let the flat.", 15, "it makes certain what was only possible"),
        ("Shifted in his chair throughout.", 15, "an observation that only a human in the room can make"),
        ("Fresh scratches were visible on his hand.", 13, "an observation that only a human in the room can make"),
        ("A leaflet on sleep was given.", 4, "advice that was not part of the session"),
        ("Was encouraged to move out of the flat.", 4, "advice that was not part of the session"),
        ("[Person 1] would not lend a van.", 17, "a name that these words do not hold"),
        ("His brother was devastated.", 17, "a feeling that nobody named"),
    ],
)
def test_one_thing_turned_is_struck(monkeypatch: pytest.MonkeyPatch, text: str, turn: int, reason: str) -> None:
    """Attacks: by its own rule, which a judge in doubt doesn't talk back."""
    leans(monkeypatch, -1.5)
    assert SAID.check(text, [turn]).reason == reason


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("Has not joined the choir.", 3),
        ("Sobbed in the car park for an hour.", 3),
        ("His aunt laughed at him.", 3),
        ("[Person 2]'s boy has borrowed the ladder.", 1),
        ("Therapist suggested ringing the council about the damp before the weekend.", 4),
        ("Client said that the trailer went in August.", 9),
        ("Sold the boat in April.", 9),
        ("Walks the dog every Tuesday and Saturday.", 11),
        ("Some of the neighbours stared at the end.", 17),
        ("Therapist asked him to sit in the garden for ten minutes without the radio.", 6),
        ("Stopped mirtazapine 15 mg.", 11),
        ("Gave up the allotment because the foxes had dug it over.", 13),
        ("He may let the flat.", 15),
        ("The window of the flat faces the yard.", 15),
        ("Was urged to ring the council about the damp.", 4),
        ("His brother was furious.", 17),
        ("His brother swims three times a day.", 17),
        ("He could not borrow the van of [Person 1].", 17),
    ],
)
def test_its_true_neighbour_stays(monkeypatch: pytest.MonkeyPatch, text: str, turn: int) -> None:
    """Holds: no rule doubts it."""
    leans(monkeypatch, 0.0)
    assert SAID.check(text, [turn]).reason == ""


def test_a_question_told_as_a_deed_is_read_by_the_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attack: its words stand there almost to the letter, and nobody said that it was done."""
    leans(monkeypatch, -4.0)
    assert not SAID.check("Rings the council about the damp before the weekend.", [4]).kept


@pytest.mark.parametrize(
    "text", ["I sobbed in the car park for an hour.", "Client said that the trailer went to a man from the quay."]
)
def test_what_was_said_is_not_held_against_the_judge(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Holds: to the letter, or told as somebody's words."""
    leans(monkeypatch, -4.0)
    assert SAID.check(text, [3 if "sobbed" in text else 9]).kept


def test_what_a_client_missed_the_therapist_did_not() -> None:
    """R28, attacked: whose deed it was, though the therapist asked about it."""
    said = Grounds(session("T: And the tablets, did you miss any?\nC: I missed them twice last week.\n"))
    assert said.check("Therapist missed the tablets twice.", [0, 1]).reason == CLIENTS_DEED
    assert said.look("Client missed the tablets twice last week.", [0, 1], searched=False).doubt == ""


def test_what_a_therapist_did_stands() -> None:
    """R28 holds: their own "I", or what a client says that they did."""
    said = Grounds(session("T: I missed our hour last week, I am sorry.\nC: You missed it, and I missed the one before.\n"))
    assert said.look("Therapist missed the hour last week.", [0, 1], searched=False).doubt == ""


@pytest.mark.parametrize(("text", "day"), [("Sat in the car for an hour.", False), ("Sat 3 pm with the nurse.", True)])
def test_who_sat_tells_no_day(text: str, day: bool) -> None:
    """In short style a line begins with its verb."""
    assert ("aturday" in expanded(text)) is day


def test_who_was_presented_is_that_relation() -> None:
    """R28 holds: "He's my flatmate" says who was just named; attacked: two were named, and there is no telling."""
    one = Grounds(session("T: Who was in?\nC: [Person 3] was in. He's my flatmate, he cooks on Mondays and Wednesdays.\n"))
    two = Grounds(
        session("T: Who was in?\nC: [Person 3] and [Person 4] were in. He's my flatmate, he cooks on Mondays and Wednesdays.\n")
    )
    assert one.look("[Person 3] cooks on Mondays and Wednesdays.", [1], searched=False).doubt == ""
    assert (
        two.look("[Person 3] cooks on Mondays and Wednesdays.", [1], searched=False).doubt
        == "these words speak of someone else"
    )


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Client now takes 3.75 mg of zopiclone.", ""),
        ("Client came down from 7.5 mg of zopiclone.", ""),
        ("Client now takes 7.5 mg of zopiclone.", "it speaks of now where the words speak of the past"),
        ("Client takes 10 mg of zopiclone.", "it makes certain what was only possible"),
    ],
)
def test_a_dose_of_now_is_neither_left_behind_nor_only_wanted(text: str, doubt: str) -> None:
    """R27, held and attacked."""
    said = Grounds(
        session(
            "T: And the tablets?\nC: I halved the zopiclone. From seven and a half to three point seven five. She wanted to go up to ten.\n"
        )
    )
    assert said.look(text, [1], searched=False).doubt == doubt


OTHERS_DID = Grounds(
    session(
        """
T: Who came?
C: [Person 1] lets us sit on the floor. [Person 2] said I was brilliant. Her sister [Person 3] finished the last two rows of the quilt.
T: And at home?
C: My uncle repaired the boiler. He said it would hold. My gran said the soup was thin.
"""
    )
)


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("[Person 1] said she was brilliant.", 1),
        ("[Person 1] finished the last two rows of the quilt.", 1),
        ("Her gran repaired the boiler.", 3),
        ("Her uncle said the soup was thin.", 3),
    ],
)
def test_what_somebody_else_did_or_said_is_not_theirs(monkeypatch: pytest.MonkeyPatch, text: str, turn: int) -> None:
    """R28, the attack: the deed was told, the person swapped for another who is named there, too."""
    leans(monkeypatch, 0.0)
    verdict = OTHERS_DID.check(text, [turn])
    assert (verdict.kept, verdict.reason) == (False, "these words speak of someone else")


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("[Person 2] said she was brilliant.", 1),
        ("[Person 3] finished the last two rows of the quilt.", 1),
        ("Her uncle repaired the boiler.", 3),
        ("Her grandmother said the soup was thin.", 3),
        ("[Person 4] said it would hold.", 3),
    ],
)
def test_what_they_did_or_said_themselves_is(monkeypatch: pytest.MonkeyPatch, text: str, turn: int) -> None:
    """The same lines of the right person, and of one who may be meant by "he"."""
    leans(monkeypatch, 0.0)
    assert OTHERS_DID.check(text, [turn]).reason != "these words speak of someone else"


SURE_OF_IT = Grounds(
    session(
        """
T: What did you learn?
C: My gran makes toast, and that's better than talking, no offence. I don't think the tablets are working yet.
T: If you get five good nights, we'll bring the bedtime forward by fifteen minutes.
C: All right. I'm sure the flask helps.
T: You were up till two on the phone last month.
C: It's more like half eleven now.
T: And the money?
C: I lost fourteen thousand, and eleven of that came off the loan.
"""
    )
)


@pytest.mark.parametrize(
    ("text", "turns", "reason"),
    [
        ("Talking is better than toast.", [1], "it turns a comparison round"),
        ("Client is certain that the tablets are not working yet.", [1], "it makes certain what was only possible"),
        ("Bedtime is coming forward by fifteen minutes.", [2], "it makes certain what was only possible"),
        ("Is still up till two on the phone.", [4, 5], "it speaks of now where the words speak of the past"),
        ("All of the fourteen thousand came off the loan.", [7], "it says always or never where that was not said"),
    ],
)
def test_a_small_word_turned_is_caught(text: str, turns: list[int], reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """R27, R28, the attack: a comparison, a doubt, a condition, a time and a part of something, each turned."""
    leans(monkeypatch, 0.0)
    verdict = SURE_OF_IT.check(text, turns)
    assert (verdict.kept, verdict.reason) == (False, reason)


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Toast is better than talking.", [1]),
        ("Client does not think the tablets are working yet.", [1]),
        ("Client is sure that the flask helps.", [3]),
        ("If there are five good nights, bedtime comes forward by fifteen minutes.", [2]),
        ("Eleven of the fourteen thousand came off the loan.", [7]),
    ],
)
def test_the_same_as_it_was_said_stands(text: str, turns: list[int]) -> None:
    """Each beside its true neighbour."""
    assert SURE_OF_IT.check(text, turns).kept


def test_many_small_words_take_no_longer() -> None:
    """The attack: a speaker who says "really" forty times hangs nobody."""
    talk = session(
        f"T: Who came?\nC: [Person 1] came. It was so {'really ' * 40}good of her and then [Person 2] said I was brilliant."
    )
    assert Grounds(talk).check("[Person 2] said she was brilliant.", [1]).reason != "these words speak of someone else"


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "Walking is better than running for me, and swimming is better than walking.",
            "Walking is better than running for client.",
        ),
        ("I earn more than my husband and he hates it.", "Her husband hates that she earns more than he does."),
        ("[Person 2] and [Person 1] said I was brilliant.", "[Person 2] said she was brilliant."),
        ("I read all of the book and four of those articles.", "Client read all of the book."),
    ],
)
def test_true_lines_near_a_turned_one_stand(said: str, text: str) -> None:
    """What a rule for turned lines must leave alone."""
    assert Grounds(session(f"T: Go on.\nC: {said}")).check(text, [1]).kept


def test_a_second_client_may_be_as_certain() -> None:
    """In a couple's hour either may have said so."""
    said = Grounds(session("T: And you?\nD: I'm sure that the flat is too small.")).index.sentences_of(1)
    text = "Is sure that the flat is too small."
    assert hedges.lost(text, read(text), said) == ""


REPORTED = Grounds(
    session(
        """
T: Are there thoughts of suicide?
C: Not now.
T: My notes say that your car died. Has that been a worry?
C: A bit. My car died on Monday. I told my mother, and she drove me.
T: And that is a real change for you this week.
C: Yes, it is.
T: The doctor talked about going up to three milligrams of prazosin. Do you get dizzy?
C: When I stand up fast. I take two milligrams. We lowered it a month ago.
T: Have you been in hospital?
C: In twenty nineteen, for a week. I feel low. I don't drink.
"""
    )
)


@pytest.mark.parametrize("text", ["Pt reports current suicidal thoughts.", "Client endorsed suicidal ideation."])
def test_what_was_answered_with_a_no_is_not_drowned_by_other_talk(text: str) -> None:
    """R28, R36, attacked: a car that died is nobody's wish to die."""
    assert not REPORTED.check(text, None).kept


def test_the_no_itself_stands() -> None:
    """The same question, told as it was answered."""
    assert REPORTED.check("Client denied current suicidal thoughts.", None).kept


@pytest.mark.parametrize(
    ("text", "turn", "reason"),
    [
        ("Client said: And that is a real change for you this week.", 4, "someone else said this"),
        ("Prazosin was increased to 3 mg.", 6, "it makes certain what was only possible"),
        ("We lowered prazosin because client gets dizzy.", 7, "a cause that nobody named"),
    ],
    ids=["a therapist's words in a client's mouth", "a dose only talked of", "a guess as a cause"],
)
def test_what_only_sounds_like_it_is_struck(text: str, turn: int, reason: str) -> None:
    """Each stands a word from the truth; the judge is not asked."""
    assert reason in REPORTED.look(text, [turn], searched=False).doubt


@pytest.mark.parametrize(
    "text",
    [
        "Client said: My car died on Monday.",
        "Client takes prazosin 2 mg.",
        "The doctor talked about going up to 3 mg of prazosin.",
        "Her mother drove her.",
        "Client was in hospital in 2019.",
        "Client denied drinking, though feeling low.",
    ],
)
def test_its_true_neighbour_stands(text: str) -> None:
    """The same turns, told as they were."""
    assert REPORTED.check(text, None).kept
