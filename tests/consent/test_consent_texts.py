"""The shelf of consent texts: twenty elements each, in both languages, easy to read, and the same bytes for ever (R3, R5)."""

import json
import re
from pathlib import Path

import pytest

from handrail.consent import text
from handrail.papers.errors import BadInput
from handrail.papers.purpose import Purpose
from handrail.release import grade, inflesz, mean_sentence_words

EVERY = [(purpose, language) for purpose in Purpose for language in text.LANGUAGES]
SHELF = Path(text.__file__).parent / "texts"
GRADE, MEAN, LONGEST = 6.0, 12.0, 24
EASY = 70.0
"""INFLESZ: 65 to 80 is "quite easy", the level of popular papers; above 70 we take as grade 6."""


def shown(purpose: Purpose, language: str) -> text.Shown:
    """A text filled with the example."""
    return text.fill(text.source(purpose, language), text.EXAMPLE)


def words_of(one: text.Shown) -> str:
    """Everything a person reads of it, the check included."""
    asked = [part for q in one.questions for part in (q.ask, *(o.words for o in q.options), *(o.again for o in q.options))]
    return one.words + "\n".join(asked)


def test_every_file_is_of_a_purpose() -> None:
    """One file for each purpose and language, one common one for each language, nothing else."""
    wanted = {f"{purpose.value}.{language}.toml" for purpose, language in EVERY}
    assert {path.name for path in SHELF.iterdir()} == wanted | {f"common.{language}.toml" for language in text.LANGUAGES}


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_twenty_elements_none_empty(purpose: Purpose, language: str) -> None:
    """Handbook 4.1: all twenty, each with its heading and its words, no gap left open."""
    one = shown(purpose, language)
    assert [element.key for element in one.elements] == list(text.ELEMENTS) and len(set(text.ELEMENTS)) == 20
    assert all(element.heading and len(element.words.split()) >= 3 for element in one.elements)
    assert "$" not in words_of(one)


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_five_facts_each_with_one_right_answer_and_words_for_every_wrong_one(purpose: Purpose, language: str) -> None:
    """R4: what is said after a wrong answer follows the answer picked."""
    one = shown(purpose, language)
    assert [question.fact for question in one.questions] == list(text.FACTS) and len(text.FACTS) == 5
    for question in one.questions:
        assert question.right in {option.key for option in question.options} and len(question.options) == 3
        assert len({option.again for option in question.options}) == 3


@pytest.mark.parametrize("purpose", Purpose)
def test_english_reads_at_grade_six(purpose: Purpose) -> None:
    """R5: Flesch-Kincaid, over the whole and over each element with more than one sentence."""
    one = shown(purpose, "en")
    assert grade(words_of(one)) <= GRADE and mean_sentence_words(words_of(one)) <= MEAN
    assert [element.key for element in one.elements if len(element.words.split()) > 15 and grade(element.words) > 8] == []


@pytest.mark.parametrize("purpose", Purpose)
def test_spanish_reads_as_easily(purpose: Purpose) -> None:
    """R5: the INFLESZ scale (Szigriszt-Pazos index) for Spanish, which Flesch-Kincaid was not made for."""
    one = shown(purpose, "es")
    assert inflesz(words_of(one)) >= EASY and mean_sentence_words(words_of(one)) <= MEAN


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_no_breath_is_too_long(purpose: Purpose, language: str) -> None:
    """No sentence of more than 24 words, in any text."""
    sentences = re.split(r"[.!?]+\s|\n", words_of(shown(purpose, language)))
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST] == []


def test_hard_spanish_would_be_noticed() -> None:
    """The rule can fail: legal prose is far below the line."""
    assert inflesz("El consentimiento informado constituye una manifestación inequívoca de voluntad del interesado.") < 40


@pytest.mark.parametrize(("purpose", "language"), EVERY)
def test_the_same_template_and_facts_make_the_same_bytes(purpose: Purpose, language: str) -> None:
    """R3: stored as JSON and read again, the text is the same to the letter."""
    one = shown(purpose, language)
    again = text.fill(json.loads(json.dumps(one.source)), json.loads(json.dumps(dict(text.EXAMPLE))))
    assert (again.words, again.sha256) == (one.words, one.sha256)


def test_other_facts_make_another_text() -> None:
    """A model in another place, a later day: each has a hash of its own."""
    base = shown(Purpose.AI_NOTE_DRAFT, "en").sha256
    changes = {"where": "remote", "version": "2", "day": "June 1, 2027", "transcript_days": "10", "therapist": "Bo"}
    others = {
        text.fill(text.source(Purpose.AI_NOTE_DRAFT, "en"), {**text.EXAMPLE, "host": "x", k: v}).sha256
        for k, v in changes.items()
    }
    assert len(others | {base}) >= 5


def test_a_missing_fact_is_refused() -> None:
    """No text with a hole is ever shown."""
    facts = dict(text.EXAMPLE)
    del facts["version"]
    with pytest.raises(BadInput, match="can't be filled"):
        text.fill(text.source(Purpose.AI_NOTE_DRAFT, "en"), facts)


def test_facts_are_words_and_nothing_more() -> None:
    """A practice's name with a placeholder in it stays what it is."""
    one = text.fill(text.source(Purpose.RECORDING, "en"), {**text.EXAMPLE, "practice": "$who & {therapist}"})
    assert "$who & {therapist} asks you" in one.element("who_asks")


@pytest.mark.parametrize("law", ["purpose_of_the_tool", "data_handling", "before_first_service", "review_of_every_record"])
@pytest.mark.parametrize("language", text.LANGUAGES)
def test_what_the_law_asks_to_be_told_is_told(law: str, language: str) -> None:
    """A jurisdiction's notices have their sentence in every text."""
    told = text.fill(text.source(Purpose.TRANSCRIPTION, language), {**text.EXAMPLE, "notices": law}).element("law")
    assert len(told) > len(shown(Purpose.TRANSCRIPTION, language).element("law"))


def test_spanish_speaks_to_a_friend() -> None:
    """The tú form everywhere."""
    every = "\n".join(words_of(shown(purpose, "es")) for purpose in Purpose)
    assert not re.findall(r"\b(?:usted|ustedes tienen|su terapeuta|haga|llame|oprima)\b", every, re.IGNORECASE)
