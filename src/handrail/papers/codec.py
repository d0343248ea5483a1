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
    return cast(T, _load(kind, data))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _load(kind: Any, data: Any) -> Any:
    kind = getattr(kind, "__supertype__", kind)
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [part for part in typing.get_args(kind) if part is not type(None)]
        return None if data is None else _load(inner[0], data)
    if origin in (tuple, frozenset):
        args = typing.get_args(kind)
        if origin is tuple and args[-1] is not Ellipsis:
            return tuple(_load(part, item) for part, item in zip(args, data, strict=True))
        return origin(_load(args[0], item) for item in data)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _load(hints[name], value) for name, value in data.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if kind is datetime:
        return datetime.fromisoformat(data)
    if kind is bytes:
        return base64.b64decode(data)
    if kind is float and isinstance(data, int):
        return float(data)
    return data
