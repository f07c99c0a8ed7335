"""What is typed on the roll call: shape only, the rules are the verbs'."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from meetings.intervals import Times, read_times
from meetings.models import Attendance
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable


class TimesField(forms.CharField):
    """“9.00–9.45; 10.30–12.00”, also by item: a list of `Times`. `room` knows the items, `now` the clock."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(max_length=200, required=False, **kwargs)
        self.room, self.now = None, None

    def clean(self, value) -> list[Times]:
        try:
            return read_times(super().clean(value), self.room.by_number if self.room else {}, self.now)
        except Unreadable as error:
            raise ValidationError(str(error), code="unreadable") from error


class PersonTimesForm(PlainForm):
    """One person's part of the roll call. `room`: the meeting's clock; `now`: the time there, or None."""

    times = TimesField(
        label=_("From and until"),
        help_text=_(
            "Empty for the whole meeting. Examples: 9.40 · –11.00 · 9.00–9.45; 10.30–12.00 · "
            "item 2–item 4 · nu"
        ),
    )
    is_remote = forms.BooleanField(label=_("Takes part remotely"), required=False)
    capacity = forms.ChoiceField(label=_("As"), choices=Attendance.Capacity)
    exception = forms.CharField(
        label=_("Exception"),
        required=False,
        max_length=300,
        help_text=_("When somebody else than the personal substitute serves: write why."),
    )
    no_part = forms.MultipleChoiceField(
        label=_("Took no part in"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, room, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["times"].room, self.fields["times"].now = room, now
        self.fields["no_part"].choices = [(pk, words) for pk, words in room.titles.items()]


class HandOverForm(PlainForm):
    prefix = "over"
    at = TimesField(label=_("From when?"), help_text=_("For example 10.30, “nu” or “item 4”."))

    def __init__(self, *args, room, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].room, self.fields["at"].now = room, now


class StandInForm(PlainForm):
    """Somebody outside the pair of a seat serves; never without a reason (I-ATT2)."""

    prefix = "other"
    seat = forms.ChoiceField(label=_("Seat"))
    name = forms.CharField(
        label=_("Who serves"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "owners", "autocomplete": "off"}),
    )
    exception = forms.CharField(
        label=_("Why"),
        max_length=300,
        help_text=_("It stands in the notes. Example: both are away, and the group agreed."),
    )

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = seats
