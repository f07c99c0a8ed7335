"""Papers that are lacking are made: a worker that died leaves none behind, and an open page would be without
its PDF for ever."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from groups.post import daily
from plans.actions.follow_up_papers import GIVEN_UP, UNDER_WAY, ask_for_paper
from plans.models import ActivityPlan, FollowUp, FollowUpPaper
from plans.plan_paper import make_plan_paper
from samverkan.lib.one_by_one import one_by_one

STANDS = (FollowUp.State.ADOPTED, FollowUp.State.PUBLISHED)


@daily
def make_lacking_plan_papers(now: datetime) -> None:
    rows = ActivityPlan.objects.filter(facts__isnull=False, paper=None).order_by("pk")
    one_by_one(list(rows.only("pk")), lambda plan: make_plan_paper.enqueue(plan.pk))


@daily
def make_lacking_follow_up_papers(now: datetime) -> None:
    one_by_one(list(without_paper(now)), lambda row: ask_for_paper(row, by=None, now=now))


def without_paper(now: datetime) -> QuerySet[FollowUp]:
    """Adopted or published, with no paper made and none on its way. What was asked for before it was
    published holds more than everybody reads."""
    papers = FollowUpPaper.objects.filter(follow_up=OuterRef("pk"))
    papers = papers.filter(
        Q(state=FollowUpPaper.State.DONE) | Q(state__in=UNDER_WAY, asked_at__gt=now - GIVEN_UP)
    )
    papers = papers.filter(Q(follow_up__published_at=None) | Q(asked_at__gte=F("follow_up__published_at")))
    return FollowUp.objects.filter(~Exists(papers), state__in=STANDS).defer("facts").order_by("pk")
