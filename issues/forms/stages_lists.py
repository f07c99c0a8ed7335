"""The shapes of a structure's own order for its issues; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import SHORT, day_field, text_field
from groups.models import Group
from issues.forms.stages import RowField, shown
from samverkan.lib.forms import PlainForm


class StageForm(PlainForm):
    name = text_field(_("What you call it"), max_length=60, help_text=_("Empty: the usual name."))
    description = text_field(_("What is done there"), max_length=300)
    days = forms.IntegerField(
        label=_("Should take at most so many days"),
        required=False,
        min_value=1,
        max_value=3650,
        widget=forms.NumberInput(attrs=SHORT),
        help_text=_("Issues that have stood there longer are marked late."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Where it belongs"),
        choices=Group.Kind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none if it may lie with any group."),
    )


class PerspectiveForm(PlainForm):
    name = text_field(_("Perspective"), required=True, max_length=80, help_text=_("For example: relative."))
    group = RowField(
        label=_("Of the whole structure, or of one group"),
        required=False,
        empty_label=_("The whole structure"),
    )
    starts_on = day_field(_("From"))

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].offer(groups, shown)


class EndPerspectiveForm(PlainForm):
    ends_on = day_field(_("Last day"))


class TopicForm(PlainForm):
    name = text_field(_("Topic"), required=True, max_length=80, help_text=_("For example: psychiatry."))
