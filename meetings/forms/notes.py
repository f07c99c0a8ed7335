"""What is typed on the notes screen: shape only, the rules are the verbs'."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.models import Person
from issues.forms.stages import level_field
from meetings.models import Attendance, Outcome
from meetings.pasted import pasted_people
from samverkan.lib.fields import DateField, TimeField
from samverkan.lib.forms import PlainForm
from samverkan.lib.points import points_of

AT_NEXT_MEETING = {"nästa möte", "next meeting"}
FROM_OUTSIDE = ("co_opted", "presenter", "official", "secretary", "observer", "guest")


class DueField(DateField):
    """A day, or the words “nästa möte”: `(day or None, is at the next meeting)`."""

    def clean(self, value):
        if (value or "").strip().casefold() in AT_NEXT_MEETING:
            return None, True
        return super().clean(value), False


class OutcomeForm(PlainForm):
    prefix = "outcome"
    kind = forms.ChoiceField(label=_("Outcome"), choices=Outcome.Kind, initial=Outcome.Kind.NOTED)
    text = forms.CharField(
        label=_("In words"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    points = forms.CharField(
        label=_("Points"),
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 2, "data-points": ""}),
        help_text=_("One a line, a pasted list too. Example: att anta planen."),
    )
    condition = forms.CharField(
        label=_("On condition that"),
        required=False,
        max_length=1000,
        help_text=_(
            "For a decision, position or consensus. Example: the visits take place at ordinary meetings."
        ),
    )

    def clean_points(self):
        return points_of(self.cleaned_data["points"])


class ActionForm(PlainForm):
    prefix = "action"
    text = forms.CharField(
        label=_("What is to be done"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    owners = forms.CharField(
        label=_("Who"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"list": "owners", "autocomplete": "off"}),
        help_text=_("A name, a role, a group or an organisation. Several with commas make one action each."),
    )
    due = DueField(
        label=_("When"),
        required=False,
        widget=forms.TextInput(attrs={"list": "dues", "autocomplete": "off", "class": "medium"}),
        help_text=_("A day, for example 2017-04-03, or “nästa möte”."),
    )
    level = level_field()


class AttendanceForm(PlainForm):
    capacity = forms.ChoiceField(label=_("As"), choices=Attendance.Capacity)
    is_present = forms.BooleanField(label=_("Is here"), required=False)
    is_remote = forms.BooleanField(label=_("Takes part remotely"), required=False)
    arrived = TimeField(label=_("Came"), required=False, help_text=_("Leave empty for the whole meeting."))
    left = TimeField(label=_("Left"), required=False)
    exception = forms.CharField(
        label=_("Exception"),
        required=False,
        max_length=300,
        help_text=_("When somebody else than the personal substitute serves: write why."),
    )


class PersonForm(PlainForm):
    prefix = "person"
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "owners", "autocomplete": "off"}),
    )
    organization = forms.CharField(label=_("Organisation"), required=False, max_length=200)
    capacity = forms.ChoiceField(
        label=_("As"),
        choices=[(value, Attendance.Capacity(value).label) for value in FROM_OUTSIDE],
        initial="guest",
    )


class PasteForm(PlainForm):
    prefix = "paste"
    people = forms.CharField(
        label=_("People"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line or with commas: Name – Organisation. The organisation may be left out."),
    )
    capacity = forms.ChoiceField(label=_("As"), choices=Attendance.Capacity, initial="guest")
    is_absent = forms.BooleanField(label=_("They were absent"), required=False)

    def clean_people(self):
        return pasted_people(self.cleaned_data["people"])


class HeadForm(PlainForm):
    """`people`: whom the lists offer, as (pk, name)."""

    prefix = "head"
    note_taker_name = forms.CharField(
        label=_("Notes taken by"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "owners", "autocomplete": "off"}),
        help_text=_("Need not be present."),
    )
    led_by = forms.ModelChoiceField(
        label=_("Led by"), queryset=Person.objects.none(), required=False, empty_label="–"
    )
    approver = forms.ModelChoiceField(
        label=_("Approver beside the chair"), queryset=Person.objects.none(), required=False, empty_label="–"
    )
    next_meeting_text = forms.CharField(
        label=_("Next meeting"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to print the next planned meeting."),
    )

    def __init__(self, *args, people: list[Person], **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("led_by", "approver"):
            self.fields[name].queryset = Person.objects.filter(pk__in=[person.pk for person in people])


class RemarkForm(PlainForm):
    text = forms.CharField(
        label=_("What should be changed"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    is_objection = forms.BooleanField(
        label=_("I object to the notes being approved as they are"), required=False
    )

    def __init__(self, *args, may_object: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_object:
            del self.fields["is_objection"]


class PublishForm(PlainForm):
    is_checked = forms.BooleanField(
        label=_("I have read the notes through for personal data that should not be public"), required=False
    )


class CorrectionForm(PlainForm):
    note = forms.CharField(
        label=_("What is corrected"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands in the new version. Example: Item 3: Köping, not Kungsör."),
    )
