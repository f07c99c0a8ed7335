"""The shapes of handover notes and their answers; every rule stands in the verbs."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.forms import day_field, text_field
from groups.models import Group, Term
from issues.forms.stages import RowField, shown
from issues.models import Issue
from plans.forms.plans import AdoptForm
from plans.models import ActivityPlan, Goal, HandoverNote
from samverkan.lib.forms import PlainForm


class NoteForm(PlainForm):
    """`goal` and `issue` are asked for where the group has some."""

    about = forms.ChoiceField(
        label=_("What is it about?"), choices=HandoverNote.About.choices, widget=forms.RadioSelect
    )
    goal = RowField(label=_("Which goal?"), required=False, empty_label=_("None of them"))
    issue = RowField(label=_("Which issue?"), required=False, empty_label=_("None of them"))
    direction = forms.ChoiceField(
        label=_("What are they to do?"),
        choices=HandoverNote.Direction.choices,
        widget=forms.RadioSelect,
    )
    text = text_field(
        _("What you send on"),
        required=True,
        rows=4,
        max_length=5000,
        help_text=_("For example: Keep the goal, and add digital help at home."),
    )
    to_group = RowField(label=_("To which group?"), required=False, empty_label=_("Not said"))
    to_term = RowField(label=_("For which term?"), required=False, empty_label=_("Not said"))

    def __init__(
        self,
        *args,
        goals: Iterable[Goal],
        issues: Iterable[Issue],
        groups: Iterable[Group],
        terms: Iterable[Term],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.fields["goal"].offer(goals, lambda goal: f"{goal} ({goal.plan.title})")
        self.fields["issue"].offer(issues, lambda issue: issue.title)
        self.fields["to_group"].offer(groups, shown)
        self.fields["to_term"].offer(terms)
        for name in ("goal", "issue"):
            if not self.fields[name].rows:
                del self.fields[name]


class AdoptNotesForm(AdoptForm):
    on = day_field(
        pgettext_lazy("handover note", "Adopted on"), help_text=_("The day of the meeting, e.g. 2017-03-14.")
    )


DECLINED = HandoverNote.State.DECLINED.value


class AnswerForm(PlainForm):
    """`outcome` is one of the note's outcomes, or DECLINED."""

    outcome = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=[
            *HandoverNote.Outcome.choices,
            (DECLINED, pgettext_lazy("handover note", "Declined: nothing is made of it")),
        ],
        widget=forms.RadioSelect,
    )
    how = text_field(
        _("How, or why not?"),
        required=True,
        rows=3,
        max_length=2000,
        help_text=_("For example: Became goal 2. Or: The region has taken it over."),
    )
    plan = RowField(label=_("In which plan?"), required=False, empty_label=_("In none"))

    def __init__(self, *args, plans: Iterable[ActivityPlan], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["plan"].offer(plans, plan_words)


def plan_words(plan: ActivityPlan) -> str:
    """ "Verksamhetsplan 2019–2022, version 1, draft"."""
    words = _("%(title)s, version %(number)s, %(state)s")
    state = str(plan.get_state_display()).lower()
    return words % {"title": plan.title, "number": plan.number, "state": state}
