"""The shape of an evaluation; every rule stands in the verbs."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from groups.models import Group
from issues.forms.stages import RowsField, shown
from samverkan.lib.forms import PlainForm


class EvaluationForm(PlainForm):
    """`seen` is the mark of what stood there when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = text_field(
        _("What the evaluation is called"), required=True, help_text=_("For example Utvärdering 2017–2018.")
    )
    starts_on = day_field(_("The period it looks back on, from"), help_text=_("For example 2017-01-01."))
    ends_on = day_field(_("Up to and including"), help_text=_("For example 2018-12-31."))
    groups = RowsField(
        label=_("Which groups is it about?"),
        help_text=_(
            "Tick each one. Only the groups that are ticked can be asked. Here stand those that you serve."
        ),
    )
    purpose = text_field(
        _("What the evaluation is for"),
        rows=3,
        max_length=5000,
        help_text=_("For example: To see whether the groups do what they were meant to do."),
    )

    def __init__(self, *args, groups: Iterable[Group], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].offer(groups, shown)
