"""Assignments as rows of a list, and the words of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from django.db.models import Min, OuterRef, QuerySet, Subquery, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from groups.models import GroupName, OrganizationName, Person
from issues.assignment_states import OPEN, UNDONE, is_late
from issues.issue_access import issues_for
from issues.models import Assignment, AssignmentPerformer, PartialReport
from samverkan.lib.dated import value_that_day
from samverkan.lib.spoken import listed

State, Part = Assignment.State, AssignmentPerformer.Part
MARKS = {
    State.GIVEN: "empty",
    State.ACCEPTED: "partly",
    State.DELIVERED: "on",
    State.APPROVED: "ok",
    State.RETURNED: "warn",
    State.CANCELLED: "empty",
}
LATE = pgettext_lazy("assignment", "Late")
REPORT_LATE = gettext_lazy("A report is late")


@dataclass(frozen=True)
class AssignmentLine:
    """`issue` is 0 where the reader may not open it. `report_due`: the first report that is waited for."""

    pk: int
    wording: str
    commissioner_id: int
    commissioner: str
    issue: int
    issue_title: str
    starts_on: date
    deliver_by: date
    decided_on: date | None
    decided_at_time: time | None
    state: str
    delivered_on: date | None
    result: str
    is_yearly: bool
    report_due: date | None
    today: date
    performers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    # Ids of the groups that do it or take part.
    groups: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_late(self) -> bool:
        return self.state in UNDONE and is_late(self.deliver_by, None, self.today)

    @property
    def came_late(self) -> bool:
        return bool(self.delivered_on) and is_late(self.deliver_by, self.delivered_on, self.today)

    @property
    def report_is_late(self) -> bool:
        return self.state in UNDONE and bool(self.report_due) and self.report_due < self.today

    @property
    def due_on(self) -> date:
        """The next day that something is waited for."""
        return min(self.report_due or self.deliver_by, self.deliver_by)

    @property
    def word(self) -> str:
        if self.is_late:
            return str(LATE)
        return str(REPORT_LATE if self.report_is_late else State(self.state).label)

    @property
    def mark(self) -> str:
        return "warn" if self.is_late or self.report_is_late else MARKS[self.state]

    @property
    def who(self) -> str:
        """ "Beredningsgruppen, med skolcheferna"."""
        names = listed(self.performers)
        if not self.partners:
            return names
        return _("%(names)s, with %(partners)s") % {"names": names, "partners": listed(self.partners)}


COLUMNS = (
    "pk",
    "wording",
    "commissioner_id",
    "commissioner_name",
    "readable_issue",
    "issue__title",
    "starts_on",
    "deliver_by",
    "decided_on",
    "decided_at_time",
    "state",
    "delivered_on",
    "result",
    "yearly_id",
    "report_due",
    "performers__part",
    "performers__group_id",
    "performer_group",
    "performer_organization",
    "performers__person__name",
    "performers__name",
)


def lines_of(rows: QuerySet[Assignment], reader: Person | None, today: date) -> list[AssignmentLine]:
    """In the order of their days, in one query. `reader` is empty by link, and then reads no issue."""
    waited_for = PartialReport.objects.filter(assignment=OuterRef("pk"), handed_in_on__isnull=True)
    first = waited_for.order_by().values("assignment").annotate(first=Min("due_on")).values("first")
    found = rows.annotate(
        commissioner_name=_named(today, "commissioner"),
        performer_group=_named(today, "performers__group"),
        performer_organization=value_that_day(
            OrganizationName, "name", today, organization=OuterRef("performers__organization")
        ),
        report_due=Subquery(first),
        readable_issue=_readable(reader),
    )
    values = found.order_by("deliver_by", "pk", "performers__part", "performers__pk").values_list(*COLUMNS)
    return [_line(list(rows), today) for _pk, rows in groupby(values, key=lambda row: row[0])]


def _named(today: date, way: str):
    return value_that_day(GroupName, "name", today, group=OuterRef(way))


def _readable(reader: Person | None):
    if reader is None:
        return Value(0)
    return Subquery(issues_for(reader).order_by().filter(pk=OuterRef("issue")).values("pk")[:1])


def _line(rows: list[tuple], today: date) -> AssignmentLine:
    values = dict(zip(COLUMNS, rows[0], strict=True))
    issue = int(values["readable_issue"] or 0)
    doers = [row[15:] for row in rows if row[15]]
    return AssignmentLine(
        pk=values["pk"],
        wording=values["wording"],
        commissioner_id=values["commissioner_id"],
        commissioner=values["commissioner_name"] or "",
        issue=issue,
        issue_title=values["issue__title"] if issue else "",
        starts_on=values["starts_on"],
        deliver_by=values["deliver_by"],
        decided_on=values["decided_on"],
        decided_at_time=values["decided_at_time"],
        state=values["state"],
        delivered_on=values["delivered_on"],
        result=values["result"],
        is_yearly=values["yearly_id"] is not None,
        report_due=values["report_due"],
        today=today,
        performers=_names(doers, Part.PERFORMER),
        partners=_names(doers, Part.PARTNER),
        groups=frozenset(group for _part, group, *_names in doers if group),
    )


def _names(doers: list[tuple], part: str) -> tuple[str, ...]:
    return tuple(next((name for name in names if name), "") for is_, _group, *names in doers if is_ == part)


def by_state(lines: Iterable[AssignmentLine]) -> tuple[list[AssignmentLine], list[AssignmentLine]]:
    """(those that somebody has something to do about, the next day first; those that are finished, the
    latest first)."""
    lines = list(lines)
    going = sorted((one for one in lines if one.is_open), key=lambda one: (one.due_on, one.pk))
    finished = [one for one in lines if not one.is_open]
    return going, sorted(finished, key=lambda one: (one.delivered_on or one.deliver_by, one.pk), reverse=True)


def csv_headings() -> list[str]:
    return [
        _("Assignment"),
        _("Given by"),
        _("Done by"),
        _("With"),
        _("Issue"),
        _("From"),
        _("Delivered by"),
        _("Next report"),
        _("Decided on"),
        _("State"),
        _("Delivered on"),
        _("What was delivered, or why not"),
    ]


def csv_rows(lines: Iterable[AssignmentLine]) -> list[list[object]]:
    """One row for each; the headings are `csv_headings`."""
    return [
        [
            one.wording,
            one.commissioner,
            ", ".join(one.performers),
            ", ".join(one.partners),
            one.issue_title,
            one.starts_on,
            one.deliver_by,
            one.report_due or "",
            one.decided_on or "",
            one.word,
            one.delivered_on or "",
            one.result,
        ]
        for one in lines
    ]
