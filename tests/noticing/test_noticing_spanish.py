"""Spanish in an hour (R37): little was said and no word tells, so the listener alone is not believed; whatever tells is shown."""

import pytest

from handrail.noticing import flags
from handrail.noticing.spanish import says_little
from handrail.noticing.tongues import languages, lists_to_read
from handrail.papers.notice import Context, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

SHORT = "Sí, ahí la tengo."
"""What the listener takes for a plan."""


def shown(text: str) -> bool:
    """Whether a client's words raise anything."""
    return bool(flags((SafeTurn(0, Role.CLIENT, text),)))


@pytest.mark.parametrize(
    "text",
    [
        "Sí, ya lo tengo apuntado.",
        "No, nada más eso.",
        "Ya llegué. Aquí estoy.",
        "Ni modo, así son las cosas.",
        "Sí, ahí lo traigo, en la bolsa.",
        "Ya casi, me falta una hoja.",
        "Encontré los lentes abajo del sillón.",
        "Te espero en la entrada, hija.",
        "Perdón, se cortó. ¿Me escucha?",
        "La maestra dice que ya participa más.",
    ],
)
def test_what_everybody_says_in_an_hour_is_left_alone(text: str) -> None:
    """No word tells of anything."""
    assert not shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ya no quiero nada. Para qué vivir.",
        "Me imagino en el tren, debajo.",
        "Tengo las pastillas de mi papá.",
        "Me espera afuera con la pistola.",
        "Hoy no llego. Ayúdeme.",
        "Mi hija se cortó con el vidrio otra vez.",
        "me quedaron dos cajas de morfina de cuando murió mamá",
        "Ya lo decidí.",
        "Esta noche lo hago.",
        "Hoy es el día.",
        "No quiero seguir.",
        "Ya no le veo caso.",
        "Mis hijos estarían mejor solos.",
    ],
)
def test_few_words_that_tell_are_shown(text: str) -> None:
    """The attack: as short, and one word says what it is about."""
    assert shown(text)


def test_the_word_may_stand_in_another_sentence_of_the_turn() -> None:
    """What tells need not be in the short sentence itself."""
    assert says_little("Lo tengo ahí.", "Lo tengo ahí.")
    assert not says_little("Lo tengo ahí.", "Lo tengo ahí. El frasco entero.")


def test_enough_words_speak_for_themselves() -> None:
    """No list holds every way to say it: a longer sentence is the listener's."""
    assert not says_little(
        "De este mundo me bajo en cuanto ella se case.", "De este mundo me bajo en cuanto ella se case. Eso le dije a mi amiga."
    )


def test_small_words_make_it_spanish() -> None:
    """No accent is needed, and English with a "me" and a "no" stays English."""
    assert languages("Te espero en la entrada.") == ("es",)
    assert "en" in languages("No, hold me a minute.")


@pytest.mark.parametrize("text", ["Quiero morir.", "Mal. Quiero morir.", "Prefiero morirme.", "La verdad, quería matarme."])
def test_a_wish_to_die_is_no_figure_of_speech(text: str) -> None:
    """However short: the listener, which was taught little Spanish, doesn't make everyday talk of it."""
    assert any(Context.IDIOM not in flag.context for flag in flags((SafeTurn(0, Role.CLIENT, text),)))


@pytest.mark.parametrize("text", ["Quería morir de la vergüenza.", "Quise morirme de risa con el video."])
def test_to_die_of_shame_or_of_laughing_is_one(text: str) -> None:
    """Attacked: the same words of what nobody dies of."""
    assert all(Context.IDIOM in flag.context for flag in flags((SafeTurn(0, Role.CLIENT, text),)))


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Gonna kill myself en la noche.", Safety.ACTIVE_IDEATION),
        ("Wanna die, la verdad, en serio.", Safety.ACTIVE_IDEATION),
        ("Kill myself con un cuchillo.", Safety.ACTIVE_IDEATION),
        ("Took twenty pills con el vodka.", Safety.OVERDOSE),
        ("Mi amor, gonna kill myself.", Safety.ACTIVE_IDEATION),
    ],
)
def test_english_among_small_spanish_words_is_read_as_english_too(text: str, category: Safety) -> None:
    """The attack: two small words of Spanish and none of the commonest of English."""
    assert category in {flag.category for flag in flags((SafeTurn(0, Role.CLIENT, text),))}


