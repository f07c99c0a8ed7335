"""Facts of a frozen document as text: frozen dataclasses of plain values to canonical JSON and back.

A field at its default is left out. A field added later, with a default, therefore changes neither the JSON
nor the SHA-256 of documents frozen before it. For the same reason a field is never renamed or removed.
"""

import hashlib
import json
import types
import typing
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from functools import cache
from typing import Any


def canonical_json(facts: Any) -> str:
    """One text for equal facts: keys sorted, no spaces, letters as they are, dates and times in ISO 8601."""
    return json.dumps(_plain(facts), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def from_json[Facts](shape: type[Facts], text: str) -> Facts:
    """The facts that `canonical_json` wrote. Raises ValueError for text that does not fit the shape."""
    return _read(shape, json.loads(text), shape.__name__)


def sha256(facts: Any) -> str:
    """64 hexadecimal digits over the canonical JSON in UTF-8: the fingerprint kept with a frozen document."""
    return hashlib.sha256(canonical_json(facts).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(v) for f in fields(value) if (v := getattr(value, f.name)) != _default(f)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(
        f"{value!r} is no plain value; facts hold text, whole numbers, dates, times and tuples of them."
    )


def _read(shape: Any, value: Any, place: str) -> Any:
    """`value` as `shape`, which is a type hint of a field; `place` names it in the refusal."""
    if is_dataclass(shape):
        return _read_fields(shape, value, place)
    if typing.get_origin(shape) is tuple:
        part = typing.get_args(shape)[0]
        return tuple(_read(part, item, f"{place}[{i}]") for i, item in enumerate(_of(list, value, place)))
    if isinstance(shape, types.UnionType):
        (shape,) = (choice for choice in typing.get_args(shape) if choice is not type(None))
        return None if value is None else _read(shape, value, place)
    if typing.get_origin(shape) is typing.Literal:
        if value not in (words := typing.get_args(shape)):
            raise ValueError(f"{place} is {value!r}; expected one of {', '.join(words)}.")
        return value
    if shape in (date, time):
        return shape.fromisoformat(_of(str, value, place))
    return _of(shape, value, place)


def _read_fields(shape: Any, value: Any, place: str) -> Any:
    known = _types(shape)
    if strange := sorted(_of(dict, value, place).keys() - known.keys()):
        raise ValueError(f"{place} has no {', '.join(strange)}.")
    try:
        return shape(**{name: _read(known[name], part, f"{place}.{name}") for name, part in value.items()})
    except TypeError as missing:
        raise ValueError(f"{place}: {missing}") from missing


def _of(shape: type, value: Any, place: str) -> Any:
    if type(value) is not shape:
        raise ValueError(f"{place} is {value!r}; expected {shape.__name__}.")
    return value


def _default(field: Field) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def _types(shape: type) -> dict[str, Any]:
    return typing.get_type_hints(shape)
