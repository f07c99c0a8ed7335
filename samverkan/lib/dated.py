"""Dated rows: what was in force on a day."""

from datetime import date

from django.db import models
from django.db.models import F, Q, Subquery
from django.db.models.functions import Coalesce


class DatedQuerySet(models.QuerySet):
    """Rows with `starts_on` and `ends_on`, both days included; an empty `ends_on` means until further
    notice."""

    def in_force(self, on: date) -> "DatedQuerySet":
        return self.filter(starts_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def overlapping(self, starts_on: date, ends_on: date | None) -> "DatedQuerySet":
        rows = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
        return rows if ends_on is None else rows.filter(starts_on__lte=ends_on)


def ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name=name
    )


def latest_by_day(rows, on: date):
    """Of rows with `valid_from`, the one in force on the day; before the first row, the first. Empty: None.

    Names and settings are known from some day on; a paper older than the register still needs a name on it.
    """
    rows = sorted(rows, key=lambda row: row.valid_from)
    return next((row for row in reversed(rows) if row.valid_from <= on), rows[0] if rows else None)


def value_that_day(model, column: str, on, **of) -> Coalesce:
    """`latest_by_day` in the database, as a column of another query. `on` is a day or an `OuterRef` to
    one."""
    rows = model.objects.filter(**of)
    return Coalesce(
        Subquery(rows.filter(valid_from__lte=on).order_by("-valid_from").values(column)[:1]),
        Subquery(rows.order_by("valid_from").values(column)[:1]),
    )
