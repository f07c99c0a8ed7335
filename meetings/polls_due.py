"""Date polls over time: one reminder two days before the last, and answers gone when their time is."""

from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from groups.post import daily, tick
from groups.upkeep import delete_with_history, kept_for
from meetings.actions.polls import remind_about_times
from meetings.models import DatePoll, DatePollAnswer
from samverkan.lib.one_by_one import one_by_one

BEFORE = timedelta(days=2)
FROM_HOUR = 8


@tick
def remind_about_due_times(now: datetime) -> None:
    """Not in the night: the mail is read when it comes. A question asked within the two days is none."""
    local = timezone.localtime(now)
    if local.hour < FROM_HOUR:
        return
    waiting = DatePoll.objects.filter(
        closed_at__isnull=True,
        reminded_at__isnull=True,
        answer_by__gte=local.date(),
        answer_by__lte=local.date() + BEFORE,
        asked_at__lt=now - timedelta(days=1),
    )
    waiting = waiting.select_related("group")
    one_by_one(waiting, lambda poll: remind_about_times(poll, by=None, now=now))


@daily
def clear_poll_answers(now: datetime) -> None:
    """The rule `answer`, counted from the last time that was asked about."""
    before = timezone.localdate(now - kept_for("answer"))
    old = DatePoll.objects.annotate(last=Max("times__date")).filter(last__lt=before)
    delete_with_history(DatePollAnswer.objects.filter(time__poll__in=old.values("pk")))
