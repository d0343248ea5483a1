"""Spanish talk: its everyday words leave the airlock as they are, above all those of danger; the names among them don't."""

import pytest
from airlock_house import masked, out, safe, session

from handrail.airlock import spanish
from handrail.airlock.page import Page
from handrail.airlock.second_look import still_there
from handrail.papers.safe import Entity, KnownIdentifier, Label
from handrail.papers.transcript import Role


@pytest.mark.parametrize(
    "text",
    [
        "Quiero morir.",
        "Ya no quiero vivir.",
        "A veces pienso en matarme.",
        "No me quiero morir, nada más descansar.",
        "Me quiero quitar la vida.",
        "ya no quiero vivir me quiero morir",
        "Me corté el brazo anoche.",
    ],
)
def test_words_of_danger_are_never_a_name(text):
    """Noticing must read them."""
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Pasa. Siéntate.",
        "Sí. Mira, no lo sé.",
        "Le conté lo de anoche.",
        "Gracias. Le agradezco.",
        "Noventa. Y antes cuarenta.",
        "Este, pues, no supe qué decir.",
        "I slept badly. Soñé otra vez with the house.",
        "Dice que trescientos pesos. I don't have it.",
        "Se despierta a las cuatro de la mañana.",
        "Mi cuñada y mi suegra no se hablan.",
    ],
)
def test_a_sentence_may_begin_with_any_word(text):
    """Verbs, numbers, fillers and kin, also among English words."""
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anoche le marqué a Itziar y no contestó.", "Itziar"),
        ("Luz me dijo que no viniera.", "Luz"),
        ("La doctora Mora me subió la dosis.", "Mora"),
        ("Dra. Mora, ya no duermo.", "Mora"),
        ("Ciudad de la Palmera es muy fría en invierno.", "Palmera"),
        ("Me junto con el Nacho y con la Jimena.", "Jimena"),
        ("I told mi comadre Itziar que no.", "Itziar"),
        ("le dije a jimena que no quiero vivir", "jimena"),
        ("Nos mudamos a Zacatecas en junio.", "Zacatecas"),
    ],
)
def test_a_name_among_them_goes(text, name):
    """Inside a sentence, after a title, where a longer name begins, in text without capitals, between two languages."""
    assert name not in masked(text)


def test_a_name_ends_where_its_sentence_ends():
    """Also a short one, which a dot might have shortened."""
    assert masked("Hola, Unai. Pasa, siéntate aquí.").endswith(". Pasa, siéntate aquí.")


def test_a_name_met_elsewhere_leaves_the_word_alone():
    """A person called Luz, and the light that somebody turns on."""
    texts = safe("Vino mi hermana Luz ayer.", "Sí. Prende la luz por la noche y no duerme.")
    assert "Luz" not in texts[0]
    assert texts[1] == "Sí. Prende la luz por la noche y no duerme."


def test_a_name_that_is_a_word_goes_wherever_it_has_its_capital():
    """Rocío speaks, and is spoken of at the beginning of a sentence."""
    transcript = session("Rocío no ha venido.", "Se lo dije a Rocío.", speakers=(("Rocío Luna", Role.CLIENT),))
    assert not any("Rocío" in turn.text for turn in out(transcript).safe.turns)


def test_the_second_look_sees_a_name_that_is_a_word_by_its_capital():
    """In lower case among capitals it is a word; in text without any it may be the name."""
    luz = (Entity(Label.PERSON, "[Sister]", ("Luz",), "sister"),)
    assert not still_there(["Prende la luz."], luz)
    assert still_there(["Vino Luz."], luz)
    assert still_there(["vino luz"], luz)


def test_a_name_that_no_list_of_words_has_is_never_plain():
    """ "Juan" is on every list of names, and means nothing else that people say."""
    assert not any(spanish.plain(Page("ayer vino juan con maría"), index) for index in (2, 4))


def test_what_is_shortened_ends_no_sentence():
    """ "Urb. Juventud" is a quarter; after a name the next sentence begins."""
    assert not spanish.plain(Page("Vive en la Urb. Juventud."), 4)
    assert spanish.plain(Page("Se lo dije a Unai. Juventud perdida."), 5)


def test_a_turn_of_one_word_speaks_the_hours_language():
    """ "Va" is a yes among Spanish turns."""
    assert safe("¿Lo hacemos así la semana que viene?", "Va.", "Muy bien, nos vemos el lunes.")[1] == "Va."


