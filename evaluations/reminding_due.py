"""What is done by itself about surveys that are open: answers are counted once a day, and letters that would
tell who has not answered are removed when they have left (ruling 24)."""

from datetime import datetime, timedelta

from django.utils import timezone

from evaluations.actions.reminding import REMINDER_MAIL, count_answers
from evaluations.models import Survey
from groups.models import Delivery
from groups.post import daily, tick
from samverkan.lib.one_by_one import one_by_one

# The sweep tries a letter for some days; closing takes what may be left.
TRIED = timedelta(days=7)


@daily
def count_open_surveys(now: datetime) -> None:
    rows = Survey.objects.filter(state=Survey.State.OPEN).order_by("pk")
    one_by_one(list(rows), lambda row: count_answers(row, by=None, now=now))


@tick
def forget_reminders(now: datetime) -> int:
    """The number removed. Asks the surveys first, which are few; the mails are many."""
    since = timezone.localdate(now) - TRIED
    if not Survey.objects.filter(state=Survey.State.OPEN, reminded_on__gte=since).exists():
        return 0
    left = Delivery.objects.filter(kind=REMINDER_MAIL).exclude(state=Delivery.State.QUEUED)
    return left.delete()[0]
