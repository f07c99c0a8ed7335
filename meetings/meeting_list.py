"""The rows of the list of meetings: one query, whatever their number."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from groups.access import groups_for, standing_of
from groups.models import Group, GroupName, Person
from meetings.access import PLANNERS, meetings_for
from meetings.models import Meeting, Response
from meetings.page import STATE_MARKS, state_now, state_words, with_state
from meetings.page_people import ANSWER_MARKS, my_answer_words
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day


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
    rows = groups_for(person).annotate(
        shown_name=value_that_day(GroupName, "name", date.max, group=OuterRef("pk"))
    )
    groups = list(rows.order_by("shown_name"))
    for group in groups:
        group.may_plan = standing.has(group.pk, PLANNERS)
    return groups


def coming_meetings(person: Person, today: date, *, group: Group | None) -> QuerySet[Meeting]:
    """Today and onwards, the nearest first; those without a day last."""
    rows = _rows(person, group).exclude(date__lt=today)
    return rows.order_by(F("date").asc(nulls_last=True), F("start").asc(nulls_last=True), "pk")


def past_meetings(person: Person, today: date, *, group: Group | None) -> QuerySet[Meeting]:
    return _rows(person, group).filter(date__lt=today).order_by("-date", "-start", "-pk")


def meeting_lines(rows, now: datetime) -> list[MeetingLine]:
    words, answers = state_words(), my_answer_words()
    lines = []
    for row in rows:
        state = state_now(row, now)
        day = spoken.day_capital(row.date) if row.date else _("No day yet")
        hours = _("at %(hours)s") % {"hours": spoken.hours(row.start, row.end)} if row.start else ""
        when = f"{day} {hours}".strip() if row.title else hours
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


def _rows(person: Person, group: Group | None) -> QuerySet[Meeting]:
    mine = Response.objects.filter(meeting=OuterRef("pk"), person=person).values("answer")[:1]
    rows = with_state(meetings_for(person)).annotate(my_answer=Subquery(mine))
    return rows.filter(group=group) if group else rows
