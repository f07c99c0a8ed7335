"""The shapes of what is entered about how groups hang together; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from groups.models import Board, GroupRelation
from samverkan.lib.forms import PlainForm


class RelationForm(PlainForm):
    """What a group is to another group, a board, or something outside the register."""

    group = forms.TypedChoiceField(label=_("Group"), coerce=int)
    kind = forms.ChoiceField(label=_("What is it?"), choices=GroupRelation.Kind, widget=forms.RadioSelect)
    other = forms.TypedChoiceField(label=_("Which group?"), coerce=int, required=False, empty_value=None)
    board = forms.ModelChoiceField(Board.objects, label=_("Or which board?"), required=False, empty_label="–")
    other_name = text_field(
        _("Or what outside the register?"), help_text=_("For example the programme Nya Perspektiv.")
    )
    starts_on = day_field(_("From"))
    ends_on = day_field(
        _("To"), required=False, help_text=_("Leave empty for as long as both groups are there.")
    )
    note = text_field(_("Condition or reason"), rows=2, max_length=None)

    def __init__(self, *args, subjects, others, county: str, **kwargs):
        """`subjects` and `others` are [(id, name)] of one structure."""
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", "–"), *subjects]
        self.fields["other"].choices = [("", "–"), *others]
        boards = Board.objects.filter(organization__county_code=county).select_related("organization")
        self.fields["board"].queryset = boards.prefetch_related("organization__names")
        self.fields["board"].label_from_instance = lambda board: f"{board.organization}: {board.name}"
        if "replaces" in self.data:
            self.ask_replaces()

    def ask_replaces(self) -> None:
        self.ask(
            "replaces",
            forms.BooleanField(
                label=_("End that it belongs under the former the day before"), required=False
            ),
        )


class EndRelationForm(PlainForm):
    ends_on = day_field(_("Last day"))


class CorrectRelationForm(PlainForm):
    """What was entered wrong about a relation."""

    starts_on = day_field(_("From"))
    ends_on = day_field(_("To"), required=False, help_text="")
    note = text_field(_("Condition or reason"), rows=2, max_length=None)
    reason = text_field(
        _("Why is it corrected?"), required=True, help_text=_("For example: wrong day in the decision.")
    )


class WithdrawRelationForm(PlainForm):
    reason = text_field(
        _("Why is it taken away?"), required=True, help_text=_("For example: wrong group was chosen.")
    )
