"""What was set right, refused, not taken or said to another: none of it is told as first made (R28)."""

import time

import pytest
from embedded_support import sealed, texts

from handrail.backends.embedded.choice.ahead import refuses
from handrail.backends.embedded.hour.lacks import leaves_out
from handrail.backends.embedded.hour.moves import Move, move
from handrail.backends.embedded.hour.passages import passages
from handrail.backends.embedded.weight.taken_back import takes_back
from handrail.backends.embedded.words.clauses import clause
from handrail.backends.embedded.words.clean import sets_right, written
from handrail.backends.embedded.words.text import LEAD
from handrail.papers.transcript import Role

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"


def told(script: str, kind: str = "dap") -> str:
    """The lines of a note, one after the other."""
    return "\n".join(texts(f"{TALK * 3}{script}", kind))


@pytest.mark.parametrize(
    "said", ["I take a hundred milligrams, no, fifty.", "I slapped him, no, pushed him.", "Tuesday, sorry, Wednesday."]
)
def test_a_sentence_that_sets_itself_right_is_quoted(said: str) -> None:
    """Written down without its "no", both would stand."""
    assert sets_right(said)
    assert clause(said) is None


@pytest.mark.parametrize(
    "said", ["No, I slept all night.", "I said no to him and went home.", "There was no post and no call."]
)
def test_another_no_sets_nothing_right(said: str) -> None:
    """Attacked: a no at the head, to somebody, or of nothing."""
    assert not sets_right(said)


def test_a_no_at_the_head_is_left_off() -> None:
    """It answers; the sentence behind it says the same."""
    assert written("No, I slept all night.") == "I slept all night."


def test_a_day_is_told_with_the_one_that_took_its_place() -> None:
    """ "Wednesday" alone would send somebody on the wrong day."""
    note = told(
        "T: So you ring your daughter this week.\nC: Yes.\nT: When would you ring her?\nC: Wednesday evening. She's home on Wednesday. No, she has her choir. Thursday.\nT: Good.\n"
    )
    assert "Wednesday" not in note or "No, she has her choir. Thursday." in note
    assert "Thursday" in note


@pytest.mark.parametrize(
    "said", ["No, Saturday.", "No, she has her choir.", "That's a figure of speech.", "I'm joking.", "Sorry, no."]
)
def test_what_takes_back_the_sentence_before_it(said: str) -> None:
    """It goes with it or neither is told."""
    assert takes_back(said)


@pytest.mark.parametrize(
    "said",
    ["Nobody came.", "I'm not joking.", "No.", "Not on Saturday.", "No, really.", "No, I mean it.", "It's a joke, my job."],
)
def test_what_takes_nothing_back(said: str) -> None:
    """Attacked."""
    assert not takes_back(said)


@pytest.mark.parametrize(
    "reply",
    [
        "No way. I can't do every day.",
        "I can't, I'm on lates.",
        "That's too much.",
        "Not every day.",
        "Oh, I don't think I can.",
    ],
)
def test_an_offer_that_was_refused_is_no_plan(reply: str) -> None:
    """Whoever offered it, nobody agreed."""
    assert refuses(reply)
    assert "A proper lunch" not in told(
        f"T: Could we try something for the week? A proper lunch, every day.\nC: {reply}\nT: All right.\n"
    )


@pytest.mark.parametrize(
    "reply",
    [
        "Yes, I can do that.",
        "No problem.",
        "No worries, I'll do it.",
        "Okay.",
        "I could on Tuesday.",
        "No, that's good, let's do it.",
        "No, no, that all sounds right.",
        "I won't forget.",
        "Not a problem.",
        "I can't wait, yes.",
        "No, I'd like that.",
        "No. That works.",
        "That's too kind. Yes.",
        "I couldn't agree more.",
    ],
)
def test_an_offer_that_was_not_refused_may_stand(reply: str) -> None:
    """Attacked: a no that is a yes."""
    assert not refuses(reply)


