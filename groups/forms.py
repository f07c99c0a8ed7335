"""The shapes of what is entered about groups; every rule stands in the verbs."""

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from groups.actions.groups import UNDATED
from groups.models import (
    Appointment,
    Group,
    GroupRole,
    GroupSettings,
    Office,
    Organization,
    SeatRule,
    Structure,
)
from samverkan.lib.fields import DateField
from samverkan.lib.forms import PlainForm

SHORT = {"class": "short"}
MEDIUM = {"class": "medium"}


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

    structure = forms.ModelChoiceField(Structure.objects, label=_lazy("Structure"), empty_label=None)
    name = text_field(_lazy("Name"), required=True, help_text=_lazy("For example Samverkansgrupp äldre."))
    slug = forms.SlugField(
        label=_lazy("Short name in addresses"),
        required=False,
        help_text=_lazy("For example aldre. Made from the name if you leave it empty."),
        widget=forms.TextInput(attrs=MEDIUM),
    )
    kind = forms.ChoiceField(label=_lazy("Kind"), choices=Group.Kind.choices)
    scope = text_field(
        _lazy("What the group works with"),
        rows=3,
        max_length=None,
        help_text=_lazy("One sentence. It stands on top of the group's page."),
    )
    starts_on = day_field(_lazy("From"))
    ends_on = day_field(_lazy("To"), required=False, help_text=_lazy("Leave empty for until further notice."))
    trial_until = day_field(_lazy("On trial until"), required=False)
    stated_size = forms.IntegerField(
        label=_lazy("Number of members by the decision"),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs=SHORT),
    )
    mandate = text_field(_lazy("Mandate"), rows=5, max_length=None)
    adopted_by = text_field(_lazy("Adopted by"), help_text=_lazy("For example Landstingsstyrelsen."))
    adopted_on = day_field(_lazy("Adopted on"), required=False)
    reference = text_field(_lazy("Registry number"), **MEDIUM)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        structures = list(Structure.objects.all()[:2])
        if len(structures) == 1:
            self.fields["structure"].initial = structures[0]
            self.fields["structure"].widget = forms.HiddenInput()


class GroupChangeForm(PlainForm):
    kind = forms.ChoiceField(label=_lazy("Kind"), choices=Group.Kind.choices)
    level = forms.ChoiceField(label=_lazy("Level"), choices=Group.Level.choices)
    scope = GroupForm.base_fields["scope"]
    starts_on = day_field(_lazy("From"))
    ends_on = GroupForm.base_fields["ends_on"]
    trial_until = GroupForm.base_fields["trial_until"]
    stated_size = GroupForm.base_fields["stated_size"]
    is_permanent = forms.BooleanField(label=_lazy("Permanent group"), required=False)


class NameForm(PlainForm):
    name = text_field(_lazy("New name"), required=True)
    valid_from = day_field(_lazy("From"))
    reason = text_field(_lazy("Why the name is changed"), rows=2, max_length=None)


class MandateForm(PlainForm):
    text = text_field(_lazy("Mandate"), required=True, rows=8, max_length=None)
    valid_from = day_field(_lazy("From"))
    adopted_by = GroupForm.base_fields["adopted_by"]
    adopted_on = GroupForm.base_fields["adopted_on"]
    reference = GroupForm.base_fields["reference"]
    deviation = text_field(
        _lazy("How it differs from the agreement"),
        rows=2,
        max_length=None,
        help_text=_lazy("Leave empty if it does not."),
    )


