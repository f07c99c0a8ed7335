"""The shapes of “what have we done”; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from samverkan.lib.forms import PlainForm


class SayForm(PlainForm):
    text = text_field(_("What was done"), required=True, rows=2, max_length=300)
    is_hidden = forms.BooleanField(label=_("Leave it out of the list"), required=False)


class AddForm(PlainForm):
    on = day_field(_("Day"))
    text = text_field(_("What was done"), required=True, rows=2, max_length=300)
