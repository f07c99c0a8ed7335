"""The list of groups and a group's page: the group with its meetings (ruling 2)."""

from datetime import date, timedelta
from functools import partial

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from evaluations.group_evaluations import group_evaluations, with_evaluations
from evaluations.judgements_shown import group_judgements
from evaluations.models import Judgement
from evaluations.recommendations_of_issue import recommendations_of_group, with_recommendations
from groups.access import EVERYBODY, STAFF, group_for, groups_for, standing_of
from groups.ending import overdue_words
from groups.governing import proposal_words
from groups.kinds import kind_word
from groups.models import Group
from groups.reports import group_lines, latest_documents, with_names
from groups.seat_table import group_rows, seat_rows, seat_table, seats_with
from groups.views.asked_day import asked_day
from meetings.access import PLANNERS
from meetings.year_desk import undone, undone_words
from plans.group_plan import group_plan, with_plans
from samverkan.lib import spoken
from samverkan.lib.prepared import prepared
from samverkan.pages.near_meetings import coming_meetings, meetings_near, near_meetings

# How far back the group's page looks for its last meetings; the rest is under Meetings.
LOOK_BACK = timedelta(days=400)


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
    found = group_for(request.user, slug, EVERYBODY, rows=partial(_as_on, on, today, today - LOOK_BACK))
    table = seat_table(found, on, seats_with(found.seat_rows))
    coming, held = meetings_near(found)
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
            "documents": found.latest_documents,
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
def _as_on(on: date, today: date, since: date, slug: str) -> QuerySet[Group]:
    """`group_as_on` with the short lists of its page. Who sits there, what the year asks and what its plan
    has come to are asked for apart; and what was judged, where something was."""
    rows = group_rows(on).filter(slug=slug)
    rows = rows.annotate(
        seat_rows=seat_rows(on),
        latest_documents=latest_documents(OuterRef("pk")),
        is_judged=Exists(Judgement.objects.filter(group=OuterRef("pk"))),
        **near_meetings(today, since),
    )
    return with_recommendations(with_evaluations(with_plans(rows)))


def _overdue(found: Group, today: date) -> list[str]:
    is_active = found.state == Group.State.ACTIVE
    return overdue_words(found.trial_until, found.ends_on, today) if is_active else []


def closed_words(found: Group) -> str:
    """When and why the group was closed; "" while it is not."""
    if found.state != Group.State.CLOSED:
        return ""
    return f"{spoken.day_plain(found.ends_on)}: {found.closing_reason}"
