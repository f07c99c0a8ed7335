"""Reminders of notes that wait for somebody (P31)."""

from datetime import datetime

from groups.post import daily
from meetings.actions.round import remind_of_approval
from meetings.models import Minutes


@daily
def remind_approvers(now: datetime) -> None:
    for minutes in Minutes.objects.filter(state=Minutes.State.CIRCULATED):
        remind_of_approval(minutes, by=None, now=now)
