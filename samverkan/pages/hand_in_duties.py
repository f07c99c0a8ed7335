"""Figures that organisations have handed in, and that wait for whoever staffs the group to review them."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.periods import name_of
from samverkan.pages.duties import Duty
from samverkan.pages.owed_rows import HANDED_IN, OwedRow


def hand_in_duties(owed: Iterable[OwedRow]) -> list[Duty]:
    """No query."""
    return [_of_period(row) for row in owed if row.kind == HANDED_IN]


def _of_period(row: OwedRow) -> Duty:
    text = ngettext(
        "%(count)s organisation has handed in figures for %(period)s",
        "%(count)s organisations have handed in figures for %(period)s",
        row.count,
    )
    return Duty(
        what=text % {"count": row.count, "period": name_of(row.meeting_of, row.day)},
        note=_("They wait for you to look at them"),
        url=reverse("indicators:hand_ins", args=[row.text]),
        label=_("Look at the figures"),
    )
