"""Assignments that one is to report on, deliver or approve."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issues.assignment_waiting import DELIVERED
from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.few_duties import few_or_one
from samverkan.pages.owed_rows import ASSIGNMENT, OwedRow


def assignment_duties(owed: Iterable[OwedRow], today: date) -> list[Duty]:
    """No query."""
    rows = [row for row in owed if row.kind == ASSIGNMENT]
    to_approve = [_to_approve(row) for row in rows if row.meeting_of == DELIVERED]
    to_do = [row for row in rows if row.meeting_of != DELIVERED]
    told = few_or_one(to_do, lambda row: _to_do(row, today), _counted, "assignments:mine", today)
    return [*told, *to_approve]


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


def _counted(number: int) -> str:
    return ngettext("%(count)s assignment to see to", "%(count)s assignments to see to", number)
