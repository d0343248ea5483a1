"""Relations and roles by which people are spoken of: "mom" is "mother", "[Sister]" a sister, a wife may be a "partner"."""

import re

_KIN = {
    "mother": "mother mom mum mam mama mamma mammy mommy mummy ma stepmother stepmum stepmom", "father": "father dad da papa daddy pa stepfather stepdad",
    "sister": "sister sis", "brother": "brother bro", "husband": "husband hubby", "wife": "wife missus", "son": "son boy", "daughter": "daughter girl",
    "child": "child children kid kids bairn bairns wean weans baby infant toddler twins newborn girls boys teenager", "partner": "partner spouse fiance fiancee boyfriend girlfriend ex ex-husband ex-wife ex-partner",
    "grandmother": "grandmother grandma granny gran nan nana nanna", "grandfather": "grandfather grandpa granddad grandad", "aunt": "aunt auntie", "uncle": "uncle",
    "cousin": "cousin", "niece": "niece", "nephew": "nephew", "friend": "friend friends buddy mate pal", "boss": "boss manager supervisor",
    "neighbor": "neighbor neighbour", "doctor": "doctor dr psychiatrist physician gp prescriber surgeon", "nurse": "nurse midwife", "lawyer": "lawyer attorney solicitor",
    "teacher": "teacher", "dentist": "dentist", "judge": "judge", "principal": "principal", "sponsor": "sponsor", "coworker": "coworker colleague colleagues",
    "roommate": "roommate flatmate", "landlord": "landlord landlady", "parents": "parents", "aide": "aide assistant",
}  # fmt: skip
KIN = {word: kind for kind, line in _KIN.items() for word in line.split()}
ALIKE = (
    {"husband", "wife", "partner"}, {"son", "child"}, {"daughter", "child"}, {"parents", "mother"}, {"parents", "father"},
    {"principal", "boss"}, {"doctor", "nurse"}, {"aide", "coworker"}, {"friend", "roommate"}, {"friend", "sponsor"}, {"child", "parents"},
)  # fmt: skip
HE = frozenset("father brother husband son grandfather uncle nephew".split())
SHE = frozenset("mother sister wife daughter grandmother aunt niece".split())
NAMED = re.compile(r"\[[^\[\]\n]{1,40}\]|[^\W\d_]+(?:['’][^\W\d_]+)*")


def kin_of(word: str) -> str:
    """The kind of relation that a word names, its in-laws and surrogates included ("[Sister]"); empty for none."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("[]0123456789 ").removesuffix("-in-law")
    return KIN.get(plain, "") or KIN.get(plain.removesuffix("s"), "")


def alike(one: str, other: str) -> bool:
    """Two kinds that may well be one person: wife and partner, son and child."""
    return one == other or any({one, other} <= pair for pair in ALIKE)


def kin_in(text: str) -> list[str]:
    """Every kind of relation in a text, in order."""
    return [kind for word in NAMED.findall(text) if (kind := kin_of(word))]
