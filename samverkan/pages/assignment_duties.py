"""Assignments that one is to report on, deliver or approve."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issues.assignment_waiting import DELIVERED
from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.owed import ASSIGNMENT, OwedRow

# More than these are told in one line.
MOST = 3


def assignment_duties(owed: Iterable[OwedRow], today: date) -> list[Duty]:
    """No query."""
    rows = [row for row in owed if row.kind == ASSIGNMENT]
    to_approve = [_to_approve(row) for row in rows if row.meeting_of == DELIVERED]
    to_do = [row for row in rows if row.meeting_of != DELIVERED]
    if len(to_do) > MOST:
        return [_of_many(to_do, today), *to_approve]
    return [*(_to_do(row, today) for row in to_do), *to_approve]


def _to_do(row: OwedRow, today: date) -> Duty:
    return Duty(
        what=row.text,
        note=_("Assignment, waited for %(day)s") % {"day": spoken.day(row.due_on)},
        url=reverse("assignments:assignment", args=[row.pk]),
        label=_("Open the assignment"),
        is_late=row.due_on < today,
    )


def _to_approve(row: OwedRow) -> Duty:
    return Duty(
        what=row.text,
        note=_("The assignment is delivered, and waits for the group to approve it"),
        url=reverse("assignments:assignment", args=[row.pk]),
        label=_("Read the delivery"),
    )


def _of_many(rows: list[OwedRow], today: date) -> Duty:
    text = ngettext("%(count)s assignment to see to", "%(count)s assignments to see to", len(rows))
    due_on = rows[0].due_on
    return Duty(
        what=text % {"count": len(rows)},
        note=_("The first by %(day)s") % {"day": spoken.day(due_on)},
        url=reverse("assignments:mine"),
        label=_("See them"),
        is_late=due_on < today,
    )
