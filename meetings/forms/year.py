"""The shapes of what is entered about a year; every rule stands in the verbs."""

from django import forms
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from meetings.models import Meeting, Obligation
from samverkan.lib.fields import TimeRangeField
from samverkan.lib.forms import PlainForm

WEEKS = [
    (1, _("the first")),
    (2, _("the second")),
    (3, _("the third")),
    (4, _("the fourth")),
    (5, _("the last")),
]


class ObligationForm(PlainForm):
    title = text_field(
        _("What is to be done?"), required=True, help_text=_("For example Dialogue on the website.")
    )
    description = text_field(_("What does it mean?"), rows=2, max_length=None)
    times = forms.IntegerField(
        label=_("Times a year"),
        min_value=1,
        max_value=12,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    when = forms.ChoiceField(
        label=_("By when?"), help_text=_("It is shown as soon to be done from two months before.")
    )
    key = forms.ChoiceField(
        label=_("What kind of obligation?"),
        choices=Obligation.Key,
        help_text=_(
            "It is ticked by itself when notes are approved from a meeting that had it on the agenda, put "
            "there from the annual wheel or with its name in the title. Anything else you tick."
        ),
    )
    starts_on = day_field(_("From"))
    ends_on = day_field(_("To"), required=False, help_text=_("Leave empty for until further notice."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        months = [
            (str(month), _("By the end of %(month)s") % {"month": name}) for month, name in MONTHS.items()
        ]
        last = [("last", _("At the last ordinary meeting of the year"))]
        self.fields["when"].choices = [*months, *last]
        self.fields["when"].initial = "12"

    @staticmethod
    def initial_of(row: Obligation) -> dict:
        names = ("title", "description", "times", "key", "starts_on", "ends_on")
        return {name: getattr(row, name) for name in names} | {
            "when": "last" if row.at_last_meeting else str(row.month or 12)
        }

    def clean(self):
        cleaned = super().clean()
        when = cleaned.pop("when", "12")
        # The end of December is the end of the year, which is what an empty month says.
        cleaned["at_last_meeting"] = when == "last"
        cleaned["month"] = None if when in ("last", "12") else int(when)
        return cleaned


class TickForm(PlainForm):
    """`places` are grouped choices: meetings ("m<key>") and their items ("i<key>")."""

    at = forms.ChoiceField(label=_("Where was it done?"), required=False)
    on = day_field(
        _("Which day?"),
        required=False,
        help_text=_("Leave empty for the day of the meeting. For example 2017-03-14."),
    )
    text = text_field(_("How?"), max_length=300, help_text=_("For example: by mail to all members."))

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].choices = [("", _("Not at a meeting")), *places]

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("at") or cleaned.get("on") or self.errors):
            self.add_error("on", _("Choose a meeting, or say which day. For example 2017-03-14."))
        return cleaned


class PatternForm(PlainForm):
    """The second Thursday of March, 9.00–12.00."""

    week = forms.TypedChoiceField(label=_("Which in the month?"), coerce=int, choices=WEEKS)
    weekday = forms.TypedChoiceField(label=_("Weekday"), coerce=int)
    month = forms.TypedChoiceField(label=_("Month"), coerce=int)
    times = TimeRangeField(
        label=_("From and to"), widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"})
    )
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=Meeting.Kind)
    place = text_field(_("Place"), max_length=300, help_text=_("For example Regionhuset, sal B."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["weekday"].choices = [(day, name) for day, name in WEEKDAYS.items() if day < 5]
        self.fields["month"].choices = list(MONTHS.items())

    def clean(self):
        return _with_both_times(self)


class PlanDayForm(PlainForm):
    """One of the year's proposed meetings."""

    keep = forms.BooleanField(label=_("Plan this meeting"), required=False)
    date = day_field(_("Day"), help_text="")
    times = TimeRangeField(
        label=_("From and to"),
        help_text="",
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
    )
    place = text_field(_("Place"), max_length=300)
    kind = forms.ChoiceField(choices=Meeting.Kind, widget=forms.HiddenInput)

    def clean(self):
        return _with_both_times(self)

    @property
    def is_kept(self) -> bool:
        return bool(self["keep"].value())


PlanFormSet = forms.formset_factory(PlanDayForm, extra=0, max_num=60)


def _with_both_times(form: PlainForm) -> dict:
    cleaned = form.cleaned_data
    if times := cleaned.pop("times", None):
        cleaned["start"], cleaned["end"] = times
        if cleaned["end"] is None:
            form.add_error("times", _("When does it end? Write for example 9.00–12.00."))
    return cleaned
