"""What the plans of somebody's groups wait for, in the shape of everything owed."""

from datetime import date

from django.db.models import F, OuterRef, QuerySet

from groups.models import GroupName, Person
from plans.follow_up_asked import words_asked
from plans.waiting import (
    WaitingDays,
    groups_asked_for_money,
    groups_with_notes,
    plans_to_follow_up,
    readings_lacking,
)
from samverkan.lib.dated import value_that_day
from samverkan.pages.owed_rows import FOLLOW_UP, FUNDING, NOTES, READING, WORDS, columns


def of_plans(reader: Person, days: WaitingDays) -> list[QuerySet]:
    """In a row `meeting_of` is the group's name, of a reading how often; `text` the group's address, of a
    reading what is read."""
    today = days.today
    return [
        _words(reader, today),
        _follow_ups(reader, days),
        _notes(reader, today),
        _money(reader, today),
        _readings(reader, days),
    ]


def _words(reader: Person, today: date) -> QuerySet:
    """The goals that are asked about as `count`, and in `is_due_month` whether the summary is asked for."""
    return columns(
        words_asked(reader, today),
        WORDS,
        pk=F("pk"),
        text=F("year"),
        day=F("words_due_on"),
        meeting_of=value_that_day(GroupName, "name", today, group=OuterRef("group")),
        due_on=F("words_due_on"),
        is_due_month=F("summary_asked"),
        count=F("goals_asked"),
    )


def _follow_ups(reader: Person, days: WaitingDays) -> QuerySet:
    """The plan's first day as `day` and its last as `due_on`; what tries the group anew as `meeting_day` and
    what ends it as `until`; the last year that is followed up as `count`."""
    return columns(
        plans_to_follow_up(reader, days),
        FOLLOW_UP,
        pk=F("pk"),
        text=F("group__slug"),
        day=F("starts_on"),
        meeting_day=F("group__trial_until"),
        meeting_of=F("group_name"),
        due_on=F("ends_on"),
        count=F("followed_up"),
        until=F("group__ends_on"),
    )


def _notes(reader: Person, today: date) -> QuerySet:
    rows = groups_with_notes(reader, today)
    return columns(rows, NOTES, pk=F("pk"), text=F("slug"), meeting_of=F("group_name"), count=F("waiting"))


def _money(reader: Person, today: date) -> QuerySet:
    """The first year that is asked for as `home_group`."""
    return columns(
        groups_asked_for_money(reader, today),
        FUNDING,
        pk=F("pk"),
        text=F("slug"),
        meeting_of=F("group_name"),
        home_group=F("first_year"),
        count=F("waiting"),
    )


def _readings(reader: Person, days: WaitingDays) -> QuerySet:
    """The last period that is read as `day`, from when and until when it is measured as `due_on` and
    `meeting_day`, the days until a figure is there as `count`."""
    return columns(
        readings_lacking(reader, days),
        READING,
        pk=F("pk"),
        text=F("name"),
        day=F("last_read"),
        meeting_day=F("ends_on"),
        meeting_of=F("frequency"),
        due_on=F("starts_on"),
        count=F("lag_days"),
    )
