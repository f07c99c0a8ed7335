"""What an organisation is asked of its own part and has not said, for its contact's start page (S001-33)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from groups.links import token_of
from groups.models import Group, GroupName, Link, Person
from plans.models import Activity, OrganizationSpecification
from plans.plan_activities import firsts_of
from plans.specification_reached import SPECIFICATION_LINK
from samverkan.lib.dated import value_that_day

# What a link's token is made of.
LINK = ("object_id", "person_id", "generation", "token_hash")
# A plan through its versions: (group, its first day, its last).
type Plan = tuple[int, date, date]


@dataclass(frozen=True)
class PartWaiting:
    """One organisation in one plan: how many activities it has said nothing of, and the person's own link."""

    group: str
    count: int
    token: str


def parts_waiting(person: Person, organizations: Iterable[int], now: datetime) -> list[PartWaiting]:
    """By group; one query where nothing was asked, two else. Without a link of one's own there is none: the
    question then went to a mailbox."""
    found = defaultdict(list)
    for row in _asked_of(organizations, person, now):
        found[row.organization_id, _plan(row.activity)].append(row)
    if not found:
        return []
    standing = _standing({group for _pk, (group, *_days) in found})
    parts = []
    for rows in found.values():
        owing = [row for row in rows if row.at is None and row.activity_id in standing]
        link = next((_link(row.own_link) for row in rows if row.own_link), None)
        if owing and link:
            parts.append(PartWaiting(rows[0].group_name, len(owing), token_of(link)))
    return sorted(parts, key=lambda part: part.group)


def _asked_of(
    organizations: Iterable[int], person: Person, now: datetime
) -> QuerySet[OrganizationSpecification]:
    """Each with the person's own link to it, where there is one that is alive."""
    rows = OrganizationSpecification.objects.filter(organization__in=list(organizations))
    rows = rows.exclude(activity__goal__plan__group__state=Group.State.CLOSED)
    today, group = timezone.localdate(now), OuterRef("activity__goal__plan__group")
    links = Link.objects.filter(purpose=SPECIFICATION_LINK, person=person, object_id=OuterRef("pk"))
    links = links.filter(withdrawn_at=None, expires_at__gt=now).order_by("-pk")
    names = {name: name for name in LINK}
    rows = rows.annotate(
        group_name=value_that_day(GroupName, "name", today, group=group),
        own_link=Subquery(links.values(found=JSONObject(**names))[:1]),
    )
    return _light(rows, "activity__goal__plan").order_by("pk")


def _standing(groups: Iterable[int]) -> set[int]:
    """The first of each activity that an adopted version asks organisations of: one that a revision left out
    waits for nobody."""
    versions: dict[Plan, dict[int, Activity]] = defaultdict(dict)
    for row in _light(Activity.objects.filter(goal__plan__group__in=groups), "goal__plan"):
        versions[_plan(row)][row.pk] = row
    found = set()
    for rows in versions.values():
        firsts = firsts_of(rows)
        found |= {
            firsts[pk] for pk, row in rows.items() if row.by_organization and row.goal.plan.state == "adopted"
        }
    return found


def _link(facts: dict) -> Link:
    """As its row, for the token alone."""
    return Link(purpose=SPECIFICATION_LINK, **facts)


def _plan(activity: Activity) -> Plan:
    plan = activity.goal.plan
    return plan.group_id, plan.starts_on, plan.ends_on


def _light(rows: QuerySet, plan: str) -> QuerySet:
    heavy = [f"{plan}__{name}" for name in ("facts", "introduction", "situation")]
    return rows.select_related(plan).defer(*heavy)
