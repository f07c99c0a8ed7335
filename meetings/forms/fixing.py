"""Naming those who fix a group's agendas."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.lib.fields import DateField
from samverkan.lib.forms import PlainForm

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"autocomplete": "off", "class": "short"})


class ApproverForm(PlainForm):
    """Somebody by name and address: whoever fixes the agenda need not sit in the group."""

    role = forms.CharField(
        label=_("Role"), max_length=200, help_text=_("For example regiondirektör or kommundirektör.")
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Whoever has the address already is chosen."),
        error_messages={"invalid": _("That is not an e-mail address. Write for example asa.orn@example.se.")},
    )
    starts_on = DateField(label=_("From"), widget=DAY)
    ends_on = DateField(
        label=_("To"), required=False, help_text=_("Empty means until further notice."), widget=DAY
    )

    def clean_name(self) -> str:
        return self.cleaned_data["name"].strip()
