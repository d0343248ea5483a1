"""Real text with names marked by others, under CC BY or CC0, read from HANDRAIL_DATA. Only what is marked *train* is read."""

import json
import re
from collections.abc import Iterator
from random import Random

from training.airlock import gazetteers, stock
from training.airlock.make import Piece, Row, rendered
from training.airlock.slots import Filler, Maker, plain

SETS = (
    ("wnut17_train_dev", 1.0),
    ("broad_twitter", 1.0),
    ("wikigold", 0.7),
    ("gum_interview", 1.0),
    ("slurp_devel_test", 0.7),
    ("snips", 0.25),
)
STATES = frozenset(
    name.lower()
    for name in (*stock.COUNTRIES, *stock.STATES, *"""America USA US U.S. UK Europe Asia Africa Australia England Britain Washington New York Earth
    Israel Iran Iraq Syria Libya Afghanistan Sudan Greece Netherlands Belgium Sweden Norway Denmark Finland Switzerland Austria Portugal Argentina Chile
    Venezuela Ecuador Bolivia Indonesia Malaysia Singapore Taiwan Uganda Zimbabwe Morocco Tunisia Algeria""".split(), "United States", "South Africa",
    "New Zealand", "Saudi Arabia", "Sri Lanka", "North Korea", "South Korea", "United Kingdom", "Great Britain", "Middle East")
)  # fmt: skip
PUBLIC = frozenset(
    """twitter facebook google youtube apple microsoft amazon netflix spotify instagram xbox nba nfl mlb bbc cnn nbc fox espn mtv itunes iphone android
    starbucks mcdonald's disney sony nintendo nasa un eu nato fbi cia congress senate parliament pandora lastfm soundcloud groove deezer skype ebay""".split()
)
MONTH = re.compile("|".join(stock.MONTHS), re.IGNORECASE)
MEDDOCAN = {
    "TERRITORIO": "LOCATION", "PAIS": "LOCATION", "FECHAS": "DATE", "NOMBRE_SUJETO_ASISTENCIA": "PERSON", "NOMBRE_PERSONAL_SANITARIO": "PERSON",
    "CALLE": "ADDRESS", "ID_SUJETO_ASISTENCIA": "ID", "CORREO_ELECTRONICO": "EMAIL", "ID_TITULACION_PERSONAL_SANITARIO": "ID", "ID_ASEGURAMIENTO": "ID",
    "HOSPITAL": "ORG", "INSTITUCION": "ORG", "CENTRO_SALUD": "ORG", "ID_CONTACTO_ASISTENCIAL": "ID", "NUMERO_TELEFONO": "PHONE", "NUMERO_FAX": "PHONE",
    "URL_WEB": "HANDLE", "EDAD_SUJETO_ASISTENCIA": "?", "SEXO_SUJETO_ASISTENCIA": "?", "OTROS_SUJETO_ASISTENCIA": "?", "PROFESION": "?", "FAMILIARES_SUJETO_ASISTENCIA": "",
}  # fmt: skip
SWAP = {"PERSON": ("P", "F", "F"), "LOCATION": ("T",), "ORG": ("O", "SC", "H", "TM")}
SPANISH_APART = 5
"""Every fifth document is kept apart."""


def _label(label: str, words: str) -> str:
    """What we make of someone else's mark: states, public names and "tomorrow" are not ours to learn."""
    low = words.lower()
    if (label == "LOCATION" and low in STATES) or (label == "ORG" and low in PUBLIC):
        return "?"
    if label in ("DATE", "TIME"):
        return "?" if MONTH.search(words) or any(char.isdigit() for char in words) else ""
    return label if label in ("PERSON", "LOCATION", "ORG", "EMAIL", "PHONE", "HANDLE") else "?"


def _pieces(text: str, spans: list[tuple[int, int, str]], make: Maker, swap: float) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for start, end, label in sorted(spans):
        if start < at:
            continue
        words = text[start:end]
        filler = Filler(words, plain(words) or words, label)
        if label in SWAP and make.random.random() < swap:
            filler = make.fill(make.random.choice(SWAP[label]))
            filler = Filler(filler.written.lower() if words.islower() else filler.written, filler.heard, label)
        pieces += [(text[at:start], None), ("", filler)]
        at = end
    return [*pieces, (text[at:], None)]


def english(seed: int) -> Iterator[Row]:
    """Each row as it stands and once more as heard, some names exchanged for others."""
    random = Random(seed)
    make = Maker(random, False)
    for name, share in SETS:
        with (gazetteers.data() / f"deid_train/{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                spans = [
                    (span["start"], span["end"], _label(span["label"], row["text"][span["start"] : span["end"]]))
                    for span in row["spans"]
                ]
                for style, often, swap in (("cased", share, 0.25), ("asr", share, 0.5)):
                    if random.random() < often:
                        yield rendered(_pieces(row["text"], spans, make, swap), style, name)


def spanish(test: bool, heard: float = 0.25) -> Iterator[Row]:
    """Clinical cases in Spanish, line by line."""
    random = Random(5)
    make = Maker(random, False)
    with (gazetteers.data() / "meddocan-es/documents.jsonl").open(encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            if (place % SPANISH_APART == 0) is not test:
                continue
            row = json.loads(line)
            spans = [(span["start"], span["end"], MEDDOCAN.get(span["type"], "?")) for span in row["spans"]]
            if test:
                yield Row(row["text"], tuple(span for span in spans if span[2]), "cased", "meddocan")
                continue
            for start, text in _sentences(row["text"]):
                inside = [
                    (left - start, right - start, label)
                    for left, right, label in spans
                    if start <= left and right <= start + len(text)
                ]
                for style in ("cased", "asr") if random.random() < heard else ("cased",):
                    yield rendered(_pieces(text, inside, make, 0.1), style, "meddocan")


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        for place in range(0, max(len(line), 1), 1200):
            yield at + place, line[place : place + 1200]
        at += len(line) + 1
