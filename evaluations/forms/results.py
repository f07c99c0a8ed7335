"""The shapes of closing a survey, summing it up and reading its free texts; every rule stands in the
verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluations.models import SurveyText
from groups.forms import text_field
from samverkan.lib.forms import PlainForm


class CloseForm(PlainForm):
    """The reason is asked for while the survey's last day is not over."""

    why = text_field(
        _("Why it is closed before its last day"),
        max_length=300,
        help_text=_("For example: Everybody has answered."),
    )

    def __init__(self, *args, is_early: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].required = is_early


class ResultSummaryForm(PlainForm):
    """`seen` is the mark of the text as it stood when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    summary = text_field(
        _("Summary"),
        rows=12,
        max_length=20_000,
        help_text=_("What the answers say, in your own words. A blank line begins a new paragraph."),
    )


class ReadTextForm(PlainForm):
    """`seen` is the mark of the text as it was read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=_("The text"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Put […] where you take something away. Nothing may be added or changed."),
    )
    state = forms.ChoiceField(
        label=_("What happens to it"),
        choices=[
            (SurveyText.State.SHOWN, pgettext_lazy("free text", "Show it as it stands above")),
            (SurveyText.State.WITHHELD, pgettext_lazy("free text", "Withhold all of it")),
        ],
        widget=forms.RadioSelect,
    )
    reason = text_field(
        _("Why something is taken away"), max_length=300, help_text=_("For example: Names a person.")
    )
