"""What else is typed on the notes screen: dissents, and when an item was taken up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.models import Reservation
from samverkan.lib.fields import TimeField
from samverkan.lib.forms import PlainForm


class ReservationForm(PlainForm):
    prefix = "reservation"
    kind = forms.ChoiceField(label=_("What"), choices=Reservation.Kind)
    name = forms.CharField(
        label=_("Whose"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "owners", "autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("May be left empty for a dissent."),
    )


class ItemTimeForm(PlainForm):
    begun = TimeField(label=_("Began at"), required=False)
    ended = TimeField(label=_("Ended at"), required=False, help_text=_("Both empty takes the times away."))


class PhraseForm(PlainForm):
    text = forms.CharField(
        label=_("Phrase"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One or two sentences that return. Example: The chair welcomes everybody."),
    )
