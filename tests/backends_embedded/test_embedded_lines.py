"""Lines as a clinician would keep them: each pattern here once read badly, or said more than was said (R28)."""

from importlib.resources import files

import pytest
from embedded_support import ENGINE, PERMIT, drafted, sealed, texts

from handrail.backends.embedded.choice.reach import may_stand_alone
from handrail.backends.embedded.hour.antecedents import meant, resolved, sole
from handrail.backends.embedded.hour.lacks import is_elliptical
from handrail.backends.embedded.hour.naming import named
from handrail.backends.embedded.hour.passages import passages
from handrail.backends.embedded.hour.questions import topic_of
from handrail.backends.embedded.hour.told import closed, size
from handrail.backends.embedded.lines.clinical import Clinical
from handrail.backends.embedded.weight.linked import with_moves
from handrail.backends.embedded.weight.score import scored
from handrail.backends.embedded.words.clauses import clause, to_you, turned
from handrail.backends.embedded.words.scope import asks_of_thoughts, governs, leaves_speech_open
from handrail.backends.embedded.words.terse import terse
from handrail.backends.embedded.words.text import trimmed
from handrail.intake import People, read_transcript
from handrail.kinds import kind
from handrail.papers.draft import Task
from handrail.papers.kind import Content
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.style import Density, Style
from handrail.papers.transcript import Role

TALK = "T: How was work?\nC: I was on shift and my manager [Manager] texted me at four on Friday.\n"


def found(script: str) -> str:
    """All lines of a DAP note."""
    return "\n".join(texts(script))


def test_a_surrogate_at_the_end_is_kept() -> None:
    """A date or a name is the fact: it is no transcriber's mark."""
    said = "My leave ends on [The fifth of May]"
    assert said[slice(*trimmed(said, 0, len(said)))] == said
    assert "[The fifth of May]" in found(f"T: When do you go back?\nC: {said} and they want four days a week.")


def test_a_thought_is_not_what_happened() -> None:
    """Asked what went through their mind, whatever they say stands with the question."""
    lines = texts(
        TALK + "T: What went through your mind?\nC: I'm fired and everyone hates me and I'll have to go and live with my mum."
    )
    assert not any("reported they're fired" in line or "reported everyone hates" in line for line in lines)


@pytest.mark.parametrize(
    ("question", "of_thoughts"),
    [
        ("What went through your mind?", True),
        ("What did you think would happen?", True),
        ("What had you predicted?", True),
        ("What does your mind say?", True),
        ("What happened at work?", False),
        ("How many drinks was it?", False),
    ],
)
def test_questions_about_thoughts(question: str, of_thoughts: bool) -> None:
    """A thought, a fear or a prediction is asked for."""
    assert asks_of_thoughts(question) is of_thoughts


def test_an_open_quotation_goes_on() -> None:
    """What follows "I thought, it's over." may still be the thought."""
    assert leaves_speech_open("I thought, it's over.")
    assert not leaves_speech_open('I thought, "it\'s over."')
    assert not leaves_speech_open("I went home on Monday.")


@pytest.mark.parametrize("head", ["If I'm late for the shift", "I thought I would die in the shop", "She said I could stay"])
def test_a_sentence_is_not_cut_behind_what_governs_it(head: str) -> None:
    """Its second half would stand as a fact."""
    assert governs(head)
    turn = SafeTurn(0, Role.CLIENT, f"{head} and I would never see the children on a school day again, not once.")
    assert len(passages(SafeText("s", (turn,), (), "none", b""))) == 1


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("I'll probably call the union about the rota on Monday.", "probably"),
        ("I think I'll tell my manager about the attacks on Friday.", "think"),
        ("I might ask my sister for the money on Sunday.", "might"),
        ("Maybe I'll go to the group on Tuesday at six.", "maybe"),
    ],
)
def test_a_maybe_stays_a_maybe(said: str, kept: str) -> None:
    """R28: no promise is made of it on the way."""
    script = f"{TALK * 4}T: What would you like to do this week?\nC: {said}"
    lines = [line for line in texts(script) if any(word in line for word in ("union", "attacks", "money", "group"))]
    assert all(kept in line.lower() for line in lines)
    assert not any(line.startswith(("Client will call", "Client will tell")) for line in lines)


