"""The statistics of a year as a follow-up tells them: the same counting as /statistik/ (S000-18, N03,
N04)."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from groups.models import Group
from meetings.call_numbers import CallTiming
from meetings.numbers_facts import Attended, Line, group_year, structure_year
from meetings.numbers_words import TIMING_WORDS
from plans.follow_up_document import MeetingYear, NumbersYear, Presence


def group_numbers(group: Group, year: int, now: datetime) -> NumbersYear:
    """`group` with `shown_name`; sixteen queries, however many meetings there are."""
    found, today = group_year(group.pk, group.shown_name, year, now), timezone.localdate(now)
    return NumbersYear(
        **_attended(found.attended),
        in_time=found.calls.in_time,
        called=found.calls.all,
        meetings=tuple(
            MeetingYear(
                day=one.day,
                present=one.figures.present if one.figures else 0,
                filled=one.figures.filled if one.figures else 0,
                call=_call(one.call),
            )
            for one in found.meetings
            if one.day <= today
        ),
    )


def structure_numbers(groups: Iterable[Group], year: int, now: datetime) -> NumbersYear:
    """Eleven queries, however many groups and meetings."""
    found = structure_year({group.pk: (group.shown_name, group.slug) for group in groups}, year, now)
    return NumbersYear(
        **_attended(found.attended),
        in_time=found.calls.in_time,
        called=found.calls.all,
        groups=tuple(
            Presence(
                name=one.line.name,
                present=one.line.figures.present,
                filled=one.line.figures.filled,
                meetings=one.meetings,
                in_time=one.calls.in_time,
                called=one.calls.all,
            )
            for one in found.groups
        ),
    )


def _attended(found: Attended) -> dict[str, object]:
    return {
        "held": found.counted + len(found.waiting),
        "waiting": len(found.waiting),
        "present": found.figures.present,
        "filled": found.figures.filled,
        "organizations": tuple(map(_presence, found.organizations)),
    }


def _presence(line: Line) -> Presence:
    return Presence(name=line.name, present=line.figures.present, filled=line.figures.filled)


def _call(call: CallTiming | None) -> str:
    return str(TIMING_WORDS[call.timing][1]) if call else ""
