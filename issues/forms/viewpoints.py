"""The shapes of asking for viewpoints, of answering and of noting; every rule stands in the verbs."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.forms import day_field, text_field
from groups.models import Group, Organization
from issues.actions import Noted, Said
from issues.addressees import Choice
from issues.forms.decisions import name_field
from issues.forms.stages import RowField, RowsField, shown
from issues.material_page import PathLine
from issues.models import PathPoint, Viewpoint
from samverkan.lib.forms import PlainForm

LONG = 10_000
STANCES = [*Viewpoint.Stance.choices, ("", pgettext_lazy("stance", "We take no stand"))]
POINT = "point_"


class AskForm(PlainForm):
    """Whom to ask, what and by when."""

    question = text_field(
        _("What do you want to know?"),
        rows=3,
        max_length=2000,
        help_text=_("Leave empty to ask for viewpoints on the whole. For example: Can you stand behind it?"),
    )
    due_on = day_field(_("Answer by"), help_text=_("A board often meets once a month. Give it time."))
    asked = forms.MultipleChoiceField(
        label=_("Organisations and boards"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose an organisation, or its boards if each is to answer for itself."),
    )
    groups = RowsField(
        label=_("Groups"), required=False, help_text=_("Those who staff the group get the mail.")
    )

    def __init__(self, *args, choices: Iterable[Choice], groups: Iterable[Group], **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {one.mark: one for one in choices}
        self.fields["asked"].choices = [(mark, one.words) for mark, one in self.rows.items()]
        self.fields["groups"].offer(groups, shown)
        if not self.fields["groups"].rows:
            del self.fields["groups"]

    def chosen(self) -> dict:
        given = self.cleaned_data
        found = [self.rows[mark] for mark in given["asked"]]
        return {
            "organizations": [one.organization for one in found if one.board is None],
            "boards": [one.board for one in found if one.board],
            "groups": given.get("groups", []),
            "question": given["question"],
            "due_on": given["due_on"],
        }


class AnswerForm(PlainForm):
    """On the whole, and point by point for whoever wants to. `names_itself`: by an organisation's link.
    `seen` is the mark of the answer as it stood when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    stance = forms.ChoiceField(
        label=_("Where do you stand?"), choices=STANCES, required=False, widget=forms.RadioSelect
    )
    text = text_field(
        _("What do you think on the whole?"),
        rows=6,
        max_length=LONG,
        help_text=_("Write no personal identity numbers."),
    )
    on = day_field(_("Day"), help_text=_("The day the board said it, or today."))
    reference = text_field(
        _("Registry number or paragraph"), max_length=100, help_text=_("For example SN 2017/41 § 43.")
    )
    name = name_field()

    def __init__(self, *args, paths: Iterable[PathLine], names_itself: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not names_itself:
            del self.fields["name"]
        found = [(f"{path.label} {line.number}", line) for path in paths for line in path.points]
        for label, line in found:
            self.fields[f"{POINT}{line.pk}"] = text_field(
                f"{label}. {line.point.text}", rows=2, max_length=LONG
            )
        last = [name for name in ("on", "reference", "name") if name in self.fields]
        self.order_fields(["stance", "text", *(f"{POINT}{line.pk}" for _label, line in found), *last])

    @property
    def point_names(self) -> list[str]:
        return [name for name in self.fields if name.startswith(POINT)]

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(
            on=given["on"],
            stance=given["stance"],
            text=given["text"],
            reference=given["reference"],
            points={int(name.removeprefix(POINT)): given[name] for name in self.point_names},
        )


class NoteForm(PlainForm):
    """What was heard or sent in without a link: how a body reasoned, or a viewpoint."""

    kind = forms.ChoiceField(
        label=_("A reasoning or a viewpoint?"), choices=Viewpoint.Kind.choices, widget=forms.RadioSelect
    )
    group = RowField(label=_("Which group?"), required=False, empty_label="–")
    organization = RowField(label=_("Which organisation?"), required=False, empty_label="–")
    from_text = text_field(
        _("Or whose, in words"), help_text=_("For example: the politicians, or the preparatory group.")
    )
    point = RowField(label=_("About which point?"), required=False, empty_label=_("The whole"))
    stance = forms.ChoiceField(
        label=_("Stance"), choices=[("", "–"), *Viewpoint.Stance.choices], required=False
    )
    text = text_field(
        _("What was said"),
        required=True,
        rows=6,
        max_length=LONG,
        help_text=_("Without names of people outside politics."),
    )
    on = day_field(_("When?"))
    reference = text_field(
        _("Registry number or paragraph"), max_length=100, help_text=_("For example SN 2017/41 § 43.")
    )

    def __init__(
        self,
        *args,
        groups: Iterable[Group],
        organizations: Iterable[Organization],
        points: Iterable[PathPoint],
        today: date,
        **kwargs,
    ):
        kwargs["initial"] = {"on": today, "kind": Viewpoint.Kind.REASONING} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["group"].offer(groups, shown)
        self.fields["organization"].offer(organizations)
        self.fields["point"].offer(points, lambda row: f"{row.path.label} {row.order}. {row.text[:80]}")
        if not self.fields["point"].rows:
            del self.fields["point"]

    def noted(self) -> Noted:
        given = {"point": None} | self.cleaned_data
        return Noted(**{name: given[name] for name in Noted.__dataclass_fields__})


class SummaryForm(PlainForm):
    """`seen` is the text as it stood when one began to write."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = text_field(
        _("The viewpoints in short"),
        rows=12,
        max_length=20_000,
        help_text=_("What most think, where they differ, and what the next version should change."),
    )
