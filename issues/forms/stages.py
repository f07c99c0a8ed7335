"""The shapes of raising, screening and moving an issue; every rule stands in the verbs."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from groups.models import Structure
from issues.models import Level, Nature, Stage
from samverkan.lib.forms import PlainForm

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
ANSWER = {"yes": True, "no": False}
CHOOSE = _("Choose")
BLANK = ("", _("Not said"))


class RowField(forms.ChoiceField):
    """One of some rows that are read already; gives the row itself, or None."""

    def __init__(self, *, empty_label=CHOOSE, **kwargs):
        self.empty_label, self.rows = empty_label, {}
        super().__init__(**kwargs)

    def offer(self, rows: Iterable, label=str) -> None:
        self.rows = {row.pk: row for row in rows}
        self.choices = [("", self.empty_label), *((pk, label(row)) for pk, row in self.rows.items())]

    def clean(self, value):
        chosen = super().clean(value)
        return self.rows[int(chosen)] if chosen else None


class RowsField(forms.MultipleChoiceField):
    """Some of some rows that are read already; gives the rows."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        self.rows = {}
        super().__init__(**kwargs)

    def offer(self, rows: Iterable, label=str) -> None:
        self.rows = {row.pk: row for row in rows}
        self.choices = [(pk, label(row)) for pk, row in self.rows.items()]

    def clean(self, value) -> list:
        return [self.rows[int(chosen)] for chosen in super().clean(value)]


def shown(group) -> str:
    return group.shown_name


def yes_no(label, help_text="") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=YES_NO,
        coerce=ANSWER.get,
        widget=forms.RadioSelect,
    )


def level_field() -> forms.ChoiceField:
    help_text = _("Local questions belong at home, those of the county in the groups.")
    return forms.ChoiceField(
        label=_("Where it belongs"), choices=[BLANK, *Level.choices], required=False, help_text=help_text
    )


def nature_field() -> forms.ChoiceField:
    help_text = _("Operative is daily work. Strategic needs agreements.")
    return forms.ChoiceField(
        label=_("Kind of question"), choices=[BLANK, *Nature.choices], required=False, help_text=help_text
    )


