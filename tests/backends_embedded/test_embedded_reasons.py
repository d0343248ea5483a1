"""Every reason that the engine can give a client, in both languages, read for how easy it is (R5)."""

import itertools

import pytest

from handrail.backends.backed import _alone
from handrail.backends.embedded.lines.why import _ABOUT, _EASY, _about, reason
from handrail.grounding import explain
from handrail.papers.draft import Evidence, Said, Weight, Why
from handrail.papers.kind import Content
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role
from handrail.release import grade, inflesz, mean_sentence_words

ENGLISH = [f"This line is here because {english}." for _, english, _ in _ABOUT.values() if english]
SPANISH = [f"Esta línea está aquí porque {spanish}." for _, _, spanish in _ABOUT.values() if spanish]
PAIRS = [*itertools.combinations(_EASY.values(), 2), *((one,) for one in _EASY.values())]
ABOUT = [_about("The words are about", "and", [one[0] for one in pair]) for pair in PAIRS]
ABOUT_ES = [_about("Las palabras tratan de", "y", [one[1] for one in pair]) for pair in PAIRS]
ENDS = [f" {english} {explain._CHECKED[0]}" for english, _ in (*explain._WHOSE.values(), explain._SOMEONE)]
ENDS_ES = [f" {spanish} {explain._CHECKED[1]}" for _, spanish in (*explain._WHOSE.values(), explain._SOMEONE)]


def test_every_content_has_a_reason_in_both_languages() -> None:
    """What a human writes has none."""
    assert set(_ABOUT) == set(Content) - {Content.SERVICES, Content.MEASURES, Content.GOALS_HELD}
    assert all(all(told) for content, told in _ABOUT.items() if content is not Content.JUDGEMENT)


def test_it_works() -> None:
    """All sentences that can be put together, in English: grade 8 at most, 6 on average, short sentences."""
    grades = [grade(one + about + end) for one in ENGLISH for about in ABOUT for end in ENDS]
    assert max(grades) <= 8.0 and sum(grades) / len(grades) <= 6.0
    assert max(mean_sentence_words(one + about + end) for one in ENGLISH for about in ABOUT for end in ENDS) <= 12


def test_in_spanish_too() -> None:
    """INFLESZ: easier than normal (65) each, and no formal address."""
    told = [one + about + end for one in SPANISH for about in ABOUT_ES for end in ENDS_ES]
    assert min(map(inflesz, told)) >= 65
    assert not any("usted" in one for one in told)


@pytest.mark.parametrize("written", [explain._FROM_MODEL, explain._FROM_RULES])
def test_what_is_said_of_a_language_model_is_easy(written: str) -> None:
    """In Spanish, with each ending."""
    assert min(inflesz(written + end) for end in ENDS_ES) >= 65


def test_a_line_that_the_engine_wrote_for_a_model_says_so_in_both_languages() -> None:
    """R22: nobody takes the one for the other."""
    alone = _alone(Said("Data", "x", (), 0.5, Why("a", ENGLISH[0], (), SPANISH[0])), "the server was down").why
    assert "built-in tool" in alone.client and "herramienta integrada" in alone.client_es
    assert grade(alone.client) <= 8.0 and inflesz(alone.client_es) >= 60


def test_both_languages_say_the_same_facts() -> None:
    """Whose words, about what, and that it was checked."""
    turns = (SafeTurn(0, Role.CLIENT, "I sleep badly."),)
    given = Why(
        "Chosen.", "This line is here because you told it yourself. The words are about sleep.", (), "Esta línea está aquí."
    )

    told = explain.explained(
        Why(given.clinician, given.client, (Weight("sleep", 1.0),), given.client_es),
        [Evidence(0, 0, 7, "I sleep")],
        turns,
        1.0,
        0,
    )
    assert told.client.endswith("The words are yours. " + explain._CHECKED[0])
    assert told.client_es == f"Esta línea está aquí. Las palabras son tuyas. {explain._CHECKED[1]}"


def test_spanish_reasons_join_de_and_el() -> None:
    """ "tratan del sueño", never "de el"."""
    told = reason(Content.REPORT, [("sleep", "slept")], ())
    assert "tratan del sueño" in told.client_es
    assert " de el " not in told.client_es


def test_words_about_safety_are_told_no_topic() -> None:
    """R37, R29, the attack: "not to wake up" is not about sleep, in neither language, whichever section it stands in."""
    sleep = [("sleep", "wake up")]
    for told in (reason(Content.SAFETY, sleep, ()), reason(Content.REPORT, sleep, (), about_safety=True)):
        assert "The words are about" not in told.client
        assert "Las palabras tratan" not in told.client_es


def test_a_topic_on_a_word_that_means_nothing_alone_goes_unsaid() -> None:
    """The attack: "if it came back" is not about the body."""
    told = reason(Content.REPORT, [("body and symptoms", "back")], ())
    assert "your body" not in told.client


def test_a_topic_on_a_word_that_names_it_is_told() -> None:
    """It holds: a headache is."""
    assert "your body" in reason(Content.REPORT, [("body and symptoms", "headache")], ()).client
