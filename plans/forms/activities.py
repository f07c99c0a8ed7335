"""The shapes of activities, of how far they have come, and of what each organisation does; every rule stands
in the verbs."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from groups.models import Person
from issues.forms.stages import RowField
from issues.models import Action
from meetings.models import AgendaItem, Meeting
from plans.actions import Written
from plans.deciding_items import item_words
from plans.models import Activity, OrganizationSpecification
from samverkan.lib.forms import PlainForm
from samverkan.lib.spoken import day_plain


class ActivityForm(PlainForm):
    """`seen` is the mark of the activity as it stood when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = text_field(
        pgettext_lazy("activity", "What is done"),
        required=True,
        rows=2,
        max_length=300,
        help_text=_("For example: Study visit at the meeting place in Sala."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Activity.Kind.choices)
    starts_on = day_field(_("From"), required=False, help_text=_("For example 2017-02-01."))
    ends_on = day_field(_("Up to and including"), required=False)
    holds_from = day_field(
        _("Holds from"),
        required=False,
        help_text=_("Only for something to be delivered: a new cultural plan that holds from 2019-01-01."),
    )
    responsible = RowField(label=_("Responsible"), required=False, empty_label=_("Nobody yet"))
    responsible_text = text_field(
        _("Responsible, in words"), help_text=_("Where it is not one person, for example “the office”.")
    )
    by_organization = forms.BooleanField(
        label=_("Each organisation says what it does"),
        required=False,
        help_text=_("The measure is made precise in each organisation's own plan."),
    )

    def __init__(self, *args, people: Iterable[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsible"].offer(people, lambda person: person.name)

    @staticmethod
    def given(cleaned: dict) -> dict:
        """`seen` apart from what is written."""
        seen = cleaned.pop("seen", "")
        return {"written": Written(**cleaned), "seen": seen}


class ProgressForm(PlainForm):
    state = forms.ChoiceField(
        label=_("How far has it come?"), choices=Activity.State.choices, widget=forms.RadioSelect
    )
    on = day_field(_("Day"), help_text=_("The day it was so."))
    text = text_field(
        _("In a few words"),
        rows=3,
        max_length=2000,
        help_text=_("For example how many came. Where it is not done: why."),
    )


class SpecificationForm(PlainForm):
    """`is_asked_later`: one of several on a page, where some may be left until later."""

    state = forms.ChoiceField(label=_("How far have you come?"))
    text = text_field(
        _("What you do"),
        rows=3,
        max_length=2000,
        help_text=_("For example: Two evenings with relatives in May."),
    )
    link = text_field(
        _("Address of your own plan"),
        max_length=500,
        help_text=_("For example https://www.example.se/verksamhetsplan. Leave it empty if there is none."),
    )

    def __init__(self, *args, is_asked_later: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        blank = [("", pgettext("specification", "Not answered yet"))] if is_asked_later else []
        self.fields["state"].choices = [*blank, *OrganizationSpecification.State.choices]
        self.fields["state"].required = not is_asked_later

    def is_left(self) -> bool:
        """Nothing is said in it."""
        cleaned = self.cleaned_data
        return not (cleaned.get("state") or cleaned.get("text") or cleaned.get("link"))

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("state") and (cleaned.get("text") or cleaned.get("link")):
            self.add_error("state", _("Choose how far you have come, for example “Planned”."))
        return cleaned


class SpeakerForm(PlainForm):
    """By the link of a mailbox that is nobody in particular."""

    by_name = text_field(
        _("Your name and role"),
        required=True,
        help_text=_("For example Anna Ek, registrar. It stands beside what you write."),
        autocomplete="name",
    )


class TieActivityForm(PlainForm):
    """`offered` is `{heading: rows}` of several kinds."""

    to = forms.ChoiceField(label=_("What does it go together with?"))

    def __init__(self, *args, offered: dict[str, list], **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {f"{type(row).__name__}:{row.pk}": row for rows in offered.values() for row in rows}
        groups = [
            (heading, [(f"{type(row).__name__}:{row.pk}", _words(row)) for row in rows])
            for heading, rows in offered.items()
            if rows
        ]
        self.fields["to"].choices = [("", _("Choose")), *groups]

    def clean_to(self):
        return self.rows[self.cleaned_data["to"]]


class TieGoalForm(TieActivityForm):
    def __init__(self, *args, items: Iterable[AgendaItem], actions: Iterable[Action], **kwargs):
        offered = {gettext("Agenda items"): list(items), gettext("Actions"): list(actions)}
        super().__init__(*args, offered=offered, **kwargs)
        self.fields["to"].label = gettext("Where was it dealt with?")


def _words(row) -> str:
    if isinstance(row, AgendaItem):
        return item_words(row)
    if isinstance(row, Meeting):
        return day_plain(row.date)
    if isinstance(row, Activity):
        return f"{row.text[:100]} ({row.goal.plan.title})"
    return str(row)[:120]
