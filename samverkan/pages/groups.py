"""The list of groups and a group's page: the group with its meetings (ruling 2)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.group_evaluations import group_evaluations, with_evaluations
from evaluations.judgements_shown import group_judgements
from evaluations.models import Judgement
from evaluations.recommendations_of_issue import recommendations_of_group, with_recommended
from groups.access import EVERYBODY, STAFF, group_for, groups_for, standing_of
from groups.ending import overdue_words
from groups.governing import proposal_words
from groups.kinds import kind_word
from groups.models import Group
from groups.reports import group_lines, latest_documents, with_names
from groups.seat_table import group_rows, seat_table
from groups.views.asked_day import asked_day
from meetings.access import PLANNERS
from meetings.last_day import is_ahead, last_day
from meetings.local_time import instant
from meetings.models import Call, Meeting
from meetings.state import MeetingFacts, MeetingState, meeting_state
from meetings.year_desk import undone, undone_words
from plans.group_plan import group_plan
from samverkan.lib import spoken
from samverkan.lib.ordering import rising
from samverkan.lib.prepared import prepared

# How far back the group's page looks for its last meetings; the rest is under Meetings.
LOOK_BACK = timedelta(days=400)
NEXT, LAST = 2, 3


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list; `mark` is the kind of the state's mark."""

    pk: int
    group_id: int
    day: date
    start: time | None
    end: time | None
    last_day: date | None
    place: str
    state: str
    mark: str


def group_list(request: HttpRequest) -> HttpResponse:
    """The reader's groups with the next meeting of each."""
    standing = standing_of(request.user)
    rows = with_names(groups_for(request.user), timezone.localdate())
    lines = group_lines(rows, standing)
    coming = {line.group_id: line for line in reversed(coming_meetings([line.id for line in lines]))}
    return render(
        request,
        "groups/list.html",
        {"groups": [(line, coming.get(line.id)) for line in lines], "may_create": request.user.is_superuser},
    )


def group(request: HttpRequest, slug: str) -> HttpResponse:
    """A group as it is today, or as it was on the day in `?on=`."""
    today = timezone.localdate()
    on, fault = asked_day(request, today)
    found = group_for(request.user, slug, EVERYBODY, rows=partial(_judged_as_on, on))
    table = seat_table(found, on)
    coming, held = meetings_near(found, today)
    standing = standing_of(request.user)
    may_plan = standing.has(found.pk, PLANNERS) and found.state != Group.State.CLOSED
    plan, drafts = group_plan(found, today, with_draft=may_plan) if on == today else (None, [])
    is_staff = standing.has(found.pk, STAFF)
    to_adopt, is_late = proposal_words(found.to_adopt, today)
    return render(
        request,
        "groups/group.html",
        {
            "group": found,
            "kind": kind_word(found.shown_kind),
            "to_adopt": to_adopt,
            "is_late": is_late,
            "table": table,
            "faults": [*_overdue(found, today), *(wrong.text for wrong in table.composition.wrong)]
            if is_staff
            else [],
            "closed": closed_words(found),
            "coming": coming,
            "held": held,
            "documents": latest_documents(found.pk),
            "on": None if on == today else on,
            "asked": request.GET.get("on", ""),
            "fault": fault,
            "is_staff": is_staff,
            "undone": undone_words(undone([found.pk], today)) if is_staff and on == today else "",
            "may_plan": may_plan,
            "plan": plan,
            "plan_drafts": drafts,
            "evaluations": group_evaluations(found) if standing.has(found.pk, EVERYBODY) else [],
            "judgements": group_judgements(found, request.user) if found.is_judged and on == today else [],
            "recommendations": recommendations_of_group(found, request.user) if on == today else (),
            "is_draft": found.state in (Group.State.DRAFT, Group.State.PROPOSED),
            "may_adopt": request.user.is_superuser,
        },
    )


@prepared
def _judged_as_on(on: date, slug: str) -> QuerySet[Group]:
    """`group_as_on` with its evaluations, and with whether one has judged it or recommended something: what
    was said costs nothing elsewhere."""
    judged = Judgement.objects.filter(group=OuterRef("pk"))
    rows = with_recommended(group_rows(on).filter(slug=slug).annotate(is_judged=Exists(judged)))
    return with_evaluations(rows)


def _overdue(found: Group, today: date) -> list[str]:
    is_active = found.state == Group.State.ACTIVE
    return overdue_words(found.trial_until, found.ends_on, today) if is_active else []


def closed_words(found: Group) -> str:
    """When and why the group was closed; "" while it is not."""
    if found.state != Group.State.CLOSED:
        return ""
    return f"{spoken.day_plain(found.ends_on)}: {found.closing_reason}"


def meetings_near(found: Group, today: date) -> tuple[list[MeetingLine], list[MeetingLine]]:
    """The group's next meetings and its last ones, the nearest first; one query."""
    rows = _near(found.pk, today - LOOK_BACK)
    coming = [row for row in rows if last_day(row) >= today][:NEXT]
    held = [row for row in reversed(rows) if last_day(row) < today][:LAST]
    return _lines(coming), _lines(held)


@prepared
def _near(group: int, since: date) -> QuerySet[Meeting]:
    return _meetings().filter(group=group, date__gte=since).order_by(*rising("date", "start"))


def coming_meetings(group_ids: list[int]) -> list[MeetingLine]:
    """The coming meetings of some groups, the nearest first; one query."""
    return _lines(_coming_rows(group_ids, timezone.localdate()))


@prepared
def _coming_rows(groups: list[int], since: date) -> QuerySet[Meeting]:
    rows = _meetings().filter(is_ahead(since), group__in=groups, cancelled_at__isnull=True)
    return rows.order_by(*rising("date", "start"))


def _meetings():
    called = Call.objects.filter(meeting=OuterRef("pk"), kind=Call.Kind.CALL, state=Call.State.SENT)
    return Meeting.objects.select_related("minutes").annotate(is_called=Exists(called))


def _lines(rows: list[Meeting]) -> list[MeetingLine]:
    words, now = _words(), timezone.now()
    return [_line(row, words, now) for row in rows]


def _line(row: Meeting, words: dict[MeetingState, tuple[str, str]], now: datetime) -> MeetingLine:
    starts = instant(row.date, row.start or time.min, row.zone)
    notes = getattr(row, "minutes", None)
    facts = MeetingFacts(starts, row.is_called, row.cancelled_at is not None, notes.state if notes else "")
    mark, word = words[meeting_state(facts, now)]
    return MeetingLine(
        row.pk, row.group_id, row.date, row.start, row.end, row.last_date, row.place, word, mark
    )


def _words() -> dict[MeetingState, tuple[str, str]]:
    return {
        MeetingState.PLANNED: ("empty", _("Planned")),
        MeetingState.CALLED: ("on", _("Called")),
        MeetingState.POSTPONED: ("warn", _("Postponed")),
        MeetingState.CANCELLED: ("stop", _("Cancelled")),
        MeetingState.HELD: ("empty", _("Held, no notes yet")),
        MeetingState.NOTES_DRAFT: ("partly", _("Notes being written")),
        MeetingState.NOTES_CIRCULATED: ("partly", _("Notes sent round")),
        MeetingState.CLOSED: ("ok", _("Notes approved")),
        MeetingState.PUBLISHED: ("ok", _("Notes published")),
    }
