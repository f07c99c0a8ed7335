"""The shapes of seat rules as they are entered and changed; what they must say stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import MEDIUM, SHORT, day_field, text_field
from groups.models import Board, Organization, SeatRule
from samverkan.lib.forms import PlainForm


class BoardChoice(forms.ModelChoiceField):
    def label_from_instance(self, board: Board) -> str:
        return f"{board.name}, {board.organization}"


class SeatRuleForm(PlainForm):
    """Who appoints how many, and what is special about the seats (S001-06 to S001-10, S003-19, S002-14)."""

    kind = forms.ChoiceField(
        label=_("Who appoints?"), choices=SeatRule.Kind.choices, widget=forms.RadioSelect
    )
    organization_kind = forms.ChoiceField(
        label=_("Kind of organisation"),
        choices=[("", "–"), *Organization.Kind.choices],
        required=False,
        help_text=_("When each organisation of a kind appoints, for example each municipality."),
    )
    organization = forms.ModelChoiceField(
        Organization.objects,
        label=_("Organisation"),
        required=False,
        help_text=_("When one organisation appoints, for example the region."),
    )
    label = text_field(
        _("Represents"),
        max_length=100,
        help_text=_("When several appoint jointly, for example oppositionen."),
        **MEDIUM,
    )
    appointed_by = text_field(_("Appointed by"), help_text=_("In words, for example kommunerna gemensamt."))
    responsible_party = text_field(
        _("Party that sees to the negotiation"),
        help_text=_("For a joint seat, for example the leading opposition party."),
        **MEDIUM,
    )
    count = forms.IntegerField(
        label=_("Seats each"), initial=1, min_value=1, max_value=50, widget=forms.NumberInput(attrs=SHORT)
    )
    substitutes = forms.IntegerField(
        label=_("Personal substitutes a seat"),
        initial=1,
        min_value=0,
        max_value=5,
        help_text=_("With two or more they are asked in order."),
        widget=forms.NumberInput(attrs=SHORT),
    )
    is_optional = forms.BooleanField(label=_("The seat may be left vacant"), required=False)
    is_observer = forms.BooleanField(
        label=_("Observer seat"),
        required=False,
        help_text=_("A right to attend. It does not count among the seats, and nobody there can be chair."),
    )
    sector = forms.ChoiceField(
        label=_("Sector"),
        choices=[("", _("No single one")), *Board.Sector.choices],
        required=False,
        help_text=_("For example one rule for the school and one for the social services."),
    )
    ex_officio = text_field(
        _("Goes with the office"),
        help_text=_("For example kommunstyrelsens ordförande. Leave empty when the seat goes with none."),
    )
    board = BoardChoice(
        Board.objects,
        label=_("The office's board"),
        required=False,
        help_text=_("When one organisation appoints."),
    )
    basis = text_field(
        _("Basis"),
        rows=2,
        max_length=None,
        help_text=_("For example the result of the regional election."),
    )
    starts_on = day_field(_("From"))

    def __init__(self, *args, county: str, **kwargs):
        super().__init__(*args, **kwargs)
        organizations = Organization.objects.filter(county_code=county).prefetch_related("names")
        self.fields["organization"].queryset = organizations
        boards = Board.objects.filter(organization__county_code=county).select_related("organization")
        self.fields["board"].queryset = boards.prefetch_related("organization__names")


class RuleChangeForm(SeatRuleForm):
    """The rule as it is to be from a day on."""

    starts_on = None
    valid_from = day_field(_("The change applies from"))
