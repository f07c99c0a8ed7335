"""Choosing what to take over, and where to send an item."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.copying import CopyLine, meeting_words, other_meetings
from meetings.models import AgendaItem, Meeting
from samverkan.lib.forms import PlainForm


class CopyForm(PlainForm):
    items = forms.MultipleChoiceField(
        label=_("Items"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one item.")},
    )
    with_documents = forms.BooleanField(
        label=_("Bring the documents too"),
        required=False,
        help_text=_("Otherwise the items come without papers."),
    )

    def __init__(self, *args, lines: list[CopyLine], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = [(line.item.pk, line.text) for line in lines if not line.is_there]


class SendForm(PlainForm):
    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("To the meeting"), empty_label=None)

    def __init__(self, *args, item: AgendaItem, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = other_meetings(item)
        self.fields["meeting"].label_from_instance = meeting_words