def test_a_wish_of_the_therapist_is_a_wish() -> None:
    """ "I'd like to write to your doctor" is not "will write"."""
    script = f"{TALK * 4}T: I'd like to write to your doctor about the new dose.\nC: Okay."
    assert "Therapist will write" not in found(script)
    assert "Therapist would like to write to their doctor about the new dose." in found(script)


def test_a_measure_is_told_with_all_its_figures() -> None:
    """The name of the measure and its numbers often stand in three sentences."""
    script = (
        TALK
        + "T: I have your questionnaire here, the depression one. It was seventeen today. It was twenty-one in March.\nC: Okay."
    )
    assert "questionnaire here, the depression one. It was seventeen today. It was twenty-one in March." in found(script)


def test_she_is_named_where_only_one_can_be_meant() -> None:
    """ "My daughter came. She rings every night." """
    turn = SafeTurn(0, Role.CLIENT, "My daughter [Daughter] came on Sunday. She rings every night at six.")
    first, second = passages(SafeText("s", (turn,), (), "none", b""))
    who = meant(second.text, [first])
    assert who is not None
    assert resolved(second.text, who[0]) == "their daughter [Daughter] rings every night at six."
    assert who[1].quote == "My daughter [Daughter]"


@pytest.mark.parametrize(
    "before",
    [
        "My daughter and my sister came on Sunday.",
        "My son came on Sunday.",
        "My wife told them about my mother on Sunday.",
        "They came on Sunday with the nurse and my aunt.",
    ],
)
def test_she_stays_she_where_two_can_be_meant(before: str) -> None:
    """Nobody is guessed."""
    turn = SafeTurn(0, Role.CLIENT, f"{before} She rings every night at six.")
    first, second = passages(SafeText("s", (turn,), (), "none", b""))
    assert meant(second.text, [first]) is None


def test_a_day_is_no_person() -> None:
    """A surrogate of a date is not who "he" is."""
    assert sole("I saw the film on [The fifth of May].") is None


@pytest.mark.parametrize("said", ["Six hours, maybe.", "Better, I think.", "about four in two lots", "Since Easter."])
def test_an_answer_without_a_verb_needs_its_question(said: str) -> None:
    """ "Client reported six hours" says nothing."""
    assert is_elliptical(said)
    assert not is_elliptical("I slept six hours.")


def test_a_question_that_points_back_brings_what_it_points_to() -> None:
    """ "When is that?" is told with what "that" was."""
    script = "T: And work?\nC: My manager wants to see me about the route.\nT: When is that?\nC: Friday at two, in the office."
    line = next(line for line in texts(script) if "Friday at two" in line)
    assert "wants to see me about the route" in line


@pytest.mark.parametrize(
    "said",
    ["If I'd rung at the start of the forty minutes.", "Mr Lacey he's.", "That's a hundred.", "It was about ten minutes."],
)
def test_a_fragment_is_not_told_alone(said: str) -> None:
    """It waits for what belongs to it."""
    told = clause(said)
    assert told is None or told.leans


def test_an_order_is_no_report() -> None:
    """ "Listen to it once a day": never "said that listen to it"."""
    assert turned("Listen to the recording of the market once a day.") is None


def test_a_quotation_has_one_pair_of_marks() -> None:
    """The client quotes themselves: no marks within marks."""
    script = 'T: What would you say to yourself then?\nC: "It peaks and it goes away in six minutes."'
    assert '“"' not in found(script)


@pytest.mark.parametrize("more", ["", " Then I had my tea and I went to bed and I slept for a bit." * 12])
def test_a_no_to_a_question_about_safety_is_not_all_of_the_answer(more: str) -> None:
    """R37: what follows the "no" is where the words to read stand."""
    answer = f"No. Not like that. I did think if I went in my sleep it'd be a mercy. But I'd not do anything.{more}"
    script = f"T: How was the week?\nC: I slept four hours on most nights.\nT: Any thoughts of ending your life?\nC: {answer}"
    assert "if I went in my sleep it'd be a mercy. But I'd not do anything." in found(script)


