"""The shapes of asking, of the half page and of what is reported; every rule stands in the verbs."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from groups.models import Board, Organization
from issues.forms.stages import RowField, RowsField
from issues.models import AnchoringReport, HomeBrief
from samverkan.lib.forms import PlainForm

LONG = 4000


class BriefForm(PlainForm):
    """Half a page: what may not be read in a minute is not read before a board."""

    what = text_field(
        _("What it is about"),
        required=True,
        rows=4,
        max_length=LONG,
        help_text=_("Two or three sentences that somebody who has not been there understands."),
    )
    why = text_field(
        _("Why"), rows=3, max_length=LONG, help_text=_("Whom it helps, and what happens if not.")
    )
    proposal = text_field(
        _("What is proposed"), rows=3, max_length=LONG, help_text=_("Leave empty if nothing is proposed yet.")
    )
    asked = text_field(
        _("What is asked of us"),
        required=True,
        rows=3,
        max_length=LONG,
        help_text=_("For example: Discuss the proposal, and say whether the board can stand behind it."),
    )

    def __init__(self, *args, brief: HomeBrief, **kwargs):
        kwargs["initial"] = {name: getattr(brief, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class AskForm(PlainForm):
    organizations = RowsField(label=_("Which organisations?"))
    due_on = day_field(_("To be taken up by"), help_text=_("A board often meets once a month. Give it time."))

    def __init__(self, *args, organizations: list[Organization], names: dict[int, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organizations"].offer(organizations, lambda row: names[row.pk])


class ReportForm(PlainForm):
    """`names_itself`: by the link of a mailbox that is nobody in particular."""

    kind = forms.ChoiceField(
        label=_("What was done?"), choices=AnchoringReport.Kind.choices, widget=forms.RadioSelect
    )
    on = day_field(_("When?"))
    audience = forms.ChoiceField(
        label=_("Before whom?"),
        choices=[("", "–"), *AnchoringReport.Audience.choices],
        required=False,
    )
    board = RowField(label=_("Which board?"), required=False, empty_label="–")
    body = text_field(
        _("Or in words"), help_text=_("For example: the party group, or the meeting of the managers.")
    )
    text = text_field(
        _("What did they say?"),
        rows=4,
        max_length=LONG,
        help_text=_("Without names of people outside politics."),
    )
    by_name = text_field(
        _("Your name and role"),
        required=True,
        help_text=_("For example Anna Ek, registrar. It is seen by those who work with the question."),
        autocomplete="name",
    )

    def __init__(self, *args, boards: list[Board], today: date, names_itself: bool = False, **kwargs):
        kwargs["initial"] = {"on": today} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["board"].offer(boards, lambda row: row.name)
        if not boards:
            del self.fields["board"]
            self.fields["body"].label = _("Which body?")
        if not names_itself:
            del self.fields["by_name"]


class CorrectForm(ReportForm):
    reason = text_field(_("Why is it corrected?"), help_text=_("For example: wrong day."))


class WaiveForm(PlainForm):
    reason = text_field(
        _("Why is it not needed?"),
        required=True,
        rows=2,
        max_length=500,
        help_text=_("For example: Sala has no such board. All may read it."),
    )
