"""The shapes of beginning, writing, adopting and closing a plan; every rule stands in the verbs."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.forms import day_field, text_field
from groups.models import DocumentVersion, Term
from issues.forms.stages import RowField, RowsField
from meetings.models import AgendaItem
from plans.deciding_items import item_words
from plans.models import PlanSource
from samverkan.lib.forms import PlainForm

SHORT = {"class": "short", "inputmode": "numeric"}


def year_field(label, **kwargs) -> forms.IntegerField:
    widget = forms.TextInput(attrs=SHORT)
    return forms.IntegerField(
        label=label, min_value=1990, max_value=2100, required=False, widget=widget, **kwargs
    )


class BeginForm(PlainForm):
    """Whole years or a term; gives {title, starts_on, ends_on} and the `sources` chosen. They are asked about
    where the group has some."""

    title = text_field(
        _("What the plan is called"), required=True, help_text=_("For example Verksamhetsplan 2017–2018.")
    )
    term = RowField(label=_("For a term"), required=False, empty_label=_("No, for the years below"))
    from_year = year_field(_("From the year"), help_text=_("For example 2017."))
    to_year = year_field(_("Up to and including the year"), help_text=_("For example 2018."))

    sources = RowsField(
        label=_("What the plan starts from"),
        required=False,
        help_text=_("The group has started from this in its other plans. More can be added in the draft."),
    )

    def __init__(self, *args, terms: Iterable[Term], sources: Iterable[PlanSource], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["term"].offer(terms)
        self.fields["sources"].offer(sources)
        if not self.fields["sources"].rows:
            del self.fields["sources"]

    def clean(self) -> dict:
        cleaned = super().clean()
        term, first, last = (cleaned.get(name) for name in ("term", "from_year", "to_year"))
        if term:
            period = {"starts_on": term.starts_on, "ends_on": term.ends_on}
        elif first and last:
            period = {"starts_on": date(first, 1, 1), "ends_on": date(last, 12, 31)}
        else:
            if not {"from_year", "to_year"} & set(self.errors):
                self.add_error(
                    "to_year" if first else "from_year",
                    _now("Choose a term, or write both years, e.g. 2017 and 2018."),
                )
            return cleaned
        given = {name: cleaned[name] for name in ("title", "sources") if name in cleaned}
        return given | period


class WriteForm(PlainForm):
    """`seen` is the mark of the text as it stood when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = text_field(_("What the plan is called"), required=True)
    introduction = text_field(
        _("Introduction"),
        rows=8,
        max_length=20_000,
        help_text=_("What the plan is for, in a few sentences. A blank line begins a new paragraph."),
    )
    situation = text_field(
        _("How things stand"),
        rows=8,
        max_length=20_000,
        help_text=_("What the plan answers to: needs, figures, what was learnt last time."),
    )


class AdoptForm(PlainForm):
    at = RowField(
        label=_("At the agenda item"), required=False, empty_label=_("At a meeting that is not here")
    )
    where = text_field(
        _("Where, and why it is not here"),
        max_length=300,
        help_text=_(
            "Needed without an agenda item. For example: The meeting in Sala, whose notes are kept on paper."
        ),
    )
    on = day_field(
        pgettext_lazy("plan", "Adopted on"), help_text=_("The day of the meeting, e.g. 2017-03-14.")
    )

    def __init__(self, *args, items: Iterable[AgendaItem], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].offer(items, item_words)


class CloseForm(PlainForm):
    on = day_field(_("Closed on"))
    why = text_field(_("Why"), required=True, max_length=300, help_text=_("For example: The term is over."))


class SourceForm(PlainForm):
    title = text_field(
        _("What it is"), required=True, max_length=300, help_text=_("For example Liv och hälsa ung 2017.")
    )
    link = text_field(
        _("Address"), max_length=500, help_text=_("For example https://www.example.se/rapport.")
    )
    document = RowField(label=_("Or one of the group's documents"), required=False, empty_label=_("None"))

    def __init__(self, *args, documents: Iterable[DocumentVersion], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].offer(documents, lambda version: version.document.title)


class CompareForm(PlainForm):
    """Another plan by its key."""

    med = forms.ChoiceField(label=_("Compare with"), widget=forms.Select(attrs={"class": "plan-choice"}))

    def __init__(self, *args, plans: Iterable[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["med"].choices = list(plans)
