"""Which tables a request writes to."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

WRITES = re.compile(
    r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE
)
# That a reader has opened a document or a call, the session and the cache; nothing else, and by HEAD not the
# first.
GET_MAY_WRITE = {"meetings_opened", "django_session", "cache"}
HEAD_MAY_WRITE = GET_MAY_WRITE - {"meetings_opened"}


@contextmanager
def written() -> Iterator[set[str]]:
    """The tables that are written to meanwhile. A wrapper of the connection sees the statements; to capture
    them would have SQLite quote every value besides, with a query of its own each."""
    tables: set[str] = set()

    def see(execute, sql, params, many, context):
        if found := WRITES.match(sql):
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(see):
        yield tables


def tables_written(ask: Callable, *args) -> set[str]:
    """By `ask(*args)`, which gives a response that is read to its end."""
    with written() as tables:
        b"".join(ask(*args))
    return tables
