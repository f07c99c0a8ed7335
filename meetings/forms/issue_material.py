"""The shape of choosing the meeting that decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from issues.forms.stages import RowField
from meetings.issue_material_page import meeting_words
from samverkan.lib.forms import PlainForm


class MeetingOfDayForm(PlainForm):
    meeting = RowField(
        label=_("Meeting"), required=False, empty_label=_("No meeting yet"), widget=forms.RadioSelect
    )

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].offer(meetings, meeting_words)