def test_small_words_put_no_list_away() -> None:
    """Words that are Spanish beyond doubt do."""
    assert lists_to_read("Te espero en la entrada.") == ("en", "es")
    assert lists_to_read("No quiero seguir aquí.") == ("es",)


@pytest.mark.parametrize("said", ["Me mate is getting married in July.", "I leave the door open a crack after dinner."])
def test_no_spanish_list_is_read_over_plain_english(said: str) -> None:
    """The attack: "me mate" and "crack" are words of Spanish lists."""
    assert not flags((SafeTurn(0, Role.CLIENT, said),))


@pytest.mark.parametrize("text", ["Quiero morir de vergüenza, ya no aguanto.", "Quiero morirme de pena, no puedo más."])
def test_of_shame_and_grief_people_die(text: str) -> None:
    """The attack: words of a figure of speech, and a wish beside them. The figure is tagged, and what was said is shown."""
    assert Safety.ACTIVE_IDEATION in {flag.category for flag in flags((SafeTurn(0, Role.CLIENT, text),))}


def said_after(first: str, turns_between: int, short: str) -> set[Safety]:
    """What a few words raise so many ordinary turns after others."""
    between = [SafeTurn(index, Role.THERAPIST, "Entiendo.") for index in range(1, 1 + turns_between)]
    last = SafeTurn(1 + turns_between, Role.CLIENT, short)
    return {flag.category for flag in flags((SafeTurn(0, Role.CLIENT, first), *between, last)) if flag.turn == last.index}


def test_soon_after_words_about_suicide_few_words_tell() -> None:
    """What they are about was said a moment ago."""
    assert said_after("Quiero morir.", 1, SHORT)
    assert Safety.PLAN in said_after("Quiero morir.", 6, SHORT)


@pytest.mark.parametrize(
    ("first", "between"), [("Quiero morir.", 7), ("Fui al mercado ayer.", 1), ("Mi marido me pega todas las noches.", 1)]
)
def test_later_or_after_anything_else_they_do_not(first: str, between: int) -> None:
    """The attack: eight turns on, or after what is no talk of suicide."""
    assert not said_after(first, between, SHORT)


def test_what_few_words_raise_prolongs_nothing() -> None:
    """The attack: a run of short turns that each keep the next one in doubt."""
    turns = [SafeTurn(0, Role.CLIENT, "Quiero morir."), *(SafeTurn(index, Role.CLIENT, SHORT) for index in range(1, 12))]
    assert {flag.turn for flag in flags(tuple(turns))} == set(range(8))


ORDINARY = (
    "Inhalo en cuatro, aguanto dos y suelto en seis, y luego otra vez, como me enseñó usted.",
    "Fue un ocho cuando se cerraron las puertas, y a los cinco minutos ya era un tres.",
    "El domingo lo voy a intentar otra vez, después de comer, con mi hermana al lado.",
    "He bajado tres kilos desde marzo con la dieta de la nutrióloga y me siento más ligero.",
    "Me despierto a las cuatro, doy vueltas, y al final me levanto a hacer café.",
    "La carta para mi papá la leí en voz alta el viernes, como quedamos.",
)


def test_an_ordinary_hour_in_spanish_is_hardly_flagged() -> None:
    """R37, attacked: where every other turn is flagged, nobody reads the one that matters."""
    turns = tuple(SafeTurn(place, Role.CLIENT, text) for place, text in enumerate(ORDINARY))
    assert len({flag.turn for flag in flags(turns)}) <= 1


def test_the_turn_that_matters_is_flagged_among_them() -> None:
    """R37, held: said softly, in the middle of such an hour."""
    told = "Hay noches en que le pido a Dios no despertar, porque mis hijos estarían mejor sin mí."
    turns = tuple(SafeTurn(place, Role.CLIENT, text) for place, text in enumerate((*ORDINARY[:3], told, *ORDINARY[3:])))
    assert 3 in {flag.turn for flag in flags(turns)}
