"""What falls due by itself about follow-ups: the reminders (S001-29)."""

from datetime import datetime

from groups.models import Group
from groups.post import daily
from plans.actions.follow_up_reminders import remind_of_follow_up
from plans.models import ActivityPlan
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_follow_ups(now: datetime) -> None:
    rows = ActivityPlan.objects.filter(state=ActivityPlan.State.ADOPTED).select_related("group")
    rows = rows.exclude(group__state=Group.State.CLOSED).defer("facts").order_by("pk")
    one_by_one(list(rows), lambda plan: remind_of_follow_up(plan, by=None, now=now))
