"""The shapes of what is entered about organisations and by their contacts; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import MEDIUM, SHORT, AppointmentForm, day_field, text_field
from groups.models import Appointment, Board, Organization
from samverkan.lib.forms import PlainForm


class OrganizationForm(PlainForm):
    """What is not dated. `county` only where the code does not give it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Organization.Kind.choices)
    code = text_field(
        _("Municipality or county code"),
        max_length=10,
        help_text=_("Four digits for a municipality, for example 0305; two for a region. Others have none."),
        inputmode="numeric",
        **SHORT,
    )
    registration_number = text_field(
        _("Organisation number"), max_length=20, help_text=_("For example 212000-0803."), **MEDIUM
    )
    abbreviation = text_field(_("Abbreviation"), max_length=20, help_text=_("For example AF."), **SHORT)
    registrar_email = forms.EmailField(
        label=_("Registrar's e-mail"),
        required=False,
        help_text=_("Requests, links and receipts go there. For example kommun@sala.example.se."),
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )


class NewOrganizationForm(OrganizationForm):
    """S003-10, S004-07: an agency, a university, a private provider or an association like any other."""

    name = text_field(_("Official name"), required=True, help_text=_("As it signs, for example Sala kommun."))
    valid_from = day_field(
        _("The name applies from"), required=False, help_text=_("Leave empty if it has always been so.")
    )
    field_order = ["kind", "name", "valid_from"]


class OrganizationNameForm(PlainForm):
    name = text_field(_("New name"), required=True, help_text=_("For example Region Västmanland."))
    valid_from = day_field(
        _("From"), help_text=_("For example 2017-01-01. Older papers keep the former name.")
    )


class BoardForm(PlainForm):
    name = text_field(_("Board"), required=True, help_text=_("For example Vård- och omsorgsnämnden."))
    sector = forms.ChoiceField(
        label=_("Side of the work"), choices=[("", "–"), *Board.Sector.choices], required=False
    )


class ContactForm(PlainForm):
    """With a name a person, who can log in; without one a function mailbox."""

    name = text_field(
        _("Name"), help_text=_("Leave empty for a mailbox that is nobody in particular."), autocomplete="off"
    )
    email = text_field(_("E-mail"), required=True, inputmode="email", autocomplete="off")
    label = text_field(_("Function"), help_text=_("For example registrator or kommunsekreterare."))
    starts_on = day_field(_("From"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "same_person" in self.data:
            AppointmentForm.ask_same_person(self)


class ContactEndForm(PlainForm):
    ends_on = day_field(_("Last day"))


class ReportForm(PlainForm):
    """Who leaves one of our places and who comes. `seats` are (id, what the seat is)."""

    seat = forms.TypedChoiceField(label=_("Which seat?"), coerce=int)
    capacity = forms.ChoiceField(
        label=_("As"), choices=Appointment.Capacity.choices, widget=forms.RadioSelect, initial="member"
    )
    leaves = text_field(_("Who leaves?"), help_text=_("Leave empty if the place is vacant."))
    name = text_field(_("Who comes?"), help_text=_("Leave empty if nobody is appointed yet."))
    email = text_field(_("E-mail to who comes"), inputmode="email", autocomplete="off", max_length=254)
    phone = text_field(_("Phone to who comes"), max_length=50, inputmode="tel", autocomplete="off", **MEDIUM)
    party = text_field(_("Party"), max_length=50, **SHORT)
    board_name = text_field(_("Board"), help_text=_("For example Vård- och omsorgsnämnden."))
    starts_on = day_field(_("From"), required=False)
    decision_date = day_field(_("Date of decision"), required=False)
    decision_reference = text_field(_("Registry number"), max_length=100, **MEDIUM)
    message = text_field(_("Something more"), rows=3, max_length=2000)

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = seats


class RegistrationForm(PlainForm):
    registry_number = text_field(
        _("Your registry number"), required=True, max_length=None, autocomplete="off", **MEDIUM
    )
