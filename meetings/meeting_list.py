"""The rows of the list of meetings: two queries, whatever their number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from groups.access import Standing, groups_for, standing_of
from groups.models import Group, GroupName, Person
from meetings.access import PLANNERS, meetings_in
from meetings.last_day import is_ahead, is_behind
from meetings.models import Meeting, Response
from meetings.my_part import my_answer_words
from meetings.page import STATE_MARKS, state_now, state_words, with_state
from meetings.page_people import ANSWER_MARKS
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import falling, rising
from samverkan.lib.prepared import prepared


@dataclass(frozen=True)
class MeetingLine:
    """`answer` is what the reader has said, "" for nothing."""

    pk: int
    heading: str
    note: str
    state_mark: str
    state_word: str
    answer: str
    answer_mark: str


def groups_to_choose(person: Person) -> list[Group]:
    """The reader's groups by name, with `shown_name` and `may_plan`."""
    standing = standing_of(person)
    groups = (
        list(_named(groups_for(person))) if standing.is_administrator else _my_groups(standing.group_ids())
    )
    for group in groups:
        group.may_plan = standing.has(group.pk, PLANNERS)
    return groups


@prepared
def _my_groups(groups: list[int]) -> QuerySet[Group]:
    return _named(Group.objects.filter(pk__in=groups))


def _named(groups: QuerySet[Group]) -> QuerySet[Group]:
    shown = value_that_day(GroupName, "name", date.max, group=OuterRef("pk"))
    return groups.annotate(shown_name=shown).order_by("shown_name")


def coming_meetings(person: Person, today: date, *, group: Group | None) -> Sequence[int]:
    """The keys of the meetings that are not over, the nearest first; those without a day last."""
    if (standing := standing_of(person)).is_administrator:
        return _coming(_all_in(group), today)
    return _my_coming(*_mine(standing, group), today)


def past_meetings(person: Person, today: date, *, group: Group | None) -> Sequence[int]:
    """Keys, the latest meeting first."""
    if (standing := standing_of(person)).is_administrator:
        return _past(_all_in(group), today)
    return _my_past(*_mine(standing, group), today)


def _all_in(group: Group | None) -> QuerySet[Meeting]:
    return Meeting.objects.filter(group=group) if group else Meeting.objects.all()


def _mine(standing: Standing, group: Group | None) -> tuple[list[int], int]:
    """What `meetings_in` takes. A chosen group is one of the reader's own: no meeting there is seen by
    invitation."""
    return ([group.pk], 0) if group else (standing.group_ids(), standing.person.pk)


@prepared
def _my_coming(groups: list[int], invited: int, today: date) -> QuerySet:
    return _coming(meetings_in(groups, invited), today)


@prepared
def _my_past(groups: list[int], invited: int, today: date) -> QuerySet:
    return _past(meetings_in(groups, invited), today)


def _coming(rows: QuerySet[Meeting], today: date) -> QuerySet:
    rows = rows.filter(is_ahead(today) | Q(date__isnull=True)).values_list("pk", flat=True)
    return rows.order_by(*rising("date", "start"), "pk")


def _past(rows: QuerySet[Meeting], today: date) -> QuerySet:
    return (
        rows.filter(is_behind(today)).order_by(*falling("date", "start"), "-pk").values_list("pk", flat=True)
    )


def meeting_lines(keys: Iterable[int], person: Person, now: datetime) -> list[MeetingLine]:
    """The lines of these meetings, in this order; one query."""
    words, answers, keys = state_words(), my_answer_words(), list(keys)
    rows = {row.pk: row for row in _rows(keys, person.pk)}
    lines = []
    for row in (rows[key] for key in keys):
        state = state_now(row, now)
        day = spoken.day_capital(row.date) if row.date else _("No day yet")
        hours = _("at %(hours)s") % {"hours": spoken.hours(row.start, row.end)} if row.start else ""
        when = f"{spoken.day(row.date) if row.date else day} {hours}".strip() if row.title else hours
        if row.last_date:
            when = spoken.when(row.date, row.start, row.end, row.last_date)
        preliminary = _("preliminary time") if row.is_preliminary else ""
        line = MeetingLine(
            row.pk,
            row.title or day,
            " · ".join(part for part in (row.group_name, when, preliminary, row.place) if part),
            STATE_MARKS[state],
            words[state],
            answers[row.my_answer] if row.my_answer else "",
            ANSWER_MARKS[row.my_answer] if row.my_answer else "",
        )
        lines.append(line)
    return lines


@prepared
def _rows(keys: list[int], person: int) -> QuerySet[Meeting]:
    mine = Response.objects.filter(meeting=OuterRef("pk"), person=person).values("answer")[:1]
    return with_state(Meeting.objects.filter(pk__in=keys)).annotate(my_answer=Subquery(mine)).order_by()
