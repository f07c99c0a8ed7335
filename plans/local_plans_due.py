"""What falls due by itself about local groups' plans: the reminders."""

from datetime import datetime, timedelta

from django.utils import timezone

from groups.models import Group
from groups.post import daily
from plans.actions.local_plans import remind_of_plans
from plans.models import PlanRequest
from samverkan.lib.one_by_one import one_by_one

# A request nobody answered is left in peace when its day is long past.
REMINDED = timedelta(days=90)


@daily
def remind_of_local_plans(now: datetime) -> None:
    since = timezone.localdate(now) - REMINDED
    rows = PlanRequest.objects.exclude(group__state=Group.State.CLOSED).filter(due_on__gte=since)
    rows = rows.select_related("group").order_by("pk")
    one_by_one(list(rows), lambda request: remind_of_plans(request, by=None, now=now))
