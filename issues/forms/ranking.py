"""The shapes of ordering a ranked list; every rule stands in the verbs."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.forms import day_field, text_field
from issues.forms.stages import RowField
from issues.models import Issue, Perspective
from issues.ranking import DIRECTIONS
from samverkan.lib.forms import PlainForm


def numbered(issue: Issue) -> str:
    return f"{issue.title} ({issue.year}:{issue.number})"


class AddForm(PlainForm):
    issue = RowField(label=_("Issue"))

    def __init__(self, *args, issues: Iterable[Issue], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issue"].offer(issues, numbered)


class MoveForm(forms.Form):
    """A step by a button, or the place that was written or dropped on; `seen` is the place it was shown
    at."""

    direction = forms.ChoiceField(choices=[(one, one) for one in DIRECTIONS], required=False)
    place = forms.IntegerField(min_value=1, max_value=9999, required=False)
    seen = forms.IntegerField(required=False)

    def to(self) -> str | int | None:
        if not self.is_valid():
            return None
        return self.cleaned_data["direction"] or self.cleaned_data["place"]


class ArgueForm(PlainForm):
    """A text for each perspective, and hidden beside it what stood there when one began to write."""

    def __init__(self, *args, perspectives: Iterable[Perspective], texts: Mapping[int, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.perspectives = list(perspectives)
        for one in self.perspectives:
            text = texts.get(one.pk, "")
            label = _("From the side of: %(name)s") % {"name": one.name}
            field = text_field(label, rows=3, max_length=2000)
            field.initial = text
            self.fields[f"perspective_{one.pk}"] = field
            seen = forms.CharField(widget=forms.HiddenInput, required=False, initial=text)
            self.fields[f"seen_{one.pk}"] = seen

    def given(self, cleaned: dict) -> dict:
        """For the verb: {texts, seen}, both by perspective."""
        keys = [one.pk for one in self.perspectives]
        return {
            "texts": {key: cleaned[f"perspective_{key}"] for key in keys},
            "seen": {key: cleaned[f"seen_{key}"] for key in keys},
        }


class DecideForm(PlainForm):
    on = day_field(
        pgettext_lazy("ranked list", "Decided on"), help_text=_("The day of the meeting, e.g. 2017-03-14.")
    )
    text = text_field(
        _("How we thought"),
        rows=4,
        max_length=4000,
        help_text=_("For example: Health comes before transport this year. May be left empty."),
    )


class DecideAtForm(PlainForm):
    """At a meeting, whose day it is."""

    text = text_field(
        _("How we thought"),
        rows=4,
        max_length=4000,
        help_text=_("For example: Health comes before transport this year. May be left empty."),
    )


class DayForm(PlainForm):
    dag = day_field(_("The list as of"), help_text="")


class CompareForm(forms.Form):
    """Two decided lists of the group, by their keys."""

    fran = forms.IntegerField(required=False)
    till = forms.IntegerField(required=False)
