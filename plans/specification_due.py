"""What falls due by itself about specifications: the reminder."""

from datetime import datetime, timedelta

from groups.models import Delivery, Group
from groups.post import daily
from plans.actions.specifications import remind_of_specifications_once
from plans.models import ActivityPlan, OrganizationSpecification
from plans.specification_reached import ASKED_MAIL
from samverkan.lib.one_by_one import one_by_one

LEFT_IN_PEACE = timedelta(days=21)


@daily
def remind_of_what_is_not_said(now: datetime) -> None:
    """Three weeks after the question, once for each version that stands."""
    waiting = OrganizationSpecification.objects.filter(at=None)
    groups = set(waiting.values_list("activity__goal__plan__group", flat=True))
    asked = Delivery.objects.filter(kind=ASKED_MAIL, group__in=groups)
    fresh = set(asked.filter(queued_at__gt=now - LEFT_IN_PEACE).values_list("group", flat=True))
    plans = ActivityPlan.objects.filter(group__in=groups - fresh, state="adopted")
    plans = plans.exclude(group__state=Group.State.CLOSED).select_related("group")
    one_by_one(list(plans), lambda plan: remind_of_specifications_once(plan, by=None, now=now))
