"""Papers that surround the hours: intake, plan, review, referral, contact. Each line is the client's own, under its heading, and may be told."""

import pytest
from embedded_support import drafted, texts

from handrail.backends.embedded.hour.passages import passages
from handrail.backends.embedded.words.whose import of_another
from handrail.kinds import kind

FILLER = "".join(f"T: And the week, day {day}?\nC: I worked in the shop and came home late again.\n" for day in range(9))


def told(script: str, key: str, section: str = "") -> str:
    """All lines of a section as one text."""
    return "\n".join(texts(script, key, section))


FAMILY = """
T: And the family you grew up in?
C: My mother was in hospital with a stroke when I was nine.
T: And your father?
C: Dad drank a bottle of wine a day.
T: Have you had any treatment like this before?
C: Once. I saw a counsellor in 2015 for six sessions.
T: And you, what do you drink?
C: Four beers on most nights, I think.
"""


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("stroke", "Family and relationships"),
        ("bottle of wine", "Family and relationships"),
        ("six sessions", "Earlier treatment"),
        ("Four beers", "Substances"),
    ],
)
def test_an_illness_stands_under_whose_it_is(words: str, section: str) -> None:
    """A mother's hospital is no treatment of the client's, a father's wine no drink of theirs."""
    assert words in told(FAMILY, "intake", section)


@pytest.mark.parametrize("section", ["Earlier treatment", "Health and medication", "Substances"])
def test_nobody_else_s_illness_stands_under_the_client_s_own(section: str) -> None:
    """Attacked with the same hour."""
    lines = told(FAMILY, "intake", section)
    assert "stroke" not in lines and "Dad" not in lines


@pytest.mark.parametrize(
    ("text", "medicine", "another"),
    [
        ("He's put me on fifteen.", True, False),
        ("He halved it.", True, False),
        ("My sister takes sertraline.", True, True),
        ("My mum drove me to the hospital.", False, False),
        ("His hands were on my throat.", False, False),
        ("She can't walk with her hip so I go.", False, True),
    ],
)
def test_whose_it_is_is_read_from_the_sentence(text: str, medicine: bool, another: bool) -> None:
    """A prescriber's deed and what was done to the client stay the client's."""
    assert of_another(text, medicine=medicine) is another


DRINKS = """
T: How much do you drink in a week?
C: A couple of cans.
T: A night?
C: Well. Four, most nights. Six on a Friday.
T: Has it gone up since June?
C: Doubled. It was two before.
T: How's the flat?
C: Seven hundred a month and it leaks.
"""


def test_a_scrap_of_a_question_asks_on() -> None:
    """ "A night?" is about the drinks, and the corrected number stands under them."""
    lines = told(DRINKS, "intake", "Substances")
    assert "Four, most nights" in lines and "Doubled" in lines


def test_a_question_about_something_else_does_not() -> None:
    """Attacked: the rent is no drink."""
    assert "Seven hundred" not in told(DRINKS, "intake", "Substances")


SAFETY = """
T: Have you had thoughts of ending your life?
C: In July I thought of the rope.
T: And now, these last weeks?
C: No. Not since I was signed off.
T: And the rope?
C: It's in the shed, for the tent.
T: How's the garden?
C: Green. Not much else to say about it.
"""


@pytest.mark.parametrize("answer", ["Not since I was signed off", "in the shed"])
def test_what_is_asked_on_about_safety_stands_with_its_question(answer: str) -> None:
    """R37: "And now?" and "And the rope?" are about it."""
    lines = texts(SAFETY, "intake", "Words about safety")
    assert any(answer in line and line.startswith("Asked “") for line in lines)


def test_a_new_subject_ends_it() -> None:
    """Attacked: the garden is none of it."""
    assert "Green" not in told(SAFETY, "intake", "Words about safety")


@pytest.mark.parametrize("key", ["plan-review", "treatment-plan"])
def test_where_no_section_is_for_safety_its_answers_stand_nowhere(key: str) -> None:
    """Without its question "Not since" says something else; it is offered among what was left out."""
    assert "signed off" not in told(SAFETY, key)


MEDICINES = """
T: Are you on any medication?
C: Sertraline. Started on fifty and he put it up to a hundred, that's, what, six weeks ago? And ramipril, five milligrams.
T: Any allergies?
C: Penicillin. I come out in lumps.
T: How's the sleep?
C: Rubbish. Four hours. I used to get seven easily.
"""


def test_a_dose_is_not_lost_in_a_raised_voice() -> None:
    """ "six weeks ago?" tells, though a recogniser writes a question mark."""
    assert "up to a hundred" in told(MEDICINES, "intake", "Health and medication")


def test_an_allergy_that_was_asked_for_is_told() -> None:
    """Nobody leaves that out of an intake."""
    assert "Penicillin" in told(MEDICINES, "intake", "Health and medication")


