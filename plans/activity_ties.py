"""What an activity goes together with, from either side: meetings, issues, actions, and what others do
(S000-41)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.models import Person
from issues.access import actions_for
from issues.issue_access import issues_for
from meetings.access import meetings_for
from plans.access import plans_for
from plans.models import Activity, ActivityTie
from plans.plan_access import open_plans
from plans.plan_versions import versions_read
from samverkan.lib.spoken import day_plain


@dataclass(frozen=True)
class TieLine:
    """One thing it goes together with, that the reader may read. `place` is its address, perhaps none;
    `group` whose activity it is."""

    pk: int
    kind: str
    text: str
    place: str
    group: str = ""


def ties_of(versions: list[int], person: Person, today: date, *, may_undo: bool = False) -> list[TieLine]:
    """What an activity goes together with as this person may read it; five queries at most, one more where
    others' activities are among it. `may_undo`: what was tied from here and can no longer be read stands
    there without its words, so that it can be undone."""
    wide = ("meeting", "issue", "action", "other__goal__plan", "activity__goal__plan")
    tied = ActivityTie.objects.filter(Q(activity__in=versions) | Q(other__in=versions))
    rows = list(tied.select_related(*wide))
    readable = {
        "meeting": _kept(meetings_for(person), (row.meeting_id for row in rows)),
        "issue": _kept(issues_for(person), (row.issue_id for row in rows)),
        "action": _kept(actions_for(person), (row.action_id for row in rows)),
    }
    others = {row.pk: row.activity if row.other_id in versions else row.other for row in rows}
    read = versions_read(Activity, [one for one in others.values() if one], person, today)
    found = []
    for row in rows:
        if other := others[row.pk]:
            is_own = row.activity_id in versions
            found += _other(row.pk, read.get(other.pk), is_kept=may_undo and is_own)
        for name, keys in readable.items():
            if getattr(row, f"{name}_id") in keys:
                found.append(_tie(row, name))
    return found


def _other(tie: int, row: Activity | None, *, is_kept: bool) -> list[TieLine]:
    if row is None:
        text = _("An activity that is no longer open to you")
        return [TieLine(tie, _("Activity"), text, "")] if is_kept else []
    address = ("activities:one", row.pk) if row.is_read else ("public:plan", row.goal.plan_id)
    place = reverse(address[0], args=[address[1]]) + ("" if row.is_read else f"#mal-{row.goal.number}")
    return [TieLine(tie, _("Activity"), row.text, place, row.group_name or "")]


def _tie(row: ActivityTie, name: str) -> TieLine:
    to = getattr(row, name)
    if name == "meeting":
        place = reverse("meetings:meeting", args=[to.pk])
        return TieLine(row.pk, _("Meeting"), day_plain(to.date) if to.date else str(to), place)
    if name == "issue":
        return TieLine(row.pk, _("Issue"), to.title, reverse("issue:page", args=[to.pk]))
    return TieLine(row.pk, _("Action"), to.text, "")


def _kept(rows, keys: Iterable[int | None]) -> set[int]:
    return set(rows.filter(pk__in={pk for pk in keys if pk}).order_by().values_list("pk", flat=True))


def offered_ties(activity: Activity, person: Person, today: date) -> dict[str, list]:
    """`{heading: [what it can be tied to]}`: of the group, and activities of plans that stand in the
    county."""
    plan = activity.goal.plan
    meetings = meetings_for(person).filter(Q(group=plan.group_id) | Q(joint_groups__group=plan.group_id))
    meetings = meetings.filter(date__isnull=False, cancelled_at=None).distinct().order_by("-date")[:40]
    issues = issues_for(person).filter(home_group=plan.group_id).order_by("title")[:100]
    actions = actions_for(person).filter(group=plan.group_id, split_from=None).order_by("-pk")[:60]
    others = Activity.objects.filter(goal__plan__group__structure=plan.group.structure_id)
    readable = Q(goal__plan__in=plans_for(person)) | Q(goal__plan__in=open_plans(today))
    others = others.filter(readable, goal__plan__state="adopted").exclude(goal__plan__group=plan.group_id)
    return {
        _("Meetings"): list(meetings),
        _("Issues"): list(issues),
        _("Actions"): list(actions),
        _("Activities of others"): list(others.select_related("goal__plan__group")[:200]),
    }
