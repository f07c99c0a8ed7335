"""The shapes of “what have we done”; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.forms import day_field, text_field
from samverkan.lib.forms import PlainForm


def public_field() -> forms.BooleanField:
    text = _("Nothing is shown before somebody has chosen it. It then reads as it is saved here.")
    return forms.BooleanField(
        label=pgettext_lazy("line of what was done", "Show it to the public"), required=False, help_text=text
    )


class SayForm(PlainForm):
    """`seen` is the mark of what was said of the line when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = text_field(_("What was done"), required=True, rows=2, max_length=300)
    is_public = public_field()
    is_hidden = forms.BooleanField(label=_("Leave it out of the list"), required=False)


class AddForm(PlainForm):
    on = day_field(_("Day"))
    text = text_field(_("What was done"), required=True, rows=2, max_length=300)
    is_public = public_field()
