"""The shapes of indicators and their readings; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from groups.forms import SHORT, day_field, text_field
from groups.models import Person
from issues.forms.stages import RowField
from plans.models import Indicator, Reading
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable
from samverkan.lib.spreadsheets import check_size, read_sheet


def number_field(label, initial: int, help_text="", most: int = 999) -> forms.IntegerField:
    widget = forms.NumberInput(attrs=SHORT)
    return forms.IntegerField(
        label=label, initial=initial, min_value=0, max_value=most, help_text=help_text, widget=widget
    )


class IndicatorForm(PlainForm):
    name = text_field(
        _("What is measured?"),
        required=True,
        help_text=_("For example: Share who come home within three days."),
    )
    description = text_field(
        _("How is it measured?"),
        rows=3,
        max_length=2000,
        help_text=_("So that the next one who measures does it in the same way."),
    )
    unit = forms.ChoiceField(label=_("Unit"), choices=Indicator.Unit.choices)
    unit_name = text_field(
        _("Name of the unit"), max_length=40, help_text=_("For another unit, for example posts or days.")
    )
    decimals = number_field(_("Decimals"), 0, most=4)
    direction = forms.ChoiceField(
        label=_("Which way is good?"), choices=Indicator.Direction.choices, widget=forms.RadioSelect
    )
    frequency = forms.ChoiceField(
        label=_("How often?"), choices=Indicator.Frequency.choices, widget=forms.RadioSelect
    )
    lag_days = number_field(
        _("Days until it is there"),
        30,
        _("Counted from the last day of the period. With 30, August's is there at the end of September."),
        most=730,
    )
    by_organization = forms.BooleanField(label=_("One reading for each organisation"), required=False)
    by_gender = forms.BooleanField(label=_("Women and men apart"), required=False)
    source = forms.ChoiceField(label=_("Where do the figures come from?"), choices=Indicator.Source.choices)
    kolada_id = text_field(
        _("Key figure in Kolada"), max_length=10, help_text=_("Only for Kolada, for example N01951.")
    )
    responsible = RowField(label=_("Who is responsible?"), required=False, empty_label="–")
    warn_factor = forms.IntegerField(
        label=_("Ask when it changes more than so many times"),
        initial=3,
        min_value=2,
        max_value=999,
        help_text=_("A slip of the finger is often ten times too much."),
        widget=forms.NumberInput(attrs=SHORT),
    )
    starts_on = day_field(_("Measured from"))
    is_key_figure = forms.BooleanField(
        label=_("Key figure that everybody may read"),
        required=False,
        help_text=_("It gets a public page, with csv and JSON. What it says there is seen without log-in."),
    )
    slug = forms.SlugField(
        label=_("Short name in addresses"),
        required=False,
        max_length=60,
        help_text=_("Only for a key figure. Made from the name if you leave it empty."),
        widget=forms.TextInput(attrs={"class": "medium"}),
    )

    def __init__(self, *args, people: list[Person], indicator: Indicator | None = None, **kwargs):
        if indicator:
            kept = {name: getattr(indicator, name) for name in self.base_fields if name != "responsible"}
            kwargs["initial"] = kept | {"responsible": indicator.responsible_id}
        super().__init__(*args, **kwargs)
        self.fields["responsible"].offer(people, lambda row: row.name)


class EndForm(PlainForm):
    ends_on = day_field(_("Measured up to and including"))


class BatchForm(PlainForm):
    """What holds for all that is entered at once."""

    status = forms.ChoiceField(
        label=_("What you fill in is"),
        choices=Reading.Status.choices,
        initial=Reading.Status.FINAL,
        widget=forms.RadioSelect,
    )
    source = text_field(
        pgettext_lazy("of readings", "Source"), help_text=_("For example: own count, October 2017.")
    )
    why = text_field(
        _("Why is a final reading changed?"),
        max_length=300,
        help_text=_("Only when you change one. For example: wrong in the report."),
    )

    def offer_to_settle(self, count: int) -> None:
        """So many readings of the table are preliminary, and may be made final as they stand."""
        label = ngettext(
            "Make the preliminary reading that is left as it stands final",
            "Make the %(count)d preliminary readings that are left as they stand final",
            count,
        )
        field = forms.BooleanField(label=label % {"count": count}, required=False)
        self.ask("settled", field)
        self.order_fields(("status", "settled", "source", "why"))

    def ask_about_jumps(self) -> None:
        label = _("The large changes are right")
        self.ask("confirmed", forms.BooleanField(label=label, required=False))


class PasteForm(BatchForm):
    """`rows` is what was pasted, or what stood in the file."""

    text = text_field(
        _("Paste from Excel"), rows=10, max_length=200_000, help_text=_("Mark the cells in Excel and copy.")
    )
    file = forms.FileField(label=_("Or a file"), required=False, help_text=_("csv or xlsx."))
    field_order = ("text", "file", "status", "source", "why")

    def clean(self) -> dict:
        given = super().clean()
        self.rows: list[list[str]] = []
        file = given.get("file")
        if file:
            self._read("file", file.name, file.size, file.read)
        elif given.get("text", "").strip():
            text = given["text"].encode()
            self._read("text", "klistrat.csv", len(text), lambda: text)
        elif not self.errors:
            self.add_error("text", _("Paste some cells, or choose a file."))
        return given

    def _read(self, name: str, filename: str, size: int, content) -> None:
        try:
            check_size(size)
            self.rows = read_sheet(content(), filename).rows
        except Unreadable as error:
            self.add_error(name, str(error))
