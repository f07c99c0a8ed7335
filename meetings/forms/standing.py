"""The shape of a standing item."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.forms.agenda import minutes_field
from meetings.models import StandingItem
from meetings.models.standing import ItemKind
from samverkan.lib.fields import DateField
from samverkan.lib.forms import PlainForm

STANDING_FIELDS = (
    "title",
    "place",
    "kind",
    "minutes",
    "wanted_outcome",
    "description",
    "starts_on",
    "ends_on",
)
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"autocomplete": "off", "class": "short"})


class StandingForm(PlainForm):
    title = forms.CharField(
        label=_("Title"), max_length=300, help_text=_("For example Mötets öppnande, or Övriga frågor.")
    )
    place = forms.ChoiceField(
        label=_("Where on the agenda"),
        choices=StandingItem.Place,
        initial=StandingItem.Place.FIRST,
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=ItemKind,
        initial=ItemKind.STANDING,
        help_text=_("Under “Other business” come the questions that members give notice of."),
    )
    minutes = minutes_field()
    wanted_outcome = forms.CharField(
        label=_("What you want to come out of it"), required=False, max_length=300
    )
    description = forms.CharField(
        label=_("Description"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    starts_on = DateField(label=_("From"), help_text=_("Meetings on this day and later get it."), widget=DAY)
    ends_on = DateField(
        label=_("To"), required=False, help_text=_("Empty means until further notice."), widget=DAY
    )
