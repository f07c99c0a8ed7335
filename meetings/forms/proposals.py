"""Proposing an item, and answering a proposal."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.copying import meeting_words
from meetings.forms.agenda import minutes_field
from meetings.models import AgendaItem, Meeting
from samverkan.lib.forms import PlainForm
from samverkan.lib.ordering import rising

Kind = AgendaItem.Kind
# What a member may want of a meeting; the rest is the frame that the office sets.
PROPOSABLE = (
    Kind.OTHER_BUSINESS,
    Kind.INFORMATION,
    Kind.DIALOGUE,
    Kind.EXCHANGE,
    Kind.WORKSHOP,
    Kind.POSITION,
    Kind.DECISION,
)


class ProposalForm(PlainForm):
    title = forms.CharField(
        label=gettext_lazy("What it is about"),
        max_length=300,
        help_text=gettext_lazy("As it would stand on the agenda. For example: home care at night."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), initial=Kind.OTHER_BUSINESS)
    text = forms.CharField(
        label=gettext_lazy("Why, and what the group needs to know"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    wanted_outcome = forms.CharField(
        label=gettext_lazy("What you want to come out of it"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For example: the group agrees on what to send to the boards."),
    )
    minutes = minutes_field()
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=gettext_lazy("Meeting"),
        required=False,
        empty_label=gettext_lazy("The next one that is planned"),
    )
    once_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, meetings: list[Meeting], positions: bool, **kwargs):
        kwargs["initial"] = {"once_key": uuid4()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in PROPOSABLE if positions or kind != Kind.POSITION]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        _offer(self.fields["meeting"], meetings)


class AnswerForm(PlainForm):
    """What is done with a proposal: one of three."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What becomes of it"),
        widget=forms.RadioSelect,
        choices=[
            ("accept", gettext_lazy("Put it on the agenda")),
            ("move", gettext_lazy("Leave it for another meeting")),
            ("decline", gettext_lazy("Decline it")),
        ],
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=gettext_lazy("Meeting"),
        required=False,
        empty_label=gettext_lazy("The next one that is planned"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed when you decline. The proposer reads it."),
    )

    def __init__(self, *args, meetings: list[Meeting], **kwargs):
        super().__init__(*args, **kwargs)
        _offer(self.fields["meeting"], meetings)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == "decline" and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Write why. For example: it was taken up in May."))
        return cleaned


def _offer(field: forms.ModelChoiceField, meetings: list[Meeting]) -> None:
    field.queryset = Meeting.objects.filter(pk__in=[meeting.pk for meeting in meetings]).order_by(
        *rising("date", "start"), "pk"
    )
    field.label_from_instance = meeting_words
