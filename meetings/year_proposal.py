"""The days a year's meetings are proposed on, and what there is to know about a day before it is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from groups.circle import circle_on
from groups.models import Group, Person
from meetings.actions import ChosenDay
from meetings.collisions import around_of
from meetings.collisions_rules import Around
from meetings.models import Meeting, SchoolHoliday
from meetings.wheel import UNCOUNTED
from meetings.wheel_days import end_after, habits, pattern_day, proposed_days
from samverkan.lib.working_days import day_notes


@dataclass(frozen=True)
class Surroundings:
    """What lies around a year's meetings: the group's own that are there, and the school holidays, as (name,
    only in, first, last)."""

    there: tuple[date, ...]
    holidays: tuple[tuple[str, str, date, date], ...]

    def notes(self, day: date, others: Sequence[date] = ()) -> list[str]:
        """`others` are the other chosen days."""
        found = [note.text for note in day_notes(day)]
        for name, only_in, first, last in self.holidays:
            if first <= day <= last:
                words = {"name": name, "where": only_in}
                found.append(
                    _("School holiday in %(where)s: %(name)s.") % words
                    if only_in
                    else _("School holiday: %(name)s.") % words
                )
        if day in self.there:
            found.append(_("The group already has a meeting that day."))
        if day in others:
            found.append(_("The day is chosen twice."))
        return found


@dataclass(frozen=True)
class Proposal:
    """`from_patterns`: the days are the usual ones; otherwise they are spread over the year."""

    days: tuple[ChosenDay, ...]
    target: int
    from_patterns: bool


def surroundings_of(group: Group, year: int) -> Surroundings:
    """Two queries, and one for the names of the municipalities."""
    rows = Meeting.objects.filter(Q(group=group) | Q(joint_groups__group=group), date__year=year)
    there = rows.filter(cancelled_at__isnull=True).exclude(kind__in=UNCOUNTED).order_by().distinct()
    holidays = SchoolHoliday.objects.filter(
        structure=group.structure_id, starts_on__lte=date(year, 12, 31), ends_on__gte=date(year, 1, 1)
    )
    return Surroundings(
        tuple(sorted(there.values_list("date", flat=True))),
        tuple(
            (row.name, str(row.organization or ""), row.starts_on, row.ends_on)
            for row in holidays.select_related("organization").prefetch_related("organization__names")
        ),
    )


def taken_in(group: Group, year: int, *, asker: Person, today: date) -> Around:
    """What else takes the same people, rooms and linked boards that year, as the page of a day tells it
    (S000-19). The group's own meetings and the holidays are in `Surroundings`. Six queries beside the
    circle's.

    The people are those of today, or of the year's first day when that is to come.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    circle = circle_on(group, max(today, first))
    around = around_of(Meeting(group=group), circle, first=first, last=last, asker=asker)
    others = tuple(row for row in around.meetings if not row.is_own)
    return replace(around, meetings=others, holidays=())


def proposal_of(group: Group, year: int, around: Surroundings) -> Proposal:
    """The usual meetings that the year has not got yet; without any, what it lacks of the group's number.

    A usual meeting is there when the group has one in that month, so that moving it does not make it twice.
    """
    settings = group.settings_on(date(year, 1, 1))
    patterns = list(group.patterns.all())
    if patterns:
        left = [*(day.month for day in around.there)]
        days = [_usual(row, year) for row in patterns if not _take(left, row.month)]
        return Proposal(tuple(sorted(days, key=lambda one: one.day)), settings.meetings_per_year, True)
    before = Meeting.objects.filter(group=group, date__year__in=(year - 1, year), cancelled_at__isnull=True)
    usual = habits(before.order_by("date").values_list("date", "start", "place"))
    days = proposed_days(
        year,
        settings.meetings_per_year,
        weekday=usual.weekday,
        taken=around.there,
        school_holidays=[(first, last) for _name, only_in, first, last in around.holidays if not only_in],
    )
    end = end_after(usual.start, settings.meeting_minutes)
    chosen = tuple(ChosenDay(day, usual.start, end, Meeting.Kind.ORDINARY, usual.place) for day in days)
    return Proposal(chosen, settings.meetings_per_year, False)


def _take(months: list[int], month: int) -> bool:
    """Whether the month was there; it is used up."""
    if month not in months:
        return False
    months.remove(month)
    return True


def _usual(row, year: int) -> ChosenDay:
    return ChosenDay(
        pattern_day(year, row.month, row.week, row.weekday), row.start, row.end, row.kind, row.place
    )
