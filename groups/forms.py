"""The shapes of what is entered about groups; every rule stands in the verbs."""

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from groups.actions.groups import UNDATED
from groups.models import (
    Appointment,
    Board,
    Group,
    GroupRole,
    GroupSettings,
    Office,
    Organization,
    Structure,
)
from samverkan.lib.fields import DateField
from samverkan.lib.forms import PlainForm

SHORT = {"class": "short"}
MEDIUM = {"class": "medium"}
# What ends an appointment by itself, when its seat or its group ends.
NOBODYS_REASON = {Appointment.EndReason.SEAT_ENDED, Appointment.EndReason.CLOSED}


def day_field(label, *, required=True, help_text=None, **kwargs) -> DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"autocomplete": "off", "class": "short"})
    extra = {} if help_text is None else {"help_text": help_text}
    return DateField(label=label, required=required, widget=widget, **extra, **kwargs)


def text_field(label, *, required=False, help_text="", rows=0, max_length=200, **attrs) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs=attrs)
    return forms.CharField(
        label=label, required=required, help_text=help_text, widget=widget, max_length=max_length
    )


class GroupForm(PlainForm):
    """A new group with its mandate (S001-02, S001-03, S001-18)."""

    structure = forms.ModelChoiceField(Structure.objects, label=_("Structure"), empty_label=None)
    name = text_field(_("Name"), required=True, help_text=_("For example Samverkansgrupp äldre."))
    slug = forms.SlugField(
        label=_("Short name in addresses"),
        required=False,
        help_text=_("For example aldre. Made from the name if you leave it empty."),
        widget=forms.TextInput(attrs=MEDIUM),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Group.Kind.choices)
    scope = text_field(
        _("What the group works with"),
        rows=3,
        max_length=None,
        help_text=_("One sentence. It stands on top of the group's page."),
    )
    starts_on = day_field(_("From"))
    ends_on = day_field(_("To"), required=False, help_text=_("Leave empty for until further notice."))
    trial_until = day_field(_("On trial until"), required=False)
    stated_size = forms.IntegerField(
        label=_("Number of members by the decision"),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs=SHORT),
    )
    mandate = text_field(_("Mandate"), rows=5, max_length=None)
    adopted_by = text_field(_("Adopted by"), help_text=_("For example Landstingsstyrelsen."))
    adopted_on = day_field(_("Adopted on"), required=False)
    reference = text_field(_("Registry number"), **MEDIUM)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        structures = list(Structure.objects.all()[:2])
        if len(structures) == 1:
            self.fields["structure"].initial = structures[0]
            self.fields["structure"].widget = forms.HiddenInput()


class GroupChangeForm(PlainForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=Group.Kind.choices)
    level = forms.ChoiceField(label=_("Level"), choices=Group.Level.choices)
    scope = GroupForm.base_fields["scope"]
    starts_on = day_field(_("From"))
    ends_on = GroupForm.base_fields["ends_on"]
    trial_until = GroupForm.base_fields["trial_until"]
    stated_size = GroupForm.base_fields["stated_size"]
    is_permanent = forms.BooleanField(label=_("Permanent group"), required=False)


class NameForm(PlainForm):
    name = text_field(_("New name"), required=True)
    valid_from = day_field(_("From"))
    reason = text_field(_("Why the name is changed"), rows=2, max_length=None)


class MandateForm(PlainForm):
    text = text_field(_("Mandate"), required=True, rows=8, max_length=None)
    valid_from = day_field(_("From"))
    adopted_by = GroupForm.base_fields["adopted_by"]
    adopted_on = GroupForm.base_fields["adopted_on"]
    reference = GroupForm.base_fields["reference"]
    deviation = text_field(
        _("How it differs from the agreement"),
        rows=2,
        max_length=None,
        help_text=_("Leave empty if it does not."),
    )


