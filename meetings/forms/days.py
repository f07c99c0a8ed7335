"""The days of a meeting, the groups that meet, and the day it is put off to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.models import Group, Person
from meetings.actions.days import Part
from meetings.models import Meeting
from samverkan.lib.fields import DateField, TimeRangeField
from samverkan.lib.forms import PlainForm

# More than a meeting has days; an empty row is no part.
ROOM_FOR_MORE = 3


class PartForm(PlainForm):
    """One row; empty rows are left out."""

    date = DateField(label=_("Day"), required=False, help_text="")
    times = TimeRangeField(label=_("From and to"), required=False, help_text="")
    title = forms.CharField(label=_("What"), required=False, max_length=200)
    place = forms.CharField(label=_("Place"), required=False, max_length=300)

    def clean(self):
        cleaned = super().clean()
        if self.errors or not any(cleaned.values()):
            return cleaned
        if not cleaned.get("date"):
            self.add_error("date", _("Write the day of this part, e.g. 2017-08-24."))
        if not all(cleaned.get("times") or [None]):
            self.add_error("times", _("Write when this part begins and ends, e.g. 13.00–17.00."))
        return cleaned

    def part(self) -> Part | None:
        given = self.cleaned_data
        if not any(given.values()):
            return None
        start, end = given["times"]
        return Part(given["date"], start, end, given["title"], given["place"])


PartFormSet = forms.formset_factory(PartForm, extra=ROOM_FOR_MORE, max_num=31, validate_max=True)


class ShapeForm(PlainForm):
    joining = forms.ModelMultipleChoiceField(
        label=_("Groups that meet with this one"),
        queryset=Group.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their members and substitutes are called too. This group leads."),
    )
    responsible = forms.ModelChoiceField(
        label=_("Who answers for the meeting"), queryset=Person.objects.none(), required=False
    )
    earlier = forms.ModelChoiceField(
        label=_("Goes on from the meeting"), queryset=Meeting.objects.none(), required=False
    )
    # The verb refuses the parts as a whole; its words stand in the summary.
    parts = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, groups, people, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["joining"].queryset = groups
        self.fields["responsible"].queryset = people
        self.fields["earlier"].queryset = meetings


class PostponeForm(PlainForm):
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the mail. For example: too many are prevented that day."),
    )
    date = DateField(
        label=_("New day"),
        required=False,
        help_text=_("Leave it empty if the new day is not known. For example 2017-04-04."),
    )
    times = TimeRangeField(
        label=_("From and to"),
        required=False,
        help_text=_("Only if the hours change too. For example 9.00–12.00."),
    )

    def clean(self):
        cleaned = super().clean()
        times = cleaned.pop("times", None)
        if times and not cleaned.get("date") and "date" not in self.errors:
            self.add_error("date", _("Write the new day too, e.g. 2017-04-04."))
        cleaned["start"], cleaned["end"] = times or (None, None)
        cleaned["to"] = cleaned.pop("date", None)
        return cleaned
