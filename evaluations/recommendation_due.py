"""What falls due by itself about recommendations: reminding the responsible before the day, and after it."""

from datetime import datetime

from django.utils import timezone

from evaluations.actions.recommendation_reminding import remind_responsible
from evaluations.models import Recommendation, RecommendationSet
from evaluations.recommendation_reached import reached
from evaluations.recommendation_states import AT_END, BEFORE, is_waited_for
from groups.post import daily
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_recommendations(now: datetime) -> None:
    """One mail to each, of however many."""
    today = timezone.localdate(now)
    rows = Recommendation.objects.filter(due_on__lte=today + BEFORE).exclude(state__in=AT_END)
    rows = rows.exclude(set__status=RecommendationSet.Status.FINISHED).exclude(disposition="declined")
    rows = rows.select_related("set__group", "responsible").order_by("due_on", "set", "number")
    waiting = [one for one in rows if is_waited_for(one.state, one.disposition)]
    one_by_one(reached(waiting, today), lambda asked: remind_responsible(*asked, by=None, now=now))
