"""What falls due by itself about recommendations: reminding the responsible before the day, and after it."""

from datetime import datetime

from django.utils import timezone

from evaluations.actions.recommendation_reminding import remind_of_recommendation
from evaluations.models import Recommendation, RecommendationSet
from evaluations.recommendation_states import AT_END, BEFORE
from groups.post import daily
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_recommendations(now: datetime) -> None:
    today = timezone.localdate(now)
    rows = Recommendation.objects.filter(due_on__lte=today + BEFORE).exclude(state__in=AT_END)
    rows = rows.exclude(set__status=RecommendationSet.Status.FINISHED).exclude(disposition="declined")
    rows = rows.select_related("set__group", "responsible", "responsible_group").order_by("pk")
    one_by_one(list(rows), lambda one: remind_of_recommendation(one, by=None, now=now))