def test_what_is_asked_of_a_mother_is_not_asked_of_her_daughter() -> None:
    """A therapist's "you" is whoever answers."""
    note = told(
        "T: Thank you both. So for you, Karen, something too.\nD: Yes, tell me, what should I do for her this week?\nT: I'd like you to ring the doctor tomorrow for a blood test.\nD: Okay, I will.\nT: Good.\nC: Fine.\n"
    )
    assert "Therapist asked second client to ring the doctor" in note
    assert "asked client to ring" not in note


@pytest.mark.parametrize("what", ["I haven't started it yet.", "I missed it on Friday.", "I stopped because it made me foggy."])
def test_a_medicine_is_not_told_without_what_became_of_it(what: str) -> None:
    """Cut before it, the line reads as taken."""
    note = told(
        f"T: What else are you taking?\nC: He gave me hydroxyzine for the nights in March. {what}\nT: I see.\n", "psychiatric"
    )
    assert "hydroxyzine" not in note or what.rstrip(".") in note


def test_a_dose_goes_with_the_question_that_names_it() -> None:
    """Also where the question holds a figure of its own."""
    note = told(
        "T: And the sertraline, are you still on a hundred?\nC: He put me up to a hundred and fifty. On the ninth.\nT: Thank you.\n",
        "soap",
    )
    assert "sertraline" in note.partition("hundred and fifty")[0]


@pytest.mark.parametrize(
    "said", ["I tried once.", "I haven't had one since September.", "I did it twice.", "We used to.", "I missed one last week."]
)
def test_what_leaves_its_object_out_needs_its_question(said: str) -> None:
    """Alone it may be read of anything: of an attempt, for one."""
    assert leaves_out(said)


@pytest.mark.parametrize(
    "said",
    ["I tried the list once.", "I haven't had a drink since September.", "I took my sister home.", "I missed her birthday."],
)
def test_what_names_its_object_stands(said: str) -> None:
    """Attacked."""
    assert not leaves_out(said)


def test_we_is_not_told_of_one() -> None:
    """ "Client reported: hasn't since August" would be of one of them."""
    found = clause("We had his mother's birthday on Sunday.")
    assert found is not None
    assert found.several
    assert not found.brief
    alone = clause("I had his mother's birthday on Sunday.")
    assert alone is not None
    assert alone.brief


def test_now_is_no_filler_before_what_holds_now() -> None:
    """ "I couldn't get on the highway. Now I drive it.": without it the outcome is turned round."""
    found = clause("Now I drive it every day.")
    assert found is not None
    assert found.text.lower().startswith("now")


def test_as_you_know_is_not_cut_to_as() -> None:
    """The filler is "you know", not half of "as you know"."""
    assert (
        written("I was on eight a day, as you know, and I'm at four.") == "I was on eight a day, as you know, and I'm at four."
    )


def _move(said: str, before: str = "") -> Move:
    script = f"{TALK * 8}C: Right.\nT: {before}{said}\nC: Okay.\n"
    return move(next(one for one in passages(sealed(script)) if one.text == said and one.role is Role.THERAPIST))


@pytest.mark.parametrize(
    "said",
    [
        "The fifteenth, at six.",
        "July sixteenth, at four.",
        "The second of May, at ten?",
        "Two weeks today, then, at the usual time.",
    ],
)
def test_a_date_with_its_hour_is_an_appointment(said: str) -> None:
    """With a comma between them, too."""
    assert _move(said) is Move.MEETING


def test_words_that_only_open_a_summing_up_are_none() -> None:
    """ "So for the week." holds nothing; what comes behind it does."""
    assert _move("So for the week.") is not Move.RECAP
    assert _move("You ring Frances on Thursday.", before="So for the week. ") is Move.RECAP


@pytest.mark.parametrize(
    "said", ["I'd go up on the Lamictal to two hundred.", "Don't start the water pill.", "Then we keep the twenty-five."]
)
def test_a_change_of_dose_is_proposed(said: str) -> None:
    """Also where it says to leave or not to begin."""
    assert _move(said) is Move.SUGGEST


def test_what_is_feared_is_no_plan() -> None:
    """A prediction answers what the fear says; nobody will do it."""
    note = texts(
        f"{TALK * 6}T: And when you touch the handle, what is the prediction?\nC: That I'll get sick and I'll pass it on to the kids.\nT: Okay.\n",
        "soap",
        "Plan",
    )
    assert not [line for line in note if "pass it on" in line]


