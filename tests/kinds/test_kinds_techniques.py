"""Techniques that a note names, and the day that a plan's own words give for its review. All sentences are invented."""

from datetime import date

import pytest

from handrail.kinds.thread import IN_SPANISH, TECHNIQUES, named, review_day

SIGNED = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Continued imaginal exposure, 35 minutes, peak 70.", ("exposure",)),
        ("Therapist introduced a thought record and practised paced breathing.", ("thought records and restructuring", "breathing exercise")),
        ("Two-chair work with the critic.", ("chair work",)),
        ("EMDR phase 4, twelve sets of eye movements.", ("EMDR",)),
        ("Worked on the sleep window; role-played the phone call.", ("role play", "sleep restriction")),
    ],
)  # fmt: skip
def test_what_was_done_is_named_once(text: str, found: tuple[str, ...]) -> None:
    """By its family, in the list's order."""
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "No exposure today; the week had been too hard.",
        "Client declined the body scan.",
        "We did not do any chair work.",
        "She values her sister and stepped up the ladder at work to change a bulb.",
        "His breathing was loud; the room was grounded in silence.",
        "Discussed the school exam and the emdashes in his essay.",
    ],
)
def test_what_was_not_done_or_is_no_technique_is_not_named(text: str) -> None:
    """Attacked: left out, declined, and everyday uses of the same words."""
    assert named(text) == ()


def test_no_family_takes_anothers_name() -> None:
    """Each family's own name is found as itself, so that a plan that lists families covers them."""
    for name in TECHNIQUES:
        assert name in named(name.replace("exercise", "exercises")) or name in (
            "imagery work",
            "interpersonal skills",
            "self-compassion",
        ), name


SPANISH = {
    "exposure": "Se continuó la exposición en imaginación, 35 minutos.",
    "response prevention": "Prevención de respuesta con la llave del gas.",
    "thought records and restructuring": "Se revisó el registro de pensamientos; reestructuración cognitiva.",
    "behavioral activation": "Activación conductual: programación de actividades para la semana.",
    "behavioral experiment": "Se planeó un experimento conductual en el mercado.",
    "mindfulness": "Escaneo corporal y atención plena, diez minutos.",
    "grounding": "Se enseñó una técnica de arraigo.",
    "relaxation": "Relajación muscular progresiva.",
    "breathing exercise": "Se practicó la respiración diafragmática.",
    "EMDR": "Fase 4, doce series de movimientos oculares.",
    "imagery work": "Lugar seguro y visualización guiada.",
    "chair work": "Trabajo con la silla vacía frente al padre.",
    "distress tolerance": "Tolerancia al malestar: surfear el impulso.",
    "interpersonal skills": "Entrenamiento en habilidades sociales.",
    "chain analysis": "Análisis en cadena del jueves.",
    "defusion and acceptance": "Ejercicio de defusión cognitiva.",
    "values work": "Clarificación de valores con tarjetas.",
    "problem solving": "Solución de problemas sobre el turno.",
    "role play": "Juego de roles de la llamada con el jefe.",
    "psychoeducation": "Psicoeducación sobre el sueño.",
    "motivational interviewing": "Entrevista motivacional; pros y contras.",
    "sleep restriction": "Se ajustó la ventana de sueño.",
    "stimulus control": "Control de estímulos por la noche.",
    "worry time": "Hora de preocuparse a las siete.",
    "schema work": "Trabajo con los modos.",
    "self-compassion": "Carta compasiva a sí misma.",
    "genogram": "Se dibujó el genograma.",
    "externalizing and re-authoring": "Externalización del problema.",
    "family sculpting": "Escultura familiar con los hijos.",
    "sensate focus": "Focalización sensorial, primera etapa.",
    "relapse prevention": "Plan de prevención de recaídas.",
    "interpersonal inventory": "Inventario interpersonal.",
    "habit reversal": "Reversión de hábitos, respuesta competitiva.",
}
PLAIN = str.maketrans("áéíóúñ", "aeioun")


def test_every_family_has_its_spanish_names() -> None:
    """None is left out, and none is new."""
    assert list(IN_SPANISH) == list(TECHNIQUES) == list(SPANISH)


@pytest.mark.parametrize(("family", "text"), SPANISH.items())
def test_what_was_done_is_named_in_spanish(family: str, text: str) -> None:
    """As the family that its English name belongs to and as no other, with accents or typed without them."""
    assert named(text) == named(text.lower().translate(PLAIN)) == (family,)


@pytest.mark.parametrize(
    "text",
    [
        "No se hizo exposición hoy; la semana fue muy dura.",
        "El cliente rechazó la silla vacía.",
        "Se trabajó sin psicoeducación.",
        "Se habló de la tarea en vez de activación conductual.",
        "Visitó una exposición de pintura con su hermana.",
        "Trabaja de modelo y su respiración era ruidosa.",
        "Se sentó en la silla y no movió los ojos.",
        "Sus valores son la familia y el trabajo; tiene problemas con el jefe.",
    ],
)
def test_what_was_not_done_is_not_named_in_spanish(text: str) -> None:
    """Attacked: left out, declined, replaced, and everyday uses of the same words."""
    assert named(text) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-02-15", date(2027, 2, 15)),
        ("on 15 February 2027, together", date(2027, 2, 15)),
        ("15th of Feb 2027", date(2027, 2, 15)),
        ("February 15, 2027", date(2027, 2, 15)),
        ("Written 1 December 2026; look again March 1st, 2027.", date(2027, 3, 1)),
        ("in 12 weeks", date(2027, 2, 23)),
        ("In 90 days at most", date(2027, 3, 1)),
    ],
)
def test_a_review_day(text: str, day: date) -> None:
    """As people write it: a date after the signature, or a span from it."""
    assert review_day(text, SIGNED) == day


@pytest.mark.parametrize(
    "text", ["", "when both of us want", "31 February 2027", "2 November 2025", "12/01/2027", "9999-99-99"]
)
def test_no_review_day(text: str) -> None:
    """No date, none that exists, one before the signature, one that two countries read differently."""
    assert review_day(text, SIGNED) is None
