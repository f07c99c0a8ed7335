"""The shapes of writing, sending back and adopting a follow-up; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.forms import day_field, text_field
from plans.forms.plans import AdoptForm
from plans.models import GoalComment
from samverkan.lib.forms import PlainForm


class CommentForm(PlainForm):
    """`seen` is the mark of what stood there when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    result = forms.ChoiceField(
        label=_("How did it go?"),
        required=False,
        choices=[("", pgettext_lazy("result of a goal", "Not said yet")), *GoalComment.Result.choices],
        widget=forms.RadioSelect,
    )
    text = text_field(
        _("What the year came to"),
        rows=8,
        max_length=10_000,
        help_text=_("What was done, what it led to, and what is left."),
    )


class SummaryForm(PlainForm):
    """`seen` is the mark of the text as it stood when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    summary = text_field(
        _("Summary"),
        rows=12,
        max_length=20_000,
        help_text=_("The year in the chair's words. A blank line begins a new paragraph."),
    )


class AskForWordsForm(PlainForm):
    due_on = day_field(_("Wanted by"), help_text=_("The last day to write, e.g. 2018-02-13."))


class SendBackForm(PlainForm):
    why = text_field(
        _("What is to be mended"),
        required=True,
        max_length=300,
        help_text=_("For example: The comment on goal 2 is missing."),
    )


class AdoptFollowUpForm(AdoptForm):
    on = day_field(
        pgettext_lazy("follow-up", "Adopted on"), help_text=_("The day of the meeting, e.g. 2018-02-13.")
    )
