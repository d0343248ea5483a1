"""Invented records, and every way in which people and speech recognisers say what is in them. Made here from small parts; no one is real."""

import re
from dataclasses import dataclass
from random import Random

from handrail.papers.safe import KnownIdentifier, Label

FIRST = (
    "Ilse Mateo Thandiwe Oksana Farid Brigitta Nkechi Rosalind Anselm Yevgenia Tomasz Lucinda Habib Marguerite Ximena Desmond Philippa "
    "Catarina Giorgio Shirin Wendell Annelise Kwabena Leocadia Rupert Soledad Vikram Zofia Ottoline Jerome Tamsin Eleftheria Cosmo Ingrid "
    "Mina Noor Ravi Theo Nell Grace Will Hope Mark Rose Frank June Dawn Art Faith Chase Drew Summer Joy Bill"
).split()
LAST = (
    "Vandermolen Achterberg Okonjo Pellegrini Strathairn Quintero Mazurkiewicz Abernathy Delacourt Fitzwilliam Ngozika Halvorsen Petrakis "
    "Sandoval Brzezinski Tanizaki Castellano Wetherby Osterhaus Lindqvist Mbatha Carrasco Ellsworth Yamaguchi Thibodeaux Rasmussen Ferreira "
    "Gallagher Szymanski Whitcombe Price Young Moody Brooks Marsh Fields"
).split()
TOWNS = (
    "Hobblesville,Netarts,Kettle Falls,Port Marlow,Bexhaven,Ottersby,Marrowfield,Saint Odile,Grantham Springs,Velmont".split(
        ","
    )
)
ROADS = "Alder,Hawksbill,Kettle Hollow,Wetherby,Quarry Mill,Brannock,Marrow,Ninefold,Osprey,Tamarind".split(",")
WORKS = (
    "Petrakis Marine,Blue Kettle Bakery,Halvorsen Freight,Harwell College,Corvane Logistics,Quiet Otter Books,Brannock Dental,"
    "Ninefold Software,Saint Odile Hospital,Marrow Creek Nursery"
).split(",")
KIN = ("sister", "husband", "mother", "brother", "daughter", "friend")
FRAMES = {
    Label.PERSON: ("then {} came over", "I talked to {} about it", "my {kin} {} said no", "{} was there too", "I told {} everything", "it was {} again", "that was before {} left"),
    Label.PHONE: ("you can ring {} now", "it is {} I think", "call {} after six"),
    Label.ADDRESS: ("we still live at {} today", "they came to {} twice", "send it to {} please"),
    Label.LOCATION: ("we moved to {} in spring", "I never liked {} much", "she is in {} with him"),
    Label.ORG: ("I work at {} still", "the people at {} know", "I left {} last year"),
}  # fmt: skip
MISHEARD = (
    ("ph", "f"), ("f", "ph"), ("ck", "k"), ("c(?=[aou])", "k"), ("k", "c"), ("y", "i"), ("ie", "y"), ("ei", "ie"), ("z", "s"), ("s(?=[aeiou])", "z"), ("th", "t"), ("ll", "l"),
    ("l(?=[aeiou])", "ll"), ("ss", "s"), ("tt", "t"), ("nn", "n"), ("n(?=[aeiou])", "nn"), ("e$", ""), ("a$", "ah"), ("gh", "g"), ("v", "f"), ("j", "g"), ("ou", "u"), ("ee", "ea"),
    ("qu", "kw"), ("x", "ks"), ("oe", "o"), ("ae", "a"), ("w", "v"),
)  # fmt: skip
ONES = "oh one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


@dataclass(frozen=True)
class Said:
    """A sentence in which an identifier of the record stands at `text[start:end]`."""

    text: str
    start: int
    end: int
    known: tuple[KnownIdentifier, ...]
    way: str


def record(random: Random) -> tuple[KnownIdentifier, ...]:
    """Name, two relatives, telephone number, street, town, employer."""
    digits = f"{random.randint(201, 989)}555{random.randint(100, 199):04d}"
    house, road = random.randint(12, 9899), random.choice(ROADS)
    return (
        KnownIdentifier(f"{random.choice(FIRST)} {random.choice(LAST)}", Label.PERSON, "client"),
        KnownIdentifier(random.choice(FIRST), Label.PERSON, random.choice(KIN)),
        KnownIdentifier(f"{random.choice(FIRST)} {random.choice(LAST)}", Label.PERSON, random.choice(KIN)),
        KnownIdentifier(f"{digits[:3]}-{digits[3:6]}-{digits[6:]}", Label.PHONE),
        KnownIdentifier(f"{house} {road} {random.choice(['Street', 'Road', 'Lane', 'Avenue', 'Court'])}", Label.ADDRESS),
        KnownIdentifier(random.choice(TOWNS), Label.LOCATION),
        KnownIdentifier(random.choice(WORKS), Label.ORG, "employer"),
    )