def test_a_bare_word_keeps_what_was_asked() -> None:
    """ "Rubbish. Four hours." says of what."""
    assert any("sleep" in line.split("Rubbish")[0] for line in texts(MEDICINES, "intake") if "Rubbish" in line)


MEETING = """
T: Let's find a time. I could do Thursday at two, or by video on Friday morning.
C: Can I do the video?
T: Ten o'clock, Friday, by video.
C: Okay. Thanks.
"""


def test_the_time_that_was_named_last_is_the_appointment() -> None:
    """Of two times offered one was taken."""
    plan = told(f"{FILLER}{MEETING.strip()}", "contact-note", "Plan")
    assert "Ten o'clock, Friday" in plan and "Thursday at two" not in plan


PLAN = f"""{FILLER}T: How many days a week do you drive now?
C: None.
T: What would be good enough by the end of March?
C: Five. No. Three.
T: Three days a week, by the back road, by the end of March.
C: But I don't want the ring road on the plan.
T: You were at three drinks a day until last March.
C: I was.
T: What have you got on your side?
C: Petra, definitely. And my boss lets me start at ten.
"""


def test_a_step_with_its_measure_stands_among_the_steps() -> None:
    """What a SMART objective is written from, quoted as it was said."""
    assert "“Three days a week, by the back road, by the end of March.”" in told(
        PLAN, "treatment-plan", "Steps set in the hour"
    )


@pytest.mark.parametrize("words", ["ring road", "three drinks"])
def test_a_refusal_and_a_story_are_no_step(words: str) -> None:
    """Attacked with figures and a name that stand beside it."""
    assert words not in told(PLAN, "treatment-plan", "Steps set in the hour")


@pytest.mark.parametrize("section", ["Problem, in the client's words", "Goals, in the client's words"])
def test_talk_of_the_paper_is_neither_problem_nor_goal(section: str) -> None:
    """ "I don't want the ring road on the plan" asks something of the writer."""
    assert "ring road on the plan" not in told(PLAN, "treatment-plan", section)


def test_who_and_what_helps_is_found_by_the_question() -> None:
    """No word of "help" in the answer."""
    assert "start at ten" in told(PLAN, "treatment-plan", "Strengths and supports")


LETTER = """
T: How have you been?
C: I fainted on Thursday in the stockroom. I weigh forty four kilos now.
T: And the assault, when you were nineteen?
C: No. I don't want that in there.
T: Then it stays here. I won't put anything about the assault.
C: The assault still gives me nightmares and I can't sleep.
T: What would you want from them?
C: I want somebody to check my heart.
"""


def test_a_letter_holds_nothing_that_was_to_stay_here() -> None:
    """R7: neither where it was refused nor where it comes again."""
    lines = told(LETTER, "referral-letter")
    assert lines and "assault" not in lines and "nineteen" not in lines and "in there" not in lines


def test_what_was_to_stay_here_is_passed_on_to_be_struck_in_the_open() -> None:
    """R19: a clinician sees what the letter leaves out, and only that."""
    held = [said.evidence[0].turn for said in drafted(LETTER, "referral-letter").doubtful]
    assert 5 in held and set(held) <= {2, 3, 4, 5}


def test_nothing_is_passed_on_where_nothing_was_refused() -> None:
    """Attacked: the same hour with leave to tell, and the clinician's own note of it."""
    allowed = LETTER.replace("No. I don't want that in there.", "Yes, they should know.").replace(
        "Then it stays here. I won't put anything", "I'll write"
    )
    assert not drafted(allowed, "referral-letter").doubtful and not drafted(LETTER, "dap").doubtful


@pytest.mark.parametrize("words", ["fainted", "check my heart"])
def test_a_letter_still_holds_what_the_reader_needs(words: str) -> None:
    """The symptom under its heading, and what is wished."""
    assert words in told(LETTER, "referral-letter")


SAFETY_ASKED = """
T: How have you been?
C: I fainted on Thursday in the stockroom. I sleep four hours.
T: May I tell them about the drinking?
C: Rather not. Please don't mention the drinking.
T: All right. Have there been thoughts of not wanting to live?
C: Some nights I think it would be easier not to wake up. I wouldn't do anything.
T: What could you manage by next week, as a first step?
C: A breakfast, three days out of seven.
"""


def test_no_words_about_safety_are_torn_from_their_question() -> None:
    """R37: where the question may not be told, the second half of its answer is not told without it."""
    lines = told(SAFETY_ASKED, "referral-letter")
    assert "fainted" in lines and "do anything" not in lines


UNWRITTEN = """
T: Has anybody ever hurt you, then or since?
C: My neighbour hit me with a belt when I was fourteen. I'd rather not have that written down.
T: Then it isn't.
C: I sleep four hours and I wake at three.
"""


