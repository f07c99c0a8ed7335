"""Whom the question about an organisation's own part is sent to, and who may therefore answer by the link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from groups.links import make_links
from groups.models import Link
from groups.post import Letter
from plans.hand_in_reached import Reached, reached
from plans.models import ActivityPlan, OrganizationSpecification
from plans.plan_activities import ActivityLine, activity_lines

SPECIFICATION_LINK = "plans.specification"
ASKED_MAIL, REMINDER_MAIL = "plans.specification_asked", "plans.specification_reminder"
LINK_LIVES = timedelta(days=180)


@dataclass(frozen=True)
class Asked:
    """One organisation in a plan: `row` is the specification its link points at, the first of `rows`; the
    link opens them all. `owing` are those it has said nothing of."""

    organization: int
    row: int
    rows: tuple[OrganizationSpecification, ...]
    owing: int


@dataclass(frozen=True)
class AskedPage:
    """What a link opens: the plan that stands, and the organisation's part in each of its activities."""

    plan: ActivityPlan
    organization: int
    parts: tuple[tuple[ActivityLine, OrganizationSpecification], ...]


def asked_in(plan: ActivityPlan) -> list[Asked]:
    """The organisations that are asked about this version's activities; two queries."""
    lines = [line for found in activity_lines(plan).values() for line in found if line.row.by_organization]
    rows = OrganizationSpecification.objects.filter(activity__in=[line.first for line in lines])
    found: dict[int, list] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.organization_id, []).append(row)
    return [
        Asked(pk, mine[0].pk, tuple(mine), sum(one.at is None for one in mine)) for pk, mine in found.items()
    ]


def letters_about(
    kind: str, plan: ActivityPlan, asked: Iterable[Asked], *, now: datetime, key: str
) -> list[Letter]:
    """The mails, with their links made. `key` makes each go once to an address."""
    asked = list(asked)
    people = reached((one.organization for one in asked), timezone.localdate(now))
    letters = []
    for one in asked:
        mine = people[one.organization]
        make_links(SPECIFICATION_LINK, [(one.row, who.person) for who in mine], expires_at=now + LINK_LIVES)
        letters += [_letter(kind, plan, one, who, key) for who in mine]
    return letters


def _letter(kind: str, plan: ActivityPlan, one: Asked, who: Reached, key: str) -> Letter:
    return Letter(
        kind=kind,
        person=who.person,
        name=who.name,
        address=who.address,
        group=plan.group,
        references={"specification": one.row},
        once_key=f"specification-{one.row}-{key}-{who.address}"[:200],
    )


def living_page(link: Link, today: date) -> AskedPage | None:
    """None once the plan is closed, and for whoever would not be written to today: a contact that has ended
    (S000-33)."""
    rows = OrganizationSpecification.objects.select_related("activity__goal__plan__group__structure")
    row = rows.filter(pk=link.object_id).first()
    if row is None:
        return None
    people = reached([row.organization_id], today)[row.organization_id]
    if link.person_id not in {one.person.pk if one.person else None for one in people}:
        return None
    return page_of(row)


def page_of(row: OrganizationSpecification) -> AskedPage | None:
    """What stands now of the plan that the row belongs to, whichever version it was asked in."""
    former = row.activity.goal.plan
    plan = ActivityPlan.objects.filter(
        group=former.group_id, starts_on=former.starts_on, ends_on=former.ends_on, state="adopted"
    ).first()
    if plan is None or former.group.state == "closed":
        return None
    plan.group = former.group
    lines = {line.first: line for found in activity_lines(plan).values() for line in found}
    mine = OrganizationSpecification.objects.filter(organization=row.organization_id, activity__in=lines)
    parts = [(lines[one.activity_id], one) for one in mine]
    parts = [(line, one) for line, one in parts if line.row.by_organization]
    parts.sort(key=lambda part: (part[0].row.goal.number, part[0].row.position))
    return AskedPage(plan, row.organization_id, tuple(parts)) if parts else None
