"""Papers of reports that are lacking are made: a worker that died leaves none behind, and an open page would
be without its PDF for ever."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from evaluations.actions.report_papers import GIVEN_UP, UNDER_WAY, ask_for_report_paper
from evaluations.models import Report, ReportPaper
from evaluations.report_access import told_reports
from groups.post import daily
from samverkan.lib.one_by_one import one_by_one


@daily
def make_lacking_report_papers(now: datetime) -> None:
    one_by_one(list(without_paper(now)), lambda row: ask_for_report_paper(row, by=None, now=now))


def without_paper(now: datetime) -> QuerySet[Report]:
    """Approved or published, with no paper made and none on its way. What was asked for before it was
    published holds more than everybody reads, and what was before it was approved is a draft's."""
    papers = ReportPaper.objects.filter(report=OuterRef("pk")).annotate(
        since=Coalesce(F("report__published_at"), F("report__approved_at"))
    )
    papers = papers.filter(
        Q(state=ReportPaper.State.DONE) | Q(state__in=UNDER_WAY, asked_at__gt=now - GIVEN_UP),
        asked_at__gte=F("since"),
    )
    return told_reports().filter(~Exists(papers)).defer("facts").order_by("pk")
