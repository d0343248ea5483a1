"""A client's summary: only what is about something, in easy words, in both languages; and how safety language is told to the clinician."""

import re
from dataclasses import replace

import pytest
from embedded_support import ENGINE, PERMIT, sealed, texts

from handrail.kinds import kind
from handrail.papers.draft import Task
from handrail.release import grade

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked.\n"
HOUR = f"""{TALK}T: And the tablets?
C: I take fifty milligrams of sertraline in the morning, and I missed two doses last week.
T: What about your sister?
C: My sister called on Sunday and we talked about the flat for an hour.
T: Any thoughts of ending your life?
C: No. I did think on Monday that it would be easier not to wake up.
T: What will you do this week?
C: I'll walk to the river on Monday and Thursday.
T: Next session is Monday at ten, same room.
C: See you then."""


def summary(script: str, language: str) -> list[str]:
    """The lines of a client's summary in one language."""
    paper = replace(kind("client-summary"), language=language)
    return [said.text for said in ENGINE.draft(Task(paper, sealed(script), PERMIT)).said]


def test_it_works() -> None:
    """What was told and what was agreed, each line to the client."""
    lines = summary(HOUR, "en")
    assert any("slept four hours" in line for line in lines)
    assert "You will walk to the river on Monday and Thursday." in lines
    assert all(line.startswith(("You ", "Your ", "About your ")) for line in lines)


@pytest.mark.parametrize("said", ["I looked up Switzerland on the phone.", "I put the blue one on top of the other one."])
def test_what_is_about_nothing_tells_nobody_why(said: str) -> None:
    """The topic rule: a sentence that touches no topic is left out of a summary, however long the hour."""
    word = re.findall(r"Switzerland|blue", said)[0]
    assert not any(word in line for line in summary(f"{TALK}T: And then?\nC: {said}\n{TALK}", "en"))


def test_what_is_about_something_stays() -> None:
    """The same frame with a topic in it: the rule swallows nothing else."""
    assert any("sertraline" in line or "two doses" in line for line in summary(HOUR, "en"))
    assert any("sister" in line for line in summary(HOUR, "en"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_about_safety_do_not_go_home(language: str) -> None:
    """R37: a human decides about them; the summary holds neither the question nor the answer."""
    assert not any(re.search(r"wake up|ending your life|easier", line) for line in summary(HOUR, language))


def test_a_summary_is_easy_in_both_languages() -> None:
    """R5: at most grade 8 and grade 6 on average in English; in both no sentence of 20 words or more."""
    english = [grade(line) for line in summary(HOUR, "en")]
    assert max(english) <= 8 and sum(english) / len(english) <= 6
    assert all(len(line.split()) < 20 for language in ("en", "es") for line in summary(HOUR, language))


SAFETY = [line for line in texts(HOUR) if "ending your life" in line]


def test_safety_language_is_told_with_its_question_and_its_whole_answer() -> None:
    """R37: word for word, both sides; the "no" does not stand for what came after it."""
    (line,) = SAFETY
    assert line == (
        "Asked “Any thoughts of ending your life?”, client: “No. I did think on Monday that it would be easier not to wake up.”"
    )


def test_safety_language_is_never_rated_or_denied() -> None:
    """R28, R36: no level, no "denies", no feeling, whatever was answered."""
    for answer in ("No.", "No, never.", "Yes, on Monday.", "I don't know."):
        script = HOUR.replace("No. I did think on Monday that it would be easier not to wake up.", answer)
        told = [line for line in texts(script) if "ending your life" in line]
        assert told
        assert not any(
            re.search(r"\b(?:den(?:y|ies|ied)|risk|safe\b|ideation|endorse\w*|low|high)\b", line, re.IGNORECASE)
            for line in told
        )


def test_safety_language_unasked_stands_in_its_own_words() -> None:
    """R37: said without a question, it is quoted to the letter in the note's own place for it."""
    told = texts(f"{TALK}C: Some nights I want to die, and then I think of my son.\n{TALK}")
    assert any("“Some nights I want to die, and then I think of my son.”" in line for line in told)


@pytest.mark.parametrize(
    "said",
    [
        "I had it that her hand moved and I walked away from work.",
        "It was my fault that my sister left on Sunday.",
        "I told myself my sister hates me.",
    ],
)
def test_what_was_believed_does_not_go_home_as_if_it_were_so(said: str) -> None:
    """A belief of the worst hour, handed back in writing, would be the summary's own."""
    assert not any(
        "moved" in line or "fault" in line or "hates" in line for line in summary(f"{HOUR}\nT: Go on.\nC: {said}", "en")
    )


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("So: if you wake before four on two nights running, with the racing thoughts and the lists that you told me of on Monday, you ring me.", "two nights"),
        ("So: bring the blue list with the three walks and the seven evenings on Monday, sorry, not Monday, Thursday at six in the big room.", "Monday"),
        ("So: [Person 1], the list of the three walks and the seven evenings and the sleeping hours and the meals that you had with the others, on paper.", "“[Person 1]”"),
    ],
)  # fmt: skip
def test_what_was_agreed_is_not_cut_from_its_condition_or_its_correction(said: str, never: str) -> None:
    """Attacked: a sentence too long to go home is left out whole, or cut where what is left still says it."""
    assert not any(never in line for line in summary(f"{TALK * 4}T: {said}\nC: Yes.", "en"))