def test_no_word_is_quoted_twice() -> None:
    """Two quotes of one turn that share a sentence are one."""
    script = (
        "T: How was the week?\nC: Not so good at all. They moved my friend [Friend] to another city, in one morning. "
        "They gave him thirty minutes for packing, you know. And you, you would say that they can do that to anyone."
    )
    lines = found(script)
    assert lines.count("to another city") == 1


def test_a_date_s_own_full_stop_is_enough() -> None:
    """A surrogate may end with one."""
    assert closed("they said that it is on [The fifth of May.]") == "they said that it is on [The fifth of May.]"


def test_each_density_says_more_than_the_one_before() -> None:
    """Lean, standard, full: on an hour long enough for all three."""
    path = next(
        one for one in sorted(files("handrail.demo").joinpath("sessions").iterdir(), key=str) if one.name.endswith(".vtt")
    )
    taken = read_transcript(
        path.read_bytes(), filename=path.name, people=People(("Ada Novak", "Sam Rivera", "Imani Brooks"), ())
    )
    safe = sealed([(turn.role, turn.text) for turn in taken.turns])
    sizes = []
    for density in Density:
        said = ENGINE.draft(Task(kind("dap"), safe, PERMIT, Style(density=density))).said
        sizes.append(sum(len(one.text.split()) for one in said))
        assert len(said) <= kind("dap").longest
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize(
    "said",
    [
        "Two at night, and the sertraline, hundred.",
        "The sertraline, hundred.",
        "Corbett, there's the exit there, and the viewpoint.",
        "Forty minutes, the first thirty's just the drive out.",
        "My mom, she keeps calling at night.",
    ],
)
def test_a_topic_named_first_is_no_sentence_to_tell(said: str) -> None:
    """ "You said that the sertraline, hundred": such speech is quoted as it stands."""
    assert clause(said) is None
    assert to_you(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "Last night, I slept on the sofa.",
        "Most mornings, I walk the dog.",
        "On Friday, he missed the bus.",
        "Honestly, I wanted to leave.",
        "When it rains, I stay in bed.",
    ],
)
def test_a_time_named_first_is_told(said: str) -> None:
    """When, where and how one means it may stand in front."""
    assert clause(said) is not None


@pytest.mark.parametrize(
    ("told", "noted"),
    [
        ("they wake at three", "wakes at three"),
        ("they've really just been three times now", "been three times now"),
        ("they opened it and they stood there, they don't know, ten minutes", "opened it; stood there, ten minutes"),
        ("they went to the shop on Sunday, they were sick twice", "went to the shop on Sunday; was sick twice"),
        ("their sister rang and their dad came", "sister rang and dad came"),
        ("it's about six hours", "about six hours"),
    ],
)
def test_a_note_is_short(told: str, noted: str) -> None:
    """Its frame names who speaks: the subject and what only speech needs are not said again."""
    assert terse(told) == noted


@pytest.mark.parametrize(
    "told",
    [
        "when they wake they feel sick, they think",
        "she said they never asked",
        "they might not go, maybe never",
        "they think they could have died",
        "they don't always take it",
    ],
)
def test_short_is_not_other(told: str) -> None:
    """R28: no word that denies, doubts or counts is dropped, and nobody else's deed becomes the client's."""
    kept = {
        "not",
        "might",
        "never",
        "maybe",
        "think",
        "thinks",
        "could",
        "always",
        "when",
        "said",
        "she",
        "asked",
        "don't",
        "doesn't",
    }
    same = {"thinks": "think", "doesn't": "don't"}
    before, after = (
        {same.get(word, word) for word in text.split() if word in kept}
        for text in (told.replace(",", ""), terse(told).replace(",", ""))
    )
    assert before == after


