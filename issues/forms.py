from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.lib.forms import PlainForm


class ResultForm(PlainForm):
    """What came of an action, or why it is called off or opened again."""

    result = forms.CharField(
        label=_("What came of it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: sent to everyone 3 April."),
    )


class ReasonForm(PlainForm):
    result = forms.CharField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
