"""What falls due by itself about follow-ups: the reminders (S001-29)."""

from datetime import datetime

from groups.models import Group
from groups.post import daily
from plans.actions.follow_up_reminders import remind_of_follow_up
from plans.actions.follow_up_words import remind_of_words
from plans.models import ActivityPlan, FollowUp
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_follow_ups(now: datetime) -> None:
    rows = ActivityPlan.objects.filter(state=ActivityPlan.State.ADOPTED).select_related("group")
    rows = rows.exclude(group__state=Group.State.CLOSED).defer("facts").order_by("pk")
    one_by_one(list(rows), lambda plan: remind_of_follow_up(plan, by=None, now=now))


@daily
def remind_of_lacking_words(now: datetime) -> None:
    rows = FollowUp.objects.filter(state=FollowUp.State.DRAFT, words_due_on__isnull=False).defer("facts")
    rows = rows.exclude(group__state=Group.State.CLOSED).order_by("pk")
    one_by_one(list(rows), lambda row: remind_of_words(row, by=None, now=now))
