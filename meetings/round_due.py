"""Reminders of notes that wait for somebody (P31)."""

from datetime import datetime

from groups.post import daily
from meetings.actions.round import remind_of_approval
from meetings.models import Minutes
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_approvers(now: datetime) -> None:
    circulated = Minutes.objects.filter(state=Minutes.State.CIRCULATED)
    one_by_one(circulated, lambda minutes: remind_of_approval(minutes, by=None, now=now))