def number_said(number: int) -> str:
    """0 to 99."""
    if number < 20:
        return (ONES + TEENS)[number]
    return TENS[number // 10] + ("" if number % 10 == 0 else " " + ONES[number % 10])


def digits_said(digits: str, random: Random) -> str:
    """Digits alone, in pairs, doubled or by hundreds."""
    words, place = [], 0
    while place < len(digits):
        rest, dice = digits[place:], random.random()
        if len(rest) > 1 and rest[0] == rest[1] and dice < 0.4:
            if len(rest) > 2 and rest[2] == rest[0] and dice < 0.2:
                words.append(f"triple {ONES[int(rest[0])]}")
                place += 3
            else:
                words.append(f"double {ONES[int(rest[0])]}")
                place += 2
        elif len(rest) > 1 and rest[0] != "0" and dice > 0.85:
            words.append(number_said(int(rest[:2])))
            place += 2
        else:
            words.append(random.choice(["oh", "zero"]) if rest[0] == "0" else ONES[int(rest[0])])
            place += 1
    return " ".join(words)


def house_said(number: int, random: Random) -> str:
    """A house number in one of the ways it is said."""
    text = str(number)
    ways = [digits_said(text, random)]
    if number >= 100:
        head, tail = divmod(number, 100)
        ways.append(f"{number_said(head)} {'hundred' if tail == 0 else number_said(tail) if tail > 9 else 'oh ' + ONES[tail]}")
        if number < 1000:
            ways.append(
                f"{ONES[head]} hundred{' and' if tail and random.random() < 0.5 else ''}{' ' + number_said(tail) if tail else ''}"
            )
    else:
        ways.append(number_said(number))
    return random.choice(ways)


def misheard(name: str, random: Random) -> str:
    """As a recogniser that never met the name may write it: one sound, or one letter, otherwise."""
    low = name.lower()
    places = [(pattern, sound) for pattern, sound in MISHEARD if re.search(pattern, low[1:])]
    if places and random.random() < 0.65:
        pattern, sound = random.choice(places)
        return low[0] + re.sub(pattern, sound, low[1:], count=1)
    place = random.randint(1, len(low) - 1)
    how = random.choice(["drop", "swap", "double", "vowel"])
    if how == "drop" and len(low) > 4:
        return low[:place] + low[place + 1 :]
    if how == "swap" and place < len(low) - 1:
        return low[:place] + low[place + 1] + low[place] + low[place + 2 :]
    if how == "vowel" and any(char in "aeiou" for char in low[1:]):
        vowel = random.choice([at for at, char in enumerate(low) if char in "aeiou" and at])
        return low[:vowel] + random.choice("aeiou".replace(low[vowel], "")) + low[vowel + 1 :]
    return low[:place] + low[place] + low[place:]


def _person(item: KnownIdentifier, random: Random) -> tuple[str, str, str]:
    parts = item.text.split()
    way = random.choice(["whole", "first", "first", "last", "possessive", "plural", "spelled", "split", "shout"])
    first = parts[0]
    if way == "plural" and len(parts) > 1:
        return f"the {parts[-1]}s", "the ", way
    if way == "last" and len(parts) > 1:
        return f"Dr. {parts[-1]}", "Dr. ", way
    if way == "possessive":
        return f"{first}'s", "", way
    if way == "spelled":
        return " ".join(first.upper()), "", way
    if way == "split" and len(parts[-1]) > 6:
        middle = len(parts[-1]) // 2
        return f"{parts[-1][:middle]} {parts[-1][middle:]}", "", way
    if way == "shout":
        return first.upper(), "", way
    return (item.text if way == "whole" else first), "", way


def _written(item: KnownIdentifier, random: Random, heard: bool) -> tuple[str, str, str]:
    """A form, what of it stands before the identifier, and the name of the way."""
    if item.label is Label.PERSON:
        return _person(item, random)
    if item.label is Label.PHONE:
        digits = "".join(char for char in item.text if char.isdigit())
        if heard or random.random() < 0.3:
            return digits_said(digits, random), "", "said"
        return (
            random.choice(
                [
                    item.text,
                    digits,
                    f"({digits[:3]}) {digits[3:6]} {digits[6:]}",
                    f"{digits[:3]}.{digits[3:6]}.{digits[6:]}",
                    f"+1 {digits[:3]} {digits[3:]}",
                ]
            ),
            "",
            "grouped",
        )
    if item.label is Label.ADDRESS:
        number, street = item.text.split(" ", 1)
        if heard or random.random() < 0.3:
            return f"{house_said(int(number), random)} {street}", "", "said"
        return random.choice(
            [
                (item.text, "", "whole"),
                (street, "", "street"),
                (item.text.replace("Street", "St").replace("Avenue", "Ave"), "", "short"),
            ]
        )
    return random.choice([(item.text, "", "whole"), (item.text, "", "whole"), (f"{item.text}'s", "", "possessive")])


def said(random: Random, *, heard: bool, wrong: bool) -> Said:
    """One sentence about one thing of one record, in writing or as heard, rightly or wrongly."""
    known = record(random)
    item = random.choice([one for one in known if not wrong or one.label not in (Label.PHONE, Label.ADDRESS)])
    form, before, way = _written(item, random, heard)
    if wrong:
        parts = item.text.split()
        at = random.choice([place for place, part in enumerate(parts) if len(part) > 4] or [0])
        if item.label is Label.PERSON:
            parts, at = [parts[at]], 0
        parts[at] = misheard(parts[at], random).title()
        form, before, way = " ".join(parts), "", "misheard"
    frame = random.choice(FRAMES[item.label]).replace("{kin}", item.role or "friend")
    ahead, behind = frame.split("{}")
    text = f"{ahead}{form}{behind}"
    start = len(ahead) + len(before)
    end = len(ahead) + len(form) - (2 if form.endswith("'s") else 0)
    if heard:
        text = text.lower().replace(".", " ")
    return Said(text, start, end, known, way)


def hidden(one: Said, spans) -> bool:
    """True when every letter and digit of it is replaced."""
    covered = {place for span in spans for place in range(span.start, span.end)}
    return all(place in covered for place in range(one.start, one.end) if one.text[place].isalnum())
