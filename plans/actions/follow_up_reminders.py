"""Reminders of the yearly follow-up, and of the one in good time before the renewal decision (S001-29)."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from groups.models import Delivery, Group, GroupRole, Office, Person
from groups.post import Letter, post_all
from plans.follow_up_days import FollowUpDay
from plans.models import ActivityPlan, FollowUp
from plans.plan_page import days_of
from samverkan.lib.history import verb

FOLLOW_UP_MAIL = "plans.follow_up_due"
# The year's is announced before its last day; the one in good time is early in itself.
BEFORE = {"year": timedelta(days=14), "good_time": timedelta(0)}
LEFT_IN_PEACE = timedelta(days=60)
STANDS = (FollowUp.State.ADOPTED, FollowUp.State.PUBLISHED)


@verb
def remind_of_follow_up(plan: ActivityPlan, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does with an adopted plan: once for each day, to the official and the chair; nothing
    where the follow-up of that year is adopted."""
    today = timezone.localdate(now)
    due = [day for day in days_of(plan) if is_time(day, today)]
    if not due:
        return []
    years = FollowUp.objects.filter(group=plan.group_id, state__in=STANDS).values_list("year", flat=True)
    letters = [
        letter for day in due if day.on.year not in set(years) for letter in _letters(plan, day, today)
    ]
    return [sent for sent in post_all(letters, now=now) if sent and sent.queued_at == now]


def is_time(day: FollowUpDay, today: date) -> bool:
    """Whether the day is near or has been a while ago. Pure."""
    return day.on - BEFORE[day.kind] <= today <= day.on + LEFT_IN_PEACE


def _letters(plan: ActivityPlan, day: FollowUpDay, today: date) -> list[Letter]:
    # The key has no version: a revised plan is followed up on the same days.
    key = f"follow-up-{plan.group_id}-{day.kind}-{day.on}"
    return [
        Letter(
            kind=FOLLOW_UP_MAIL,
            person=person,
            name=person.name,
            address=person.address,
            group=plan.group,
            references={"plan": plan.pk, "on": day.on.isoformat(), "kind": day.kind},
            once_key=f"{key}-{person.pk}",
        )
        for person in those_who_follow_up(plan.group, today)
    ]


def those_who_follow_up(group: Group, on: date) -> list[Person]:
    """The responsible official, else whoever staffs the group, and the chair."""
    roles = GroupRole.objects.in_force(on).filter(group=group).select_related("person").order_by("pk")
    rows = list(roles)
    officials = [row.person for row in rows if row.kind == GroupRole.Kind.RESPONSIBLE_OFFICIAL]
    chairs = Office.objects.in_force(on).filter(group=group, kind=Office.Kind.CHAIR).select_related("person")
    people = [*(officials or [row.person for row in rows]), *(row.person for row in chairs.order_by("pk"))]
    return list({person.pk: person for person in people}.values())
