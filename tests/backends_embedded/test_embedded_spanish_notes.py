"""An hour's notes typed in Spanish: arranged as English ones are, and quoted to the client, who gets no view of themselves from a program (R5, R6)."""

import doctest
from dataclasses import replace

import pytest
from embedded_support import ENGINE, NOW, PERMIT, SEALER, sealed

from handrail import flow
from handrail.airlock import Airlock
from handrail.backends.embedded.spanish import notes as spanish_notes
from handrail.kinds import KINDS, kind
from handrail.papers.draft import GroundedDraft
from handrail.papers.transcript import Role

NOTES = (
    "La clienta refiere que durmió cinco noches de siete. Su hermana se mudó en mayo y la extraña. Practicó la respiración tres días. "
    "Quiere volver a trabajar en junio. Se revisó el registro de sueño. Pte. toma sertralina 50 mg y olvidó dos dosis. "
    "Acordamos que caminará con su vecina dos veces esta semana. Próxima sesión el martes a las cinco."
)
FRAMES = {"es": "Tu terapeuta anotó: “", "en": "Your therapist noted: “"}
CLIENTS = [key for key, one in KINDS.items() if one.audience == "client"]


def drafted(text: str, key: str, language: str = "en") -> GroundedDraft:
    """What a clinician gets to review, from one paragraph a line."""
    safe = sealed([(Role.THERAPIST, paragraph) for paragraph in text.split("\n")])
    notices = flow.notice(safe)
    parts = flow.Parts(Airlock.standard(SEALER), ENGINE)
    raw = flow.draft(replace(kind(key), language=language), safe, notices, PERMIT, NOW, parts)
    return flow.ground(raw, safe, notices)


def lines(text: str, key: str, language: str = "en") -> list[str]:
    """Its lines, those that grounding kept."""
    return [statement.text for statement in drafted(text, key, language).statements()]


@pytest.mark.parametrize("language", FRAMES)
@pytest.mark.parametrize("key", CLIENTS)
def test_it_works(key: str, language: str) -> None:
    """R5: a client's paper has lines, each a quotation in a frame of the reader's language, and grounding strikes none."""
    grounded = drafted(NOTES, key, language)
    told = [statement.text for statement in grounded.statements()]
    assert told and not grounded.struck
    assert all(line.startswith(FRAMES[language]) and line.count("“") == 1 for line in told)


def test_what_was_said_and_what_was_agreed_stand_apart() -> None:
    """Both of the summary's headings have lines."""
    told = {part.name: [line.text for line in part.statements] for part in drafted(NOTES, "client-summary", "es").parts}
    assert "durmió cinco noches" in told["What you talked about"][0]
    assert [("vecina" in line, "martes" in line) for line in told["What you agreed on"]] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("key", "words", "section"),
    [
        ("dap", "durmió cinco noches", "Data"),
        ("dap", "caminará con su vecina", "Plan"),
        ("intake", "sertralina", "Health and medication"),
        ("intake", "Su hermana", "Family and relationships"),
        ("intake", "volver a trabajar", "What the client wants"),
    ],
)
def test_a_sentence_stands_under_its_heading(key: str, words: str, section: str) -> None:
    """R6: in the clinician's own papers, word for word."""
    parts = drafted(NOTES, key).parts
    assert [part.name for part in parts for line in part.statements if words in line.text] == [section]


@pytest.mark.parametrize(
    "judgement",
    [
        "Impresión: episodio depresivo moderado en la clienta.",
        "El riesgo es bajo en este momento.",
        "La clienta cumple criterios de un trastorno.",
    ],
)
@pytest.mark.parametrize("key", ["dap", "client-summary"])
def test_judgement_stays_the_clinician_s(key: str, judgement: str) -> None:
    """R6, R34, the attack: an impression, a risk, criteria."""
    assert not any(judgement in line for line in lines(f"{NOTES} {judgement}", key, "es"))


@pytest.mark.parametrize(
    "view",
    [
        "La clienta se mostró evasiva durante la sesión.",
        "La paciente parece dependiente de su madre.",
        "Pte. habla con afecto plano y contacto visual escaso.",
        "Hubo resistencia y transferencia hacia mí en esta hora.",
    ],
)
def test_a_view_of_the_client_does_not_go_home(view: str) -> None:
    """R36, the attack: how a clinician sees someone is a human's to say to them."""
    assert not any(view in line for line in lines(f"{NOTES}\n{view}", "client-summary", "es"))


@pytest.mark.parametrize(
    "words",
    [
        "La clienta refiere ideas de muerte por las noches.",
        "El paciente dijo que quiere morir algunas noches.",
        "Refiere que se cortó los brazos el lunes.",
        "Cuenta que su marido la golpeó el domingo.",
    ],
)
def test_words_about_safety_do_not_go_home_and_stand_first_in_the_note(words: str) -> None:
    """R37: a human decides about them, and reads them before all else."""
    assert not any(words in line for line in lines(f"{NOTES}\n{words}", "client-summary", "es"))
    assert words in lines(f"{NOTES}\n{words}", "dap")[0]


def test_english_notes_are_told_as_before() -> None:
    """A Spanish name or word makes no note Spanish."""
    text = "Client slept five hours on most nights. Client called her sister in Los Ángeles. Client kept the diary, mañana too."
    assert lines(text, "client-summary")[0] == "You slept five hours on most nights."


def test_its_examples_run() -> None:
    """The module's own."""
    assert doctest.testmod(spanish_notes).failed == 0