def test_nobody_elses_deed_is_joined_to_the_clients() -> None:
    """A "she" that nobody named is quoted: told behind the client's deeds it would read as theirs."""
    script = TALK + "T: And Sunday?\nC: I made a list of the bills. She rang the bank about the loan and paid two hundred."
    assert not any("reported" in line and "; she rang" in line for line in texts(script))


def test_a_row_of_words_is_one_answer() -> None:
    """ "Citalopram. Twenty." says nothing in two lines, and much with its question."""
    script = TALK + "T: And the tablets, are you taking them?\nC: Aye. Citalopram. Twenty. Three weeks on Monday."
    assert "Aye. Citalopram. Twenty. Three weeks on Monday." in found(script)


def test_a_topic_stands_for_its_question() -> None:
    """ "How's the sleep?" is a word of a note; a question whose yes or no needs all of it stays whole."""
    assert topic_of("And how's the sleep?") == "the sleep"
    assert topic_of("The sertraline, is it still fifty?", says_yes=False) == "the sertraline"
    assert not topic_of("The sertraline, is it still fifty?")
    assert not topic_of("How did that go?")
    assert topic_of("Or the children?") == "the children"
    assert not topic_of("Or?")


def test_a_full_note_keeps_whole_sentences() -> None:
    """Who asks for more detail reads "Client reported they wake"."""
    task = Task(
        kind("dap"),
        sealed("T: How was the week?\nC: I wake at three on most nights since my manager moved me."),
        PERMIT,
        Style(density=Density.FULL),
    )
    assert any("reported they wake at three" in said.text for said in ENGINE.draft(task).said)


def test_every_line_can_be_said_word_for_word() -> None:
    """Where a rewording doesn't hold, the words themselves are at hand, each with its speaker."""
    script = f"{TALK * 4}T: And the tablets?\nC: I take fifty milligrams in the morning. I missed two doses last week."
    said = ENGINE.draft(Task(kind("dap"), sealed(script), PERMIT)).said
    assert said and all(one.quote in line.word_for_word for line in said for one in line.evidence)
    assert all(line.word_for_word.startswith(("Client: “", "Therapist: “")) for line in said)


def test_an_answer_may_stand_without_its_question() -> None:
    """A question that tells nothing the answer doesn't may be left out: its words are room for another line."""
    asked = SafeTurn(0, Role.THERAPIST, "And what did your manager say about the shift in the warehouse?")
    answered = SafeTurn(1, Role.CLIENT, "My manager moved me to the day shift from Monday.")
    yes = SafeTurn(1, Role.CLIENT, "Yes, she moved me to the day shift from Monday.")
    assert may_stand_alone(passages(talk(asked, answered))[0], answered.text)
    assert not may_stand_alone(passages(talk(asked, yes))[0], yes.text)


def test_an_answer_about_thoughts_keeps_its_question() -> None:
    """Alone it would read as what happened."""
    asked = SafeTurn(0, Role.THERAPIST, "What went through your mind?")
    assert not may_stand_alone(passages(talk(asked))[0], "My manager moved me to the day shift from Monday.")


def test_what_was_said_about_safety_keeps_its_question() -> None:
    """R33: "since the winter" alone hides what was asked."""
    script = f"{TALK * 4}T: Any thoughts of killing yourself?\nC: I had those thoughts in the winter after the funeral."
    assert any("killing yourself" in line and "in the winter" in line for line in texts(script))


def test_a_name_is_one_word_of_room() -> None:
    """Two words of a surrogate stand for one name most often; a date has several."""
    assert size("[Person 2] rang [Town 1] on [Date 4]") == 6


def talk(*turns: SafeTurn) -> SafeText:
    """Turns as safe text; its seal is nobody's business here."""
    return SafeText("s", turns, (), "none", b"")


def test_what_was_said_in_one_breath_is_told_together() -> None:
    """ "I rang her. It was the first time since June." says what neither sentence says alone."""
    turn = SafeTurn(0, Role.CLIENT, "I rang [Sister] on Sunday about the flat. It was the first time since the funeral.")
    forms = told_forms(turn)
    assert any("on Sunday about the flat" in form and "first time since the funeral" in form for form in forms)


