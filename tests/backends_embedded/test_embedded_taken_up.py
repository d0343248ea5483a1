"""What was offered, what came back and what was taken up: the last of them is the plan, told with what it is of (R28)."""

import pytest
from embedded_support import sealed, texts

from handrail.backends.embedded.hour.moves import Move, names_day_and_hour
from handrail.backends.embedded.hour.passages import passages
from handrail.backends.embedded.weight.linked import Asked, with_moves
from handrail.backends.embedded.weight.meetings import settled
from handrail.backends.embedded.weight.score import scored
from handrail.backends.embedded.weight.taken_up import taken_up

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"


def linked(script: str) -> list[Asked]:
    """The end of an hour, with what was taken up."""
    return settled(taken_up(with_moves(scored(passages(sealed(f"{TALK * 4}{script}"))))))


def plan(script: str, kind: str = "soap") -> str:
    """The plan of a note on such an hour."""
    return "\n".join(texts(f"{TALK * 4}{script}", kind, "Plan"))


@pytest.mark.parametrize(
    ("offer", "answer", "taken"),
    [
        (
            "I'd like you to keep a sleep log every morning.",
            "Every morning, I don't know. I could do the weekdays.",
            "Weekdays then.",
        ),
        ("Would you be willing to skip the wine?", "I could go down to one glass, I think.", "One glass then, not two."),
        ("What could you do in those twenty minutes?", "I'll walk the dog around the block.", "The dog then."),
        ("How about the door, twice a day?", "Could we say once a day, and half an hour?", "Once a day, half an hour."),
    ],
)
def test_a_counter_offer_that_was_taken_up_stands_with_what_it_is_of(offer: str, answer: str, taken: str) -> None:
    """ "Weekdays then." alone is no plan, and "every morning" no longer one."""
    note = plan(f"T: {offer}\nC: {answer}\nT: {taken}\nC: Fine.\n")
    assert taken.rstrip(".") in note
    assert answer.rpartition(". ")[2].rstrip(".?") in note
    offered = next(one for one in linked(f"T: {offer}\nC: {answer}\nT: {taken}\nC: Fine.\n") if one.passage.text == offer)
    assert offered.overtaken


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        ("How long are you washing?", "It was three hours, and it's an hour and a half.", "An hour and a half."),
        ("How much did you drink?", "I had three beers on Saturday, then I went home.", "Three beers, then."),
        ("And the school?", "I don't promise.", "No promise needed."),
        ("What's the number now?", "It's forty.", "Forty."),
        ("How willing are you to go, ten being all the way?", "I'd say six.", "Six."),
        ("Who are the people for you?", "I could ring you, but only on Wednesdays.", "Only Wednesdays."),
        ("Shall we stop there?", "Yes. [Person 2] says bye.", "Bye, [Person 2]."),
    ],
)
def test_what_is_only_said_back_takes_nothing_up(asked: str, answer: str, said: str) -> None:
    """Attacked: a figure, a story or a goodbye."""
    assert all(one.move is not Move.SETTLE and not one.upon for one in linked(f"T: {asked}\nC: {answer}\nT: {said}\nC: Yes.\n"))


def test_another_hour_that_was_taken_up_is_the_next_meeting() -> None:
    """ "Eleven it is.": of which day, the offer says."""
    note = plan(
        "T: Are you all right for two weeks today, at ten?\nC: Ten's too early with the bus. Might it be eleven?\nT: Eleven it is.\nC: Good.\n"
    )
    assert "Next meeting" in note
    assert note.index("at ten?") < note.index("Might it be eleven?") < note.index("Eleven it is.")


def test_of_two_dates_the_one_that_was_settled_is_the_next_meeting() -> None:
    """Attacked: the first was declined, and a goodbye names none."""
    note = plan(
        "T: Would Thursday at five work?\nC: Thursday's hard. Could we do Wednesday?\nT: Wednesday at half past five then.\nC: Good.\nT: See you next week.\n"
    )
    assert "Wednesday at half past five" in note
    assert "Thursday at five" not in note


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("Half past five on Wednesday.", True),
        ("[Date 2], at six, then.", True),
        ("Eleven it is.", False),
        ("See you on Wednesday.", False),
    ],
)
def test_an_appointment_is_whole_with_its_day_and_hour(said: str, whole: bool) -> None:
    """Else it needs what stands before it."""
    assert names_day_and_hour(said) is whole


