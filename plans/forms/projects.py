"""The shapes of projects; every rule stands in the verbs."""

from collections.abc import Iterable, Mapping
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.forms import SHORT, day_field, text_field
from groups.models import Group
from issues.forms.stages import RowField, shown
from meetings.models import AgendaItem
from plans.deciding_items import item_words
from plans.durations import duration, months_of
from plans.models import Project
from plans.project_rules import Partner, next_states, partners_in
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable


class DurationField(forms.CharField):
    """Gives months, or None."""

    def prepare_value(self, value):
        return duration(value) if isinstance(value, int) else value

    def to_python(self, value) -> int | None:
        try:
            return months_of(super().to_python(value))
        except Unreadable as error:
            raise ValidationError(str(error), code="unreadable") from error


# It is withdrawn from somewhere, and then why is asked.
BEGINS = [(value, label) for value, label in Project.State.choices if value != Project.State.WITHDRAWN]


class ProjectForm(PlainForm):
    """`register` tells organisations of the register from others among who takes part."""

    title = text_field(_("Title"), required=True, help_text=_("For example: Young people to work."))
    abbreviation = text_field(_("Abbreviation"), max_length=30, help_text=_("For example KISA."), **SHORT)
    state = forms.ChoiceField(label=_("State"), choices=BEGINS)
    partners = text_field(
        _("Who takes part"),
        rows=2,
        max_length=2000,
        help_text=_("With commas between. For example: Sala, FK, Arbetsförmedlingen (AF)."),
    )
    months = DurationField(
        label=pgettext_lazy("project", "Duration"),
        required=False,
        help_text=_("For example 2 years or 18 months."),
        widget=forms.TextInput(attrs=SHORT),
    )
    starts_on = day_field(_("From"), required=False)
    ends_on = day_field(_("Up to and including"), required=False)
    funder = text_field(_("Funder"), help_text=_("For example: the European Social Fund."))
    text = text_field(_("What it is about"), rows=4, max_length=4000)

    def __init__(self, *args, register: Mapping[str, int], project=None, partners="", **kwargs):
        if project:
            names = ("title", "abbreviation", "months", "starts_on", "ends_on", "funder", "text")
            kwargs["initial"] = {name: getattr(project, name) for name in names} | {"partners": partners}
        super().__init__(*args, **kwargs)
        self.register = register
        if project:
            del self.fields["state"]

    def clean_partners(self) -> list[Partner]:
        return partners_in(self.cleaned_data["partners"], self.register)


class StateForm(PlainForm):
    state = forms.ChoiceField(label=_("State"))
    reason = text_field(
        _("Why?"),
        rows=2,
        max_length=300,
        help_text=_("Has to be said when it is withdrawn. For example: No partner could co-finance it."),
    )

    def __init__(self, *args, project: Project, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [
            (state, Project.State(state).label) for state in next_states(project.state)
        ]


class ReferenceForm(PlainForm):
    """`items` are what the reader's groups have had on the agenda."""

    group = RowField(label=_("Which group?"))
    condition = text_field(
        _("Condition"),
        rows=2,
        max_length=2000,
        help_text=_("For example: as long as the project leader comes to ordinary meetings."),
    )
    decided_on = day_field(_("Day of the decision"), required=False)
    decided_at = RowField(
        label=_("At which item"), required=False, empty_label=_("None of those on the agenda")
    )

    def __init__(self, *args, groups: Iterable[Group], items: Iterable[AgendaItem], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].offer(groups, shown)
        self.fields["decided_at"].offer(items, item_words)


class EndReferenceForm(PlainForm):
    ended_on = day_field(_("Last day"))

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, initial={"ended_on": today}, **kwargs)