@pytest.mark.parametrize("beside", ["Do you know that flat?", "I wanted to kill myself after."])
def test_a_breath_takes_in_no_question_and_no_safety_language(beside: str) -> None:
    """R37: what stands with its own question is told there, and nowhere by the way."""
    turn = SafeTurn(0, Role.CLIENT, f"I rang [Sister] on Sunday about the flat. {beside}")
    assert not any(beside in form for form in told_forms(turn))


def told_forms(turn: SafeTurn) -> list[str]:
    """All forms of the first sentence."""
    (first, *_) = with_moves(scored(passages(talk(turn))))
    told = Clinical(named(Style(), passages(talk(turn)))).line(Content.REPORT, first)
    assert told is not None
    return [form.text for form in told.others]


def test_bare_figures_stand_with_their_question() -> None:
    """ "Seventy. Eighty, I don't know." says nothing by itself, in whatever sentence of the answer."""
    lines = texts(
        TALK
        + "T: Do you remember where your distress got to?\nC: Seventy. Eighty, I don't know.\nT: And by the end?\nC: Forty."
    )
    told = [line for line in lines if "Seventy" in line or "Eighty" in line]
    assert told
    assert all("distress" in line for line in told)


def test_whom_a_therapist_told_is_said() -> None:
    """ "Therapist said that they were going to listen" would be the therapist's listening."""
    said = "You were going to listen to the recording once a day, and write down the numbers."
    lines = texts(f"{TALK}T: {said}\nC: I did it on four days, and on Friday I was at the hospital with my mum.")
    told = [line for line in lines if "listen to the recording" in line]
    assert told
    assert not any(line.startswith("Therapist said that they") for line in told)


def test_a_question_about_a_plan_stands_with_its_answer() -> None:
    """R37: soon after words about suicide "Yes. Saturday." is an answer about that, and told as one."""
    lines = texts(
        TALK + "T: Go on.\nC: I have been thinking about killing myself.\nT: Do you have a plan?\n"
        "C: Yes. Saturday, when my wife is away. I have sixty tablets."
    )
    assert "Asked “Do you have a plan?”, client said: “Yes. Saturday, when my wife is away. I have sixty tablets.”" in lines


def test_a_plan_for_the_weekend_is_no_such_thing() -> None:
    """The same question where nobody spoke of it."""
    lines = texts(
        TALK + "T: Do you have a plan?\nC: Yes. On Saturday I take the kids to the lake and I leave my phone at home."
    )
    assert not any("client said: “Yes." in line for line in lines)


def test_words_about_safety_stand_with_the_question_that_ends_them() -> None:
    """R28: a "no" answers the question; without it, it would seem to answer the words before."""
    lines = texts(
        TALK
        + "T: When we met you told me of nights of thinking it would be all right not to wake up. Has any of that been around?\n"
        "C: No. I put zero on the form, and it's zero."
    )
    assert any("Has any of that been around?” Client answered: “No." in line for line in lines)


@pytest.mark.parametrize("surrogate", ["[Street address 1]", "[Phone 2]", "[ID 1]", "[E-mail 1]"])
def test_no_note_holds_a_street_or_a_number(surrogate: str) -> None:
    """45 CFR 164.502(b): as little as does. What happened stays told without it."""
    lines = texts(
        f"{TALK}T: And home?\nC: My landlord threw us out of {surrogate} on Monday and we sleep at my sister's with two kids."
    )
    assert not any(surrogate in line for line in lines)
    assert any("threw us out" in line or "threw them out" in line for line in lines)


def test_what_says_little_but_a_street_is_not_told_as_a_stump() -> None:
    """ "Client reported:, it'll be five years" tells nobody what will be."""
    lines = texts(
        f"{TALK}T: How long have you been on it?\nC: I'm on [Street address 1], it'll be five years. It gives me the sweats, four or five a night."
    )
    assert any("sweats" in line for line in lines)
    assert not any("reported:," in line or ": ," in line or "[Street" in line for line in lines if "“" not in line)


