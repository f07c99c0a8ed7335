"""The shapes of what is entered about what a group is and what governs it; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import MEDIUM, GroupForm, MandateForm, day_field, text_field
from groups.models import GoverningDocument, Group
from samverkan.lib.fields import DeadlineField
from samverkan.lib.forms import PlainForm


def deadline_field() -> DeadlineField:
    return DeadlineField(
        label=_("To be adopted at latest"),
        required=False,
        help_text=_("For a proposal. A month or a day, for example november 2016."),
    )


def period_end_field():
    return day_field(_("To"), required=False, help_text=_("Leave empty for until further notice."))


class NewGroupForm(GroupForm):
    """A new group: what it is, under whom, for how long, and the decision behind it (S001-16 to S001-20)."""

    parent = forms.ModelChoiceField(
        Group.objects.none(),
        label=_("Set up by"),
        required=False,
        empty_label=_("No group above it"),
        help_text=_("The group that it belongs under. It stands above it in the structure."),
    )
    is_permanent = forms.TypedChoiceField(
        label=_("Permanent or temporary"),
        choices=[("1", _("Permanent group")), ("0", _("Temporary group"))],
        coerce=lambda value: value == "1",
        initial="1",
        widget=forms.RadioSelect,
    )
    adopt_by = deadline_field()
    deviation = MandateForm.base_fields["deviation"]
    field_order = [
        *("structure", "name", "slug", "kind", "parent", "is_permanent", "scope", "starts_on", "ends_on"),
        *(
            "trial_until",
            "stated_size",
            "mandate",
            "deviation",
            "adopted_by",
            "adopted_on",
            "reference",
            "adopt_by",
        ),
    ]

    def __init__(self, *args, groups, **kwargs):
        """`groups` are rows with `shown_name`."""
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = groups
        self.fields["parent"].label_from_instance = lambda row: row.shown_name


class MandateVersionForm(MandateForm):
    """A version of the mandate: its text, its period, and the decision or the last day for one."""

    valid_to = period_end_field()
    adopt_by = deadline_field()
    field_order = [
        *("text", "valid_from", "valid_to", "deviation", "adopted_by", "adopted_on", "reference", "adopt_by"),
    ]


class MandateAdoptedForm(PlainForm):
    adopted_by = text_field(_("Adopted by"), required=True, help_text=_("For example Landstingsstyrelsen."))
    adopted_on = day_field(_("Adopted on"))
    reference = text_field(_("Registry number"), max_length=100, **MEDIUM)


class KindForm(PlainForm):
    kind = forms.ChoiceField(label=_("New kind"), choices=Group.Kind.choices)
    valid_from = day_field(_("From"))
    reason = text_field(
        _("Why the kind is changed"),
        required=True,
        rows=3,
        max_length=None,
        help_text=_("Say who decided it too. For example: Established as a subject council by the board."),
    )


class GoverningChangeForm(PlainForm):
    title = text_field(_("Title"), required=True, help_text=_("For example Överenskommelse om samverkan."))
    kind = forms.ChoiceField(label=_("Kind"), choices=GoverningDocument.Kind.choices)
    valid_from = day_field(_("Applies from"))
    valid_to = day_field(
        _("Applies to"), required=False, help_text=_("Leave empty for until further notice.")
    )
    adopted_by = text_field(_("Adopted by"), help_text=_("For example Landstingsstyrelsen."))
    adopted_on = day_field(_("Adopted on"), required=False)
    reference = text_field(_("Registry number"), max_length=100, **MEDIUM)
    url = forms.URLField(
        label=_("Address on the web"),
        required=False,
        assume_scheme="https",
        help_text=_("For example https://example.se/overenskommelse."),
    )
    wording = text_field(
        _("What it says about the groups"),
        rows=5,
        max_length=None,
        help_text=_("Word for word. A group's mandate can then be compared with it."),
    )


class GoverningForm(GoverningChangeForm):
    group = forms.ModelChoiceField(
        Group.objects.none(), label=_("Applies to"), required=False, empty_label=_("The whole structure")
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, pictures or text, at most 50 MB."),
    )
    field_order = ["title", "kind", "group"]

    def __init__(self, *args, groups, **kwargs):
        """`groups` are rows with `shown_name` that the reader staffs."""
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups
        self.fields["group"].label_from_instance = lambda row: row.shown_name


class EndGoverningForm(PlainForm):
    valid_to = day_field(_("Last day"))


class StructureForm(PlainForm):
    name = text_field(_("Name"), required=True, help_text=_("It stands on top of every page and paper."))
    description = text_field(
        _("Description"),
        rows=3,
        max_length=None,
        help_text=_("What the collaboration is for, in a few sentences."),
    )
    sender_name = text_field(_("Sender on papers"), help_text=_("For example Region Västmanland."))
    sender_lines = text_field(
        _("Address lines on papers"), rows=3, max_length=None, help_text=_("One line each, as on a letter.")
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_(
            "PNG, JPEG or a drawing in SVG, at most 2 MB. A transparent ground is best. Made for screens."
        ),
    )
    remove_logo = forms.BooleanField(label=_("Take away the logo"), required=False)
    logo_alt = text_field(
        _("The logo in words"), help_text=_("For those who do not see it. For example Region Västmanland.")
    )
    orientation = text_field(
        _("Text for somebody new"),
        rows=10,
        max_length=None,
        help_text=_(
            "It stands first in the orientation. An empty line makes a new paragraph, lines that begin with "
            "“- ” make a list."
        ),
    )

    def __init__(self, *args, has_logo, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_logo:
            del self.fields["remove_logo"]


class TaskForm(PlainForm):
    text = text_field(
        _("New point"), required=True, help_text=_("What is to be done, for example: Has met the chair.")
    )


class TaskChangeForm(PlainForm):
    text = text_field(_("What is to be done"), required=True)
    order = forms.IntegerField(
        label=_("Place in the list"), min_value=1, widget=forms.NumberInput(attrs={"class": "short"})
    )
