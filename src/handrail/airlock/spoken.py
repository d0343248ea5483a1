"""Numbers as people say them: digits one by one, "double four", "oh", and number words."""

from collections.abc import Iterator, Sequence

from handrail.airlock.page import Token, remembered

DIGITS = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
TIMES = {"double": 2, "triple": 3}
NUMERIC = frozenset({*DIGITS, *TEENS, *TENS, *TIMES})
BETWEEN = frozenset({"dash", "hyphen", "dot", "point", "area", "code", "extension", "ext", "slash", "um", "uh", "and"})


def digit_runs(tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Stretches of digits, written or said, as (first token, last token, digits)."""
    runs: list[tuple[int, int, str]] = []
    index = 0
    while index < len(tokens):
        if not _numeric(tokens[index].folded):
            index += 1
            continue
        first, last, digits = index, -1, ""
        while index < len(tokens):
            taken, found = _digits_at(tokens, index)
            if found:
                digits += found
                index += taken
                last = index - 1
            elif last >= 0 and tokens[index].folded in BETWEEN and _digits_at(tokens, index + 1)[1]:
                index += 1
            else:
                break
        if last >= 0:
            runs.append((first, last, digits))
        index = max(index, first + 1)
    return runs


@remembered
def _numeric(word: str) -> bool:
    """Whether a number may begin with this word: most words can be passed over."""
    return word in NUMERIC or "-" in word or not word.isalpha()


def _digits_at(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    if index >= len(tokens):
        return 0, ""
    word = tokens[index].folded
    if word in TIMES and index + 1 < len(tokens) and tokens[index + 1].folded in DIGITS:
        return 2, DIGITS[tokens[index + 1].folded] * TIMES[word]
    if word in DIGITS:
        return 1, DIGITS[word]
    bare = word.replace("-", "")
    if bare.isdecimal() and bare.isascii():
        return 1, bare
    if word in TEENS:
        return 1, str(TEENS[word])
    if word in TENS:
        after = tokens[index + 1].folded if index + 1 < len(tokens) else ""
        if after in DIGITS and after not in ("oh", "o", "zero", "nought"):
            return 2, str(TENS[word] + int(DIGITS[after]))
        return 1, str(TENS[word])
    parts = word.split("-")
    if len(parts) == 2 and parts[0] in TENS and parts[1] in DIGITS:
        return 1, str(TENS[parts[0]] + int(DIGITS[parts[1]]))
    if len(parts) > 1 and all(part in DIGITS or part.isdecimal() for part in parts):
        return 1, "".join(DIGITS.get(part, part) for part in parts)
    return 0, ""


def reads(tokens: Sequence[Token], index: int, wanted: str) -> int | None:
    """The last token of these digits when they begin at `index`, in whatever grouping they are said.

    "fifty one" may be 51 or 50 and 1; "four hundred twelve" is 412; "double four" is 44.
    """
    for taken, digits in _readings(tokens, index):
        if not wanted.startswith(digits):
            continue
        rest, after = wanted[len(digits) :], index + taken
        if not rest:
            return after - 1
        while after < len(tokens) and tokens[after].folded in BETWEEN:
            after += 1
        last = reads(tokens, after, rest)
        if last is not None:
            return last
    return None


def _readings(tokens: Sequence[Token], index: int) -> Iterator[tuple[int, str]]:
    """What the number word here may be, as (tokens taken, digits): the longest first."""
    taken, digits = _digits_at(tokens, index)
    if not digits:
        return
    after = tokens[index + taken].folded if index + taken < len(tokens) else ""
    if after == "hundred" and len(digits) < 3:
        behind = index + taken + 1
        behind += behind < len(tokens) and tokens[behind].folded == "and"
        more, tail = _digits_at(tokens, behind)
        if 0 < len(tail) < 3:
            yield behind + more - index, f"{int(digits)}{tail:0>2}"
        yield taken + 1, f"{int(digits)}00"
    yield taken, digits
    if taken == 2 and tokens[index].folded in TENS:
        yield 1, str(TENS[tokens[index].folded])


def number(word: str) -> int | None:
    """A number of two digits at most, written or said.

    >>> number("ninety-four"), number("91"), number("soon")
    (94, 91, None)
    """
    if word.isdecimal() and word.isascii():
        return int(word[:6])
    tens, _, ones = word.partition("-")
    if tens in TENS:
        return TENS[tens] + int(DIGITS.get(ones, "0"))
    return int(DIGITS[word]) if word in DIGITS else TEENS.get(word)
