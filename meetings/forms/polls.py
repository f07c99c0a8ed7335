"""The shape of a date poll; the rules stand in the verbs."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.models import Group
from meetings.busy_pasted import time_rows
from meetings.models import Call, Meeting
from samverkan.lib.fields import DateField
from samverkan.lib.forms import PlainForm
from samverkan.lib.ordering import rising
from samverkan.lib.reading import Unreadable


class PollForm(PlainForm):
    title = forms.CharField(
        label=_("What it is about"), max_length=200, help_text=_("For example Möte i mars.")
    )
    times = forms.CharField(
        label=_("Times to choose between, one a row"),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        help_text=_("Between 2 and 12. For example 14/3 2027 9–12."),
    )
    text = forms.CharField(label=_("Message"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    answer_by = DateField(
        label=_("Answer by"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"autocomplete": "off", "class": "short"}),
    )
    asks_substitutes = forms.BooleanField(label=_("Ask the substitutes too"), required=False)
    meeting = forms.ModelChoiceField(
        label=_("For which meeting"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=_("A new meeting"),
    )
    once_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, group: Group, **kwargs):
        kwargs["initial"] = {"once_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = planned_meetings(group)

    def clean_times(self):
        try:
            return time_rows(self.cleaned_data["times"], today=timezone.localdate())
        except Unreadable as error:
            raise ValidationError(str(error), code="unreadable") from error


class ClosePollForm(PlainForm):
    meeting = forms.ModelChoiceField(
        label=_("For which meeting"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=_("A new meeting"),
    )
    is_preliminary = forms.BooleanField(label=_("The time is preliminary"), required=False)

    def __init__(self, *args, group: Group, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = planned_meetings(group)


def planned_meetings(group: Group):
    """Those that have not been called, and lie ahead or have no day yet."""
    called = Call.objects.exclude(state=Call.State.WITHDRAWN).filter(kind=Call.Kind.CALL)
    rows = Meeting.objects.filter(group=group, cancelled_at__isnull=True, last_date__isnull=True)
    return (
        rows.exclude(date__lte=timezone.localdate())
        .exclude(pk__in=called.values("meeting"))
        .order_by(*rising("date"), "pk")
    )
