"""What falls due by itself about anchoring: reminders."""

from datetime import datetime

from groups.post import daily
from issues.actions.anchoring_reports import remind_by_the_day
from issues.course import FINISHED
from issues.models import Issue
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_anchorings(now: datetime) -> None:
    """Issues with somebody waited for; what is finished or closed is left in peace."""
    asked = Issue.objects.filter(anchorings__waived_reason="", circle="group")
    going = asked.filter(stages__left_on__isnull=True).exclude(
        stages__left_on__isnull=True, stages__stage__in=FINISHED
    )
    one_by_one(list(going.distinct()), lambda issue: remind_by_the_day(issue, by=None, now=now))