class SettingsForm(PlainForm):
    """A dated row of the group's own rules (S001-47)."""

    valid_from = day_field(_lazy("From"))
    decided_by = text_field(_lazy("Decided by"), help_text=_lazy("For example Samverkansgruppen 2017-03-14."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update(fields_for_model(GroupSettings, fields=UNDATED))
        kinds = [("", _("No rule")), *Organization.Kind.choices]
        for name in ("chair_from", "vice_chair_from"):
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label, choices=kinds, required=False
            )
        for name in ("quorum_number", "call_days", "objection_days", "meetings_per_year"):
            self.fields[name].widget.attrs["class"] = "short"


class SeatRuleForm(PlainForm):
    """Who appoints how many (S001-06 to S001-09)."""

    kind = forms.ChoiceField(
        label=_lazy("Who appoints?"), choices=SeatRule.Kind.choices, widget=forms.RadioSelect
    )
    organization_kind = forms.ChoiceField(
        label=_lazy("Kind of organisation"),
        choices=[("", "–"), *Organization.Kind.choices],
        required=False,
        help_text=_lazy("When each organisation of a kind appoints, for example each municipality."),
    )
    organization = forms.ModelChoiceField(
        Organization.objects,
        label=_lazy("Organisation"),
        required=False,
        help_text=_lazy("When one organisation appoints, for example the region."),
    )
    label = text_field(
        _lazy("Represents"),
        max_length=100,
        help_text=_lazy("When several appoint jointly, for example oppositionen."),
        **MEDIUM,
    )
    appointed_by = text_field(
        _lazy("Appointed by"), help_text=_lazy("In words, for example kommunerna gemensamt.")
    )
    count = forms.IntegerField(
        label=_lazy("Seats each"), initial=1, min_value=1, max_value=50, widget=forms.NumberInput(attrs=SHORT)
    )
    substitutes = forms.IntegerField(
        label=_lazy("Personal substitutes a seat"),
        initial=1,
        min_value=0,
        max_value=5,
        widget=forms.NumberInput(attrs=SHORT),
    )
    is_optional = forms.BooleanField(label=_lazy("The seat may be left vacant"), required=False)
    basis = text_field(
        _lazy("Basis"),
        rows=2,
        max_length=None,
        help_text=_lazy("For example the result of the regional election."),
    )
    starts_on = day_field(_lazy("From"))

    def __init__(self, *args, county: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = Organization.objects.filter(
            county_code=county
        ).prefetch_related("names")


class AppointmentForm(PlainForm):
    """A person on a seat. What only a refusal asks about (replace, same person) is added then."""

    capacity = forms.ChoiceField(
        label=_lazy("As"), choices=Appointment.Capacity.choices, widget=forms.RadioSelect, initial="member"
    )
    name = text_field(_lazy("Name"), required=True, autocomplete="off")
    email = text_field(
        _lazy("E-mail"),
        help_text=_lazy("Without an address the call goes on paper."),
        inputmode="email",
        autocomplete="off",
    )
    phone = text_field(_lazy("Phone"), max_length=50, inputmode="tel", autocomplete="off", **MEDIUM)
    party = text_field(_lazy("Party"), max_length=50, **SHORT)
    board = text_field(_lazy("Board"), help_text=_lazy("For example Vård- och omsorgsnämnden."))
    starts_on = day_field(_lazy("From"))
    ends_on = day_field(
        _lazy("To"), required=False, help_text=_lazy("Leave empty for as long as the seat and the term last.")
    )
    decision_date = day_field(_lazy("Date of decision"), required=False)
    decision_reference = text_field(_lazy("Registry number"), max_length=100, **MEDIUM)

    def __init__(self, *args, seat, **kwargs):
        super().__init__(*args, **kwargs)
        if not seat.substitutes:
            del self.fields["capacity"]
        if seat.organization_id is None:
            del self.fields["board"]
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
    ends_on = day_field(_lazy("Last day"))
    reason = forms.ChoiceField(
        label=_lazy("Why does it end?"), choices=Appointment.EndReason.choices, widget=forms.RadioSelect
    )


class CorrectionForm(PlainForm):
    """What was entered wrong on an appointment."""

    starts_on = day_field(_lazy("From"))
    ends_on = day_field(_lazy("To"), required=False, help_text="")
    party = text_field(_lazy("Party"), max_length=50, **SHORT)
    decision_date = day_field(_lazy("Date of decision"), required=False)
    decision_reference = text_field(_lazy("Registry number"), max_length=100, **MEDIUM)
    reason = text_field(
        _lazy("Why is it corrected?"), required=True, help_text=_lazy("For example: wrong date in the file.")
    )


class OfficeForm(PlainForm):
    """Chair or vice chair among the members (S001-46)."""

    kind = forms.ChoiceField(label=_lazy("Office"), choices=Office.Kind.choices, widget=forms.RadioSelect)
    person = forms.ChoiceField(label=_lazy("Member"))
    starts_on = day_field(_lazy("From"))
    appointed_by = text_field(_lazy("Appointed by"), help_text=_lazy("For example Region Västmanland."))

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

    kind = forms.ChoiceField(label=_lazy("Role"), widget=forms.RadioSelect)
    name = text_field(_lazy("Name"), required=True, autocomplete="off")
    email = text_field(_lazy("E-mail"), required=True, inputmode="email", autocomplete="off")
    phone = text_field(_lazy("Phone"), max_length=50, inputmode="tel", autocomplete="off", **MEDIUM)
    starts_on = day_field(_lazy("From"))

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

    name = text_field(_lazy("Name"), required=True)
    email = AppointmentForm.base_fields["email"]
    phone = AppointmentForm.base_fields["phone"]
    party = text_field(
        _lazy("Party"), max_length=50, help_text=_lazy("Only for elected representatives."), **SHORT
    )


class DocumentForm(PlainForm):
    title = text_field(_lazy("Title"), help_text=_lazy("What the file is called, if you leave it empty."))
    file = forms.FileField(
        label=_lazy("File"),
        help_text=_lazy("PDF, Word, Excel, PowerPoint, OpenDocument, pictures or text, at most 50 MB."),
    )


class VersionForm(PlainForm):
    file = DocumentForm.base_fields["file"]
