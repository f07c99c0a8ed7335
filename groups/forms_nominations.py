"""The shapes of what is entered about requests for nominations; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import MEDIUM, day_field, text_field
from groups.forms_documents import file_field
from groups.models import Term
from samverkan.lib.forms import PlainForm


class NewRequestForm(PlainForm):
    """Which groups, which time, by when (S001-12). The seats are proposed from the answer."""

    groups = forms.MultipleChoiceField(
        label=_("Groups"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one group.")},
    )
    title = text_field(
        _("What it is about"),
        required=True,
        help_text=_("Stands as the letter's heading, for example Samverkansgrupper 2027–2030."),
    )
    term = forms.ModelChoiceField(
        Term.objects, label=_("Term"), required=False, empty_label=_("Other days, which I write below")
    )
    starts_on = day_field(
        _("The appointments apply from"),
        required=False,
        help_text=_("Leave empty for the term's first day. Else for example 2027-01-01."),
    )
    ends_on = day_field(
        _("The appointments apply to"),
        required=False,
        help_text=_("Leave empty for the term's last day, or for until further notice."),
    )
    due_on = day_field(_("Answer by"))

    def __init__(self, *args, groups, terms, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].choices = [(str(group.pk), group.shown_name) for group in groups]
        self.fields["term"].queryset = terms
        self.fields["term"].label_from_instance = lambda term: term.name


class LetterForm(PlainForm):
    """The draft's days and words."""

    title = NewRequestForm.base_fields["title"]
    letter = text_field(_("The letter's text"), required=True, rows=12, max_length=20000)
    starts_on = day_field(_("The appointments apply from"))
    ends_on = day_field(
        _("The appointments apply to"), required=False, help_text=_("Leave empty for until further notice.")
    )
    due_on = day_field(_("Answer by"))
    reference = text_field(_("Registry number"), max_length=100, **MEDIUM)
    signed_by = text_field(_("Signed by"), help_text=_("The name under the letter."))
    signed_capacity = text_field(
        _("Signs as"),
        help_text=_("For example: On commission, chair of the steering group."),
    )
    responsible_party = text_field(
        _("Party responsible for the negotiation"),
        help_text=_(
            "For a seat that several appoint jointly: the party that sees to it that the parties agree."
        ),
    )


class RecipientsForm(PlainForm):
    """An address for each recipient, and who answers for a joint seat; built from the request's
    recipients."""

    def __init__(self, *args, recipients, **kwargs):
        super().__init__(*args, **kwargs)
        for row in recipients:
            if row.organization_id is None:
                label = _("Who answers for %(name)s") % {"name": row.name}
                self.fields[f"answered_by-{row.pk}"] = text_field(
                    label, help_text=_("Name, stands in every municipality's letter."), autocomplete="off"
                )
                self.initial[f"answered_by-{row.pk}"] = row.answered_by
            self.fields[f"email-{row.pk}"] = text_field(
                _("E-mail of %(name)s") % {"name": row.name}, inputmode="email", autocomplete="off"
            )
            self.initial[f"email-{row.pk}"] = row.email
        self.pks = [row.pk for row in recipients]

    def given(self) -> dict[int, dict[str, str]]:
        """As `set_recipients` takes it."""
        fields = self.cleaned_data
        return {
            pk: {
                name: fields[f"{name}-{pk}"] for name in ("email", "answered_by") if f"{name}-{pk}" in fields
            }
            for pk in self.pks
        }


class AttachmentForm(PlainForm):
    file = file_field()


class ExtendForm(PlainForm):
    due_on = day_field(_("New day to answer by"))


class ResendForm(PlainForm):
    email = text_field(
        _("E-mail"),
        help_text=_("Change it to send to somebody else at the organisation."),
        inputmode="email",
        autocomplete="off",
    )