def test_nothing_is_told_across_what_was_left_out() -> None:
    """Attacked: a sentence that may not be told lies between two of an answer."""
    script = f"{TALK * 4}T: Could you walk every day?\nC: I could do it on weekdays. Keep this out. Only on weekdays.\nT: Weekdays then.\nC: Yes.\n"
    kept = [one for one in scored(passages(sealed(script))) if "Keep this out" not in one.passage.text]
    done = taken_up(with_moves(kept))
    assert all("Keep this out" not in said.text for one in done for said in one.upon)


@pytest.mark.parametrize("kind", ["soap", "couple", "birp"])
def test_a_couples_plan_holds_what_each_agreed_to(kind: str) -> None:
    """Both spoke of it, and both stand in it."""
    note = plan(
        "T: And the rule about the money?\nC: I'd say three hundred.\nD: An hour is good. I'll send a picture of the bill.\nT: Three hundred, and an hour.\nC: Good.\n",
        kind,
    )
    assert "three hundred" in note
    assert "An hour is good" in note


@pytest.mark.parametrize("kind", ["birp", "couple", "girp"])
def test_an_offer_that_another_took_the_place_of_is_no_intervention_either(kind: str) -> None:
    """Attacked: it would stand as asked, and the answer elsewhere."""
    note = texts(
        f"{TALK * 4}T: I'd like you to go on a date every week.\nC: Every week we can't. Every other Friday, and I'll book the sitter.\nT: Every other Friday, fine.\nC: Good.\n",
        kind,
    )
    assert not [line for line in note if "every week" in line and "Every other Friday, fine" not in line]


def test_a_partners_part_does_not_go_home() -> None:
    """Attacked: what a partner took up is theirs."""
    note = texts(
        f"{TALK * 4}T: What could you do for those minutes?\nD: I'll walk the dog around the block.\nT: The dog then.\nC: Good.\n",
        "client-summary",
    )
    assert not [line for line in note if "dog" in line]


def test_a_promise_to_somebody_says_to_whom() -> None:
    """Also where a partner had named them."""
    note = plan("D: I think your dad needs to know, love.\nC: I'll tell him on Saturday.\nT: Good.\n")
    assert "tell him" not in note or "your dad" in note


@pytest.mark.parametrize("kind", ["soap", "couple"])
@pytest.mark.parametrize(
    ("promise", "said"),
    [
        (
            "If I know you come back, yes. I could set the timer.",
            "So when it gets heated, [Person 1] says so, and [Person 2] sets the timer.",
        ),
        ("I can do that. I have my break then anyway.", "So mum texts at half past seven, and waits in the kitchen."),
    ],
)
def test_who_does_what_stands_in_the_plan(promise: str, said: str, kind: str) -> None:
    """Of several in the room, each has a part."""
    assert said.removeprefix("So ").rstrip(".") in plan(f"T: And then?\nD: {promise}\nT: {said}\nC: Deal.\n", kind)


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("I can hear him through the wall.", "So when he shouts, you both pick a fight and nobody sleeps."),
        ("I'll go in and shout back.", "So when he shouts, you both pick a fight and nobody sleeps."),
        ("I'll fight back.", "So you two fight, and the children listen."),
        ("I can feel it in my stomach.", "So when he comes home, you both wait and the children listen."),
    ],
)
def test_what_goes_wrong_between_them_is_no_plan(before: str, said: str, kind: str) -> None:
    """Attacked: it says who does what, and nobody promised it."""
    script = f"T: And then?\nC: {before}\nT: {said}\nC: Yes.\n"
    assert not [line for line in texts(f"{TALK * 4}{script}", kind) if "summed up" in line]


def test_a_part_in_a_plan_may_answer_trouble() -> None:
    """The other half: the trouble is what it is for."""
    script = "T: And then?\nD: I could set the timer.\nT: So when it ends in a fight, [Person 1] says so, and [Person 2] sets the timer.\nC: Deal.\n"
    assert "[Person 2] sets the timer" in plan(script, "couple")


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("I just hide in my room.", "So dad shouts, and you hide."),
        ("I'd text Jonah. Or I go and sit with the dog.", "Text Jonah, or the dog."),
        ("A bit less tight. Like from an eight to a six.", "From eight to six in two minutes."),
    ],
)
def test_a_story_or_an_answer_said_back_is_no_step(before: str, said: str) -> None:
    """Attacked: nobody promised it, or it is only repeated."""
    assert said.removeprefix("So ").rstrip(".") not in plan(f"T: And then?\nC: {before}\nT: {said}\nC: Yes.\n")
    assert "asked client to text" not in plan(f"T: And then?\nC: {before}\nT: {said}\nC: Yes.\n")


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
def test_what_a_client_takes_up_stands_in_the_place_of_their_promise(kind: str) -> None:
    """ "I'll mail it." is told with what became of it, and not by itself."""
    script = "T: Could you send me the form by Friday?\nC: I'll mail it.\nT: It takes a week. What about email?\nC: Email, then.\nT: Good.\nC: Yes.\n"
    lines = [line for line in texts(f"{TALK * 4}{script}", kind) if "mail it" in line]
    assert lines
    assert all("Email, then" in line for line in lines)
    assert "Client will mail it" not in " ".join(lines)


