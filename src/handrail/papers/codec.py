"""Papers to JSON and back, by their own types.

>>> from handrail.papers.draft import Evidence
>>> dump(Evidence(3, 0, 2, "No"))
{'turn': 3, 'start': 0, 'end': 2, 'quote': 'No'}
>>> load(Evidence, dump(Evidence(3, 0, 2, "No")))
Evidence(turn=3, start=0, end=2, quote='No')
"""

import base64
import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


def dump(paper: object) -> Any:
    """A paper as plain JSON values."""
    if dataclasses.is_dataclass(paper):
        return {field.name: dump(getattr(paper, field.name)) for field in dataclasses.fields(paper)}
    if isinstance(paper, Enum):
        return paper.value
    if isinstance(paper, datetime):
        return paper.isoformat()
    if isinstance(paper, bytes):
        return base64.b64encode(paper).decode("ascii")
    if isinstance(paper, tuple | list | set | frozenset):
        return [dump(item) for item in (sorted(paper) if isinstance(paper, set | frozenset) else paper)]
    return paper


def load(kind: type[T], data: Any) -> T:
    """The paper that `dump` wrote. Raises KeyError, TypeError or ValueError when `data` is of another shape.

    For what the house itself stored: a paper from outside is made by its room, never loaded.
    """
    return cast(T, _loader(cast(Any, kind))(data))


@cache
def _loader(kind: Any) -> Callable[[Any], Any]:
    """How values of one type are read: found out once, since a session holds thousands of them."""
    kind = getattr(kind, "__supertype__", kind)
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        inner = _loader(next(part for part in args if part is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin in (tuple, frozenset):
        if origin is tuple and args[-1] is not Ellipsis:
            parts = [_loader(part) for part in args]
            return lambda data: tuple(part(item) for part, item in zip(parts, data, strict=True))
        one = _loader(args[0])
        return lambda data: origin(map(one, data))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _of_fields(kind)
    if kind is float:
        return lambda data: float(data) if isinstance(data, int) else data
    return _PLAIN.get(kind) or (kind if isinstance(kind, type) and issubclass(kind, Enum) else _as_it_is)


def _of_fields(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = {name: reader for name, hint in hints.items() if (reader := _loader(hint)) is not _as_it_is}

    def read(data: Any) -> Any:
        return kind(**{name: readers[name](value) if name in readers else value for name, value in data.items()})

    return read


def _as_it_is(data: Any) -> Any:
    return data


_PLAIN: dict[Any, Callable[[Any], Any]] = {datetime: datetime.fromisoformat, bytes: base64.b64decode}
