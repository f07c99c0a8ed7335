"""The shapes of giving an assignment and of what is done about it; every rule stands in the verbs."""

from collections.abc import Iterable, Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from groups.forms import SHORT, day_field, text_field
from groups.models import Group, Person
from issues.actions import Days, Doer
from issues.assignment_choices import Offered
from issues.forms.decisions import name_field
from issues.forms.stages import RowField, shown
from issues.models import Assignment, AssignmentPerformer, Issue, PartialReport
from samverkan.lib.dates import parse_date
from samverkan.lib.fields import TimeField
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable

LONG = 4000
Part = AssignmentPerformer.Part


class DaysField(forms.CharField):
    """Several days, with commas between them or one a line."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "class": "medium"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) else ", ".join(day.isoformat() for day in value or ())

    def clean(self, value) -> tuple:
        text = super().clean(value)
        try:
            return tuple(parse_date(word) for word in text.replace("\n", ",").split(",") if word.strip())
        except Unreadable as error:
            raise ValidationError(str(error), code="unreadable") from error


def reports_field() -> DaysField:
    return DaysField(
        label=_("Reports on the way"),
        required=False,
        help_text=_("The days, for example 2022-04-08, 2022-06-03. Leave empty if none is needed."),
    )


class DaysForm(PlainForm):
    """The day it is delivered and the day it is decided on are two days (S003-26)."""

    deliver_by = day_field(_("Delivered by"), help_text=_("The last day, for example 2022-10-31."))
    reports = reports_field()
    decided_on = day_field(
        _("Decided on"), required=False, help_text=_("Leave empty if it is not decided on, or not known.")
    )
    decided_at_time = TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(format="%H.%M", attrs=SHORT)
    )

    def days(self) -> Days:
        names = ("deliver_by", "decided_on", "decided_at_time", "reports")
        return Days(**{name: self.cleaned_data[name] for name in names})


class GiveForm(DaysForm):
    """The groups that the group commissions come first."""

    wording = text_field(
        _("What is to be done"),
        required=True,
        rows=4,
        max_length=LONG,
        help_text=_("As it was worded, for example: Make a proposal for a structure of officials."),
    )
    performers = forms.MultipleChoiceField(
        label=_("Who does it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose at least one, here or below."),
    )
    performer_names = text_field(
        _("Or somebody else who does it"),
        rows=2,
        max_length=2000,
        help_text=_("In words, one a line. For example: the heads of schools."),
    )
    person = RowField(label=_("Or one person"), required=False, empty_label="–")
    partners = forms.MultipleChoiceField(
        label=_("Who takes part?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    partner_names = text_field(
        _("Or somebody else who takes part"), rows=2, max_length=2000, help_text=_("In words, one a line.")
    )
    issue = RowField(label=_("About which issue?"), required=False, empty_label=_("No issue"))
    field_order = (
        "wording",
        "issue",
        "performers",
        "performer_names",
        "person",
        "deliver_by",
        "reports",
        "decided_on",
        "decided_at_time",
        "partners",
        "partner_names",
    )

    def __init__(
        self, *args, offered: Sequence[Offered], people: Iterable[Person], issues: Iterable[Issue], **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.by_mark = {one.mark: one for one in offered}
        for name in ("performers", "partners"):
            self.fields[name].choices = [(one.mark, one.words) for one in offered]
        self.fields["person"].offer(people, lambda person: person.name)
        issues = list(issues)
        self.fields["issue"].offer(issues, lambda issue: f"{issue.year}:{issue.number} {issue.title}")
        if not issues:
            del self.fields["issue"]

    def doers(self) -> list[Doer]:
        given, found = self.cleaned_data, []
        for part, chosen, words in (
            (Part.PERFORMER, "performers", "performer_names"),
            (Part.PARTNER, "partners", "partner_names"),
        ):
            rows = [self.by_mark[mark] for mark in given[chosen]]
            found += [Doer(group=row.group, organization=row.organization, part=part) for row in rows]
            found += [Doer(name=line, part=part) for line in given[words].splitlines() if line.strip()]
        if given["person"]:
            found.append(Doer(person=given["person"]))
        return found


class ChangeForm(DaysForm):
    reason = text_field(
        _("Reason"), required=True, rows=2, max_length=500, help_text=_("All who are asked may read it.")
    )

    def __init__(self, *args, assignment: Assignment, **kwargs):
        rows = assignment.reports.filter(handed_in_on__isnull=True)
        names = ("deliver_by", "decided_on", "decided_at_time")
        kwargs["initial"] = {name: getattr(assignment, name) for name in names}
        kwargs["initial"]["reports"] = [row.due_on for row in rows]
        super().__init__(*args, **kwargs)


class SignedForm(PlainForm):
    """`names_itself`: by the link of a mailbox that is nobody in particular."""

    name = name_field()

    def __init__(self, *args, names_itself: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not names_itself:
            del self.fields["name"]


class AcceptForm(SignedForm):
    pass


class ReportForm(SignedForm):
    """`reports`: all of the assignment, in order. Those not handed in are offered, and the one posted, so
    that the verb answers whoever comes second. One alone is not asked about."""

    report = RowField(label=_("Which report?"))
    text = text_field(
        _("How it goes"),
        required=True,
        rows=5,
        max_length=LONG,
        help_text=_("What is done, what is left, and what you need from those who gave it."),
    )
    field_order = ("report", "text", "name")

    def __init__(self, *args, reports: Sequence[PartialReport], **kwargs):
        super().__init__(*args, **kwargs)
        posted = self.data.get(self.add_prefix("report"), "")
        offered = [row for row in reports if row.handed_in_on is None or str(row.pk) == posted]
        self.fields["report"].offer(offered)
        is_chosen = not self.is_bound or posted in {str(row.pk) for row in offered}
        self.only = offered[0] if len(offered) == 1 and is_chosen else None
        if self.only:
            self.fields["report"].initial = self.only.pk
            self.fields["report"].widget = forms.HiddenInput()


class DeliverForm(SignedForm):
    result = text_field(
        _("What is delivered"),
        required=True,
        rows=5,
        max_length=LONG,
        help_text=_("What came of it, and where it is to be read."),
    )
    field_order = ("result", "name")


class SendBackForm(PlainForm):
    reason = text_field(_("What is missing"), required=True, rows=3, max_length=LONG)
    deliver_by = day_field(_("Delivered again by"))

    def __init__(self, *args, assignment: Assignment, **kwargs):
        if assignment.deliver_by >= timezone.localdate():
            kwargs["initial"] = {"deliver_by": assignment.deliver_by}
        super().__init__(*args, **kwargs)


class WithdrawForm(PlainForm):
    reason = text_field(
        _("Reason"), required=True, rows=2, max_length=500, help_text=_("All who are asked may read it.")
    )


def month_field(label, help_text="") -> forms.TypedChoiceField:
    choices = [("", "–"), *MONTHS.items()]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, help_text=help_text)


def year_field(label, help_text="") -> forms.IntegerField:
    widget = forms.TextInput(attrs=SHORT | {"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=1990, max_value=2100, widget=widget, help_text=help_text)


class YearlyForm(PlainForm):
    wording = text_field(
        _("What is to be done each year"),
        required=True,
        rows=3,
        max_length=LONG,
        help_text=_("For example: Present an annual wheel for the coming year."),
    )
    performer = RowField(label=_("Which group does it?"))
    start_month = month_field(_("Given in"))
    delivery_month = month_field(
        _("Delivered in"), _("By the last day of the month. A month before the other is in the next year.")
    )
    first_year = year_field(_("First year"))

    def __init__(self, *args, groups: Iterable[Group], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["performer"].offer(groups, shown)


class EndYearlyForm(PlainForm):
    last_year = year_field(_("Last year it is given"), _("What is given already stays."))
