"""Numbers as figures, the way the judge reads them: "twenty-five" and "25" are the same piece to it, "twice" is two times."""

import re

from handrail.grounding.words.tokens import NUMBERS

_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = "one two three four five six seven eight nine".split()
_WORDS = {word: int(value) for word, value in NUMBERS.items() if word not in ("zero", "one")}
_WORDS |= {f"{tens} {ones}": _WORDS[tens] + int(NUMBERS[ones]) for tens in _TENS for ones in _ONES}
_SPOKEN = re.compile(
    rf"\b(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_ONES)})|{'|'.join(sorted(NUMBERS.keys() - {'zero', 'one'}, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SCALED = re.compile(r"\b(an?|one|\d+) (hundred|thousand)\b(?: (?:and )?(\d{1,3}))?\b", re.IGNORECASE)
_TIMES = ((re.compile(r"\btwice\b", re.IGNORECASE), "2 times"), (re.compile(r"\b(\d+)\s?x\b", re.IGNORECASE), r"\1 times"))
_POINT = re.compile(r"\b(\d+) point ((?:\d )*\d)\b")
_OH = re.compile(r"\b(in|since|from|of|by|until|till) ['’]?oh[- ](\d)\b", re.IGNORECASE)
_ALONE = re.compile(r"(?<![\w.,:/$£€%-])1(?![\w.,:/%\]-])")


def figures(text: str) -> str:
    """The same words with their numbers as figures. One stays a word: "the one who", "one of them".

    >>> figures("Twenty-five minutes, twice a week, and a hundred and ten pounds for one [Person 1].")
    '25 minutes, 2 times a week, and 110 pounds for one [Person 1].'
    """
    text = _SPOKEN.sub(lambda found: str(_WORDS[found[0].lower().replace("-", " ")]), _GROUPED.sub("", text))
    text = _POINT.sub(lambda found: f"{found[1]}.{found[2].replace(' ', '')}", _OH.sub(r"\1 200\2", text))
    text = _SCALED.sub(_multiplied, text)
    for pattern, plain in _TIMES:
        text = pattern.sub(plain, text)
    return _ALONE.sub("one", text)


def _multiplied(found: re.Match[str]) -> str:
    many = int(found[1]) if found[1].isdigit() else 1
    return str(many * (100 if found[2].lower() == "hundred" else 1000) + int(found[3] or 0))
