"""Turns full of numbers, wishes and maybes, made by rule, so that the judge learns which number belongs to what and who wants what.

Every passage holds several facts of one kind each; a true statement tells one of them in another form, a wrong one gives it the number,
span, person or certainty of another.
"""

import random
from collections.abc import Iterator

from handrail.grounding.words.figures import figures

WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
RATES = (
    ("ran", "ran", "running", "times", "week"), ("drank", "drank", "drinking", "glasses of wine", "day"), ("smoked", "smoked", "smoking", "cigarettes", "day"),
    ("slept", "slept", "sleeping", "hours", "night"), ("walked", "walked", "walking", "miles", "day"), ("went swimming", "swam", "swimming", "times", "month"),
    ("rang my mother", "rang her mother", "ringing her mother", "times", "week"), ("checked the lock", "checked the lock", "checking the lock", "times", "night"),
    ("ate", "ate", "eating", "meals", "day"), ("had", "had", "having", "panic attacks", "week"), ("took", "took", "taking", "naps", "day"), ("meditated", "meditated", "meditating", "minutes", "day"),
    ("worked", "worked", "working", "shifts", "week"), ("cried", "cried", "crying", "times", "day"), ("woke up", "woke", "waking", "times", "night"),
)  # fmt: skip
THINGS = ("children", "nephews", "cats", "cousins", "jobs", "brothers", "grandchildren", "flatmates", "dogs", "lodgers")
KEPT = (
    "kept the diary",
    "did the breathing",
    "took the tablet",
    "went for a walk",
    "used the worksheet",
    "turned the phone off",
)
MISSED = ("the sertraline", "the dose", "the group", "the appointment", "work", "the lithium", "church")
KIN = ("sister", "brother", "mother", "father", "wife", "husband", "son", "daughter", "boss", "aunt")
WISHES = (
    "sell the house",
    "move to the coast",
    "get married again",
    "see a solicitor",
    "stop the tablets",
    "have the dog put down",
    "go back to work",
    "cut down the tree",
)
MAYBES = (
    ("fly in", "come"),
    ("start college", "go to college"),
    ("move out", "leave home"),
    ("lend us the car", "lend them the car"),
    ("retire", "stop working"),
    ("have the operation", "undergo surgery"),
)
WHEN = ("next month", "in the spring", "on Friday", "after Christmas", "next week", "in June")
OPEN = ("Client ", "Pt ", "Client reports that they ", "She ", "They ", "He ", "Client said they ", "")
PERIODS = ("day", "week", "night", "month")


def number(value: int, chance: random.Random) -> str:
    """As a word or a figure."""
    return WORDS[value] if chance.random() < 0.5 else str(value)


def often(value: int, unit: str, period: str, chance: random.Random) -> str:
    """How many of what, how often, one of several ways."""
    per = chance.choice((f"a {period}", f"per {period}", f"each {period}", f"every {period}"))
    if unit == "times":
        few = {1: "once", 2: "twice"}.get(value)
        short = {"week": "wk", "day": "day", "month": "mo", "night": "night"}[period]
        ways = [f"{number(value, chance)} times {per}", f"{value}x/{short}", f"{value} x per {period}"]
        return chance.choice([f"{few} {per}", f"{few} {per}"] if few and chance.random() < 0.7 else ways)
    return f"{number(value, chance)} {unit} {per}"


def begun(rest: str, chance: random.Random) -> str:
    """With one of the usual openings, and a full stop."""
    told = chance.choice(OPEN) + rest
    return told[:1].upper() + told[1:] + "."


Fact = tuple[str, list[str], list[str]]
"""What is said, statements that are true by it, statements that are not."""


def rate(chance: random.Random) -> tuple[tuple[str, str, str, str, str], int]:
    """What, and how many."""
    return chance.choice(RATES), chance.randint(2, 12)


