"""The shape of imported calendars and school holidays; the rules stand in the verbs."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from groups.models import Organization, Structure
from meetings.busy_pasted import holiday_rows
from samverkan.lib.fields import DateField
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable


class CalendarForm(PlainForm):
    name = forms.CharField(
        label=_("What the calendar is called"),
        max_length=200,
        help_text=_("For example Strategisk regional beredning."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    address = forms.CharField(
        label=_("Address on the web"),
        required=False,
        max_length=500,
        help_text=_("It begins with https:// or webcal:// and usually ends with .ics. Read every six hours."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_(
            "A calendar file, .ics, at most 2 MB. What is in it now holds until you put in a new one."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )


class HolidayRowsForm(PlainForm):
    rows = forms.CharField(
        label=_("Holidays, one a row"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For example Höstlov 26/10–30/10 2026, Sportlov v. 9 2027 or Lovdag 15 maj 2027."),
    )
    organization = forms.ModelChoiceField(
        label=_("Where"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=_("The whole structure"),
    )

    def __init__(self, *args, structure: Structure, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = municipalities_of(structure)

    def clean_rows(self):
        try:
            return holiday_rows(self.cleaned_data["rows"])
        except Unreadable as error:
            raise ValidationError(str(error), code="unreadable") from error


class HolidayForm(PlainForm):
    name = forms.CharField(label=_("Name"), max_length=100, widget=forms.TextInput(attrs={"class": "medium"}))
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    organization = forms.ModelChoiceField(
        label=_("Where"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=_("The whole structure"),
    )

    def __init__(self, *args, structure: Structure, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = municipalities_of(structure)


def municipalities_of(structure: Structure):
    rows = Organization.objects.filter(kind=Organization.Kind.MUNICIPALITY, county_code=structure.county_code)
    return rows.prefetch_related("names").order_by("code")
