"""The shapes of what is entered about terms and about a group's end."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from groups.models import Group, Structure, Term
from samverkan.lib.forms import PlainForm


class TermForm(PlainForm):
    name = text_field(_("Name"), required=True, max_length=100, help_text=_("For example 2019–2022."))
    starts_on = day_field(_("First day"), help_text=_("For example 2019-01-01."))
    ends_on = day_field(_("Last day"), help_text=_("For example 2022-12-31."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "overlaps" in self.data:
            self.ask_overlaps()

    def ask_overlaps(self) -> None:
        label = _("Both terms apply on those days")
        self.ask("overlaps", forms.BooleanField(label=label, required=False))


class ChangeForm(PlainForm):
    """From which term to which; the next one may be made here."""

    from_term = forms.ModelChoiceField(Term.objects.none(), label=_("Term that ends"), empty_label=None)
    to_term = forms.ModelChoiceField(
        Term.objects.none(),
        label=_("Term that begins"),
        required=False,
        empty_label=_("Make a new one, below"),
    )
    name = text_field(_("Name of the new term"), max_length=100, help_text=_("For example 2019–2022."))
    starts_on = day_field(_("Its first day"), required=False, help_text=_("For example 2019-01-01."))
    ends_on = day_field(_("Its last day"), required=False, help_text=_("For example 2022-12-31."))

    def __init__(self, *args, structure: Structure, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("from_term", "to_term"):
            self.fields[name].queryset = structure.terms.all()
        if "overlaps" in self.data:
            TermForm.ask_overlaps(self)

    def clean(self) -> dict:
        """A new term is asked for whole; a chosen one needs nothing more."""
        fields = super().clean()
        if not fields.get("to_term"):
            for name in ("name", "starts_on", "ends_on"):
                if not fields.get(name) and name not in self.errors:
                    self.add_error(name, _("Choose the term that begins, or fill in the new one."))
        return fields


class FinishForm(PlainForm):
    reason = text_field(
        _("Why is the rest passed over?"),
        rows=2,
        max_length=None,
        help_text=_("For example: the new groups take it over at their first meetings."),
    )


class ClosingForm(PlainForm):
    ends_on = day_field(_("Last day"))
    reason = text_field(
        _("Why, and who decided it"),
        required=True,
        rows=2,
        max_length=None,
        help_text=_("For example: Landstingsstyrelsen 2018-11-28, the questions go to the forum."),
    )
    succeeded_by = forms.ModelChoiceField(
        Group.objects.none(), label=_("Succeeded by"), required=False, empty_label=_("No other group")
    )

    def __init__(self, *args, group: Group, **kwargs):
        super().__init__(*args, **kwargs)
        others = group.structure.groups.exclude(state=Group.State.CLOSED).exclude(pk=group.pk)
        self.fields["succeeded_by"].queryset = others.prefetch_related("names")


class RenewalForm(PlainForm):
    ends_on = day_field(_("To"), required=False, help_text=_("Leave empty for until further notice."))
    trial_until = day_field(
        _("On trial until"), required=False, help_text=_("Leave empty when the trial is over.")
    )
    reason = text_field(
        _("Who decided that the group goes on"),
        required=True,
        help_text=_("For example: Landstingsstyrelsen 2018-11-28."),
    )
