"""The shapes of taking an issue up at a meeting; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import text_field
from groups.models import ReadingCircle
from issues.forms.stages import RowField, RowsField, level_field, shown
from issues.models import Issue
from meetings.forms.agenda import minutes_field
from meetings.forms.notes import DueField
from meetings.issue_choices import meeting_words
from meetings.models import AgendaItem
from samverkan.lib.forms import PlainForm


class TakeUpForm(PlainForm):
    """An issue becomes an item of a coming meeting."""

    meeting = RowField(label=_("Which meeting?"))
    title = text_field(_("Title on the agenda"), required=True, max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=AgendaItem.Kind)
    wanted_outcome = text_field(
        _("What you want to come out of it"),
        rows=2,
        max_length=300,
        help_text=_("For example: the group agrees on what to send to the boards."),
    )
    minutes = minutes_field()

    def __init__(self, *args, issue: Issue, meetings: list, may_take_positions: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].offer(meetings, meeting_words)
        if not may_take_positions:
            self.fields["kind"].choices = [one for one in AgendaItem.Kind.choices if one[0] != "position"]
        if issue.circle != ReadingCircle.GROUP:
            self.fields["title"].help_text = _(
                "The issue is closed, and the item becomes so too. Everybody reads its title."
            )


class TieForm(PlainForm):
    issue = RowField(label=_("Which issue is it about?"))

    def __init__(self, *args, issues: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issue"].offer(issues, lambda row: f"{row.number} {row.title}")


class RaiseHereForm(PlainForm):
    title = text_field(
        _("The question in a line"), required=True, help_text=_("For example: A safe way home from hospital.")
    )
    description = text_field(
        _("What it is about"),
        rows=6,
        max_length=10_000,
        help_text=_("What is the need, whom does it concern, and what do you wish the group to do?"),
    )


class PositionForm(PlainForm):
    """What the notes do not say of a position: in which issue, and on what material."""

    issue = RowField(label=_("In which issue?"))
    version = RowField(
        label=_("On which decision material?"), required=False, empty_label=_("None, I write why")
    )
    exception_reason = text_field(
        _("Why without material, or before everybody has anchored it"),
        rows=3,
        max_length=2000,
        help_text=_("Only where something is missing. For example: the agreement ends on Friday."),
    )

    def __init__(self, *args, issues: list, versions: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["issue"].offer(issues)
        self.fields["version"].offer(versions)
        if len(issues) == 1:
            del self.fields["issue"]
        if not versions:
            del self.fields["version"]


class ChildActionForm(PlainForm):
    """One action for each group that belongs under this one (S004-27)."""

    text = text_field(
        _("What is to be done"),
        rows=3,
        required=True,
        max_length=2000,
        help_text=_("For example: take the question up, and tell us what you say."),
    )
    groups = RowsField(label=_("Which groups?"))
    report_headings = text_field(
        _("What each tells afterwards"),
        rows=4,
        max_length=1000,
        help_text=_(
            "One heading a line, if all are to report alike. For example: Number of cases, What we learnt."
        ),
    )
    level = level_field()
    due = DueField(
        label=_("When"),
        required=False,
        help_text=_("A day, for example 2017-04-03. Empty: at each group’s own next meeting."),
    )

    def __init__(self, *args, groups: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].offer(groups, shown)
