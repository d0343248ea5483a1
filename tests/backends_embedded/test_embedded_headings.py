"""Headings: a line stands under the one that it is about, from talk and from typed notes; an empty section is better than a wrong one."""

from dataclasses import replace

import pytest
from embedded_support import ENGINE, NOW, PERMIT, SEALER, SESSION, drafted, sealed, texts

from handrail import flow
from handrail.airlock import Airlock
from handrail.backends.embedded.hour.passages import passages
from handrail.backends.embedded.hour.questions import points_back
from handrail.kinds import KINDS, kind
from handrail.papers.draft import Task
from handrail.papers.kind import Author, Content
from handrail.papers.transcript import Role

HOUR = """
T: How was the week?
C: The sertraline made my sleep worse.
T: And the evenings?
C: I couldn't stop drinking, six beers on Friday night.
T: And at home?
C: I can't stop arguing with my husband about the rent.
T: Anything else?
C: I can't stand the crowds in town, it is too hard for me.
C: Some nights I want to die, and then I think of my son.
C: I went back there on Sunday and I can't say why.
T: What do you want from here on?
C: I want to stop drinking before my sister's wedding in June.
"""
NOTES = (
    "Client reported that her husband moved out in May. Client lost her job in June. "
    "Client takes sertraline 50 mg and missed two doses. Pt drinks six beers on most nights. Patient was arrested in 2019. "
    "Client went back to the house. Client said that walking with her dog helps. Client practiced the breathing on three days. "
    "Client wants to go back to work. Client completed the sleep diary. Client has trouble with crowds. "
    "Client will call the clinic on Monday."
)
SAFETY = "Some nights client thinks it would be easier not to wake up."
IN_THE_HOUR = {
    "intake": {
        "sertraline": "Health and medication", "six beers": "Substances", "husband": "Family and relationships",
        "crowds": "Presenting problem", "want to die": "Words about safety", "wedding": "What the client wants",
    },
    "psychiatric": {
        "sertraline": "Medication as taken", "six beers": "Substances", "husband": "Chief complaint", "crowds": "Chief complaint",
        "want to die": "Words about safety",
    },
    "referral-letter": {
        "sertraline": "Medication as the client tells it", "six beers": "In the client's words", "husband": "In the client's words",
    },
}  # fmt: skip
IN_NOTES = {
    "intake": {
        "moved out": "Family and relationships", "lost her job": "Work, school, money and housing", "sertraline": "Health and medication",
        "six beers": "Substances", "walking with": "Strengths and what helps", "go back to work": "What the client wants",
        "crowds": "Presenting problem", "call the clinic": "Plan", "not to wake up": "Words about safety", "sleep diary": "",
    },
    "psychiatric": {
        "sertraline": "Medication as taken", "six beers": "Substances", "crowds": "Chief complaint", "moved out": "Since the last visit",
        "call the clinic": "Plan", "back to the house": "Since the last visit",
    },
    "referral-letter": {
        "sertraline": "Medication as the client tells it", "moved out": "", "lost her job": "", "six beers": "",
        "go back to work": "In the client's words",
    },
    "discharge-plan": {"arrested": "", "practiced": "Skills", "sleep diary": "Skills", "trouble": "Hard moments to expect"},
    "treatment-plan": {"walking with": "Strengths and supports", "moved out": "Problem, in the client's words", "sleep diary": ""},
}  # fmt: skip


def typed(text: str, key: str, language: str = "en") -> list[tuple[str, str]]:
    """Sections and lines of a draft from typed notes."""
    task = Task(replace(kind(key), language=language), sealed([(Role.THERAPIST, text)]), PERMIT)
    return [(said.section, said.text) for said in ENGINE.draft(task).said]


def under(lines: list[tuple[str, str]], words: str) -> str:
    """The section of the line with these words; empty where there is none."""
    return next((section for section, text in lines if words in text), "")


@pytest.mark.parametrize(
    ("key", "words", "section"), [(key, *pair) for key, pairs in IN_THE_HOUR.items() for pair in pairs.items()]
)
def test_what_was_said_stands_under_its_heading(key: str, words: str, section: str) -> None:
    """A difficulty with a medicine is about the medicine; safety language and wishes keep their own place."""
    assert under([(said.section, said.text) for said in drafted(HOUR, key).said], words) == section


