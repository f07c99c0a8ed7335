"""The shapes of writing decision material; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import SHORT, day_field, text_field
from issues.addressees import Choice
from issues.forms.stages import RowField, shown
from issues.path_points import Point, as_point, read_point
from samverkan.lib.dates import YearMissing
from samverkan.lib.fields import TimeField
from samverkan.lib.forms import PlainForm
from samverkan.lib.points import points_of
from samverkan.lib.richtext import from_plain, to_plain


class MaterialForm(PlainForm):
    """`seen` is the text as it stood when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = text_field(
        _("What is to be decided"),
        required=True,
        help_text=_("For example: A new model of co-operation in the county."),
    )
    text = text_field(
        _("Background and reasoning"),
        rows=14,
        max_length=100_000,
        help_text=_("A blank line begins a new paragraph. A line that begins with “- ” becomes a list."),
    )

    def __init__(self, *args, title: str = "", text: str = "", **kwargs):
        """`text` is rich text; what is left as it stood keeps its bold and its links."""
        self.former = text
        kwargs["initial"] = {"title": title, "text": to_plain(text), "seen": text}
        super().__init__(*args, **kwargs)

    def clean_text(self) -> str:
        return from_plain(self.cleaned_data["text"], self.former)


class PathForm(PlainForm):
    title = text_field(
        _("Heading"),
        required=True,
        max_length=300,
        help_text=_("For example: Proposal to the schools, to be taken on in each municipality."),
    )
    forum = RowField(
        label=_("Decided in"), required=False, empty_label=_("Each organisation, or a forum in words")
    )
    forum_text = text_field(
        _("Or a forum in words"), help_text=_("For example: the school board of each municipality.")
    )
    label = text_field(
        _("Letter of the path"), max_length=10, help_text=_("Empty: the next letter."), **{"class": "short"}
    )
    like = RowField(
        label=_("Begin with the points of"),
        required=False,
        empty_label=_("None"),
        help_text=_("The points are copied, and changed where the paths differ."),
    )

    def __init__(self, *args, groups, paths=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["forum"].offer(groups, shown)
        self.fields["like"].offer(paths)
        if not paths:
            del self.fields["like"]


class AddresseesForm(PlainForm):
    """Marks of `issues.addressees.Choice`; gives the choices."""

    to = forms.MultipleChoiceField(
        label=_("Who decides?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, choices: list[Choice], **kwargs):
        super().__init__(*args, **kwargs)
        self.by_mark = {one.mark: one for one in choices}
        self.fields["to"].choices = [(one.mark, one.words) for one in choices]

    def clean_to(self) -> list[Choice]:
        return [self.by_mark[mark] for mark in self.cleaned_data["to"]]


class PointsForm(PlainForm):
    """Points as they are pasted; the days in them are read (S003-25, S003-26)."""

    points = text_field(
        _("The points, one a line"),
        required=True,
        rows=10,
        max_length=40_000,
        help_text=_(
            "Paste or write, for example “att återkomma med ett förslag senast 1/5, som beslutas 3/6 kl. 9”."
            " Each is kept word for word."
        ),
    )
    year = forms.IntegerField(
        label=_("Year of the days that have none"),
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.TextInput(attrs=SHORT | {"inputmode": "numeric"}),
        help_text=_("For example 2022. Needed when a day is written like 3/6."),
    )
    puts_att = forms.BooleanField(label=_("Put “att” before the points that lack it"), required=False)

    def clean(self):
        given = super().clean()
        if "year" not in given:
            return given
        try:
            given["points"] = [self._point(line) for line in points_of(given.get("points", ""))]
        except YearMissing as missing:
            self.add_error("year", str(missing))
        return given

    def _point(self, line: str) -> Point:
        if self.cleaned_data["puts_att"] and not line.lower().startswith("att "):
            line = f"att {line[0].lower()}{line[1:]}"
        return read_point(line, self.cleaned_data["year"])


class PointForm(PlainForm):
    """One point: the day it is delivered and the day it is decided on are two days (S003-26)."""

    text = text_field(_("What is to be decided"), required=True, rows=4, max_length=2000)
    deliver_by = day_field(
        _("Delivered by"), required=False, help_text=_("The last day, for example 2022-05-01 or 1/5/2022.")
    )
    decided_on = day_field(_("Decided on"), required=False)
    decided_at_time = TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(format="%H.%M", attrs=SHORT)
    )
    time_is_missing = forms.BooleanField(label=_("A time is to be set, and is not known yet"), required=False)

    def __init__(self, *args, point=None, **kwargs):
        if point is not None:
            read = as_point(point)
            kwargs["initial"] = {name: getattr(read, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def clean(self):
        given = super().clean()
        if not self.errors:
            given["point"] = Point(**{name: given[name] for name in self.base_fields})
        return given