def test_what_was_agreed_stands_with_its_condition() -> None:
    """Where it is short enough, all of it goes home."""
    said = "So: if you miss two nights in a row, you call me that day."
    assert any(
        "if you miss two nights in a row, you call me that day" in line
        for line in summary(f"{TALK * 4}T: {said}\nC: Yes.", "en")
    )


def test_a_partner_s_promise_is_not_the_client_s() -> None:
    """R28: what a second client will do is not "You will"."""
    hour = f"{TALK * 4}T: What will each of you do?\nD: I'll call my brother about the car on Monday.\nC: I'll walk to the river on Thursday."
    lines = summary(hour, "en")
    assert not any("brother" in line for line in lines)
    assert "You will walk to the river on Thursday." in lines


def test_words_without_a_verb_are_quoted() -> None:
    """ "You said that the night the nurse came down" says nothing."""
    lines = summary(
        f"{TALK}T: Which night?\nC: The night my sister rang from the hospital.\nT: And?\nC: I slept four hours.", "en"
    )
    assert not any(line.startswith("You said that the night") for line in lines)


def test_what_was_agreed_stands_with_what_must_not_be_done() -> None:
    """ "Call before you stop" without "never stop it by yourself" is half of it."""
    said = "The plan is: call the clinic before you stop the tablets. Never stop them by yourself."
    lines = [line for line in summary(f"{TALK * 4}T: {said}\nC: Yes.", "en") if "clinic" in line]
    assert all("Never stop them" in line for line in lines)


def test_of_two_clients_both_answers_about_safety_stand() -> None:
    """Attacked: the first says no, and it would be the only answer."""
    script = f"{TALK * 3}T: Has either of you had thoughts of not wanting to live?\nD: No.\nC: After the birth I did. I took sertraline for a year. Not now.\nT: Thank you.\n"
    line = next(line for line in texts(script, "soap") if "not wanting to live" in line)
    assert "“No.”" in line
    assert "After the birth I did" in line
    assert "Not now" in line


@pytest.mark.parametrize("key", ["treatment-plan", "referral-letter"])
def test_an_answer_about_safety_is_not_told_by_the_sentence_behind_it(key: str) -> None:
    """Attacked: where nothing is for safety, "After the birth I did" would stand without its question."""
    script = f"{TALK * 3}T: Have you had thoughts of not wanting to live?\nC: After the birth I did. I had the depression then, I took sertraline for a year.\nT: Thank you.\n"
    assert "After the birth I did" not in "\n".join(texts(script, key))


def test_where_the_means_are_is_told_as_safety() -> None:
    """ "Where are they now?" asks of what was just told."""
    script = f"{TALK * 3}T: Have you thought about ending your life?\nC: No. I kept her patches, after.\nT: Where are they now?\nC: In the bedside drawer.\nT: I see.\n"
    assert any("Where are they now?" in line and "bedside drawer" in line for line in texts(script, "soap"))


def test_where_the_children_are_is_no_safety() -> None:
    """The attack: nothing of the kind was told before."""
    script = f"{TALK * 3}T: And the boys?\nC: They stayed with my mother for the week.\nT: Where are they now?\nC: In the car downstairs.\nT: I see.\n"
    assert not texts(script, "psychiatric", "Words about safety")


def test_words_for_another_to_say_are_not_what_the_client_said() -> None:
    """ "One sentence. Like, I'm angry." is what he should have said."""
    script = f"{TALK * 3}T: What would you have needed in the car?\nC: One sentence. Like, I'm angry and I can't talk now, but I'm not leaving my job.\nT: I see.\n"
    assert not [line for line in texts(script, "client-summary") if "you're angry" in line]


def test_what_was_agreed_is_told_though_days_and_numbers_are_long_words() -> None:
    """A summary without its plan is no use."""
    script = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\n" * 4
    script += "T: So: Saturday at eight, the supermarket, stay until it's under fifty, and write the numbers down.\nC: Yes.\n"
    assert any("Saturday at eight" in line for line in texts(script, "client-summary"))


def test_what_was_agreed_in_hard_words_is_left_to_the_clinician() -> None:
    """It is hard to read, whoever said it."""
    script = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\n" * 4
    script += "T: So: interoceptive habituation, systematic desensitisation, behavioural activation, and psychoeducational documentation.\nC: Yes.\n"
    assert not any("interoceptive" in line for line in texts(script, "client-summary"))