def facts(chance: random.Random) -> list[Fact]:
    """Three or four facts that could stand in one turn."""
    found: list[Fact] = []
    (one, many), (other, fewer) = rate(chance), rate(chance)
    while other[1] == one[1] or fewer == many:
        other, fewer = rate(chance)
    for (said, told, doing, unit, period), mine, theirs in ((one, many, fewer), (other, fewer, many)):
        wrong_period = chance.choice([span for span in PERIODS if span != period])
        aloud = f"I {said} {WORDS[mine]} {unit} a {period}"
        true = [
            begun(f"{told} {often(mine, unit, period, chance)}", chance),
            f"Reports {doing} {often(mine, unit, period, chance)}.",
        ]
        wrong = [
            begun(f"{told} {often(theirs, unit, period, chance)}", chance),
            f"Reports {doing} {often(theirs, unit, period, chance)}.",
            begun(f"{told} {often(mine, unit, wrong_period, chance)}", chance),
        ]
        found.append((aloud, true, wrong[: 2 if chance.random() < 0.5 else 3]))
    done, whole, part = chance.choice(KEPT), 7, chance.randint(2, 6)
    away = chance.choice([value for value in range(1, 7) if value != part])
    forms = [
        f"on {number(part, chance)} of seven nights",
        f"{number(part, chance)} nights out of {whole}",
        f"on {part}/7 nights",
        f"{WORDS[part]} nights of the seven",
    ]
    lies = [
        f"on {number(away, chance)} of seven nights",
        f"{number(away, chance)} nights out of 7",
        f"on {away}/7 nights",
        "on all seven nights",
    ]
    found.append(
        (
            f"I {done} on {WORDS[part]} of the seven nights",
            [begun(f"{done} {form}", chance) for form in chance.sample(forms, 2)],
            [begun(f"{done} {lie}", chance) for lie in chance.sample(lies, 2)],
        )
    )
    first, second = chance.sample(THINGS, 2)
    a, b = chance.sample(range(2, 7), 2)
    found.append(
        (
            f"I have {WORDS[a]} {first} and {WORDS[b]} {second}",
            [
                begun(f"has {number(a, chance)} {first}", chance),
                begun(f"has {number(b, chance)} {second} and {number(a, chance)} {first}", chance),
            ],
            [begun(f"has {number(b, chance)} {first}", chance), begun(f"has {number(a, chance)} {second}", chance)],
        )
    )
    what = chance.choice(MISSED)
    found.append(
        (
            f"I missed {what} twice last week",
            [begun(f"missed {what} two times last week", chance), begun(f"missed {what} twice in the last week", chance)],
            [
                begun(f"missed {what} three times last week", chance),
                begun(f"took {what} twice last week" if "s" in what else f"never missed {what}", chance),
            ],
        )
    )
    kin, away_kin = chance.sample(KIN, 2)
    wish = chance.choice(WISHES)
    found.append(
        (
            f"my {kin} wants to {wish} and I don't",
            [
                f"Her {kin} would like to {wish}.",
                f"Client's {kin} wants to {wish}, and client does not.",
                f"Does not want to {wish}, unlike the {kin}.",
            ],
            [
                f"Client wants to {wish}, and the {kin} does not.",
                f"Her {kin} does not want to {wish}.",
                f"Client's {away_kin} wants to {wish}.",
                f"Would like to {wish}.",
            ],
        )
    )
    may, told_may = chance.choice(MAYBES)
    when = chance.choice(WHEN)
    found.append(
        (
            f"my {kin} might {may} {when}",
            [f"{kin.capitalize()} may {told_may} {when}.", f"Client's {kin} might {told_may} {when}."],
            [
                f"{kin.capitalize()} will {told_may} {when}.",
                f"{away_kin.capitalize()} may {told_may} {when}.",
                f"Client might {told_may} {when}.",
            ],
        )
    )
    return chance.sample(found, chance.randint(3, 4))


def rows(seed: int, passages: int) -> Iterator[dict[str, object]]:
    """Passages with statements, as `pairs.py` writes them."""
    chance = random.Random(seed)
    for place in range(passages):
        some = facts(chance)
        cut = chance.randint(1, len(some) - 1)
        asked = chance.choice(
            ("How has the week been?", "And how are things at home?", "What have you noticed?", "Where are we with the plan?")
        )
        join = chance.choice((", and ", ". ", "; "))
        turns = [join.join(fact[0] for fact in part) for part in (some[:cut], some[cut:])]
        passage = f"therapist: {asked} client: {turns[0][:1].upper()}{turns[0][1:]}. {turns[1][:1].upper()}{turns[1][1:]}."
        for _, true, wrong in some:
            for text, good in [*((one, True) for one in true), *((one, False) for one in wrong[:2])]:
                row = {"session": f"made-{place}", "premise": figures(passage), "texts": [figures(text)], "good": good}
                yield row | {"kind": "made", "how": "made"}