@pytest.mark.parametrize("key", ["intake", "psychiatric"])
def test_a_word_with_two_meanings_is_no_topic(key: str) -> None:
    """Attacked: "I went back" is not about the body."""
    assert not any(
        "went back" in line for line in texts(HOUR, key, "Body and health") + texts(HOUR, key, "Health and medication")
    )


def test_a_difficulty_is_no_strength() -> None:
    """Attacked: what helps and who is no place for a quarrel with them."""
    assert not any("husband" in line for line in texts(HOUR, "treatment-plan", "Strengths and supports"))


@pytest.mark.parametrize(
    ("key", "words", "section"), [(key, *pair) for key, pairs in IN_NOTES.items() for pair in pairs.items()]
)
def test_typed_notes_stand_under_their_headings(key: str, words: str, section: str) -> None:
    """R6: each sentence where it belongs, and nowhere where it belongs nowhere."""
    assert under(typed(f"{NOTES} {SAFETY}", key), words) == section


@pytest.mark.parametrize(
    "key", [key for key, one in KINDS.items() if any(Content.SAFETY in part.content for part in one.sections)]
)
def test_typed_words_about_safety_always_find_room(key: str) -> None:
    """R37, attacked: however much was typed before them."""
    assert any(SAFETY in text for _, text in typed(f"{NOTES * 6} {SAFETY}", key))


@pytest.mark.parametrize("key", KINDS)
def test_typed_notes_fill_no_document_beyond_its_longest(key: str) -> None:
    """More sections with room are not more lines than a reader is promised."""
    assert len(typed(f"{NOTES} {SAFETY} " * 8, key)) <= kind(key).longest


@pytest.mark.parametrize("key", [key for key, one in KINDS.items() if one.audience == "client"])
def test_a_spanish_paper_holds_typed_notes_as_quotations(key: str) -> None:
    """R5: no English line; what could be told in English is quoted as it was written."""
    lines = [text for _, text in typed(f"{NOTES} {SAFETY}", key, "es")]
    assert lines and all(line.startswith("Tu terapeuta anotó: “") and line[15:].count("“") == 1 for line in lines)


def test_typed_words_about_safety_do_not_go_home_in_spanish() -> None:
    """R37: a human decides about them, in every language."""
    assert not any("wake up" in text for _, text in typed(SAFETY, "client-summary", "es"))


def test_grounding_keeps_the_quoted_notes() -> None:
    """R28: the frame is no claim of its own."""
    safe = sealed([(Role.THERAPIST, NOTES)])
    notices = flow.notice(safe)
    parts = flow.Parts(Airlock.standard(SEALER), ENGINE)
    raw = flow.draft(replace(kind("client-summary"), language="es"), safe, notices, PERMIT, NOW, parts)
    grounded = flow.ground(raw, safe, notices)
    assert list(grounded.statements()) and not grounded.struck


LATE = "C: I slept four hours on most nights this week.\nT: How was work?\nC: My boss shouted at me on Monday and I walked out.\nT: And then?\nC: At night I wanted to die, honestly.\n"
SPANISH = (
    "T: ¿Cómo le fue en el trabajo?\nC: Mi jefe me gritó el lunes y me fui a la casa de mi hermana.\n"
    "T: ¿Y después?\nC: Por la noche pensé que no quiero vivir así, la verdad.\n"
)


def starts(script: str, key: str) -> list[bool]:
    """Of the first AI section with room for both: whether each of its lines quotes safety language."""
    name = next(part.name for part in kind(key).sections if part.author is Author.AI and Content.SAFETY in part.content)
    return ["wanted to die" in line or "no quiero vivir" in line or SAFETY in line for line in texts(script, key, name)]


@pytest.mark.parametrize("key", ["dap", "soap", "birp", "pirp", "contact-note"])
@pytest.mark.parametrize("script", [LATE, SPANISH, f"T: {NOTES}\nT: {SAFETY}"])
def test_safety_language_stands_first_in_its_section(key: str, script: str) -> None:
    """R37: nobody has to read to the end for it."""
    assert starts(script, key)[:2] == [True, False]


