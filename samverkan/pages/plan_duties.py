"""What the plans of one's groups wait for: words, follow-ups, handover notes, requests and readings (P49,
S001-29, S000-40, S004-22)."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.actions.follow_up_reminders import is_time
from plans.follow_up_days import FollowUpDay, follow_up_days
from plans.periods import due_on, latest_due, name_of, period_of
from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.few_duties import few_or_one
from samverkan.pages.owed_rows import FOLLOW_UP, FUNDING, NOTES, READING, WORDS, OwedRow

SEEN = (WORDS, FOLLOW_UP, NOTES, FUNDING, READING)


def plan_duties(owed: Iterable[OwedRow], today: date) -> list[Duty]:
    """No query."""
    kinds = {kind: [row for row in owed if row.kind == kind] for kind in SEEN}
    return [
        *(_words(row, today) for row in kinds[WORDS]),
        *(duty for row in kinds[FOLLOW_UP] if (duty := _follow_up(row, today))),
        *(_notes(row) for row in kinds[NOTES]),
        *(_requests(row) for row in kinds[FUNDING]),
        *_readings(kinds[READING], today),
    ]


def _words(row: OwedRow, today: date) -> Duty:
    asks_summary = row.is_due_month
    return Duty(
        what=_("How the year %(year)s went") % {"year": row.text},
        note=_("The follow-up of %(group)s, by %(day)s")
        % {"group": row.meeting_of, "day": spoken.day(row.due_on)},
        url=reverse("follow_up:one", args=[row.pk]),
        label=_("Sum the year up") if asks_summary and not row.count else _("Say how your goals went"),
        is_late=row.due_on < today,
    )


def _follow_up(row: OwedRow, today: date) -> Duty | None:
    """Of the first of the plan's days that is near and whose year is not followed up."""
    ends = date.fromisoformat(row.until) if row.until else None
    days = follow_up_days(row.day, row.due_on, row.meeting_day, ends)
    left = [day for day in days if is_time(day, today) and day.on.year > (row.count or 0)]
    return _of_day(row, left[0], today) if left else None


def _of_day(row: OwedRow, day: FollowUpDay, today: date) -> Duty:
    words = {"group": row.meeting_of, "year": day.on.year}
    note = _("The year's follow-up, by %(day)s")
    if day.kind == "good_time":
        note = _("In good time before the plan ends or the group is decided on anew, by %(day)s")
    return Duty(
        what=_("Follow up the plan of %(group)s for %(year)s") % words,
        note=note % {"day": spoken.day(day.on)},
        url=reverse("follow_up:group", args=[row.text]),
        label=_("To the follow-up"),
        is_late=day.on < today,
    )


def _notes(row: OwedRow) -> Duty:
    text = ngettext(
        "%(count)s handover note to take a stand on", "%(count)s handover notes to take a stand on", row.count
    )
    return Duty(
        what=text % {"count": row.count},
        note=row.meeting_of or "",
        url=reverse("handover:group", args=[row.text]),
        label=_("Take a stand"),
    )


def _requests(row: OwedRow) -> Duty:
    text = ngettext(
        "%(count)s request for funding to review", "%(count)s requests for funding to review", row.count
    )
    return Duty(
        what=text % {"count": row.count},
        note=row.meeting_of or "",
        url=reverse("funding:year", args=[row.text, row.home_group]),
        label=_("Review"),
    )


def _readings(rows: list[OwedRow], today: date) -> list[Duty]:
    late = [(_late_period(row, today), row) for row in rows]
    lacking = [
        row._replace(day=period, due_on=due_on(row.meeting_of, period, row.count))
        for period, row in late
        if period
    ]
    found = sorted(lacking, key=lambda row: (row.due_on, row.pk))
    return few_or_one(found, lambda row: _reading(row, today), _counted, "indicators:list", today)


def _late_period(row: OwedRow, today: date) -> date | None:
    """The latest period that should have been read and has not been."""
    frequency, last_read, starts_on, ends_on = row.meeting_of, row.day, row.due_on, row.meeting_day
    period = latest_due(frequency, today, row.count)
    is_measured = period_of(frequency, starts_on) <= period and (ends_on is None or period <= ends_on)
    return period if is_measured and (last_read is None or last_read < period) else None


def _reading(row: OwedRow, today: date) -> Duty:
    words = {"period": name_of(row.meeting_of, row.day), "day": spoken.day(row.due_on)}
    return Duty(
        what=row.text,
        note=_("Reading for %(period)s, wanted by %(day)s") % words,
        url=reverse("indicators:enter", args=[row.pk]),
        label=_("Enter the reading"),
        is_late=row.due_on < today,
    )


def _counted(number: int) -> str:
    return ngettext("%(count)s reading to enter", "%(count)s readings to enter", number)
