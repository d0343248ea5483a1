"""What was named in the hour: the agenda, homework given and reported, and the goals of the plan, each quoted.

Read in English and Spanish, each turn by the list of its own language. A quote is for a human to act on or to leave (R31).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from handrail.noticing.phrases import END, WORD, Finder, Hit, Token, parse, plain, tokens
from handrail.noticing.telling import named_told
from handrail.papers.language import turn_by_turn
from handrail.papers.notice import Named
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

GOAL = "goal: "
SAYS = {Role.THERAPIST: "the therapist", Role.CLIENT: "the client", Role.CLIENT_2: "the second client"}
WHAT = {
    "agenda": "what to talk about", "homework given": "homework that is given", "homework reported": "homework that was looked back on",
    "next time": "when to meet again",
}  # fmt: skip
REPORTED = "homework reported"
ASKED, ASKED_BESIDE, TOLD_BESIDE = (
    "homework asked about",
    "homework asked about beside a task",
    "homework told of beside a task",
)
"""How a therapist asks; and words that ask or tell of homework only in a turn, or in one beside a turn, that names a task."""
TASK = "task named"
MOST = 4
"""Of each, the first so many: a page, not a transcript."""
LONGEST = 200
"""Characters of a quote that goes on to the end of its sentence."""
SHORTEST = 5
"""Letters of a goal's word that count; shorter ones are in every sentence."""
COMMON = frozenset("about after again every other their there these thing things think those through where which while would could should "
                   "saying remember thinking talking making getting taking working trying looking telling wanting coming "
                   "weeks times being doing going having feels feeling people without within before "
                   "sobre cuando puedo puede tengo tiene estar estoy hacer cosas tiempo entre desde hasta antes despues semana semanas "
                   "veces siento sentir menos mejor quiero donde porque todos todas algun alguna".split())  # fmt: skip

TIMES = frozenset(
    "morning mornings evening evenings night nights hours minutes manana mananas tarde tardes noche noches minutos".split()
)
"""Words that are a goal's only in their own form: "at three in the morning" is not "on three mornings"."""


@cache
def _finder(language: str) -> Finder:
    return Finder(parse((resources.files("handrail.noticing") / "words" / f"{language}_named.txt").read_text("utf-8")))


def named(turns: Sequence[SafeTurn], goals: Mapping[str, str] | None = None) -> tuple[Named, ...]:
    """Agenda, homework and goals in the order of the hour. `goals`: each goal's name and its words."""
    found: list[Named] = []
    counts: Counter[str] = Counter()
    stems = {name: _stems(words) for name, words in (goals or {}).items()}
    heard = _heard(turns)
    for at, (turn, words, hits) in enumerate(heard):
        tasks = any(hit.name == TASK for _, _, near in heard[max(0, at - 1) : at + 2] for hit in near)
        for one in (*_listed(turn, words, hits, tasks=tasks), *_goals(turn, words, stems)):
            if counts[one.what] < MOST:
                counts[one.what] += 1
                found.append(one)
    return tuple(found)


def _heard(turns: Sequence[SafeTurn]) -> list[tuple[SafeTurn, list[Token], list[Hit]]]:
    """Each turn with its words and the phrases in it, by the list of its language."""
    languages = turn_by_turn([turn.text for turn in turns])
    told = [(turn, tokens(turn.text), language) for turn, language in zip(turns, languages, strict=True)]
    return [(turn, words, _finder(language).find(words)) for turn, words, language in told]


def _listed(turn: SafeTurn, words: Sequence[Token], hits: Sequence[Hit], *, tasks: bool) -> Iterator[Named]:
    """Phrases of the lists, the first of each kind. `tasks`: this turn or one beside it names a task."""
    seen: set[str] = set()
    therapist = turn.role is Role.THERAPIST
    counts = {ASKED: therapist, ASKED_BESIDE: therapist and tasks, TOLD_BESIDE: tasks and not therapist, TASK: False}
    for hit in hits:
        what = REPORTED if hit.name in counts else hit.name
        if counts.get(hit.name, True) and what not in seen:
            seen.add(what)
            yield _quoted(what, turn, hit.start, _sentence_end(words, hit))


def _sentence_end(words: Sequence[Token], hit: Hit) -> int:
    """Where its sentence ends, so that the quote says what to do; sooner where a source has no full stops."""
    stop = next((word.start for word in words if word.word == END and word.start >= hit.end), hit.end)
    return max((word.end for word in words if hit.end <= word.end <= min(stop, hit.start + LONGEST)), default=hit.end)


def _goals(turn: SafeTurn, words: Sequence[Token], stems: Mapping[str, set[str]]) -> Iterator[Named]:
    """Goals that share two telling words with the turn, or their only one."""
    for name, wanted in stems.items():
        touched = [token for token in words if _stem(token.word) in wanted and len(token.word) >= SHORTEST]
        if wanted and len({_stem(token.word) for token in touched}) >= min(2, len(wanted)):
            shared = list(dict.fromkeys(turn.text[token.start : token.end].lower() for token in touched))
            yield _quoted(f"{GOAL}{name}", turn, touched[0].start, touched[-1].end, shared)


def _quoted(what: str, turn: SafeTurn, start: int, end: int, shared: Sequence[str] = ()) -> Named:
    by = SAYS.get(turn.role, "somebody else")
    if shared:
        why = (
            f"Said by {by}. It shares {' and '.join(f'“{word}”' for word in shared)} with the words of {what.replace(':', '')}."
        )
    else:
        why = f"Said by {by}. A list of words marks it as {WHAT[what]}."
    return Named(what, turn.index, start, end, turn.text[start:end], why, *named_told(what))


def _stems(words: str) -> set[str]:
    heard = [plain(word) for word in WORD.findall(words)]
    return {_stem(word) for word in heard if len(word) >= SHORTEST and word.isalpha() and word not in COMMON}


def _stem(word: str) -> str:
    return word if word in TIMES else word[:SHORTEST]