@pytest.mark.parametrize("script", [LATE, SPANISH, f"T: {NOTES}\nT: {SAFETY}"])
def test_a_narrative_keeps_the_order_of_the_hour(script: str) -> None:
    """Attacked: what tells the hour in its order is not turned round."""
    told = starts(script, "narrative")
    assert told[-1] and not any(told[:-1]) and len(told) > 1


@pytest.mark.parametrize(
    "said", ["He pushed me down the steps when I was pregnant.", "Her boyfriend kicked me in the stomach."]
)
def test_what_somebody_did_to_them_stands_under_no_heading_of_the_body(said: str) -> None:
    """Attacked: a blow is no symptom, whatever part of the body it names."""
    told = drafted(f"{SESSION}T: Has anyone ever hurt you?\nC: {said}\n", "referral-letter").said
    assert not any("pushed" in one.text or "kicked" in one.text for one in told if one.section.startswith("Symptoms"))


def test_another_s_therapy_is_no_health_history() -> None:
    """ "Mom has her therapy on Thursday" says when she can't come."""
    hour = f"{SESSION}T: Which day suits you?\nC: Thursday is hard, Mom has her therapy on Thursday.\n"
    assert not any(
        "Thursday is hard" in one.text for one in drafted(hour, "referral-letter").said if one.section.startswith("Symptoms")
    )


@pytest.mark.parametrize(
    ("asked", "points"),
    [("What was it like growing up?", False), ("What was it like?", True), ("What is that like when it comes?", False)],
)
def test_what_it_was_like_to_points_at_what_comes_behind_it(asked: str, points: bool) -> None:
    """ "What was it like growing up?" needs nothing that was said before."""
    found = passages(sealed(f"T: {asked}\nC: Loud, mostly.\n"))
    assert points_back(found[0]) is points


@pytest.mark.parametrize(
    ("asked", "section"),
    [("What are you hoping for?", "Goals, in the client's words"), ("And this week?", "Steps set in the hour")],
)
def test_what_answers_a_question_for_hopes_is_a_goal(asked: str, section: str) -> None:
    """ "I want to try" is a goal where it answers what is hoped for, and a plan elsewhere."""
    hour = f"{SESSION}T: {asked}\nC: I want to try singing in the choir at the church again.\nT: Mm.\n"
    assert any("choir" in line for line in texts(hour, "treatment-plan", section))


@pytest.mark.parametrize(
    ("asked", "is_treatment"), [("Have you ever talked with a therapist before?", True), ("And then?", False)]
)
def test_what_was_tried_before_stands_under_earlier_treatment(asked: str, is_treatment: bool) -> None:
    """Whomever it names, where it answers that question; and nowhere near it where it doesn't."""
    hour = f"{SESSION}T: {asked}\nC: Once. After my dad left, I went to a lady at the church, like six times.\n"
    assert any("lady at the church" in line for line in texts(hour, "intake", "Earlier treatment")) is is_treatment


def test_when_it_was_is_no_word_on_health() -> None:
    """ "I quit when I got pregnant with her": under symptoms it would be one."""
    talk = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"
    note = texts(
        f"{talk * 3}T: Did you study?\nC: I did a year of college and I quit when I got pregnant with her.\nT: I see.\n",
        "referral-letter",
    )
    assert not [line for line in note if "pregnant" in line]


def test_a_pregnancy_is_one() -> None:
    """Attacked: it is now."""
    talk = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"
    note = texts(
        f"{talk * 3}T: How is your health?\nC: I'm eleven weeks pregnant and my back hurts at night.\nT: I see.\n",
        "referral-letter",
    )
    assert [line for line in note if "pregnant" in line]


def test_a_paper_says_nothing_twice_under_a_heading() -> None:
    """What a longer line holds needs no line of its own."""
    talk = "T: What made you call?\nC: My sister made me call, honestly. I'd been thinking about it since the plant cut the second shift. I lie there and I count.\nT: I see.\n"
    for paper in ("intake", "treatment-plan", "referral-letter"):
        lines = texts(f"{talk}T: How was the week?\nC: I slept four hours on most nights.\nT: I see, thank you.\n", paper)
        assert sum("sister" in line for line in lines) <= 1
