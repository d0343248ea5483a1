"""Phrase lists that a clinician can read and correct, and a fast way to find them.

A list has lines of four kinds: `# remark`, `= name: a|b` (words to use as `<name>`), `@name` of what follows, and phrases:

    word         that word; apostrophes, accents and capitals don't count ("dont" finds "Don't")
    (a b|c)      one of these
    x?           x, or nothing
    *2           up to two words of any kind
    ^  $         the sentence's beginning, its end

Hesitations ("like", "um", "just") may stand between any two words. All phrases become one automaton whose states are made
when they are first needed: a session costs a few look-ups a word, whatever the length of the lists.

>>> finder = Finder(parse("@greeting\\ngood (morning|day) *1 friend?"))
>>> finder.find(tokens("Well, good, um, morning my friend."))
[Hit(name='greeting', start=6, end=33, line=2)]
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
STOP = re.compile(r"[.?!;\n…¿¡]")
BEGIN, END, DIGITS, OTHER = "^", "$", r"\d+", ""
FILLERS = frozenset(
    "um uh uhm umm er erm hmm like just really kinda sorta honestly actually literally basically even pues eh este bueno osea".split()
)
MOST_STATES = 20_000
_LEX = re.compile(r"[()|?]|\*\d*|<\w+>|[^\s()|?*<>]+")


class Token(NamedTuple):
    """A word as the lists write it, and where it stands; `^` and `$` bound a sentence."""

    word: str
    start: int
    end: int


class Hit(NamedTuple):
    """Words found: `text[start:end]`. `line` is the phrase's line in its list."""

    name: str
    start: int
    end: int
    line: int


def plain(word: str) -> str:
    """A word as the lists write it: lower case, no apostrophe, no accent."""
    if word.isascii():
        return word.lower().replace("'", "")
    folded = unicodedata.normalize("NFD", word.lower().replace("’", "").replace("'", ""))
    return "".join(mark for mark in folded if not unicodedata.combining(mark))


def tokens(text: str) -> list[Token]:
    """The words of a text between sentence marks, with exact offsets."""
    found = [Token(BEGIN, 0, 0)]
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        if last and text[last:start] != " " and STOP.search(text, last, start):
            found += [Token(END, last, last), Token(BEGIN, start, start)]
        found.append(Token(plain(match[0]), start, end))
        last = end
    found.append(Token(END, last, last))
    return found


@dataclass(slots=True, eq=False)
class Node:
    """A place in the automaton: where a word, any word, or nothing at all leads on to."""

    edges: dict[str, list["Node"]] = field(default_factory=dict)
    any: list["Node"] = field(default_factory=list)
    free: list["Node"] = field(default_factory=list)
    accept: tuple[str, int] | None = None


@dataclass(slots=True, eq=False)
class State:
    """A set of nodes, with the ways onward that have been met."""

    nodes: frozenset[Node]
    accepts: tuple[tuple[str, int], ...]
    onward: dict[str, "State | None"] = field(default_factory=dict)


@dataclass(slots=True)
class Phrases:
    """Parsed lists: the automaton's beginning and every word that it knows."""

    start: Node = field(default_factory=Node)
    words: set[str] = field(default_factory=set)
    lines: dict[int, str] = field(default_factory=dict)


def parse(*lists: str) -> Phrases:
    """Read phrase lists. Raises `ValueError` with the number of a line that can't be read."""
    phrases = Phrases()
    macros: dict[str, list[str]] = {}
    name = ""
    for number, raw in enumerate((line for text in lists for line in text.splitlines()), start=1):
        line = raw.strip()
        if line.startswith("="):
            key, _, body = line[1:].partition(":")
            macros[key.strip()] = _expand(_LEX.findall(f"({body})"), macros)
        elif line.startswith("@"):
            name = line[1:].strip()
        elif line and not line.startswith("#"):
            phrases.lines[number] = line
            _Reader(line, macros, phrases, number).read(name)
    return phrases


def _expand(parts: Sequence[str], macros: dict[str, list[str]]) -> list[str]:
    return [word for part in parts for word in (macros[part[1:-1]] if part.startswith("<") else [part])]


