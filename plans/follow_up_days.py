"""When a plan is followed up: each year, and once in good time before it ends or is decided on anew (I-PLN3,
S001-29). Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

# So that what is found can weigh in the decision.
GOOD_TIME = relativedelta(months=3)


@dataclass(frozen=True, order=True)
class FollowUpDay:
    """`kind` is "year" for the end of a year of the plan, or "good_time"."""

    on: date
    kind: Literal["year", "good_time"]


def follow_up_days(starts_on: date, ends_on: date, *decisions: date | None) -> list[FollowUpDay]:
    """The last day of each year of the plan, and three months before the first thing that ends it, in order.

    `decisions` are days on which the group itself ends or is tried anew; those outside the plan, and None,
    say nothing. A plan shorter than three months is followed up in good time on its first day.
    """
    days = [FollowUpDay(on, "year") for on in _years(starts_on, ends_on)]
    ends = first_end(starts_on, ends_on, *decisions)
    days.append(FollowUpDay(max(ends - GOOD_TIME, starts_on), "good_time"))
    return sorted(days)


def first_end(starts_on: date, ends_on: date, *decisions: date | None) -> date:
    """What the one in good time comes before: the first of `decisions` inside the plan, else its end."""
    return min([ends_on, *(day for day in decisions if day and starts_on < day <= ends_on)])


def _years(starts_on: date, ends_on: date) -> list[date]:
    found, number = [], 1
    while (last := starts_on + relativedelta(years=number) - timedelta(days=1)) < ends_on:
        found.append(last)
        number += 1
    return [*found, ends_on]
