"""What the page of an activity shows: how far it has come, what each organisation does, and what it goes
together with (S001-33, S000-41)."""

from collections.abc import Iterable, Mapping
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
from plans.models import Activity, ActivityTie, OrganizationSpecification
from plans.plan_access import open_plans
from samverkan.lib.spoken import day_plain

State = OrganizationSpecification.State
MARKS = {
    State.NOT_STARTED: "empty",
    State.PLANNED: "empty",
    State.ONGOING: "partly",
    State.DONE: "ok",
    State.NOT_APPLICABLE: "",
}


@dataclass(frozen=True)
class OwnPart:
    """What one organisation does of one activity; `is_said` is False where it has not answered."""

    organization: int
    name: str
    is_said: bool
    mark: str
    word: str
    text: str
    link: str
    on: date | None
    who: str


@dataclass(frozen=True)
class TieLine:
    """One thing it goes together with, that the reader may read. `place` is its address, perhaps none;
    `is_own` where it was tied from here."""

    pk: int
    kind: str
    text: str
    place: str
    is_own: bool = True


def own_parts(first: Iterable[int], names: Mapping[int, str]) -> dict[int, list[OwnPart]]:
    """`{first activity: the part of each organisation in `names`, in their order}`; one query."""
    wanted = list(first)
    rows = OrganizationSpecification.objects.filter(activity__in=wanted).select_related("by")
    found: dict[int, dict[int, OrganizationSpecification]] = {pk: {} for pk in wanted}
    for row in rows.order_by("pk"):
        if row.organization_id in names:
            found[row.activity_id][row.organization_id] = row
    return {
        pk: [_part(one, name, mine.get(one)) for one, name in names.items()] for pk, mine in found.items()
    }


def _part(organization: int, name: str, row: OrganizationSpecification | None) -> OwnPart:
    if row is None or row.at is None:
        word = _("Has not said yet") if row else _("Not asked")
        return OwnPart(organization, name, False, "empty", word, "", "", None, "")
    who = row.by_name or (row.by.name if row.by else "")
    word = str(row.get_state_display())
    return OwnPart(organization, name, True, MARKS[row.state], word, row.text, row.link, row.at, who)


def ties_of(versions: list[int], person: Person) -> list[TieLine]:
    """What an activity goes together with as this person may read it, ties from either side; five
    queries."""
    rows = ActivityTie.objects.filter(Q(activity__in=versions) | Q(other__in=versions))
    rows = list(
        rows.select_related("meeting", "issue", "action", "other__goal__plan", "activity__goal__plan")
    )
    readable = {
        "meeting": _kept(meetings_for(person), (row.meeting_id for row in rows)),
        "issue": _kept(issues_for(person), (row.issue_id for row in rows)),
        "action": _kept(actions_for(person), (row.action_id for row in rows)),
    }
    others = {row.pk: row.activity if row.other_id in versions else row.other for row in rows}
    plans = {one.goal.plan_id for one in others.values() if one}
    read = _kept(plans_for(person), plans)
    found = []
    for row in rows:
        other = others[row.pk]
        if other and other.goal.plan_id in read:
            place = reverse("activities:one", args=[other.pk])
            found.append(TieLine(row.pk, _("Activity"), str(other), place, row.activity_id in versions))
        for name, keys in readable.items():
            if getattr(row, f"{name}_id") in keys:
                found.append(_tie(row, name))
    return found


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
