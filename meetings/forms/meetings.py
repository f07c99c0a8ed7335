"""The shape of a meeting as it is planned; every rule stands in the verbs."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.models import Meeting
from samverkan.lib.fields import DateField, TimeRangeField
from samverkan.lib.forms import PlainForm

# A change here may change what there is to say about the day: htmx asks at once, without it the button does.
LOOKS = {
    "hx-post": "",
    "hx-trigger": "change",
    "hx-target": "#weighing",
    "hx-swap": "outerHTML",
    # One at a time: of two answers on their way the later would find the part it replaces gone.
    "hx-sync": "closest form:queue last",
    "hx-vals": '{"look": "1"}',
}


class MeetingForm(PlainForm):
    date = DateField(
        label=_("Which day"),
        help_text=_("For example 2017-03-14 or 14/3/2017."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"autocomplete": "off", "class": "short", **LOOKS}),
    )
    times = TimeRangeField(
        label=_("From and to"),
        required=False,
        help_text=_("For example 9.00–12.00 or 13-16."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short", **LOOKS}),
    )
    is_preliminary = forms.BooleanField(label=_("The time is preliminary"), required=False)
    mode = forms.ChoiceField(label=_("How you meet"), choices=Meeting.Mode, widget=forms.RadioSelect)
    place = forms.CharField(
        label=_("Place"),
        required=False,
        max_length=300,
        help_text=_("For example Regionhuset, sal B."),
        widget=forms.TextInput(attrs=LOOKS),
    )
    link = forms.URLField(
        label=_("Link for those who take part remotely"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("For example https://video.example.se/rum"),
    )
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=Meeting.Kind)
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Only if the meeting has one. Without a title it is called by its day."),
    )
    purpose = forms.CharField(
        label=_("Why you meet"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences. They stand in the call."),
    )
    registry_number = forms.CharField(
        label=_("Registry number"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "medium"}),
    )
    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, meeting: Meeting, **kwargs):
        self.meeting = meeting
        names = [name for name in self.base_fields if name not in {"times", "uid"}]
        kwargs["initial"] = {name: getattr(meeting, name) for name in names} | {
            "times": (meeting.start, meeting.end) if meeting.start else None,
            "uid": uuid4(),
        }
        super().__init__(*args, **kwargs)
        if meeting.last_date:
            # The days of a meeting over several stand on a page of their own.
            del self.fields["date"], self.fields["times"]

    def clean(self):
        cleaned = super().clean()
        if "times" in self.fields:
            cleaned["start"], cleaned["end"] = cleaned.pop("times", None) or (None, None)
        return cleaned

    def planned(self) -> Meeting:
        """The meeting as it would be, not saved; what could not be read is left as it was."""
        values = {
            field.attname: getattr(self.meeting, field.attname) for field in Meeting._meta.concrete_fields
        }
        planned = Meeting(**values)
        planned.group = self.meeting.group
        for name, value in self.fields_given().items():
            setattr(planned, name, value)
        return planned

    def fields_given(self) -> dict:
        """What the verbs take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "uid"}
