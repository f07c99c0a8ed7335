"""The shapes of the register of recommendations; every rule stands in the verbs.

`seen` is the mark of what stood there when one began to write.
"""

from collections.abc import Iterable, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluations.models import Evaluation, Recommendation, RecommendationSet
from evaluations.recommendation_choices import Known, words_of
from evaluations.recommendation_marking import Span, marked_parts, sentences_of
from evaluations.recommendation_ties import tie_words
from groups.forms import day_field, text_field
from groups.models import Group, Organization
from issues.forms.stages import RowField, RowsField
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable


class SetForm(PlainForm):
    title = text_field(
        pgettext_lazy("recommendations", "What they are called"),
        required=True,
        help_text=_("For example: Recommendations of the evaluation, spring 2021."),
    )
    source = text_field(_("Out of the report"), max_length=300, help_text=_("What the report is called."))
    author = text_field(_("Author"))
    dated = day_field(_("The report's day"), required=False, help_text=_("For example 2021-06-01."))
    marking_means = text_field(
        _("What marked text means"),
        help_text=_("If the report has marked some of the text, for example “to be carried out”."),
    )
    evaluation = RowField(label=_("Evaluation they come out of"), required=False, empty_label=_("None"))

    def __init__(self, *args, evaluations: Iterable[Evaluation], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["evaluation"].offer(evaluations)


class ChangeSetForm(SetForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    group = RowField(label=_("Kept and followed up by"), required=False, empty_label=_("As it is"))

    def __init__(self, *args, groups: Iterable[Group], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].offer(groups, lambda group: group.shown_name)


class StatusForm(PlainForm):
    status = forms.ChoiceField(choices=RecommendationSet.Status.choices)


class AddForm(PlainForm):
    text = text_field(_("Recommendation"), required=True, rows=4, max_length=5000)


class MendForm(PlainForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = text_field(_("Recommendation"), required=True, rows=6, max_length=20_000)
    reason = text_field(
        _("Why it is mended"),
        required=True,
        max_length=100,
        help_text=_(
            "For example: A letter was lost when the file was read. What stood there can still be read."
        ),
    )


class SortForm(PlainForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    disposition = forms.ChoiceField(
        label=_("What is to be done with it?"),
        choices=Recommendation.Disposition.choices,
        widget=forms.RadioSelect,
    )
    reason = text_field(
        _("Reason"),
        rows=3,
        max_length=2000,
        help_text=_("Needed when it is declined. Everybody in the structure reads it."),
    )
    responsible = RowField(
        label=_("Responsible person"),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_(
            "Somebody of the group that keeps it. When it is said whom it is for, also one of theirs."
        ),
    )
    responsible_name = text_field(
        _("Or in words"),
        help_text=_(
            "A role outside the register, e.g. The directors' network. Everybody in the structure reads it."
        ),
    )
    responsible_group = RowField(label=_("Responsible group"), required=False, empty_label=_("No group"))
    due_on = day_field(
        _("To be followed up by"),
        required=False,
        help_text=_("The responsible is reminded by mail two weeks before, and each month when it is late."),
    )

    def __init__(self, *args, people: Sequence[Known], groups: Iterable[Group], **kwargs):
        super().__init__(*args, **kwargs)
        words = {person.pk: words_of((person, where)) for person, where in people}
        self.fields["responsible"].offer((person for person, _where in people), lambda one: words[one.pk])
        self.fields["responsible_group"].offer(groups, lambda group: group.shown_name)


class MarkForm(PlainForm):
    """Whole sentences, or words of the text; nothing ticked takes the marking away. A sentence is sent
    as its number, so `seen` is of the text."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    sentences = forms.MultipleChoiceField(
        label=_("Sentences that are marked"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = text_field(
        _("Or a part of a sentence"),
        rows=3,
        max_length=5000,
        help_text=_("The words just as they stand in the text, one part on each line."),
    )

    def __init__(self, *args, text: str, spans: Iterable[Span], **kwargs):
        self.text, spans = text, list(spans)
        self.sentences = sentences_of(text)
        whole = [one for one in self.sentences if any(a <= one[0] and one[1] <= b for a, b in spans)]
        rest = [span for span in spans if not _is_made_of(span, whole)]
        kwargs["initial"] = kwargs.get("initial", {}) | {
            "sentences": [str(self.sentences.index(one)) for one in whole],
            "words": "\n".join(text[a:b] for a, b in rest),
        }
        super().__init__(*args, **kwargs)
        choices = [(str(at), text[a:b]) for at, (a, b) in enumerate(self.sentences)]
        self.fields["sentences"].choices = choices

    def clean(self) -> dict:
        given = super().clean()
        spans = [self.sentences[int(at)] for at in given.get("sentences", ())]
        try:
            spans += marked_parts(self.text, given.get("words", "").splitlines())
        except Unreadable as error:
            self.add_error("words", str(error))
        return {"spans": spans, "seen": given.get("seen", "")}


def _is_made_of(span: Span, sentences: Iterable[Span]) -> bool:
    """Whether the span begins and ends with whole sentences, so that ticking them says it all."""
    inside = [one for one in sentences if span[0] <= one[0] and one[1] <= span[1]]
    return bool(inside) and (inside[0][0], inside[-1][1]) == span


class AddressForm(PlainForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    groups = RowsField(label=_("Groups"), required=False)
    organizations = RowsField(label=_("Organisations"), required=False)
    names = text_field(
        _("Others, in words"),
        rows=3,
        max_length=2000,
        help_text=_("As the report says it, one on each line. For example: The directors' network."),
    )

    def __init__(self, *args, groups: Iterable[Group], organizations: Iterable[Organization], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].offer(groups, lambda group: group.shown_name)
        self.fields["organizations"].offer(organizations)

    def clean_names(self) -> list[str]:
        return self.cleaned_data["names"].splitlines()


class FollowUpForm(PlainForm):
    state = forms.ChoiceField(label=_("How far has it come?"), widget=forms.RadioSelect)
    on = day_field(_("Day"), help_text=_("The day it was so."))
    text = text_field(
        pgettext_lazy("recommendation", "What became of it"),
        required=True,
        rows=3,
        max_length=2000,
        help_text=_("For example: The committee is called the council of chairs since March."),
    )

    def __init__(self, *args, states: Iterable[str], **kwargs):
        super().__init__(*args, **kwargs)
        words = dict(Recommendation.State.choices)
        self.fields["state"].choices = [(state, words[state]) for state in states]


class ClusterForm(PlainForm):
    name = text_field(
        _("Cluster"),
        max_length=100,
        help_text=_("For example: The forms of meetings. Leave it empty to take them out of their cluster."),
        list="kluster",
    )
    numbers = RowsField(label=_("Recommendations"))

    def __init__(self, *args, rows: Iterable[Recommendation], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["numbers"].offer(rows, _in_list)

    def clean_numbers(self) -> list[int]:
        return [row.number for row in self.cleaned_data["numbers"]]


def _in_list(row: Recommendation) -> str:
    shown = f"{row.number}. {row.text}"
    return f"{shown} ({row.cluster})" if row.cluster else shown


class TieForm(PlainForm):
    """`offered` is `{heading: rows}` of several kinds."""

    to = forms.ChoiceField(label=_("What does it go together with?"))

    def __init__(self, *args, offered: dict[str, list], **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {f"{type(row).__name__}:{row.pk}": row for rows in offered.values() for row in rows}
        groups = [
            (heading, [(f"{type(row).__name__}:{row.pk}", tie_words(row)) for row in rows])
            for heading, rows in offered.items()
            if rows
        ]
        self.fields["to"].choices = [("", _("Choose")), *groups]

    def clean_to(self):
        return self.rows[self.cleaned_data["to"]]
