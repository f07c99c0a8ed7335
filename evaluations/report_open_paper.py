"""The PDF of a published report that everybody may open: the newest that says what the report says today, and
nothing that has been closed since it was made."""

from evaluations.models import Report, ReportPaper
from evaluations.report_document import ReportDocument, mark_of


def open_paper(report: Report, told: ReportDocument) -> ReportPaper | None:
    """`told` is what everybody reads of it today. One asked for before it was published holds what is the
    groups' own. One query."""
    rows = ReportPaper.objects.filter(report=report, state=ReportPaper.State.DONE)
    return rows.filter(asked_at__gte=report.published_at, file__contains=mark_of(told)).first()