def test_what_a_street_was_the_doer_of_is_not_told_of_nobody() -> None:
    """ "Client reported:'s a body short": its subject was a street that no note holds."""
    lines = texts(
        f"{TALK}T: And work?\nC: Well, [Street address 1]'s a body short and there was a late call at the care home.\nT: I see."
    )
    assert not any("reported:'s" in line or "reported: 's" in line for line in lines)


def test_what_is_offered_to_choose_from_is_no_plan() -> None:
    """What might be done with this hour is agreed by nobody."""
    hour = TALK + "\n".join(f"T: And the week, day {day}?\nC: I worked and I slept badly that day too." for day in range(8))
    lines = texts(
        hour
        + "\nT: So: we could leave the car alone today, and talk, or we could do those eight minutes once, and make a new recording."
        "\nC: The eight minutes.",
        section="Plan",
    )
    assert not any("leave the car alone" in line for line in lines)


def test_a_hedge_behind_a_sentence_stays_a_hedge() -> None:
    """ "I'd like to come in, I think": no clause of its own."""
    assert terse("they'd like to come in, they think").endswith("they think")


def test_what_would_help_stands_beside_words_about_safety() -> None:
    """Who would be called, and what keeps somebody here, belong to what was said of suicide."""
    lines = texts(
        TALK
        + "T: Have you had any thoughts of suicide?\nC: Not since the spring.\nT: And if it came back?\nC: My sister first. Then you, then the captain."
    )
    assert any(line.endswith("“My sister first. Then you, then the captain.”") and "came back" in line for line in lines)


def test_a_plan_read_back_goes_on_for_some_turns() -> None:
    """ "Let me see if I've got the week": what the therapist says next is agreed, too."""
    hour = "\n".join(f"T: And the week, day {day}?\nC: I worked and I slept badly that day too." for day in range(8))
    script = (
        f"{TALK}{hour}\nT: So, let me see if I've got the week. You call the clinic from the bench.\nC: Yep.\n"
        "T: You said you'd tell your sister tonight, and the doctor on Friday about the missed doses.\nC: I will."
    )
    plan = " ".join(texts(script, section="Plan"))
    assert "call the clinic from the bench" in plan
    assert "tell your sister tonight" in plan


def test_what_was_taken_back_is_not_told_without_it() -> None:
    """R28: "I took the fifty. Actually Sunday I don't think I took anything." are one telling."""
    lines = texts(
        f"{TALK}T: And the tablets?\nC: I took the fifty milligrams on both days. Actually, Sunday I don't think I took anything."
    )
    told = [line for line in lines if "fifty" in line]
    assert all("Sunday" in line for line in told)
    assert told


def test_in_a_couple_nobody_is_named_as_the_one_who_was_told() -> None:
    """Of two clients either may be meant by "you"."""
    hour = "T: How was it?\nC: Fine.\nT: And yours, [Partner]?\nD: Fine, too, I worked.\n"
    lines = texts(
        f"{hour}T: You were going to listen to the recording once a day, and write down the numbers.\nD: I did it on four days.",
        "couple",
    )
    assert not any("told client" in line for line in lines)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Are there any medications you take?", "Yes, sertraline, fifty milligrams."),
        ("Would you do that walk again?", "Yes, on Monday with my sister."),
    ],
)
def test_a_screen_that_was_denied_makes_nothing_else_about_safety(asked: str, answer: str) -> None:
    """After "No, never." an answer about tablets is an answer about tablets."""
    lines = texts(f"{TALK}T: Any thoughts of suicide?\nC: No, never.\nT: {asked}\nC: {answer}")
    assert not any(line.startswith(f"Asked “{asked}”, client said:") for line in lines[:2])