def test_a_promise_that_was_only_asked_about_stands() -> None:
    """Attacked: another thing is asked for, and nothing is changed."""
    note = plan(
        "T: And the form?\nC: I'll send the form to the clinic on Friday.\nT: What about the dog?\nC: The dog is fine then, she sleeps.\n"
    )
    assert "send the form to the clinic" in note


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("promise", "more"),
    [
        ("throw the tablets away tonight", "T: What about the alcohol?\nC: Alcohol then, too.\n"),
        ("ring my sister on Friday", "T: How about the walks?\nC: Walks on Monday, then.\n"),
        ("tell my wife about the money", "T: What about the car?\nC: The car then, on Sunday.\n"),
        ("water the garden on Friday", "T: What about the walks instead of the sofa?\nC: The walks then, as well.\n"),
    ],
)
def test_a_promise_beside_which_another_was_taken_up_stands(promise: str, more: str, kind: str) -> None:
    """Attacked: two steps are no choice between them, and the first must be in no line but its own."""
    lines = texts(f"{TALK * 4}T: And this week?\nC: I'll {promise}.\n{more}T: Good.\nC: Yes.\n", kind)
    told = [line for line in lines if promise.partition(" ")[0] in line]
    assert told
    assert all("hen" not in line for line in told)


def test_what_is_taken_up_instead_stands_in_the_place_of_the_promise() -> None:
    """It shares no word with it, and says so."""
    note = plan("T: And Friday?\nC: I'll walk to the river.\nT: How about the pool instead?\nC: The pool, then.\n")
    assert "Client will walk to the river" not in note
    assert "The pool, then" in note


def test_a_promise_that_could_not_be_told_with_what_replaced_it_stands() -> None:
    """Attacked: words about safety are in no line of the client's own paper, and would take the promise with them."""
    script = "T: And Friday?\nC: I'll walk to the river with Ada.\nT: How about calling the suicide line instead?\nC: The line, then.\nT: Good.\n"
    assert any("walk to the river" in line for line in texts(f"{TALK * 4}{script}", "client-summary"))


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("promise", "against", "answer"),
    [
        ("I'll stop the sertraline.", "Please don't.", "Okay, I won't."),
        ("I'll take the pills at night.", "I'd rather you took them in the morning.", "Okay."),
        ("I'll take the pills at night.", "Could you take them in the morning?", "Yes, in the morning."),
        ("I'll walk every day.", "Three times is enough.", "Okay, three times."),
        ("I'll write every day.", "Is every day too much?", "Maybe. Three days then."),
        ("I'll ring him tonight.", "I wouldn't do that yet.", "Okay."),
    ],
)
def test_a_promise_that_was_objected_to_stands_with_the_objection(promise: str, against: str, answer: str, kind: str) -> None:
    """Attacked: "Client will stop the sertraline." """
    script = f"{TALK * 4}T: And this week?\nC: {promise}\nT: {against}\nC: {answer}\nT: Good.\nC: Yes.\n"
    for hour in (script, script.lower().replace("t: ", "T: ").replace("c: ", "C: ")):
        lines = [line.lower() for line in texts(hour, kind)]
        mine = [line for line in lines if promise.removeprefix("I'll ").rstrip(".").lower() in line]
        assert mine
        assert all(against.rstrip(".").lower() in line for line in mine)


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
def test_the_dose_of_an_objection_stands_with_the_tablets_it_is_of(kind: str) -> None:
    """Attacked: "half a tablet, then none" would stand behind another medicine."""
    script = "T: And the nights?\nC: I'll stop the sleeping tablets though, they make me dizzy.\nT: I wouldn't stop them all at once. Half a tablet for a week, then none.\nC: Half for a week. Okay.\n"
    lines = texts(f"{TALK * 4}{script}T: Good.\nC: Yes.\n", kind)
    assert any("Half a tablet" in line for line in lines)
    assert all("sleeping tablets" in line for line in lines if "Half" in line)


