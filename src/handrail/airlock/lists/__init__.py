"""Small word lists, each with its origin on its first line. They are read once, on first use."""

from functools import cache
from importlib.resources import files


def word_set(*lines: str) -> frozenset[str]:
    """A short list written where it is used."""
    return frozenset(" ".join(lines).split())


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `<name>.txt`."""
    return frozenset(_lines(name))


@cache
def families(name: str) -> dict[str, frozenset[str]]:
    """Each word of a list of groups with every word that shares a line with it.

    >>> "liz" in families("nicknames")["elizabeth"]
    True
    """
    shared: dict[str, set[str]] = {}
    for line in _lines(name):
        group = line.split()
        for word in group[1:]:
            shared.setdefault(word, set()).add(group[0])
            shared.setdefault(group[0], set()).add(word)
    return {word: frozenset(others) for word, others in shared.items()}


def _lines(name: str) -> list[str]:
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
