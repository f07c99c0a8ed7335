"""The shapes of handing in and of the review; every rule stands in the verbs."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from issues.forms.stages import RowsField
from plans.models import Reading
from plans.periods import code_of, name_of, read_period
from samverkan.lib.forms import PlainForm


class AskForReadingsForm(PlainForm):
    """`what` is a frequency and a period in one choice; gives both apart."""

    what = forms.ChoiceField(label=_("For which period?"))
    organizations = RowsField(label=_("Which organisations?"))
    due_on = day_field(_("To be handed in by"))

    def __init__(
        self, *args, periods: list[tuple[str, date]], organizations, names: dict[int, str], **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [
            (f"{frequency}:{code_of(frequency, period)}", name_of(frequency, period))
            for frequency, period in periods
        ]
        self.fields["organizations"].offer(organizations, lambda row: names[row.pk])

    def given(self, cleaned: dict) -> dict:
        frequency, _mark, code = cleaned["what"].partition(":")
        period = read_period(frequency, code)
        return {
            "frequency": frequency,
            "period": period,
            "organizations": cleaned["organizations"],
            "due_on": cleaned["due_on"],
        }


class WhoForm(PlainForm):
    """By the link of a mailbox that is nobody in particular."""

    by_name = text_field(
        _("Your name and role"),
        required=True,
        help_text=_("For example Anna Ek, registrar. It is seen by those who look at the figures."),
        autocomplete="name",
    )


class ApproveForm(PlainForm):
    status = forms.ChoiceField(
        label=_("The readings are"),
        choices=Reading.Status.choices,
        initial=Reading.Status.FINAL,
        widget=forms.RadioSelect,
    )

    def ask_about_jumps(self) -> None:
        self.ask("confirmed", forms.BooleanField(label=_("The large changes are right"), required=False))


class SendBackForm(PlainForm):
    comment = text_field(
        _("What is to be mended?"),
        required=True,
        rows=3,
        max_length=1000,
        help_text=_("It goes out in a mail with the link. For example: the figure is last year's."),
    )
