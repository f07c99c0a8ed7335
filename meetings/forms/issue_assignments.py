"""The shape of choosing the meeting for an assignment."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from issues.forms.stages import RowField
from issues.models import PartialReport
from meetings.issue_material_page import meeting_words
from meetings.models import Meeting
from samverkan.lib.forms import PlainForm
from samverkan.lib.spoken import day_plain


class AssignmentMeetingForm(PlainForm):
    """`report` empty is the decision on the whole."""

    report = RowField(label=_("What?"), required=False, empty_label=_("The decision on the assignment"))
    meeting = RowField(label=_("Meeting"))

    def __init__(self, *args, reports: Iterable[PartialReport], meetings: Iterable[Meeting], **kwargs):
        super().__init__(*args, **kwargs)
        reports = list(reports)
        self.fields["report"].offer(reports, _report_words)
        self.fields["meeting"].offer(meetings, meeting_words)
        if not reports:
            del self.fields["report"]


def _report_words(report: PartialReport) -> str:
    return _("The report of %(day)s") % {"day": day_plain(report.due_on)}
