"""The shapes of what a survey asks; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluations.models import Question
from evaluations.written_questions import ON_A_SCALE, STEPS, WITH_CHOICES, WITHOUT_NO_OPINION, WrittenQuestion
from groups.forms import SHORT, text_field
from samverkan.lib.forms import PlainForm

Kind = Question.Kind


class SectionForm(PlainForm):
    title = text_field(
        pgettext_lazy("survey", "Heading"), required=True, help_text=_("For example Klimatet i gruppen.")
    )
    text = text_field(_("A few words under the heading"), rows=2, max_length=2000)


class ChangeSectionForm(SectionForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class QuestionForm(PlainForm):
    """With the fields that questions of its kind have; gives {written}."""

    text = text_field(
        pgettext_lazy("survey", "The question"),
        required=True,
        max_length=300,
        help_text=_("For example: Alla kommer till tals på mötena."),
    )
    help = text_field(
        _("Explanation"), max_length=300, help_text=_("A few words under the question, if needed.")
    )
    steps = forms.TypedChoiceField(
        label=_("How many steps has the scale?"),
        choices=[(step, str(step)) for step in STEPS],
        coerce=int,
        widget=forms.RadioSelect,
        initial=5,
    )
    low = text_field(_("What 1 means"), max_length=60, help_text=_("For example Stämmer inte alls."))
    high = text_field(_("What the highest means"), max_length=60, help_text=_("For example Stämmer helt."))
    choices = text_field(
        _("What can be chosen"), required=True, rows=6, max_length=4000, help_text=_("One on each line.")
    )
    least = forms.IntegerField(label=_("Lowest number"), required=False, widget=forms.TextInput(attrs=SHORT))
    most = forms.IntegerField(label=_("Highest number"), required=False, widget=forms.TextInput(attrs=SHORT))
    has_no_opinion = forms.BooleanField(
        label=_("With “Don't know / not applicable”"),
        required=False,
        initial=True,
        help_text=_("It is counted by itself, and never part of a mean."),
    )
    is_required = forms.BooleanField(label=_("It must be answered"), required=False)

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        gone = {
            *(("steps", "low", "high") if kind not in ON_A_SCALE else ()),
            *(("choices",) if kind not in WITH_CHOICES else ()),
            *(("least", "most") if kind != Kind.NUMBER else ()),
            *(("has_no_opinion",) if kind in WITHOUT_NO_OPINION else ()),
        }
        for name in gone:
            del self.fields[name]
        if kind == Kind.MATRIX:
            self.fields["choices"].label = _("The rows")

    def clean(self) -> dict:
        given = dict(super().clean())
        if "choices" in given:
            given["choices"] = tuple(given["choices"].splitlines())
        if "text" not in given:
            return given
        seen = {"seen": given.pop("seen")} if "seen" in given else {}
        return seen | {"written": WrittenQuestion(**given)}


class ChangeQuestionForm(QuestionForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class MendForm(PlainForm):
    """Only the words: of the question and of each line, as many as before."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = text_field(pgettext_lazy("survey", "The question"), required=True, max_length=300)
    choices = text_field(
        _("What can be chosen"),
        required=True,
        rows=6,
        max_length=4000,
        help_text=_("As many lines as before."),
    )

    def __init__(self, *args, has_choices: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_choices:
            del self.fields["choices"]

    def clean(self) -> dict:
        given = dict(super().clean())
        return given | {"choices": given["choices"].splitlines()} if "choices" in given else given