class SettingsForm(PlainForm):
    """A dated row of the group's own rules (S001-47)."""

    valid_from = day_field(_("From"))
    decided_by = text_field(_("Decided by"), help_text=_("For example Samverkansgruppen 2017-03-14."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update(fields_for_model(GroupSettings, fields=UNDATED))
        kinds = [("", _("No rule")), *Organization.Kind.choices]
        for name in ("chair_from", "vice_chair_from"):
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label, choices=kinds, required=False
            )
        for field in self.fields.values():
            if isinstance(field, forms.IntegerField):
                field.widget.attrs["class"] = "short"
        self.fields["reminder_days"].help_text = _("0 means that no reminder leaves by itself.")


class AppointmentForm(PlainForm):
    """A person on a seat. What only a refusal asks about (replace, same person) is added then."""

    capacity = forms.ChoiceField(
        label=_("As"), choices=Appointment.Capacity.choices, widget=forms.RadioSelect, initial="member"
    )
    name = text_field(_("Name"), required=True, autocomplete="off")
    email = text_field(
        _("E-mail"),
        help_text=_("Without an address the call goes on paper."),
        inputmode="email",
        autocomplete="off",
    )
    phone = text_field(_("Phone"), max_length=50, inputmode="tel", autocomplete="off", **MEDIUM)
    party = text_field(_("Party"), max_length=50, **SHORT)
    board = text_field(_("Board"), help_text=_("For example Vård- och omsorgsnämnden."))
    sector = forms.ChoiceField(
        label=_("What the board works with"),
        choices=[("", "–"), *Board.Sector.choices],
        required=False,
        help_text=_("Only needed for a board that is not known yet."),
    )
    starts_on = day_field(_("From"))
    ends_on = day_field(
        _("To"), required=False, help_text=_("Leave empty for as long as the seat and the term last.")
    )
    decision_date = day_field(_("Date of decision"), required=False)
    decision_reference = text_field(_("Registry number"), max_length=100, **MEDIUM)
    mandate_text = text_field(
        _("Mandate to represent"),
        rows=2,
        max_length=None,
        help_text=_("What the organisation lets the person speak for. Leave empty if nothing is written."),
    )

    def __init__(self, *args, seat, **kwargs):
        super().__init__(*args, **kwargs)
        if not seat.substitutes:
            del self.fields["capacity"]
        elif seat.is_observer:
            self.fields["capacity"].choices = [
                ("member", _("Observer")),
                ("substitute", _("Personal substitute")),
            ]
        if seat.organization_id is None:
            del self.fields["board"], self.fields["sector"]
        if "replaces" in self.data:
            self.ask_replaces()
        if "same_person" in self.data:
            self.ask_same_person()

    def ask_replaces(self) -> None:
        self.ask(
            "replaces",
            forms.BooleanField(label=_("End the former appointment the day before"), required=False),
        )

    def ask_same_person(self) -> None:
        choices = [("yes", _("It is the same person")), ("no", _("It is somebody who shares the address"))]
        self.ask(
            "same_person",
            forms.ChoiceField(
                label=_("Who has the address?"), choices=choices, widget=forms.RadioSelect, required=False
            ),
        )


class EndForm(PlainForm):
    ends_on = day_field(_("Last day"))
    reason = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=[(reason, reason.label) for reason in Appointment.EndReason if reason not in NOBODYS_REASON],
        widget=forms.RadioSelect,
    )


class CorrectionForm(PlainForm):
    """What was entered wrong on an appointment."""

    starts_on = day_field(_("From"))
    ends_on = day_field(_("To"), required=False, help_text="")
    party = text_field(_("Party"), max_length=50, **SHORT)
    decision_date = day_field(_("Date of decision"), required=False)
    decision_reference = text_field(_("Registry number"), max_length=100, **MEDIUM)
    mandate_text = AppointmentForm.base_fields["mandate_text"]
    reason = text_field(
        _("Why is it corrected?"), required=True, help_text=_("For example: wrong date in the file.")
    )


class OfficeForm(PlainForm):
    """Chair or vice chair among the members (S001-46)."""

    kind = forms.ChoiceField(label=_("Office"), choices=Office.Kind.choices, widget=forms.RadioSelect)
    person = forms.ChoiceField(label=_("Member"))
    starts_on = day_field(_("From"))
    appointed_by = text_field(_("Appointed by"), help_text=_("For example Region Västmanland."))

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "–"), *members]
        if "replaces" in self.data:
            self.ask_replaces()
        if "override_reason" in self.data:
            self.ask_override()

    def ask_replaces(self) -> None:
        self.ask(
            "replaces", forms.BooleanField(label=_("End the former office the day before"), required=False)
        )

    def ask_override(self) -> None:
        self.ask(
            "override_reason",
            text_field(
                _("The group's decision to depart from its rule"),
                help_text=_("Which decision, and why. Leave empty to choose somebody else."),
            ),
        )


class RoleForm(PlainForm):
    """Somebody who staffs the group; found by e-mail, or new."""

    kind = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    name = text_field(_("Name"), required=True, autocomplete="off")
    email = text_field(_("E-mail"), required=True, inputmode="email", autocomplete="off")
    phone = text_field(_("Phone"), max_length=50, inputmode="tel", autocomplete="off", **MEDIUM)
    starts_on = day_field(_("From"))

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, GroupRole.Kind(kind).label) for kind in kinds]
        if "replaces" in self.data:
            self.ask_replaces()
        if "same_person" in self.data:
            AppointmentForm.ask_same_person(self)

    def ask_replaces(self) -> None:
        self.ask(
            "replaces", forms.BooleanField(label=_("End the former role the day before"), required=False)
        )


class PersonForm(PlainForm):
    """How somebody is reached."""

    name = text_field(_("Name"), required=True)
    email = AppointmentForm.base_fields["email"]
    phone = AppointmentForm.base_fields["phone"]
    party = text_field(_("Party"), max_length=50, help_text=_("Only for elected representatives."), **SHORT)
