"""Packing the database after a survey is closed, so that nothing of its single answers is left in the file
(ruling 23).

A deleted row stands in its place until something is written over it: in PostgreSQL's pages as a dead row, in
SQLite's as free space, and in its write-ahead log. Both are written anew here, outside any transaction.
"""

from datetime import datetime

from django.db import connection
from django.tasks import task
from django.utils import timezone

from evaluations.models import (
    Answer,
    ConfidentialResponse,
    Invitation,
    Response,
    Survey,
    SurveyText,
)
from groups.models import Delivery, Link

# Also what told of somebody's answer by being changed: the count, the mails and the links.
TABLES = (Answer, ConfidentialResponse, Response, Invitation, SurveyText, Survey, Link, Delivery)
CLOSED = (Survey.State.CLOSED, Survey.State.REPORTED)


class NotPacked(Exception):
    """Somebody is reading, so the log could not be emptied; the next day tries again."""


@task()
def pack_surveys() -> None:
    pack(timezone.now())


def pack(now: datetime) -> int:
    """How many surveys were waiting for it."""
    waiting = list(Survey.objects.filter(state__in=CLOSED, packed_at=None).values_list("pk", flat=True))
    if waiting:
        write_anew()
        Survey.objects.filter(pk__in=waiting).update(packed_at=now)
    return len(waiting)


def write_anew() -> None:
    """Takes some seconds, during which others wait for these tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in TABLES:
                cursor.execute(f'VACUUM FULL "{model._meta.db_table}"')
            return
        overwrite_what_is_deleted()
        cursor.execute("VACUUM")
        # 1: somebody else still reads the log. -1 in the other columns: there is none.
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            raise NotPacked("The write-ahead log is being read; the database is packed tomorrow.")


def overwrite_what_is_deleted() -> None:
    """From here on, for this connection: SQLite writes zeros where a row was. PostgreSQL has nothing like
    it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.fetchall()