@pytest.mark.parametrize(
    ("key", "would_tell"),
    [("dap", True), ("intake", True), ("brief", True), ("treatment-plan", False), ("client-summary", False)],
)
def test_what_is_not_to_be_written_down_is_struck_in_the_open_in_every_kind(key: str, would_tell: bool) -> None:
    """R19: no line holds it, and what would have been one is passed on to be struck."""
    reply = drafted(f"{FILLER}{UNWRITTEN}".replace("\n\n", "\n"), key)
    assert not any("fourteen" in said.text for said in reply.said) and any("sleep" in said.text for said in reply.said)
    assert any("fourteen" in said.text for said in reply.doubtful) is would_tell


OF_SAFETY = """
T: I ask everyone this: have you had thoughts of ending your life?
C: I've thought they'd be better off. I counted the sertraline once, in August. I put them back.
T: Are you thinking of that now?
C: No. Not since my sister found out.
"""


def test_an_answer_about_safety_is_not_told_by_its_tablets() -> None:
    """R37: in a paper without a place for it, counting tablets is no medication and "not since" no progress."""
    lines = told(f"{FILLER}{OF_SAFETY}".replace("\n\n", "\n"), "treatment-plan")
    assert lines and "sertraline" not in lines and "found out" not in lines


def test_in_a_note_it_stands_whole_with_both_questions() -> None:
    """Attacked: nothing of it is lost where it has a place."""
    lines = told(f"{FILLER}{OF_SAFETY}".replace("\n\n", "\n"), "dap")
    assert "ending your life" in lines and "counted the sertraline" in lines and "Not since my sister found out" in lines


@pytest.mark.parametrize(
    ("said", "section"),
    [
        ("Just me and the dog since my husband left.", "Family and relationships"),
        ("And I'm allergic to penicillin.", "Health and medication"),
    ],
)
def test_an_intake_holds_who_is_at_home_and_what_is_not_borne(said: str, section: str) -> None:
    """Behind a question about smoking "who is at home?" opens anew; an allergy is told though nobody asked."""
    hour = f"{FILLER}T: Any drugs, or smoking?\nC: I gave up smoking in 2009.\nT: Who is at home?\nC: {said}\n"
    assert said.rstrip(".").split("I'm ")[-1] in told(hour, "intake", section)


def test_a_step_is_no_symptom() -> None:
    """What is to be eaten next week doesn't stand under what ails the client; in a note it is the plan."""
    assert "breakfast" not in told(SAFETY_ASKED, "referral-letter") and "breakfast" in told(SAFETY_ASKED, "dap", "Plan")


def test_a_note_is_no_letter() -> None:
    """Attacked: the clinician's own note may hold it."""
    assert not kind("dap").goes_out and "assault" in told(LETTER, "dap")


def test_a_call_begins_with_why_it_was_made() -> None:
    """The answer to "What's happened?" is no small talk."""
    call = "T: I've got ten minutes. What's happened?\nC: I didn't come on Monday because the tram scared me.\n"
    assert "didn't come on Monday" in told(f"{call}{FILLER}", "contact-note", "What was said")


def test_a_and_e_is_no_abbreviation() -> None:
    """A sentence ends behind it."""
    from embedded_support import sealed

    assert len(passages(sealed("C: If I faint I go to A and E. And I ring the surgery today."))) == 2


DOSE = """
T: What are you taking at the moment?
C: The lithium, four hundred twice a day. No, sorry, it's six hundred at night now.
T: Have you missed any?
C: One. When my sister had her baby, I slept over at the hospital.
T: Any thoughts that life's not worth living?
C: Some mornings. They go when I get up.
T: How often?
C: Two a week. It was every day in February.
T: Have you thought of doing anything?
C: No. I gave the old tablets to my husband.
T: Next time, the twelfth or the nineteenth?
C: The nineteenth.
T: The nineteenth at ten fifteen then.
C: Okay.
"""


@pytest.mark.parametrize(
    ("key", "section"), [("psychiatric", "Medication as taken"), ("referral-letter", "Medication as the client tells it")]
)
def test_a_dose_never_stands_without_its_correction(key: str, section: str) -> None:
    """Four hundred twice a day was wrong."""
    assert any("four hundred" in line and "six hundred" in line for line in texts(DOSE, key, section))


def test_a_night_beside_another_s_bed_is_no_illness_of_the_client_s() -> None:
    """Attacked: "hospital" is there."""
    assert "slept over" not in told(DOSE, "psychiatric", "Body and health")


@pytest.mark.parametrize("answer", ["Some mornings", "Two a week", "old tablets"])
def test_life_not_worth_living_opens_a_talk_of_safety(answer: str) -> None:
    """R37: how often, and whether anything was thought of doing, are answers to it."""
    assert answer in told(DOSE, "psychiatric", "Words about safety")
