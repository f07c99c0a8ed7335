"""Papers of reports that are lacking are made: a worker that died leaves none behind, and an open page would
be without its PDF for ever."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from evaluations.actions.report_papers import GIVEN_UP, UNDER_WAY, ask_for_report_paper
from evaluations.gathered_report import told_to_everybody
from evaluations.models import Report, ReportPaper
from evaluations.report_access import open_reports, told_reports
from evaluations.report_document import kept_report
from evaluations.report_open_paper import open_paper
from groups.post import daily
from samverkan.lib.one_by_one import one_by_one


@daily
def make_lacking_report_papers(now: datetime) -> None:
    one_by_one([*without_paper(now), *outdated()], lambda row: ask_for_report_paper(row, by=None, now=now))


def outdated() -> list[Report]:
    """Published ones of which something has been closed since their paper was made. Some ten queries each."""
    return [row for row in open_reports() if open_paper(row, told_to_everybody(kept_report(row))) is None]


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