class _Reader:
    """One phrase into the automaton: a sequence of items, some with alternatives."""

    def __init__(self, line: str, macros: dict[str, list[str]], phrases: Phrases, number: int) -> None:
        self.parts = _expand(_LEX.findall(line), macros)
        self.phrases, self.number, self.at = phrases, number, 0

    def read(self, name: str) -> None:
        end = self._sequence(self.phrases.start)
        if self.at != len(self.parts) or not name:
            raise ValueError(f"line {self.number} of the phrase lists can't be read")
        last = Node(accept=(name, self.number))
        end.free.append(last)

    def _peek(self) -> str:
        return self.parts[self.at] if self.at < len(self.parts) else ""

    def _sequence(self, begin: Node) -> Node:
        while self._peek() not in {"", ")", "|"}:
            begin = self._item(begin)
        return begin

    def _item(self, begin: Node) -> Node:
        end = self._atom(begin)
        if self._peek() == "?":
            self.at += 1
            after = Node()
            end.free.append(after)
            begin.free.append(after)
            return after
        return end

    def _atom(self, begin: Node) -> Node:
        part = self._peek()
        self.at += 1
        if part == "(":
            return self._group(begin)
        end = Node()
        if part.startswith("*"):
            for _ in range(int(part[1:] or 1)):
                onward = Node()
                begin.any.append(onward)
                begin.free.append(end)
                begin = onward
            begin.free.append(end)
            return end
        self._word(part, begin, end)
        return end

    def _word(self, part: str, begin: Node, end: Node) -> None:
        word = part if part in {BEGIN, END} else DIGITS if part.startswith("\\d") else plain(part)
        self.phrases.words.add(word)
        begin.edges.setdefault(word, []).append(end)

    def _group(self, begin: Node) -> Node:
        end = Node()
        self._alternative(begin, end)
        while self._peek() == "|":
            self.at += 1
            self._alternative(begin, end)
        if self._peek() != ")":
            raise ValueError(f"line {self.number} of the phrase lists has a bracket that doesn't close")
        self.at += 1
        return end

    def _alternative(self, begin: Node, end: Node) -> None:
        """Most are one word, which leads straight to the group's end: the lists load in half the time."""
        part, after = self._peek(), self.parts[self.at + 1 : self.at + 2]
        if part[:1] not in ("", "(", ")", "|", "*") and after in (["|"], [")"]):
            self.at += 1
            self._word(part, begin, end)
        else:
            self._sequence(begin).free.append(end)


class Finder:
    """Finds every phrase of its lists. Holds no text: its states are made of the lists' words alone."""

    def __init__(self, phrases: Phrases) -> None:
        self.known = phrases.words | FILLERS | {BEGIN, END}  # no phrase goes on into the next sentence by a word of any kind
        self.states: dict[frozenset[Node], State] = {}
        self.first = self._state([phrases.start])

    def find(self, words: Sequence[Token]) -> list[Hit]:
        """The longest hit of each name from each word on, in order; in a run of hesitations from the first of each alone."""
        keys = [word.word if word.word in self.known else DIGITS if word.word.isdigit() else OTHER for word in words]
        hits: list[Hit] = []
        hesitated: set[str] = set()
        for place, key in enumerate(keys):
            if key in hesitated:
                continue  # all that begins here began with the same word before: it would be read to the run's end once a word
            hesitated = {*hesitated, key} if key in FILLERS else set()
            best: dict[str, Hit] = {}
            state, at = self._step(self.first, key), place
            while state is not None:
                for name, line in state.accepts:
                    best[name] = Hit(name, *_span(words, place, at), line)
                at += 1
                if at == len(keys):
                    break
                state = self._step(state, keys[at])
            hits += best.values()
        return hits

    def _step(self, state: State, key: str) -> State | None:
        try:
            return state.onward[key]
        except KeyError:
            onward = [node for held in state.nodes for node in held.edges.get(key, ())]
            if key not in (BEGIN, END):
                onward += [node for held in state.nodes for node in held.any]
                if key in FILLERS and state is not self.first:
                    onward += state.nodes
            if len(self.states) > MOST_STATES:
                self._forget()
            state.onward[key] = found = self._state(onward) if onward else None
            return found

    def _state(self, nodes: Iterable[Node]) -> State:
        closed: set[Node] = set()
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node not in closed:
                closed.add(node)
                waiting += node.free
        key = frozenset(closed)
        state = self.states.get(key)
        if state is None:
            accepts = sorted({node.accept for node in closed if node.accept is not None})
            state = self.states[key] = State(key, tuple(accepts))
        return state

    def _forget(self) -> None:
        self.states.clear()
        self.first.onward.clear()


def _span(words: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while words[last].word in {BEGIN, END} and last > first:
        last -= 1
    return words[first].start, words[last].end
