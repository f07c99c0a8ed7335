"""The shapes of oral evaluations and judgements; every rule stands in the verbs."""

from collections.abc import Iterable

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from evaluations.models import Judgement, OralEvaluation, Viewpoint
from evaluations.oral_questions import MOST
from groups.forms import day_field, text_field
from groups.models import Mandate
from issues.forms.stages import RowField
from meetings.models import AgendaItem
from plans.deciding_items import item_words
from samverkan.lib.forms import PlainForm
from samverkan.lib.spoken import day_plain

USUAL, NUMBERS, NONE = "usual", "numbers", "none"


class AtItemForm(PlainForm):
    """What was said at an `item`; that more people read another one is asked about when it is refused."""

    def __init__(self, *args, items: Iterable[AgendaItem], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].offer(items, item_words)
        if "to_more" in self.data:
            self.ask_to_more()

    def ask_to_more(self) -> None:
        label = _("Those who read the new item may read what is written")
        self.ask("to_more", forms.BooleanField(label=label, required=False))


class FrameForm(AtItemForm):
    """When and how a group looks back."""

    item = RowField(
        label=_("At which meeting and item?"),
        required=False,
        empty_label=_("No meeting in the system"),
        help_text=_("The last ordinary meeting of the period stands first."),
    )
    form = forms.ChoiceField(
        label=_("How?"), choices=OralEvaluation.Form.choices, widget=forms.RadioSelect, initial="round"
    )
    introduction = text_field(
        _("What the talk starts from"),
        rows=3,
        max_length=5000,
        help_text=_("For example: The activity plan and the questions below. It may be left empty."),
    )


class ChangeFrameForm(FrameForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class BeginForm(FrameForm):
    start = forms.ChoiceField(
        label=_("Which questions?"),
        choices=[
            (USUAL, _("The three usual ones: what was good, what was less good, what to take along")),
            (NUMBERS, _("Numbers alone, without texts")),
            (NONE, _("None yet: I write them myself")),
        ],
        widget=forms.RadioSelect,
        initial=USUAL,
    )
    count = forms.IntegerField(
        label=_("How many numbers?"),
        required=False,
        min_value=1,
        max_value=MOST,
        initial=10,
        help_text=_("Only where the questions are numbers alone, e.g. 10."),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )


class QuestionForm(PlainForm):
    number = text_field(pgettext_lazy("question", "Number"), max_length=10, help_text=_("For example 4."))
    text = text_field(
        _("Question"),
        max_length=300,
        help_text=_("For example: What has worked less well? It may be left empty where there is a number."),
    )
    is_for_later = forms.BooleanField(
        label=_("It is about the group's further work: what is said is offered as handover notes"),
        required=False,
    )


class ChangeQuestionForm(QuestionForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class ViewpointForm(PlainForm):
    """One line of the writing screen."""

    text = text_field(_("What was said"), required=True, rows=2, max_length=5000)
    agreement = forms.ChoiceField(label=_("Who agreed"), choices=Viewpoint.Agreement.choices, required=False)


class WordsForm(PlainForm):
    """What was said at a closed item, as the whole group will read it."""

    text = text_field(
        _("What the whole group reads"),
        required=True,
        rows=6,
        max_length=5000,
        help_text=_("It was said at a closed item. Leave out what is not for everyone in the group."),
    )


class JudgementForm(AtItemForm):
    """`seen` is the mark of what stood there when one began to write; so in `LedToForm`."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    word = forms.ChoiceField(
        label=_("What is to become of the group?"),
        choices=Judgement.Word.choices,
        widget=forms.RadioSelect,
    )
    text = text_field(
        pgettext_lazy("judgement on a group", "Why?"),
        rows=4,
        max_length=5000,
        help_text=_("For example: The group is the only one where the municipalities and the region meet."),
    )
    on = day_field(
        pgettext_lazy("judgement on a group", "Said on"),
        help_text=_("The day of the meeting, e.g. 2018-12-04."),
    )
    item = RowField(label=_("At which item?"), required=False, empty_label=_("No meeting in the system"))


class LedToForm(PlainForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = text_field(
        _("What it led to"),
        rows=3,
        max_length=5000,
        help_text=_("For example: The group went on in the term 2019–2022 with a place for each substitute."),
    )
    on = day_field(_("Since"), required=False, help_text=_("For example 2019-01-01."))
    decided_at = RowField(
        label=_("At which item was it decided?"), required=False, empty_label=_("No meeting in the system")
    )
    issue = RowField(label=_("Which issue did it become?"), required=False, empty_label=_("None of them"))
    mandate = RowField(label=_("Which mandate came of it?"), required=False, empty_label=_("None of them"))

    def __init__(self, *args, offered: dict[str, Iterable], **kwargs):
        """`offered` has no rows of what the writer does not read: it is not asked for."""
        super().__init__(*args, **kwargs)
        words = {"decided_at": item_words, "issue": str, "mandate": mandate_words}
        for name, label in words.items():
            if offered.get(name):
                self.fields[name].offer(offered[name], label)
            else:
                del self.fields[name]


def mandate_words(mandate: Mandate) -> str:
    """ "från 1 januari 2019: Gruppen ska …"."""
    words = {"day": day_plain(mandate.valid_from), "text": Truncator(mandate.text).chars(60)}
    return gettext("from %(day)s: %(text)s") % words