class StructureForm(PlainForm):
    """Which structure a question is raised in, where there is more than one."""

    structure = RowField(label=_("Structure"))

    def __init__(self, *args, structures: list[Structure], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["structure"].offer(structures)


class RaiseForm(PlainForm):
    title = text_field(
        _("The question in a line"), required=True, help_text=_("For example: A safe way home from hospital.")
    )
    description = text_field(
        _("What it is about"),
        rows=6,
        max_length=10_000,
        help_text=_("What is the need, whom does it concern, and what do you wish the group to do?"),
    )
    home_group = RowField(
        label=_("Which group?"),
        required=False,
        empty_label=_("None, or I do not know"),
        help_text=_("A question without a group is on a list of its own until a group takes it up."),
    )
    organization = RowField(label=_("For which organisation?"), required=False, empty_label=_("For myself"))
    level = level_field()
    nature = nature_field()
    topics = RowsField(label=_("Topics"), required=False)
    perspectives = RowsField(label=_("From whose side?"), required=False)

    def __init__(self, *args, groups, organizations, topics, perspectives, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["home_group"].offer(groups, shown)
        offered = {"organization": organizations, "topics": topics, "perspectives": perspectives}
        for name, rows in offered.items():
            rows = list(rows)
            self.fields[name].offer(rows)
            if not rows:
                del self.fields[name]


class ScreenForm(PlainForm):
    """The questions of S001-26 and S002-27, and what is decided."""

    has_common_interest = yes_no(
        _("Is there a common interest?"), _("Does it concern more than one of the organisations?")
    )
    needs_cooperation = yes_no(
        _("Is co-operation needed?"), _("Can nobody solve it alone within their own tasks?")
    )
    is_intermunicipal = yes_no(
        _("Is it purely between the municipalities?"), _("Yes, if the region has no part in it.")
    )
    concerns_public_health = forms.BooleanField(label=_("It concerns public health"), required=False)
    perspectives = RowsField(label=_("From whose side?"), required=False)
    group = RowField(label=_("For which group?"), required=False, empty_label=_("No group yet"))
    fits = forms.TypedChoiceField(
        label=_("What is decided?"),
        choices=[("yes", _("It belongs here and goes on")), ("no", _("It is turned away"))],
        coerce=ANSWER.get,
        widget=forms.RadioSelect,
    )
    reason = text_field(
        _("Why"),
        rows=3,
        max_length=2000,
        help_text=_("Needed when it is turned away, or taken against the rules. Who raised it reads this."),
    )
    other_group = RowField(label=_("A better group"), required=False, empty_label=_("No other group"))
    other_forum = text_field(
        _("Or another better forum"), help_text=_("For example: the network of municipal chief executives.")
    )

    def __init__(self, *args, groups, others, perspectives, has_home: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].required = has_home
        self.fields["group"].offer(groups, shown)
        self.fields["other_group"].offer(others, shown)
        self.fields["perspectives"].offer(perspectives)
        if not self.fields["perspectives"].rows:
            del self.fields["perspectives"]

    def answer(self, name: str) -> bool | None:
        """What has been answered so far, on a form that need not be whole."""
        return ANSWER.get(self.data.get(self.add_prefix(name), ""))


class NextForm(PlainForm):
    """In whose hands it lies, who waits for whom, and what comes next (S002-11)."""

    forum = RowField(
        label=_("Lies with"),
        required=False,
        empty_label=_("The same as now"),
        help_text=_("That group may read the issue as long as it takes part."),
    )
    waits_for = text_field(_("Waits for"), help_text=_("For example: figures from two municipalities."))
    next_forum = RowField(label=_("Goes next to"), required=False, empty_label=_("Not decided"))
    next_on = day_field(_("Next day"), required=False, help_text=_("For example 2017-04-04."))

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("forum", "next_forum"):
            if name in self.fields:
                self.fields[name].offer(groups, shown)


class MoveForm(NextForm):
    """A move to one stage: only what that stage asks for."""

    on = day_field(_("Day of the move"))
    text = text_field(_("Why"), rows=3, max_length=2000)
    parked_until = day_field(_("Parked until"), help_text=_("For example 2017-09-01."))
    merged_into = RowField(label=_("Goes into"))
    other_forum = text_field(
        _("Or another better forum"), help_text=_("For example: the network of municipal chief executives.")
    )
    field_order = [
        *("parked_until", "merged_into", "text", "on", "forum"),
        *("waits_for", "next_forum", "next_on", "other_forum"),
    ]
    # What each way out asks beside why and when; the stages of the way ask what comes next.
    ASKED = {
        Stage.PARKED: {"parked_until", "waits_for"},
        Stage.MERGED: {"merged_into"},
        Stage.DECLINED: {"next_forum", "other_forum"},
        Stage.CLOSED: set(),
    }
    ON_THE_WAY = {"forum", "waits_for", "next_forum", "next_on"}

    def __init__(self, *args, to: str, says_why: bool, targets=(), **kwargs):
        super().__init__(*args, **kwargs)
        kept = {"on", "text"} | self.ASKED.get(to, self.ON_THE_WAY)
        for name in self.fields.keys() - kept:
            del self.fields[name]
        self.fields["text"].required = says_why
        if to == Stage.DECLINED:
            better = self.fields["next_forum"]
            better.label, better.empty_label = _("A better group"), _("No other group")
            better.offer(better.rows.values(), shown)
        if "merged_into" in self.fields:
            self.fields["merged_into"].offer(targets)


class HomeForm(PlainForm):
    group = RowField(label=_("New home group"))
    reason = text_field(
        _("Why"), rows=3, max_length=2000, help_text=_("For example: concerns children only.")
    )

    def __init__(self, *args, groups, needs_reason: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].offer(groups, shown)
        self.fields["reason"].required = needs_reason


class MergeForm(PlainForm):
    issues = RowsField(
        label=_("Which issues are the same?"), help_text=_("Choose all, also the one that stays.")
    )
    into = RowField(label=_("Which one stays?"))
    text = text_field(_("Why"), rows=3, max_length=2000, required=True)

    def __init__(self, *args, issues, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("issues", "into"):
            self.fields[name].offer(issues)
