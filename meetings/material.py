"""When the papers to a meeting are due, and how one came late (S004-12, P13)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.models import AgendaItem
from samverkan.lib import spoken
from samverkan.lib.working_days import working_day_on_or_before

# The kinds that nobody can take part in without having read something.
WITH_MATERIAL = frozenset({AgendaItem.Kind.DECISION, AgendaItem.Kind.POSITION, AgendaItem.Kind.PREPARATION})
DEFAULT_MATERIAL_DAYS = 7


@dataclass(frozen=True)
class Lacking:
    """An item that wants a paper and has none; `is_late`: the last day has passed."""

    item: int
    title: str
    is_late: bool


def material_due(meeting_day: date, material_days: int = DEFAULT_MATERIAL_DAYS) -> date:
    """The last day to hand in papers: so many days before the meeting, or the working day before."""
    return working_day_on_or_before(meeting_day - timedelta(days=material_days))


def lateness(
    added_at: datetime,
    uploaded_at: datetime,
    number: int,
    *,
    sent_at: datetime | None,
    due: date | None,
) -> str:
    """How a document came late, in words to show; "" for one in time.

    `uploaded_at` and `number` are of its newest version, `sent_at` is when the call went out, `due` the last
    day for papers (None without a day). A paper that came on the last day is in time.
    """
    if due and timezone.localdate(added_at) > due:
        return _("came after the last day for papers (%(day)s)") % {"day": _short(due)}
    if due and number > 1 and timezone.localdate(uploaded_at) > due:
        return _("new version after the last day for papers (%(day)s)") % {"day": _short(due)}
    if sent_at and added_at > sent_at:
        return _("came after the call")
    return ""


def lacking(items: Iterable[tuple[int, str, str, bool]], due: date | None, today: date) -> list[Lacking]:
    """Which of the items (id, title, kind, has a paper) still want one, in their order."""
    is_late = due is not None and today > due
    return [
        Lacking(pk, title, is_late)
        for pk, title, kind, has_paper in items
        if kind in WITH_MATERIAL and not has_paper
    ]


def _short(day: date) -> str:
    """ "tisdag 7 mars": the year is the meeting's."""
    return spoken.day(day).rpartition(" ")[0]
