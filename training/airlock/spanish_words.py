"""Makes the airlock's two lists of everyday Spanish: the words, and those of them that people and towns are called by.

    python -m training.airlock.spanish_words large_es.msgpack.gz es_MX src/handrail/airlock/lists

What is said often enough (`wordfreq`'s counts, CC BY-SA 4.0) and spelled right in lower case (`hunspell` with RLA-ES, GPL-3.0 or later).
Run where both are installed; neither is needed to use the lists.
"""

import gzip
import subprocess
import sys
from pathlib import Path

import msgpack

from handrail.airlock.learned import network
from handrail.airlock.lists import word_set, words
from handrail.airlock.page import fold

RAREST, EVERYBODYS = 650, 450
"""Centibels below one: how seldom a word may be said; how often a word that is a rarer surname must be, to count as a word alone."""
WORDS = word_set(
    "del una al si esta tu nada vida han les ella tal segun van tierra haya zona cara deja vi mira sean dan vale feliz nino toma isla miles",
    "honor hara viva suma dale raza meta cierra verla rama evita daria sana brinda calla perpetua lavar green ing bala sal ola mi trae",
    "alli alta charla lluvia cristal baila desean casen ser son sin le estes mayo hoy tan segura pagan",
    "raya risa bonita bella rico reza mira teja rana lana red aya efe tia tio",
    "sale anda pon ta uy tema normal central parada noto suben too libertad banda union hare place partida conte ronca salta vista",
)
"""Words that are on a list of names somewhere in the world, and in Spanish said as words."""
BOTH = word_set(
    "cruz luz paz rey sol mar cielo julio domingo santo santa alma fe blanca luna reina clara leon dulce rosa santos felipe angel montana mina",
    "marina gloria norma sierra flor rosario ronda soledad dolores milagro milagros mercedes vasco pilar inocencia amparo nieves consuelo iris",
    "flora paloma serena viola celeste violeta coral estela esperanza trinidad magdalena modesta benito marco marcos jacinto lucero azucena",
    "rocio jazmin delfina castor pascual remedios belen narciso rosita candida socorro refugio asuncion concepcion natividad inmaculada",
    "salvador salvadora bautista victoria aurora alba brisa angeles amado dona noble victor silva cristina margarita valencia vera diana mia",
    "linda yaya bronco broncos fina bruno flores catalina claudia",
    "perla estrella abril caridad piedad encarnacion concha nacho pancho chucho memo manolo checo guille cata marga mili lis tono",
    "perlita tina agustina amada antonino arcadio aurea basilio candido carola celestina celestino clementina dimas dulcinea",
    "felicita galo gema gala ambar hortensia juvenal librada librado maximo oseas pola primitivo refugia saturnino severo silvano",
    "silvestre urbano victoriano adoracion anunciacion ascension purificacion fuentes guerra montes cortes mora corona costa",
    "mercado caballero aguado alamos aleman aliaga allende amaro arenas avellaneda azcona barreda barreras becerril bellido",
    "berlanga bermejo bolivar botero calero cantero carretero casal chamorro colmenares conejo corrales cubero cuervo donoso",
    "encinas enciso escalona escribano escudero fraile gamarra gascon gavilan guijarro herrero hoyos iglesias jerez labrador landa",
    "ledo llanos lumbreras maestre mancera mancilla manzanilla matamoros mateos matute mayoral mellado olmedo olmo pavon ribera",
    "rosal torre valle zapatero zarco",
)
"""First names, short ones among them, and surnames that are words as well. A first name that is on neither list here is a name and nothing else ("Juan")."""
HEAD = "# {} Chosen from wordfreq's counts (CC BY-SA 4.0) by RLA-ES, the Spanish dictionary of hunspell (GPL-3.0-or-later), with training/airlock/spanish_words.py. GPL-3.0-or-later. One entry a line, lower case, no accents.\n"


def said(counts: Path) -> dict[str, int]:
    """Words of letters with how seldom they are said."""
    bins = msgpack.unpackb(gzip.decompress(counts.read_bytes()), raw=False)
    return {word: rare for rare, some in enumerate(bins[1:RAREST]) for word in some if len(word) > 1 and word.isalpha()}


def spelled(every: dict[str, int], dictionary: str) -> dict[str, int]:
    """Those that the dictionary takes in lower case, folded."""
    asked = ["hunspell", "-i", "utf-8", "-l", "-d", dictionary]
    wrong = set(subprocess.run(asked, input="\n".join(every), text=True, capture_output=True, check=True).stdout.split())
    right = [(fold(word), rare) for word, rare in every.items() if word not in wrong]
    return {word: rare for word, rare in reversed(right) if word.isascii()}


def called(word: str, rare: int) -> bool:
    """Whether people or towns bear it: a common name, or a rarer surname that is no everyday word."""
    first, last, town, _ = network.shipped().listed(word)
    return word not in WORDS and (first > 1 or last > 2 or town > 1 or (last > 1 and rare > EVERYBODYS))


def main(counts: str, dictionary: str, folder: str) -> None:
    """Writes both lists."""
    names = words("first_names") | words("names_that_are_words")
    known = {word: rare for word, rare in spelled(said(Path(counts)), dictionary).items() if word not in names - WORDS - BOTH}
    both = {word for word, rare in known.items() if word in BOTH or called(word, rare)}
    for name, some, head in (
        ("spanish_words", known.keys() - both, "Spanish words that name nobody."),
        ("spanish_names_that_are_words", both, "Spanish words that people or towns are called by, too."),
    ):
        (Path(folder) / f"{name}.txt").write_text(HEAD.format(head) + "\n".join(sorted(some)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
