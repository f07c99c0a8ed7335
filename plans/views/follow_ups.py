"""The yearly follow-ups: those of the reader's groups, those of a group, and the page of one."""

import re

from django.contrib import messages
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from groups.access import EVERYBODY, STAFF, standing_of
from groups.models import Group, GroupName, ReadingCircle, Structure
from groups.views.signature import named_group, signature
from plans.access import PLANNERS, may
from plans.actions import begin_follow_up
from plans.follow_up_access import follow_up_for, follow_ups_for, may_discard, may_follow_up
from plans.follow_up_asked import asked_of
from plans.follow_up_page import in_short, plans_shown, summary_words
from plans.follow_up_states import standing
from plans.gathered_year import document_of
from plans.goal_results import STANDS
from plans.models import FollowUp, Goal, GoalComment
from plans.plan_access import structure_for
from samverkan.lib.dated import value_that_day
from samverkan.lib.refusal import Refused

# As far back as a group may want to gather.
YEARS_BACK = 4


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every follow-up that the reader may read, the latest year first, and the combined ones to begin."""
    rows = _named(follow_ups_for(request.user)).order_by("-year", "group_name")
    standing_now, year = standing_of(request.user), timezone.localdate().year
    structures = Structure.objects.order_by("name")
    if not standing_now.is_administrator:
        structures = structures.filter(pk__in=standing_now.structure_ids(STAFF))
    lines = _lines(rows)
    begun = {(row.structure_id, row.year) for row, _mark, _word in lines if row.group_id is None}
    context = {
        "lines": lines,
        "combined": [
            (structure, one)
            for structure in structures
            for one in (year, year - 1)
            if (structure.pk, one) not in begun
        ],
    }
    return render(request, "plans/follow_up_list.html", context)


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """A group's years: those begun, and those that can be gathered."""
    found, year = named_group(request, slug, EVERYBODY), timezone.localdate().year
    lines = _lines(_named(FollowUp.objects.filter(group=found)).order_by("-year"))
    begun = {row.year for row, _mark, _word in lines}
    first = max(found.starts_on.year, year - YEARS_BACK)
    may_begin = may(request.user, found.pk) and found.state != Group.State.CLOSED
    years = [one for one in range(year, first - 1, -1) if one not in begun]
    context = {"group": found, "lines": lines, "years": years if may_begin else []}
    return render(request, "plans/follow_up_group.html", context)


@require_POST
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """One click gathers the year in `year`."""
    found = named_group(request, slug, PLANNERS)
    return _begun(request, found, ("follow_up:group", slug))


@require_POST
def new_combined(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for all groups of the structure."""
    return _begun(request, structure_for(request.user, slug, to_write=True), ("follow_up:list",))


def _begun(request: HttpRequest, owner: Group | Structure, back: tuple) -> HttpResponse:
    text = request.POST.get("year", "")
    year = int(text) if re.fullmatch("[0-9]{4}", text) else timezone.localdate().year
    try:
        made = begin_follow_up(owner, year=year, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(*back)
    messages.success(request, _("The year %(year)d is gathered. Write the summary.") % {"year": made.year})
    return redirect("follow_up:one", made.pk)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A year: as it stands now while it is a draft, as it was frozen from then on. `?visa=` is a drawing
    whose organisations are shown each by itself."""
    found = follow_up_for(request.user, pk)
    document = document_of(found, timezone.now())
    plans = plans_shown(document, opened=request.GET.get("visa", ""), writers=_writers(found))
    may_write = may_follow_up(request.user, found) and not _is_closed(found)
    mark, word = standing(found.state)
    context = {
        "follow_up": found,
        "document": document,
        "plans": plans,
        "short": in_short(document, plans),
        "mark": mark,
        "word": word,
        "may_write": may_write,
        "may_discard": may_write and found.state == FollowUp.State.DRAFT and may_discard(request.user, found),
        "is_inside": not found.group_id or may(request.user, found.group_id, EVERYBODY),
        "may_hand_on": may_write and _is_last(found),
        "commented": _commented(request, found, may_write),
        "summary_written": summary_words(document, found.summary_by.name if found.summary_by else ""),
        "lacking": _lacking(found),
        "item": _item_read(request, found),
    }
    return render(request, "plans/follow_up.html", context)


def _is_last(follow_up: FollowUp) -> bool:
    """Whether it is adopted and of the plan's last year: what is left of its goals is for those who take
    over."""
    is_adopted = follow_up.group and follow_up.state in STANDS
    return bool(is_adopted and follow_up.plan and follow_up.year >= follow_up.plan.ends_on.year)


def _writers(follow_up: FollowUp) -> dict[int, str]:
    """{goal: who wrote what is said of it}, for those who may read the group's own page."""
    rows = GoalComment.objects.filter(follow_up=follow_up, by__isnull=False)
    return dict(rows.values_list("goal", "by__name"))


def _lacking(follow_up: FollowUp) -> list[str]:
    """Whose words are waited for, once they have been asked."""
    if follow_up.state != FollowUp.State.DRAFT or follow_up.words_due_on is None:
        return []
    return [one.person.name for one in asked_of(follow_up, timezone.localdate())]


def _commented(request: HttpRequest, follow_up: FollowUp, may_write: bool) -> set[int]:
    """The goals the reader may comment on; one query of a draft, none otherwise."""
    if follow_up.state != FollowUp.State.DRAFT or not follow_up.plan_id or _is_closed(follow_up):
        return set()
    goals = Goal.objects.filter(plan=follow_up.plan_id)
    if not may_write:
        goals = goals.filter(responsible=request.user)
    return set(goals.values_list("pk", flat=True))


def _is_closed(follow_up: FollowUp) -> bool:
    return bool(follow_up.group and follow_up.group.state == Group.State.CLOSED)


def _item_read(request: HttpRequest, follow_up: FollowUp):
    """Where it was adopted, for those of the group; a closed item's title is nobody's here."""
    item = follow_up.adopted_at
    is_inside = follow_up.group_id and may(request.user, follow_up.group_id, EVERYBODY)
    return item if item and is_inside and item.circle == ReadingCircle.GROUP else None


def _named(rows: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    name = value_that_day(GroupName, "name", timezone.localdate(), group=OuterRef("group"))
    return rows.select_related("structure").defer("facts", "summary").annotate(group_name=name)


def _lines(rows: QuerySet[FollowUp]) -> list[tuple[FollowUp, str, str]]:
    return [(row, *standing(row.state)) for row in rows]
