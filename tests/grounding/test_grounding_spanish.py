"""R27, R34, R36 in Spanish: a Spanish hour holds Spanish statements and English ones, and strikes what is wrong in one place."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds
from handrail.grounding.words.spanish import gloss

SAID = Grounds(
    session(
        """
T: ¿Cómo durmió esta semana?
C: Dormí cuatro horas por noche. Mi hermana me prestó ochocientos pesos en enero.
T: ¿Y su marido?
C: No le he dicho nada a mi marido. Estaba enojada con él, la verdad, pero no lloré.
T: ¿Toma la sertralina?
C: Tomo cincuenta miligramos en la mañana. Antes bebía vino y ya no bebo. La doctora quizás la suba a cien.
"""
    )
)
TRUE = [
    ("La clienta durmió unas cuatro horas por noche.", 1),
    ("Su hermana le prestó 800 pesos.", 1),
    ("La clienta no le ha contado nada a su esposo.", 3),
    ("La clienta dijo que estaba enojada.", 3),
    ("La paciente toma 50 mg por la mañana.", 5),
    ("Client has not told her husband.", 3),
    ("Client slept four hours a night.", 1),
    ("La clienta dijo: “Estaba enojada con él, la verdad”", 3),
]
WRONG = [
    ("La clienta durmió siete horas por noche.", 1),
    ("Su madre le prestó ochocientos pesos.", 1),
    ("Su hermana le prestó 800 pesos en febrero.", 1),
    ("La clienta le contó todo a su marido.", 3),
    ("La clienta lloró.", 3),
    ("La clienta se sintió humillada.", 3),
    ("La paciente toma 100 mg por la mañana.", 5),
    ("La clienta bebe vino.", 5),
    ("La paciente presenta un trastorno depresivo.", 5),
    ("El riesgo suicida es bajo.", 3),
    ("La clienta dijo: “Estaba triste con él, la verdad”", 3),
]


@pytest.mark.parametrize(("text", "turn"), TRUE)
def test_a_true_statement_stays(text: str, turn: int) -> None:
    """In other words, or in English."""
    assert SAID.check(text, [turn]).reason == ""


@pytest.mark.parametrize(("text", "turn"), WRONG)
def test_a_wrong_statement_goes(text: str, turn: int) -> None:
    """Number, person, month, negation, feeling, dose, tense, diagnosis, risk, quotation."""
    assert not SAID.check(text, [turn]).kept


def test_evidence_quotes_the_spanish_words() -> None:
    """What was compared is not what is shown."""
    (item,) = SAID.check("Client slept four hours a night.", [1]).evidence
    assert item.quote == "Dormí cuatro horas por noche."


def test_english_is_left_as_it_is() -> None:
    """A Spanish name or an accent makes no Spanish sentence."""
    text = "She met José at the café in El Paso and told him no."
    assert gloss(text) == text
