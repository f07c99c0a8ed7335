"""Queries whose SQL is written once and then only given its values.

Django builds and writes a query anew each time it is asked, and with a few subqueries that takes five to ten
times longer than the asking. A query on a page that many people open is written with `@prepared`
(docs/performance.md).
"""

from collections.abc import Callable, Iterator
from copy import copy
from datetime import UTC, date, datetime, timedelta
from functools import update_wrapper
from inspect import get_annotations
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

FIRST_NUMBER, FIRST_DAY, PRIVATE = 7_318_550_000_000_000, date(500, 1, 1), "\ue7b5"
# What stands for a value while the SQL is written: like nothing that a query of ours could hold.
STANDS_FOR: dict[Any, Callable[[int], Any]] = {
    int: lambda place: FIRST_NUMBER + 1000 * place,
    list[int]: lambda place: FIRST_NUMBER + 1000 * place,
    date: lambda place: FIRST_DAY + timedelta(place),
    datetime: lambda place: datetime(501, 1, 1, tzinfo=UTC) + timedelta(place),
    str: lambda place: f"{PRIVATE}{place}",
}


class Prepared:
    """Call it with the values in order: a list of the query's rows, in one question to the database.

    `build` says the type of each value (int, str, date, datetime or list[int]) and returns a queryset. It
    runs once a connection (and length of a list), so it may look at nothing but its values, and only compare
    with them: a value that is reckoned with is refused, and one that makes other SQL, as None does, cannot be
    given.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self.build = build
        self.types = [kind for name, kind in get_annotations(build).items() if name != "return"]
        update_wrapper(self, build)

    def __call__(self, *values) -> list:
        if None in values or len(values) != len(self.types):
            raise TypeError(f"{self.build.__name__} takes {len(self.types)} values and never None: {values}")
        written = self._written(values)
        return list(written.rows(values)) if written else []

    def _written(self, values: tuple) -> "_Written | None":
        kept = connection.__dict__.setdefault("prepared", {})
        key = (self, *(len(value) for value in values if isinstance(value, list)))
        if key not in kept:
            stand_ins = list(self._stand_ins(values))
            try:
                kept[key] = _Written(self.build(*stand_ins), tuple(stand_ins))
            except EmptyResultSet:  # an empty list, and nothing beside it
                kept[key] = None
        return kept[key]

    def _stand_ins(self, values: tuple) -> Iterator[Any]:
        place = 0
        for kind, value in zip(self.types, values, strict=True):
            length = len(value) if kind == list[int] else 1
            found = [STANDS_FOR[kind](place + number) for number in range(length)]
            yield found if kind == list[int] else found[0]
            place += length


class _Written:
    """A query as SQL; `places` says for each parameter which value goes there, None for what always stands
    there."""

    def __init__(self, queryset: QuerySet, stand_ins: tuple):
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.constants = self.compiler.as_sql()
        numbers = {value: number for number, value in enumerate(_adapted(stand_ins))}
        self.places = [numbers.get(param) for param in self.constants]
        for param, place in zip(self.constants, self.places, strict=True):
            if place is None and _is_reckoned(param):
                raise ValueError(f"A prepared query may not reckon with its values: {param} in {self.sql}")

    def rows(self, values: tuple) -> QuerySet:
        """To be read as it is: filtered further it would ask with what stands for the values."""
        given = _adapted(values)
        params = tuple(
            param if place is None else given[place]
            for param, place in zip(self.constants, self.places, strict=True)
        )
        compiler = copy(self.compiler)
        compiler.as_sql = lambda *args, **kwargs: (self.sql, params)
        rows = self.queryset._chain()
        rows.query.get_compiler = lambda *args, **kwargs: compiler
        return rows


def _adapted(values: tuple) -> list:
    """The single values, as the database's driver gets them."""
    return [_for_driver(one) for value in values for one in (value if isinstance(value, list) else [value])]


def _for_driver(value):
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _is_reckoned(param) -> bool:
    """Whether a stand-in has been changed on its way: nothing else of ours is so large, or so long ago."""
    if isinstance(param, int):
        return abs(param - FIRST_NUMBER) < 10**9
    if isinstance(param, date):
        return param.year < 1000
    return isinstance(param, str) and (PRIVATE in param or (param[:1] == "0" and param[4:5] == "-"))


prepared = Prepared
