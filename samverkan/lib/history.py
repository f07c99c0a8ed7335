"""Who changed what, when: every historical row gets the actor and the moment of the verb that made it
(design.md 4.10)."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cache, wraps

from django.db import transaction
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

_acting: ContextVar[tuple | None] = ContextVar("acting", default=None)


@contextmanager
def acting(by, now: datetime):
    """Within it, historical rows are signed `by` (a Person, or None for the system) at `now`."""
    token = _acting.set((by, now))
    try:
        yield
    finally:
        _acting.reset(token)


def verb(function):
    """One thing that can happen: one transaction, one `now`, one actor; keyword-only after the object it is
    about.

    The function receives `by` and `now` as well. A refusal raised inside leaves nothing behind.
    """

    @wraps(function)
    def run(*args, by, now: datetime, **fields):
        with transaction.atomic(), acting(by, now):
            return function(*args, by=by, now=now, **fields)

    return run


class _HistoryRows(HistoryManager):
    # The library makes a class anew each time `.history` is read, which every save does: a quarter of a
    # millisecond for each row that is written.
    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        return super().from_queryset(queryset_class, class_name)


class History(HistoricalRecords):
    """simple-history's records, signed by the verb that runs; outside verbs (admin, shell) as the library
    does."""

    def __init__(self, **fields):
        super().__init__(**{"history_manager": _HistoryRows} | fields)

    def get_history_user(self, instance):
        current = _acting.get()
        return current[0] if current else super().get_history_user(instance)

    def create_historical_record(self, instance, history_type, using=None):
        if (current := _acting.get()) and not hasattr(instance, "_history_date"):
            instance._history_date = current[1]
            try:
                return super().create_historical_record(instance, history_type, using)
            finally:
                del instance._history_date
        return super().create_historical_record(instance, history_type, using)
