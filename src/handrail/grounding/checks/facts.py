"""Numbers, names, days, months and people: what a statement names must stand in what was said."""

import re
from collections.abc import Sequence

from handrail.grounding.support.index import Index, Sentence
from handrail.grounding.support.nearest import SURE, TIME
from handrail.grounding.support.reading import Reading
from handrail.grounding.words.kin import HE, SHE, alike, kin_in
from handrail.grounding.words.quantities import DAYS, MONTHS, ORDINALS, UNITS, Quantity, held, quantities
from handrail.grounding.words.synonyms import expanded
from handrail.grounding.words.tokens import NUMBERS, names, stem, words

_MAY = re.compile(r"\b(?:in|since|until|by|last|this|next|during|of) May\b")


def facts(text: str, spoken: Sequence[Sentence], around: Sequence[Sentence], index: Index) -> str:
    """What a number, name, day or person in the statement is not, or empty."""
    heard = expanded(" \n ".join(sentence.standing for sentence in spoken))
    full, said = expanded(text), _by_turn(spoken, denied=bool(_TURNS_DOWN.search(text)))
    derived = [*_spans(heard), *(_differences(said) if _CHANGED_BY.search(text) else ())]
    for mine in quantities(full):
        if not held(mine, _doses(mine, text, said)) and not _counted(mine, said, spoken) and not any(map(mine.agrees, derived)):
            return "a number that these words do not hold"
    if _out_of_place(full, heard):
        return "a number that these words do not hold"
    wider = " ".join(sentence.standing for sentence in around)
    missing = {name for name in names(text) - names(wider) if not _SPEAKERS.match(name)}
    if missing and not (names(text) == missing and missing <= _meant(text, heard, spoken, index)):
        return "a name that these words do not hold"
    told = days_in(heard) | ({"saturday", "sunday"} if "weekend" in heard.lower() else set())
    if days_in(full) - told:
        return DAY
    months = _months(full)
    spoken_of = {word for word in words(heard) if word in MONTHS or word == "may"}
    if months - spoken_of and not (months == {"january"} and "year" in heard):
        return _MONTH
    return "a person whom these words do not mention" if _stranger(text, heard, wider, index) else ""


def elsewhere(text: str, reading: Reading, index: Index, cited: Sequence[int]) -> str:
    """Every sentence that holds the statement's words names another day or month than it does."""
    told = days_in(text), _months(text)
    if not any(len(mine) == 1 for mine in told):
        return ""
    numbers = {number for turn in cited for number in index.by_turn.get(turn, ())}
    shared = {
        number: sum(
            match.nearly * index.weight(word.stem)
            for place, match in matched.items()
            if (word := reading.words[place]).stem not in TIME and not word.stem[0].isdigit() and match.nearly >= SURE
        )
        for number, matched in index.matches(reading, numbers).items()
    }
    top = max(shared.values(), default=0.0)
    near = [index.sentences[number].standing for number, share in shared.items() if top and share >= _NEAREST * top]
    for mine, named, reason in zip(told, (days_in, _months), (DAY, _MONTH), strict=True):
        if len(mine) == 1 and near and all(named(said) and not named(said) & mine for said in near):
            return reason
    return ""


def _meant(text: str, heard: str, spoken: Sequence[Sentence], index: Index) -> set[str]:
    """Names of earlier turns, where these words speak of a "he" or "she"; never one with which the statement begins: what they did
    must be told of them."""
    if not _OF_SOMEBODY.search(heard):
        return set()
    last = max((sentence.turn for sentence in spoken), default=-1)
    earlier = names(" ".join(one.text for one in index.sentences if one.turn <= last))
    return {name for name in earlier if not text.lstrip().startswith(name)}


_OF_SOMEBODY = re.compile(r"\b(?:he|him|his|he's|she|her|hers|she's|they|them|their)\b", re.IGNORECASE)
_NEAREST = 0.8
DAY, _MONTH = "a day that these words do not hold", "a month that these words do not hold"


def _months(text: str) -> set[str]:
    return {word for word in words(text) if word in MONTHS} | ({"may"} if _MAY.search(text) else set())


_SPAN = re.compile(
    rf"\b(?P<start>{'|'.join(NUMBERS)}|\d{{1,2}})(?: [ap]m| o'clock)? (?:until|till|til|through|to)(?: about| around)? (?P<end>{'|'.join(NUMBERS)}|\d{{1,2}})\b"
    r"(?! (?:\w+ )?(?:times|days|nights|hours|weeks|minutes|of|out))",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    r"\b(?:up|down|rose|fell|risen|fallen|increas\w+|decreas\w+|gain\w*|lost|drop\w*|improv\w+|worsen\w+)\b.{0,25}\bby\b|\bpoints? (?:higher|lower|more|less)\b",
    re.IGNORECASE,
)


def _spans(heard: str) -> list[Quantity]:
    """The hours between two times: "from ten until five" are seven."""
    found = []
    for one in _SPAN.finditer(heard):
        start, end = (int(NUMBERS.get(one[name].lower(), one[name])) for name in ("start", "end"))
        if 0 < start <= 12 and 0 < end <= 12 and start != end:
            found.append(Quantity(float((end - start) % 12), "hour"))
    return found


def _differences(said: Sequence[Sequence[Quantity]]) -> list[Quantity]:
    """How far two numbers of one turn lie apart: "a nineteen, before that a twelve" is a rise by seven."""
    return [
        Quantity(abs(one.value - other.value), "")
        for theirs in said
        for place, one in enumerate(theirs)
        for other in theirs[:place]
        if one.value != other.value
    ]


