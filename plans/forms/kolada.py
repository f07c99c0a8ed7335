"""The shapes of fetching from Kolada; every rule stands in the verbs."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import SHORT, text_field
from issues.forms.stages import RowField, RowsField
from plans.kolada_choice import Choice
from samverkan.lib.forms import PlainForm


class WhereForm(PlainForm):
    """`is_for_all`: there is one reading for the whole group, so one place."""

    def __init__(self, *args, choice: Choice, is_for_all: bool, **kwargs):
        super().__init__(*args, **kwargs)
        label = _("Of which place?") if is_for_all else _("Which organisations?")
        field = RowField(label=label) if is_for_all else RowsField(label=label)
        field.offer(choice.rows, lambda row: choice.names[row.pk])
        field.initial = choice.ticked[0] if is_for_all and choice.ticked else choice.ticked
        self.ask("organizations", field)
        self.order_fields(["organizations", *self.fields])

    @property
    def chosen(self) -> list[int]:
        found = self.cleaned_data["organizations"]
        return [row.pk for row in (found if isinstance(found, list) else [found])]


class FetchForm(WhereForm):
    from_year = forms.IntegerField(label=_("From the year"), widget=forms.NumberInput(attrs=SHORT))
    to_year = forms.IntegerField(label=_("Up to and including"), widget=forms.NumberInput(attrs=SHORT))

    def __init__(self, *args, years: tuple[int, int], today: date, **kwargs):
        kwargs["initial"] = {"from_year": max(years[0], today.year - 9), "to_year": years[1]}
        super().__init__(*args, **kwargs)


class FileForm(WhereForm):
    file = forms.FileField(
        label=_("Saved answer"),
        help_text=_("A JSON file from api.kolada.se. Only its name and checksum are kept."),
    )


class PlaceForm(PlainForm):
    """What is chosen among those that are offered or found is posted in the same shape."""

    area = text_field(
        _("Its id in Kolada"),
        required=True,
        help_text=_("1981 for a municipality, 0019 for a region, 0000 for the nation."),
        inputmode="numeric",
        **SHORT,
    )
    name = text_field(_("Its name"), required=True)
