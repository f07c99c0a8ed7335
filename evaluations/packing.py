"""Packing the database after a survey is closed, so that nothing of its single answers is left in the file
(ruling 23).

A deleted row stands in its place until something is written over it: in PostgreSQL's pages as a dead row, in
SQLite's as free space, and in its write-ahead log. Both are written anew here, outside any transaction.
"""

import re
import time
from datetime import datetime
from uuid import uuid4

from django.db import OperationalError, connection, transaction
from django.tasks import task
from django.utils import timezone

from evaluations.models import (
    Answer,
    Choice,
    ConfidentialResponse,
    Invitation,
    Question,
    Response,
    Survey,
    SurveyText,
)
from groups.models import Delivery, Link

# Also what told of somebody's answer by being changed or pointed to: questions, the count, mails and links.
TABLES = (
    *(Answer, ConfidentialResponse, Response, Invitation, SurveyText),
    *(Survey, Question, Choice, Link, Delivery),
)
CLOSED = (Survey.State.CLOSED, Survey.State.REPORTED)
# While it waits for a table everybody else waits for it too.
WAITS = "5s"
# Seconds between tries, for who reads a moment only, as PostgreSQL's own gathering of statistics.
PAUSES = (1, 5, 20)


# The first number of a notice's second line, in whatever language the server speaks.
LEFT = re.compile(r"\A.*\n\D*(\d+)")


class NotPacked(Exception):
    """Somebody is reading, so removed rows are still there; the next day tries again."""


@task()
def pack_surveys() -> None:
    pack(timezone.now())


def pack_again(survey: Survey) -> None:
    """Within the verb that takes words away: they are not to be found in the file either."""
    Survey.objects.filter(pk=survey.pk).update(packed_at=None, removal=uuid4())
    transaction.on_commit(pack_surveys.enqueue)


def pack(now: datetime) -> int:
    """How many surveys were waiting for it. What is taken away meanwhile waits for the next one."""
    rows = Survey.objects.filter(state__in=CLOSED, packed_at=None)
    waiting = list(rows.values_list("pk", "removal"))
    if waiting:
        write_anew()
    for survey, removal in waiting:
        Survey.objects.filter(pk=survey, removal=removal).update(packed_at=now)
    return len(waiting)


def write_anew() -> None:
    """Takes some seconds, during which others wait for these tables; half a minute more where somebody
    reads."""
    anew = {"sqlite": _vacuum_file, "postgresql": _vacuum_each}[connection.vendor]
    with connection.cursor() as cursor:
        for pause in PAUSES:
            try:
                anew(cursor)
            except NotPacked:
                time.sleep(pause)
            else:
                return
        anew(cursor)


def _vacuum_file(cursor) -> None:
    overwrite_what_is_deleted()
    cursor.execute("VACUUM")
    # 1: somebody else still reads the log. -1 in the other columns: there is none.
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if cursor.fetchone()[0]:
        raise NotPacked("The write-ahead log is being read; the database is packed tomorrow.")


def _vacuum_each(cursor) -> None:
    """Removed rows that somebody may still see (a dump, a long report, a standby) are copied along by
    PostgreSQL; only its own notice tells how many: "2 dead row versions cannot be removed yet."."""
    told = connection.connection.notices
    told.clear()
    cursor.execute(f"SET lock_timeout = '{WAITS}'")
    try:
        for model in TABLES:
            cursor.execute(f'VACUUM (FULL, VERBOSE) "{model._meta.db_table}"')
    except OperationalError as error:
        raise NotPacked("A table is being read; the database is packed tomorrow.") from error
    finally:
        cursor.execute("RESET lock_timeout")
    left = [int(found[1]) for text in told if (found := LEFT.search(text))]
    if len(left) < len(TABLES) or any(left):
        raise NotPacked("Removed rows are still being read; the database is packed tomorrow.")


def overwrite_what_is_deleted() -> None:
    """From here on, for this connection: SQLite writes zeros where a row was. PostgreSQL has nothing like
    it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.fetchall()
