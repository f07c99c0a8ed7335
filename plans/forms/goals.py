"""The shapes of goals, what they are in line with and how they are measured; every rule stands in the
verbs."""

from collections.abc import Iterable
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from groups.models import Person
from issues.forms.stages import RowField
from plans.models import Indicator, SuperiorGoal
from plans.numbers import read_figure
from plans.periods import read_period
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable


class FigureField(forms.CharField):
    """A figure as people write it; gives a Decimal, or None for nothing."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"class": "medium", "inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=widget, **kwargs)

    def clean(self, value) -> Decimal | None:
        text = super().clean(value)
        try:
            return read_figure(text) if text else None
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error


class GoalForm(PlainForm):
    """`seen` is the mark of the goal as it stood when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = text_field(
        _("The goal"), required=True, help_text=_("For example: Fewer older people fall at home.")
    )
    text = text_field(
        _("What it means"),
        rows=5,
        max_length=10_000,
        help_text=_("For whom, and how one sees that it is reached."),
    )
    geography = text_field(_("Set for"), help_text=_("For example Västmanlands län."))
    responsible = RowField(label=_("Responsible"), required=False, empty_label=_("Nobody yet"))

    def __init__(self, *args, people: Iterable[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsible"].offer(people, _name)


class ResponsibleForm(PlainForm):
    responsible = RowField(label=_("Responsible"), required=False, empty_label=_("Nobody yet"))

    def __init__(self, *args, people: Iterable[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsible"].offer(people, _name)


def _name(person: Person) -> str:
    return person.name


class TieForm(PlainForm):
    superior = RowField(label=_("Superior goal"))
    note = text_field(_("In which way"), max_length=300, help_text=_("In a few words."))

    def __init__(self, *args, superiors: Iterable[SuperiorGoal], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["superior"].offer(superiors, superior_words)


def superior_words(superior: SuperiorGoal) -> str:
    """ "Regionalt utvecklingsprogram, 3.2 Ett tryggt liv"."""
    return f"{superior.document}, {' '.join(filter(None, [superior.number, superior.text]))}"


class NotApplicableForm(PlainForm):
    why = text_field(
        _("Why no superior goal speaks of it"),
        max_length=300,
        help_text=_("For example: The way the group itself works. Empty takes the answer back."),
    )


class TargetForm(PlainForm):
    """How a goal is measured; gives the period's first day. `indicator` where one is chosen already."""

    indicator = RowField(label=_("Indicator"))
    baseline = FigureField(
        label=_("Where it began"),
        required=False,
        help_text=_("For example 45 or 14 410 000. Empty when nobody knows."),
    )
    baseline_period = text_field(
        _("The period it began in"),
        help_text=_("As often as the indicator is read: 2016, kvartal 3 2016 or augusti 2016."),
        **{"class": "medium"},
    )
    target = FigureField(
        label=_("Target"), help_text=_("For example 60, or the lower limit where two limits are best.")
    )
    target_high = FigureField(
        label=_("Upper limit"), required=False, help_text=_("Only where two limits are best, e.g. 12.")
    )
    due_on = day_field(_("Reached by"), help_text=_("For example 2018-12-31."))

    def __init__(
        self,
        *args,
        indicators: Iterable[Indicator] = (),
        chosen: Indicator | None = None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.chosen = chosen
        if chosen:
            del self.fields["indicator"]
        else:
            self.fields["indicator"].offer(indicators, indicator_words)

    def clean(self) -> dict:
        cleaned = super().clean()
        indicator, text = self.chosen or cleaned.get("indicator"), cleaned.get("baseline_period")
        cleaned["baseline_period"] = None
        if indicator and text:
            try:
                cleaned["baseline_period"] = read_period(indicator.frequency, text)
            except Unreadable as error:
                self.add_error("baseline_period", str(error))
        return cleaned


def indicator_words(indicator: Indicator) -> str:
    """ "Andel nöjda (Percent, 0 to 100)"."""
    return f"{indicator.name} ({indicator.unit_name or indicator.get_unit_display()})"


class SuperiorForm(PlainForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=SuperiorGoal.Kind.choices)
    number = text_field(
        _("Number"), max_length=20, help_text=_("As it is written there, e.g. 3.2."), **{"class": "short"}
    )
    text = text_field(_("The goal as it is stated"), required=True, rows=3, max_length=500)
    document = text_field(
        _("Stated in"),
        required=True,
        max_length=300,
        help_text=_("For example Regionalt utvecklingsprogram 2020."),
    )
    link = text_field(_("Address"), max_length=500, help_text=_("For example https://www.example.se/rup."))
    valid_from = day_field(_("Holds from"))
    valid_to = day_field(
        _("Holds up to and including"), required=False, help_text=_("Empty: until further notice.")
    )


class EndForm(PlainForm):
    valid_to = day_field(_("The last day it holds"))