@pytest.mark.parametrize(
    ("against", "answer"),
    [
        ("What about the pool instead?", "No, I'll walk."),
        ("Don't forget your coat.", "Sure."),
        ("Who will you ask?", "My sister."),
        ("What would you do at six?", "Get up."),
        ("I wouldn't change a word.", "Right."),
    ],
)
def test_a_promise_that_was_kept_to_or_not_objected_to_stands_alone(against: str, answer: str) -> None:
    """The other half."""
    note = plan(f"T: And this week?\nC: I'll walk to the river on Friday.\nT: {against}\nC: {answer}\nT: Good.\nC: Yes.\n")
    assert "Client will walk to the river on Friday" in note


@pytest.mark.parametrize("said", ["I can't sleep at night since May.", "I'll never be done with this flat, I think."])
def test_what_is_suffered_or_feared_is_no_promise_that_is_objected_to(said: str) -> None:
    """Attacked: the complaint would be in the plan, and in no report."""
    script = f"{TALK * 4}T: And then?\nC: {said}\nT: That's a lot.\nC: Yes.\nT: I see.\nC: Yes.\n"
    assert not any("That's a lot" in line for line in texts(script, "soap", "Plan"))


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("promise", "back"),
    [
        ("I'll email the teacher.", "Hm, maybe I'd better not email her."),
        ("I'll leave him on Friday.", "I didn't mean that. I won't leave him."),
    ],
)
def test_a_promise_that_is_taken_back_later_stands_with_that(promise: str, back: str, kind: str) -> None:
    """Attacked: the first form would stand alone."""
    lines = texts(f"{TALK * 4}T: What will you do?\nC: {promise}\nT: Good.\nC: {back}\nT: Okay.\nC: Yes.\n", kind)
    mine = [line for line in lines if promise.rstrip(".").removeprefix("I'll ") in line]
    assert all(back.rpartition("I")[2].rstrip(".") in line for line in mine)
    assert mine or kind == "client-summary"


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("promise", "other", "no"),
    [
        ("I'll ring the landlord on Friday.", "I'll send you the number of the lawyer.", "Thank you. I won't ring them yet."),
        ("I'll tell my doctor about the nights.", "Would you tell your wife as well?", "I'm not going to tell her yet."),
        ("I'll take the vitamins every evening.", "And the drops from your cousin?", "I won't take that any more."),
        ("I'm going to see my daughter on Sunday.", "How about your son?", "I'm not going to see him."),
    ],
)
def test_what_is_not_done_to_who_was_named_since_takes_no_promise_back(promise: str, other: str, no: str, kind: str) -> None:
    """Attacked: "them" was somebody else, and the step would be told as taken back."""
    lines = texts(f"{TALK * 4}T: What will you do?\nC: {promise}\nT: {other}\nC: {no}\nT: Okay.\nC: Yes.\n", kind)
    assert not any(promise.rstrip(".") in line and no.rpartition("I")[2].rstrip(".") in line for line in lines)


@pytest.mark.parametrize("later", ["I won't email the bank, though.", "I don't want to go to work.", "She won't email him."])
def test_what_is_not_done_to_another_takes_no_promise_back(later: str) -> None:
    """The other half."""
    note = plan(f"T: What will you do?\nC: I'll email the teacher on Friday.\nT: Good.\nC: {later}\nT: Okay.\nC: Yes.\n")
    assert "Client will email the teacher on Friday" in note


def test_what_was_summed_up_and_refused_stands_with_the_no() -> None:
    """Attacked: "this week you will walk on Monday" was what they could not."""
    script = "T: So this week you will walk on Monday.\nC: I can't on Monday.\nT: I see.\nC: Yes.\n"
    assert "walk on Monday.” Client: “I can't on Monday.”" in plan(script)
    assert not any("walk on Monday" in line for line in texts(f"{TALK * 4}{script}", "client-summary"))


def test_a_joke_is_no_promise() -> None:
    """Attacked: "Client will move to an island." """
    said = plan("T: What will you do after this week?\nC: I'll move to an island. Just kidding.\nT: I see.\nC: Yes.\n")
    assert "will move" not in said
    assert "island" not in said or "kidding" in said
