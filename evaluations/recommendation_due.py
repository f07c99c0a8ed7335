"""What falls due by itself about recommendations: reminding the responsible before the day."""

from datetime import datetime

from django.utils import timezone

from evaluations.actions.recommendation_work import BEFORE, remind_of_recommendation
from evaluations.models import Recommendation, RecommendationSet
from groups.post import daily
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_recommendations(now: datetime) -> None:
    today = timezone.localdate(now)
    rows = Recommendation.objects.filter(due_on__range=(today, today + BEFORE))
    rows = rows.exclude(set__status=RecommendationSet.Status.FINISHED)
    rows = rows.select_related("set__group", "responsible", "responsible_group").order_by("pk")
    one_by_one(list(rows), lambda one: remind_of_recommendation(one, by=None, now=now))