COUNTED = """\
T: How is the sleep?
C: The sleep's better, six hours or so. The chest thing still comes.
T: How often does the chest thing come?
C: Maybe three times this week. It was every day in October.
T: That's new. Tell me about your father's call.
C: He wants me to come for Christmas. I haven't been in that house since the funeral.
T: And the drinking?
C: Two beers on Friday with the lads.
"""


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("three times this week", "chest thing"),
        ("every day in October", "chest thing"),
        ("wants me to come", "father's call"),
        ("Two beers", "drinking"),
    ],
)
def test_how_often_and_who_stand_with_what_was_asked(answer: str, question: str) -> None:
    """Behind a line about sleep "three times this week" would be of sleep, and "he" whoever was named last."""
    lines = [line for line in texts(f"{COUNTED}{TALK * 3}") if answer in line]
    assert lines and all(question in line for line in lines)


def test_six_hours_or_so_keeps_its_so() -> None:
    """A loose "so" goes from the end of a sentence; "or so" belongs to the figure."""
    lines = " ".join(texts(f"{COUNTED}{TALK * 3}"))
    assert "six hours or so" in lines and "hours or;" not in lines


@pytest.mark.parametrize("key", ["treatment-plan", "intake", "client-summary"])
def test_what_the_hour_is_to_be_about_is_no_wish(key: str) -> None:
    """ "What would you like to put on the list?": its answer is neither a goal nor taken home."""
    hour = f"T: What would you like to put on the list for today?\nC: I think I want to talk about the tablets.\n{COUNTED}{TALK * 3}"
    goals = [
        said.text
        for said in drafted(hour, key).said
        if "Goals" in said.section or "wants" in said.section or "talked" in said.section
    ]
    assert not any("talk about the tablets" in line for line in goals)


def test_a_brief_holds_what_was_agreed_though_it_is_long() -> None:
    """What became of the last task leaves room for the next one."""
    agreed = "So for the week: the 14 again, Monday and Wednesday, four stops, and on Wednesday you get on even if it's full. You rate it at each stop. And you write the two sentences to your father, you don't have to send them."
    before = "T: We said you would ride the 14 two stops on Monday and Wednesday. How did that go?\nC: Monday I did it. Two stops and I stayed on for a third, actually.\n"
    assert any(
        "four stops" in line
        for line in texts(f"{before}{COUNTED * 3}T: {agreed}\nC: Four stops. Okay.", "brief", "Last plan and homework")
    )


def test_words_about_safety_leave_a_brief_its_plan() -> None:
    """However much is said of them, what was agreed is there, and so are they."""
    heavy = "".join(
        f"T: Have there been thoughts of ending your life {when}?\nC: Some nights {when} I wanted to die and I lay there until it was light, thinking of {who} and of how tired they must be of me. I wouldn't do it.\n"
        for when, who in (
            ("in May", "my sister"),
            ("in June", "my brother"),
            ("in July", "my boss"),
            ("last week", "my boys"),
            ("this week", "my mother"),
        )
    )
    hour = f"{TALK * 2}{heavy}T: So this week: you walk to the river on Monday, and you call the clinic about the dose.\nC: Yes, I'll call them.\n"
    assert any("clinic" in line for line in texts(hour, "brief", "Last plan and homework"))
    assert len([line for line in texts(hour, "brief", "Words to read first") if "wanted to die" in line]) == 5


def test_what_a_therapist_says_as_somebody_else_is_no_reflection() -> None:
    """ "If you loved me you'd come", said as the client's mother, is nobody's word in a note; outside a role play it would be the therapist's."""
    asked = (
        "T: {}\nC: Okay, go.\nT: If you loved me you would come over tonight.\nC: Mum, I love you and I'm not coming tonight.\n"
    )
    played, plain = (
        texts(f"{TALK * 4}{asked.format(opening)}", "birp")
        for opening in ("Shall we practise it? I'll be your mum.", "Tell me when you are ready.")
    )
    assert not any("loved me" in line for line in played if line.startswith("Therapist"))
    assert any("not coming tonight" in line for line in played) and plain


def test_half_a_contrast_does_not_go_home() -> None:
    """ "The exam isn't, though": isn't what?"""
    lines = texts(
        f"{TALK * 4}T: What do you make of it?\nC: That most of it is rubbish by nine. The exam isn't, though.\n",
        "client-summary",
    )
    assert not any("exam isn't" in line for line in lines)