def test_a_spoken_number_is_no_plain_word():
    """Digits in Spanish words stay a telephone number."""
    page = Page("mi teléfono es cinco cinco cero uno")
    assert not any(spanish.uncounted(page, index) for index in range(3, 7))


def known(name):
    """Somebody of the practice's record."""
    return (KnownIdentifier(name, Label.PERSON, "sister"),)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Nacho Vega", "le dije a nacho que ya no quiero verlo"),
        ("Nacho Vega", "Es la casa de nacho."),
        ("Perla Montes", "Le dije a perla que me iba."),
        ("Luz Vega", "Estuve con luz toda la tarde."),
        ("Ignacio Vega", "Nacho me dijo que no."),
        ("Ignacio Vega", "le dije a nacho que no"),
        ("Vida Solano", "le dije a vida que no"),
    ],
)
def test_somebody_of_the_record_is_meant_without_a_capital(name, text):
    """R13, the attack: a name that is a word, in lower case behind "a", "con" or "de", and a short form where a sentence begins."""
    assert "[Sister]" in masked(text, known(name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Luz Vega", "Prende la luz por la noche y no duerme."),
        ("Vida Solano", "me quiero quitar la vida"),
        ("Vida Solano", "Me quiero quitar la vida."),
        ("Ignacio Vega", "Me comí un nacho."),
        ("Abril Vega", "Desde el tres de abril."),
    ],
)
def test_behind_an_article_the_word_is_meant(name, text):
    """Whoever bears it; a month of a date is a month."""
    assert "[Sister]" not in masked(text, known(name))


def test_the_second_look_stops_a_spanish_word_that_somebody_of_the_record_is_called_by():
    """With a capital, or in text without any where no article stands before it."""
    vida = (Entity(Label.PERSON, "[Sister]", ("Vida",), "sister"),)
    for text, stopped in (
        ("le dije a vida", True),
        ("Vino Vida.", True),
        ("quitarme la vida", False),
        ("Quitarme la vida.", False),
    ):
        assert bool(still_there([text], vida, recorded={"vida"})) is stopped
    assert not still_there(["le dije a vida"], vida)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Perla me dijo que no viniera.", "Perla"),
        ("Estrella me llamó anoche llorando.", "Estrella"),
        ("Abril no me contesta.", "Abril"),
        ("Montes no me cree nada.", "Montes"),
        ("Fuentes me despidió del trabajo.", "Fuentes"),
        ("Guerra me despidió ayer.", "Guerra"),
        ("Cortés me operó la rodilla.", "Cortés"),
        ("Encarnación me dijo que sí.", "Encarnación"),
        ("Caballero me subió la dosis.", "Caballero"),
        ("Piedad me cuidó.", "Piedad"),
        ("Mercado nos dejó.", "Mercado"),
        ("Nacho me pegó anoche.", "Nacho"),
        ("Memo no vino ayer.", "Memo"),
        ("Nacho told me no quiere ir.", "Nacho"),
    ],
)
def test_a_name_that_is_a_word_goes_where_it_begins_a_sentence(text, name):
    """R13, the attack: nobody knew the name, and its capital says nothing."""
    assert name not in masked(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mi esposo nacho me grita", "nacho"),
        ("le dije a nacho que ya no", "nacho"),
        ("Mi hermano nacho no me habla.", "nacho"),
        ("Mi hija se llama perla.", "perla"),
    ],
)
def test_a_name_that_is_a_word_goes_without_its_capital(text, name):
    """R13, the attack: behind kin, "a" or "se llama"."""
    assert name not in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "No pasa nada",
        "Le digo",
        "Suerte no tengo.",
        "Pena me da decirlo.",
        "Carrera no terminé.",
        "Segura no me siento.",
        "Fui al mercado por una corona.",
        "La guerra me dejó sin nada.",
        "Esto se llama depresión.",
        "Mi esposo toma mucho.",
        "en abril no me llamaron",
    ],
)
def test_what_befalls_somebody_is_nobody(text):
    """Words that names are made of, too, where they are words."""
    assert masked(text) == text


def test_a_user_name_of_everyday_words_goes():
    """R13, the attack: names are seldom plain words, user names often."""
    assert "luna" not in masked("Mi Instagram es arroba luna llena.")


def test_an_everyday_word_is_no_address_where_none_is_announced():
    """The readers take it for one."""
    text = "Quisiera que me acompañara al panteón en el aniversario."
    assert masked(text) == text
