"""The shapes of positions and of what is decided at home; every rule stands in the verbs."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.forms import day_field, text_field
from groups.models import Group
from issues.actions import Decided, Stand
from issues.addressees import Choice
from issues.forms.stages import RowField, shown
from issues.models import MaterialVersion, OrganizationDecision
from samverkan.lib.forms import PlainForm

State = OrganizationDecision.State
SCHEDULED = "scheduled"
ANSWERS = [
    (State.APPROVED, pgettext_lazy("decision", "Approved")),
    (State.APPROVED_WITH_CHANGE, pgettext_lazy("decision", "Approved with a change")),
    (State.REJECTED, pgettext_lazy("decision", "Rejected")),
    (State.NOT_APPLICABLE, _("It does not concern us")),
]


def name_field() -> forms.CharField:
    help_text = _("For example Anna Ek, registrar. It is seen by those who work with the question.")
    return text_field(_("Your name and role"), required=True, help_text=help_text, autocomplete="name")


class PositionForm(PlainForm):
    """A group's position; the reason is asked for where material or anchoring is missing."""

    group = RowField(label=_("Group"))
    text = text_field(
        _("Position"),
        required=True,
        rows=4,
        max_length=4000,
        help_text=_("As it was worded, for example: The group supports the proposal."),
    )
    on = day_field(_("Day it was taken"))
    version = RowField(
        label=_("Decision material it rests on"), required=False, empty_label=_("None that has been issued")
    )
    condition = text_field(
        _("Condition"), rows=2, max_length=2000, help_text=_("For example: if the boards find the money.")
    )
    valid_to = day_field(
        _("Holds until"), required=False, help_text=_("Leave empty for until further notice.")
    )
    exception_reason = text_field(
        _("Why without material or anchoring"),
        rows=2,
        max_length=2000,
        help_text=_("Needed only when something is missing. For example: has to be settled before summer."),
    )

    def __init__(
        self, *args, groups: Iterable[Group], versions: Iterable[MaterialVersion], must_explain, **kwargs
    ):
        super().__init__(*args, **kwargs)
        groups = list(groups)
        self.fields["exception_reason"].required = must_explain
        self.fields["group"].offer(groups, shown)
        if len(groups) == 1:
            self.fields["group"].initial = groups[0].pk
            self.fields["group"].widget = forms.HiddenInput()
        self.fields["version"].offer(versions, _version)

    def stand(self) -> Stand:
        given = self.cleaned_data
        names = ("text", "on", "condition", "valid_to", "exception_reason")
        return Stand(**{name: given[name] for name in names})


def _version(version: MaterialVersion) -> str:
    return _("%(title)s, version %(number)s") % {"title": version.material.title, "number": version.number}


class PositionAtOnceForm(PlainForm):
    """A position on what has been no issue (ruling 1)."""

    title = text_field(
        _("What it is about"),
        required=True,
        help_text=_("In a line. It becomes a question of its own, so that it can be followed."),
    )
    text = PositionForm.base_fields["text"]
    on = PositionForm.base_fields["on"]
    condition = PositionForm.base_fields["condition"]
    exception_reason = text_field(
        _("Why without material and anchoring"),
        required=True,
        rows=2,
        max_length=2000,
        help_text=_("For example: has to be settled before summer."),
    )


class ReasonForm(PlainForm):
    reason = text_field(
        _("Why it is annulled"),
        required=True,
        rows=3,
        max_length=2000,
        help_text=_("For example: replaced by the position of 4 May 2017."),
    )


class AskForm(PlainForm):
    """By when the organisations are to decide."""

    due_on = day_field(_("Decide by"), help_text=_("Boards often need six weeks. For example 2017-05-02."))


class AskWhomForm(AskForm):
    """Whom, where there is no material that says so."""

    asked = forms.MultipleChoiceField(
        label=_("Who is to decide"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose an organisation, or its boards if they decide each for themselves."),
    )
    field_order = ("asked", "due_on")

    def __init__(self, *args, choices: Iterable[Choice], **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {one.mark: one for one in choices}
        self.fields["asked"].choices = [(mark, one.words) for mark, one in self.rows.items()]

    def chosen(self) -> dict[str, list]:
        found = [self.rows[mark] for mark in self.cleaned_data["asked"]]
        return {
            "organizations": [one.organization for one in found if one.board is None],
            "boards": [one.board for one in found if one.board],
        }


class AnswerForm(PlainForm):
    """What was decided, or the day it will be. `by_link`: who answers has to say who it is."""

    CHOICES = [(SCHEDULED, _("Not decided yet: it will be on the day below")), *ANSWERS]

    state = forms.ChoiceField(label=_("What has been decided?"), widget=forms.RadioSelect)
    on = day_field(
        _("Day"),
        required=False,
        help_text=_(
            "The day of the decision, or the day it will be. Not needed where it does not concern you. "
            "For example 2017-03-14 or 14/3/2017."
        ),
    )
    text = text_field(
        _("What was changed, or why not"),
        rows=3,
        max_length=4000,
        help_text=_("Needed for a change, and where it does not concern you."),
    )
    reference = text_field(
        _("Registry number and paragraph"), max_length=100, help_text=_("For example SN 2017/41 § 43.")
    )
    file = forms.FileField(
        label=_("Extract of the minutes"), required=False, help_text=_("PDF or an office file.")
    )
    name = name_field()

    def __init__(self, *args, by_link: bool, may_keep_files: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = self.CHOICES
        if not by_link:
            del self.fields["name"]
        if not may_keep_files:
            del self.fields["file"]

    def answer(self) -> Decided:
        given = self.cleaned_data
        return Decided(given["state"], given["on"], given["text"], given["reference"])


class CorrectForm(AnswerForm):
    """Another answer than the one that stands, and why."""

    CHOICES = [*ANSWERS, (State.PENDING, _("Not decided, after all"))]

    reason = text_field(
        _("Why it is corrected"),
        required=True,
        rows=2,
        max_length=1000,
        help_text=_("For example: the paragraph was wrong."),
    )


class DoneForm(PlainForm):
    """That what was approved has been done."""

    on = day_field(_("Day it was carried out"))
    text = text_field(
        _("How"), rows=3, max_length=4000, help_text=_("For example: the new routine is in use in all units.")
    )
    name = name_field()

    def __init__(self, *args, by_link: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not by_link:
            del self.fields["name"]
