"""The shapes of asking for money and answering; every rule stands in the verbs."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groups.forms import SHORT, day_field, text_field
from issues.forms.stages import RowField
from meetings.models import AgendaItem
from plans.actions.funding_decisions import Given
from plans.deciding_items import item_words
from plans.forms.amounts import kronor_field, posts_field
from plans.models import FundingLine, FundingRequest
from samverkan.lib.forms import PlainForm

LONG = 4000


def note_field(**kwargs) -> forms.CharField:
    return text_field(
        _("Note on the difference"),
        rows=2,
        max_length=LONG,
        help_text=_("If the total is not what the lines come to: why. It is printed beside the sums."),
        **kwargs,
    )


class HeadForm(PlainForm):
    """What a request is called and states in sum."""

    title = text_field(_("Title"), required=True, help_text=_("For example: Funds for 2017."))
    stated_total = kronor_field(
        _("Total as you state it, kronor"),
        help_text=_("For example 14 410 000. Leave empty to let the lines speak."),
    )
    stated_posts = posts_field(_("Posts as you state them"), help_text=_("For example 21,35."))
    note = note_field()

    def __init__(self, *args, request: FundingRequest | None = None, **kwargs):
        if request:
            kwargs["initial"] = {name: getattr(request, name) for name in HeadForm.base_fields}
        super().__init__(*args, **kwargs)


class BeginForm(HeadForm):
    year = forms.IntegerField(label=_("Year"), widget=forms.TextInput(attrs=SHORT | {"inputmode": "numeric"}))
    field_order = ["year"]

    def __init__(self, *args, year: int, **kwargs):
        kwargs["initial"] = {"year": year, "title": gettext("Funds for %(year)s") % {"year": year}}
        super().__init__(*args, **kwargs)


class LineForm(PlainForm):
    """One thing asked for."""

    category = text_field(
        _("What is asked for"), required=True, max_length=100, help_text=_("For example: Coordinators.")
    )
    posts = posts_field(_("Posts"), help_text=_("For example 21,35."))
    kronor = kronor_field(_("Kronor"), help_text=_("For example 5 250 000. Empty if you do not know."))
    purpose = text_field(_("What it is for"), rows=2, max_length=LONG)
    expected = text_field(
        _("What it is to lead to"),
        rows=2,
        max_length=LONG,
        help_text=_("What can be seen when the year is over."),
    )

    def __init__(self, *args, line: FundingLine | None = None, **kwargs):
        if line:
            kwargs["initial"] = {name: getattr(line, name) for name in LineForm.base_fields}
        super().__init__(*args, **kwargs)


class NoteForm(PlainForm):
    note = note_field()


class ReasonForm(PlainForm):
    reason = text_field(_("Reason"), required=True, rows=3, max_length=LONG)


class SubmitForm(PlainForm):
    """What the local group has said of its own request. `items` are its own that the reader may read."""

    approved_at = RowField(
        label=_("At which item did the group approve it?"),
        required=False,
        empty_label=_("None of those on the agenda"),
    )
    approved_on = day_field(
        _("Otherwise: which day?"), required=False, help_text=_("Left empty where the item says it.")
    )
    approved_how = text_field(
        _("And how?"), max_length=300, help_text=_("For example: By e-mail to all; nobody against.")
    )

    def __init__(self, *args, items: Iterable[AgendaItem], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["approved_at"].offer(items, item_words)


class DecisionForm(PlainForm):
    """When and where it was decided. `items` are those that the reader may read."""

    on = day_field(_("Day of the decision"))
    decided_at = RowField(
        label=_("At which item"), required=False, empty_label=_("None of those on the agenda")
    )

    def __init__(self, *args, items: Iterable[AgendaItem], today: date, **kwargs):
        kwargs["initial"] = {"on": today} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["decided_at"].offer(items, item_words)


class RejectForm(DecisionForm):
    reason = text_field(
        _("Reason"), required=True, rows=3, max_length=LONG, help_text=_("The local group reads it.")
    )
    field_order = ["reason"]


def report_day_field(**kwargs):
    return day_field(
        _("To be told by what it led to"),
        help_text=_("The local group is reminded a week before, and when the day has passed."),
        **kwargs,
    )


class ReportDayForm(PlainForm):
    report_by = report_day_field()


class ReportForm(PlainForm):
    report = text_field(
        _("What the money led to"),
        required=True,
        rows=5,
        max_length=LONG,
        help_text=_("For example: Two coordinators since March, 140 cases. Without names."),
    )


class GrantForm(DecisionForm):
    """A pair of fields for each line, filled in with what was asked for."""

    report_by = report_day_field(required=False)

    def __init__(self, *args, lines: Iterable[FundingLine], **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        for line in self.lines:
            words = {"category": line.category}
            posts = posts_field(gettext("%(category)s: posts") % words, initial=line.posts)
            kronor = kronor_field(gettext("%(category)s: kronor") % words, initial=line.kronor)
            self.fields[f"posts_{line.pk}"], self.fields[f"line_{line.pk}"] = posts, kronor

    def pairs(self) -> list[tuple[FundingLine, object, object]]:
        """(line, field of posts, field of kronor), for the table."""
        return [(line, self[f"posts_{line.pk}"], self[f"line_{line.pk}"]) for line in self.lines]

    def given(self) -> dict[int, Given]:
        read = self.cleaned_data
        return {line.pk: Given(read[f"posts_{line.pk}"], read[f"line_{line.pk}"]) for line in self.lines}
