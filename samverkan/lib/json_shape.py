"""Whether JSON follows a schema, with what is wrong in words. The part of JSON Schema 2020-12 that our own
schemas use: a keyword that is not known here stops the checking instead of passing unseen.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

# What describes, and decides nothing.
WORDS = {"$schema", "$defs", "title", "description"}
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
READERS = {"date": date.fromisoformat, "date-time": datetime.fromisoformat}


class UnknownKeyword(ValueError):
    """The schema asks for something that is not checked here."""


def faults(value: Any, schema: dict, root: dict | None = None, place: str = "") -> Iterator[str]:
    """A sentence for each thing that is wrong; `place` is where, `meetings[0].date`."""
    root = schema if root is None else root
    if unknown := schema.keys() - WORDS - CHECKS.keys():
        raise UnknownKeyword(", ".join(sorted(unknown)))
    if "type" in schema and not _is_any(value, schema["type"]):
        yield _("%(place)s is %(value)s; expected %(type)s.") % {
            "place": place or _("The whole"),
            "value": _shown(value),
            "type": schema["type"] if isinstance(schema["type"], str) else "/".join(schema["type"]),
        }
        return
    for keyword, check in CHECKS.items():
        if keyword in schema:
            yield from check(value, schema, root, place)


def _is_any(value: Any, types: str | list[str]) -> bool:
    types = [types] if isinstance(types, str) else types
    # True is an int to Python, and none to JSON.
    return any(type(value) is TYPES[name] for name in types)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _reference(value, schema, root, place) -> Iterator[str]:
    found = root
    for part in schema["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    yield from faults(value, found, root, place)


def _any_of(value, schema, root, place) -> Iterator[str]:
    tried = [list(faults(value, choice, root, place)) for choice in schema["anyOf"]]
    if all(tried):
        # What is meant stands first.
        yield from tried[0]


def _required(value, schema, root, place) -> Iterator[str]:
    for name in schema["required"]:
        if isinstance(value, dict) and name not in value:
            yield _("%(place)s lacks %(name)s.") % {"place": place or _("The whole"), "name": name}


def _properties(value, schema, root, place) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in schema["properties"].items():
            if name in value:
                yield from faults(value[name], part, root, f"{place}.{name}".lstrip("."))


def _others(value, schema, root, place) -> Iterator[str]:
    if not isinstance(value, dict):
        return
    rule = schema["additionalProperties"]
    for name in sorted(value.keys() - schema.get("properties", {}).keys()):
        if rule is False:
            yield _("%(place)s has %(name)s, which the schema does not know.") % {
                "place": place or _("The whole"),
                "name": _shown(name),
            }
        elif rule is not True:
            yield from faults(value[name], rule, root, f"{place}.{name}".lstrip("."))


def _items(value, schema, root, place) -> Iterator[str]:
    if isinstance(value, list):
        for at, one in enumerate(value):
            yield from faults(one, schema["items"], root, f"{place}[{at}]")


def _one_of(value, schema, root, place) -> Iterator[str]:
    allowed = [schema["const"]] if "const" in schema else schema["enum"]
    if not any(value == one and type(value) is type(one) for one in allowed):
        yield _("%(place)s is %(value)s; expected one of %(allowed)s.") % {
            "place": place,
            "value": _shown(value),
            "allowed": ", ".join(str(one) for one in allowed),
        }


def _written_as(value, schema, root, place) -> Iterator[str]:
    if isinstance(value, str) and not re.search(schema["pattern"], value):
        yield _("%(place)s is %(value)s, which is not written as it should be.") % {
            "place": place,
            "value": _shown(value),
        }


def _format(value, schema, root, place) -> Iterator[str]:
    if isinstance(value, str):
        try:
            READERS[schema["format"]](value)
        except ValueError:
            yield _("%(place)s is %(value)s; expected a day or moment such as 2017-03-14.") % {
                "place": place,
                "value": _shown(value),
            }


def _minimum(value, schema, root, place) -> Iterator[str]:
    if type(value) is int and value < schema["minimum"]:
        yield _("%(place)s is %(value)s; at least %(least)s is expected.") % {
            "place": place,
            "value": value,
            "least": schema["minimum"],
        }


def _nothing_more(value, schema, root, place) -> Iterator[str]:
    return iter(())


CHECKS = {
    "type": _nothing_more,
    "$ref": _reference,
    "anyOf": _any_of,
    "required": _required,
    "properties": _properties,
    "additionalProperties": _others,
    "items": _items,
    "const": _one_of,
    "enum": _one_of,
    "pattern": _written_as,
    "format": _format,
    "minimum": _minimum,
}
