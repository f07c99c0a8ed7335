"""The shape of writing in a report; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import text_field
from samverkan.lib.forms import PlainForm


class ReportTextForm(PlainForm):
    """`seen` is the mark of the text as it stood when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = text_field(
        _("Text"),
        rows=14,
        max_length=20_000,
        help_text=_("A blank line begins a new paragraph. Leave it empty to have no text here."),
    )


class ChooseDoneForm(PlainForm):
    """`lines` are [(key, words)] of all that the group did. `shown` are the keys of those that the writer
    chose among."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    keys = forms.MultipleChoiceField(
        label=_("What the report tells"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, lines: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keys"].choices = lines
        self.fields["shown"].initial = " ".join(key for key, _words in lines)

    def clean_shown(self) -> list[str]:
        return self.cleaned_data["shown"].split()


class DiscardReportForm(PlainForm):
    reason = forms.CharField(
        label=_("Why"), max_length=100, help_text=_("As “Begun for the wrong period”. It is kept.")
    )


class WithdrawReportForm(PlainForm):
    why = forms.CharField(
        label=_("Why"),
        max_length=100,
        help_text=_("As “Somebody is named in the opening”. It is kept: write nobody's name."),
    )