_TURNS_DOWN = re.compile(
    r"\b(?:not|no|rather|instead|from|before|previous\w*|earlier|compared|used|formerly)\b|n't\b", re.IGNORECASE
)
_NOT_SO_MANY = re.compile(
    r"\b(?:not|instead of|rather than) (?:an?|the|\d+|" + "|".join(NUMBERS) + r")\b(?! (?:bit|lot|thing|one\b))", re.IGNORECASE
)


def _by_turn(spoken: Sequence[Sentence], *, denied: bool = True) -> list[list[Quantity]]:
    """Each turn's numbers; "ten minutes, not an hour" holds no hour for a statement that turns nothing down."""
    turns: dict[int, list[Quantity]] = {}
    for sentence in spoken:
        out = not denied and _NOT_SO_MANY.search(sentence.standing)
        turns.setdefault(sentence.turn, []).extend(
            quantities(_NOT_SO_MANY.sub(" ", sentence.standing)) if out else sentence.counts
        )
    return list(turns.values())


def _doses(mine: Quantity, text: str, said: Sequence[Sequence[Quantity]]) -> Sequence[Sequence[Quantity]]:
    """A dose is held to doses, where one was named and no change of it is told."""
    dose = UNITS.get(mine.unit, ("",))[0] == "dose" and not _CHANGE.search(text)
    if not dose or not any(one.unit == mine.unit for theirs in said for one in theirs):
        return said
    return [[one for one in theirs if one.unit] for theirs in said]


def anchors(text: str, spoken: Sequence[Sentence]) -> int:
    """How many of a statement's numbers, days and names stand in what was said: two tellings of one thing share them."""
    heard = expanded(" \n ".join(sentence.text for sentence in spoken))
    theirs = [found for sentence in spoken for found in sentence.counts]
    found = sum(any(mine.agrees(other) for other in theirs) for mine in quantities(expanded(text)))
    return (
        found
        + len(days_in(expanded(text)) & days_in(heard))
        + len({name for name in names(text) & names(heard) if not _SPEAKERS.match(name)})
    )


_CHANGE = re.compile(r"\b(?:may|might|could|raise|increase|up to|to|from|reduce|lower|offer\w*|consider\w*)\b", re.IGNORECASE)
_SPEAKERS = re.compile(r"\[(?:client|therapist|clinician)", re.IGNORECASE)
_DYADIC = frozenset({"partner", "husband", "wife", "parents"})


def days_in(text: str) -> set[str]:
    """The days of the week that it names."""
    return {day for word in words(text) if (day := word.removesuffix("s")) in DAYS}


def _stranger(text: str, heard: str, wider: str, index: Index) -> bool:
    """A relation that was not spoken of here, nor can be meant by a name or a pronoun that was."""
    known, near = kin_in(wider), kin_in(heard)
    for kind in kin_in(text):
        if any(alike(kind, other) for other in known) or (kind in _DYADIC and (index.two_clients or names(heard))):
            continue
        if names(wider) and _may_be_named(kind, near, heard, index):
            continue
        elsewhere = any(alike(kind, other) for other in index.kin)
        meant = names(heard) or re.search(r"\b(?:he|she|him|his|they|them)\b|\bher\b", heard, re.IGNORECASE)
        rivals = [
            other for other in known for gender in (HE, SHE) if other in gender and (kind in gender or kind not in HE | SHE)
        ]
        if not (elsewhere and meant and (not rivals or kind not in HE | SHE)):
            return True
    return False


def _may_be_named(kind: str, near: Sequence[str], heard: str, index: Index) -> bool:
    """A relation that only a name stands for ("Miss [Name]" is her teacher), with nobody of that sort spoken of instead."""
    if kind in HE | SHE:
        his = re.search(r"\b(?:he|him|his)\b" if kind in HE else r"\b(?:she|her|hers)\b", heard, re.IGNORECASE)
        spouse = kind in _SPOUSES and not index.kin & _SPOUSES
        return bool(his) and (spouse or kind not in index.kin) and not set(near) & (HE if kind in HE else SHE)
    return kind == "coworker" or not any(other not in HE | SHE | _DYADIC | {"child"} for other in near)


_SPOUSES = frozenset({"husband", "wife", "partner"})


def _counted(mine: Quantity, said: Sequence[Sequence[Quantity]], spoken: Sequence[Sentence]) -> bool:
    """A two that stands in other words, where nothing like it was counted: "Thursday and Sunday" are two days."""
    return (mine.value == 1.0 and mine.unit == "times" and any(_ONCE.search(sentence.text) for sentence in spoken)) or (
        mine.value == 2.0
        and mine.whole is None
        and mine.unit in ("times", "day", "night", "", "panic", "bouts")
        and not any(mine.counts_like(other) for theirs in said for other in theirs)
        and any(_TWO.search(sentence.text) for sentence in spoken)
    )


_ONCE = re.compile(r"\b(?:once|one time|the one|a single)\b", re.IGNORECASE)
_TWO = re.compile(
    r"\b(?:both|another|couple|twice|second)\b|\b(?:one|once|\w+day|morning|afternoon|evening|night)s?\b[^.;:]{0,40}\band\b",
    re.IGNORECASE,
)
_PLACES = {"first": "1", "second": "2", "third": "3", **ORDINALS}
_PLACE = re.compile(rf"\b({'|'.join(_PLACES)}|\d+(?=st|nd|rd|th))(?:st|nd|rd|th)?[ -]([a-z]{{3,}})", re.IGNORECASE)


def _places(text: str) -> set[tuple[str, str]]:
    return {(stem(noun.lower()), _PLACES.get(place.lower(), place)) for place, noun in _PLACE.findall(text)}


def _out_of_place(text: str, heard: str) -> bool:
    """ "Her third marriage" where only a second was spoken of."""
    said = _places(heard)
    return any((noun, place) not in said and noun in {other for other, _ in said} for noun, place in _places(text))
