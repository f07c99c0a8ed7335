from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.lib.fields import DateField
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


class DelayForm(PlainForm):
    """When it will be done instead, and why."""

    to = DateField(label=_("New day"))
    text = forms.CharField(
        label=_("Why it is late"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: waits for the figures from two municipalities."),
    )


class ReportForm(PlainForm):
    """How it goes."""

    text = forms.CharField(
        label=_("How it goes"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: the draft is ready, two answers are missing."),
    )
