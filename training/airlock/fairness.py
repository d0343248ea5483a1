"""Recall by whose name it is: the same sentences with names of women, of men, and from elsewhere, none of them trained on.

HANDRAIL_DATA=... python -m training.airlock.fairness
"""

import csv
from random import Random

from handrail.airlock.overlap import settle
from handrail.airlock.page import Page
from handrail.airlock.recognizers import RECOGNIZERS
from training.airlock import apart, gazetteers, stock
from training.airlock.make import parsed, rendered
from training.airlock.slots import Maker

ROWS = 600


def groups() -> dict[str, list[str]]:
    """Names of each group, only from the part kept for tests."""
    with (gazetteers.data() / "deid_train/gazetteers/ssa_first_names.tsv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if gazetteers.kept_apart(row["name"])]
    often = [row for row in rows if float(row["count_1930_2023"]) > 20_000]
    rare = [row["name"] for row in rows if float(row["count_1930_2023"]) < 2_000]
    women = [row["name"] for row in often if float(row["share_female"]) > 0.9]
    men = [row["name"] for row in often if float(row["share_female"]) < 0.1]
    return {
        "women": women,
        "men": men,
        "rare in the United States": rare,
        "from elsewhere": [name for name in stock.NOT_US if gazetteers.kept_apart(name)],
    }


def main() -> None:
    """A line per group."""
    sentences = [one for one in apart.IDENTIFYING if "{P}" in one]
    for name, names in groups().items():
        shares = []
        for style in ("cased", "asr"):
            random, hits, total = Random(7), 0, 0
            make = Maker(random, True)
            make.first = lambda names=names, random=random: random.choice(names)  # type: ignore[method-assign]
            for _ in range(ROWS):
                row = rendered(parsed(random.choice(sentences), make), style, name)
                spans = settle([found for find in RECOGNIZERS.values() for found in find(Page(row.text))])
                hidden = {place for span in spans for place in range(span.start, span.end)}
                people = [span for span in row.spans if span[2] == "PERSON"]
                hits += sum(
                    all(place in hidden for place in range(start, end) if row.text[place].isalnum()) for start, end, _ in people
                )
                total += len(people)
            shares.append(hits / total)
        print(f"{name}: {shares[0]:.1%} cased, {shares[1]:.1%} as heard ({len(names)} names)")


if __name__ == "__main__":
    main()
