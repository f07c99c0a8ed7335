"""Duties of one kind, told one by one, or in one line where they are many."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.owed_rows import OwedRow

# More than these are told in one line.
MOST = 3


def few_or_one(
    rows: list[OwedRow],
    told: Callable[[OwedRow], Duty],
    counted: Callable[[int], str],
    page: str,
    today: date,
) -> list[Duty]:
    """`rows` by the day they are due. `counted` words their number with a `%(count)s`; `page` is the name of
    the address that lists them. No query."""
    if len(rows) <= MOST:
        return [told(row) for row in rows]
    due_on = rows[0].due_on
    return [
        Duty(
            what=counted(len(rows)) % {"count": len(rows)},
            note=_("The first by %(day)s") % {"day": spoken.day(due_on)},
            url=reverse(page),
            label=_("See them"),
            is_late=due_on < today,
        )
    ]
