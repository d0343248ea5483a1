"""Rows of sentences, names and talk that nothing was trained on: `first` helped to choose thresholds, `second` only counts.

HANDRAIL_DATA=... python -m training.airlock.unseen
"""

from handrail.airlock.overlap import settle
from handrail.airlock.page import Page
from handrail.airlock.recognizers import RECOGNIZERS
from training.airlock import apart2, make, real

ROWS = 6000


def first(count: int = ROWS) -> list[make.Row]:
    """Of the sentences in `apart.py`."""
    return list(make.rows(991, count, test=True))


def second(count: int = ROWS) -> list[make.Row]:
    """Of the sentences in `apart2.py`."""
    return list(make.rows(4242, count, test=True, apart_from=(apart2.IDENTIFYING, apart2.ORDINARY)))


def measured(rows: list[make.Row]) -> str:
    """Shares: identifiers wholly hidden, their letters left, rows without any that were touched, other words hidden."""
    whole = total = left = letters = plain = touched = wrong = words = 0
    for row in rows:
        page = Page(row.text)
        spans = settle([found for find in RECOGNIZERS.values() for found in find(page)])
        hidden = {place for span in spans for place in range(span.start, span.end)}
        gold = {place for start, end, _ in row.spans for place in range(start, end)}
        for start, end, label in row.spans:
            if label == "?":
                continue
            places = [place for place in range(start, end) if row.text[place].isalnum()]
            seen = sum(place not in hidden for place in places)
            whole, total, left, letters = whole + (seen == 0), total + 1, left + seen, letters + len(places)
        others = [token for token in page.tokens if token.start not in gold]
        amiss = sum(token.start in hidden for token in others)
        wrong, words = wrong + amiss, words + len(others)
        plain, touched = plain + (not row.spans), touched + (not row.spans and amiss > 0)
    return f"{whole / total:.1%} of {total} hidden whole, {left / letters:.1%} of letters left, {touched} of {plain} rows touched ({touched / max(plain, 1):.1%}), {wrong / words:.2%} of other words"


if __name__ == "__main__":
    for name, drawn in (("first", first()), ("second", second())):
        for style in ("cased", "asr"):
            print(f"{name}, {style}: {measured([row for row in drawn if row.style == style])}", flush=True)
    print(f"Spanish records: {measured(list(real.spanish(True)))}")