def test_a_denial_answers_all_that_was_said() -> None:
    """ "... but no plan?" - "None whatever": cut at the comma, she would deny what she had told."""
    note = told(
        "T: Any thoughts of ending your life?\nC: I did think it would be no great loss if I didn't wake up.\n"
        "T: So, if I have heard you right this morning, a thought of not waking up, but no plan and no intention of doing anything.\nC: None whatever. I wouldn't.\nT: Thank you.\n"
    )
    assert "None whatever" not in note or "but no plan and no intention of doing anything" in note


def test_what_once_was_is_told_with_the_no_before_it() -> None:
    """A screen that was denied doesn't become a symptom."""
    note = told(
        "T: Any nights that you didn't need sleep, or felt wired?\nC: No. Nothing like that. Last spring I was up until four building the shed. Not now.\nT: Good.\n",
        "psychiatric",
    )
    assert "until four" not in note or "No. Nothing like that. Last spring" in note


def test_a_promise_says_to_whom() -> None:
    """ "Client will tell him" tells nobody whom."""
    note = told(
        "T: Who tells Dad about the scales?\nC: I'll tell him on Saturday when we're in the car.\nT: Good.\n" * 2, "soap"
    )
    assert "tell him" not in note or "Who tells Dad" in note


@pytest.mark.parametrize(
    "reply", ["Hmm, no. I'm not doing that.", "Okay, no.", "Maybe not.", "I'd rather not.", "Never.", "Well... no."]
)
def test_a_no_behind_other_words_refuses_too(reply: str) -> None:
    """People lead up to it."""
    assert refuses(reply)


@pytest.mark.parametrize("reply", ["No, no, that all sounds right.", "No.", "I can't on Monday."])
def test_a_summing_up_stands_whatever_was_answered(reply: str) -> None:
    """Attacked: one no would take the whole plan away; a human reads both."""
    note = told(
        f"T: So for this week: you write the worries down at six, you call the clinic on Monday, and you walk each day.\nC: {reply}\nT: All right.\n"
        * 2
    )
    assert "you call the clinic on Monday" in note


def test_where_one_client_answers_for_the_other_nobody_is_said_to_be_asked() -> None:
    """Attacked: a partner chimes in."""
    note = told(
        "C: I sleep badly and I worry all night.\nT: Make sure you write down the worries at six.\nD: He should.\nC: I will.\nT: Good.\n"
    )
    assert "asked second client" not in note


def test_a_long_sentence_is_read_at_once() -> None:
    """Bad input: many times and places in a row."""
    began = time.process_time()
    assert not leaves_out("I did it " + "for me in May on and on too " * 12 + "which nobody believed")
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("other", ["I stopped smoking.", "I quit my job in May.", "I never took Xanax."])
def test_a_medicine_is_not_told_with_what_else_was_stopped(other: str) -> None:
    """Attacked: read in a hurry, lithium would be stopped."""
    note = told(f"T: What are you taking?\nC: I take hydroxyzine every night at nine. {other}\nT: I see.\n", "psychiatric")
    assert f"nine. {other}" not in note


@pytest.mark.parametrize("said", ["Now there's a rope in the garage.", "Now my wife knows."])
def test_now_stays_before_whatever_holds_now(said: str) -> None:
    """Whoever it is of."""
    assert LEAD.sub("", said) == said


def test_no_line_ends_on_which() -> None:
    """ "I haven't cancelled it, which, you know.": the rest was never said."""
    assert (
        written("I bought the ticket and I haven't cancelled it, which, you know.")
        == "I bought the ticket and I haven't cancelled it."
    )


def test_which_that_goes_on_stays() -> None:
    """Attacked: it was said."""
    assert written("I bought the ticket, which was dear.") == "I bought the ticket, which was dear."


def test_a_promise_loses_its_tag_as_a_whole() -> None:
    """ "..., if that's alright."""
    note = told("T: I'll send Dr. Brown a summary, if that's alright.\nC: Yes.\n" * 3, "soap")
    assert "if that's." not in note
