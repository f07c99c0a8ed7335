"""What falls due by itself about decisions at home: the reminders."""

from datetime import datetime

from groups.post import daily
from issues.actions.decision_asking import remind_by_the_day


@daily
def remind_of_decisions(now: datetime) -> None:
    remind_by_the_day(by=None, now=now)
