"""Which tables a request writes to."""

import re
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

WRITES = re.compile(
    r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE
)
# That a reader has opened a document or a call, the session and the cache; nothing else, and by HEAD not the
# first.
GET_MAY_WRITE = {"meetings_opened", "django_session", "cache"}
HEAD_MAY_WRITE = GET_MAY_WRITE - {"meetings_opened"}


def tables_written(ask: Callable, *args) -> set[str]:
    """By `ask(*args)`, which gives a response that is read to its end."""
    with CaptureQueriesContext(connection) as captured:
        b"".join(ask(*args))
    return written_by(captured)


def written_by(captured: CaptureQueriesContext) -> set[str]:
    return {found[1] for query in captured if (found := WRITES.match(query["sql"]))}
