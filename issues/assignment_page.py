"""One assignment as it is met, logged in or by an organisation's link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from groups.models import Organization, Person
from issues.assignment_lines import AssignmentLine, lines_of
from issues.assignment_states import Act, Who, acts_open, is_late
from issues.models import Assignment, PartialReport


@dataclass(frozen=True)
class Reader:
    """Who looks at it. Behind an organisation's link `token` is its key, and `person` empty for a mailbox
    that is nobody in particular (ruling 6)."""

    assignment: Assignment
    who: Who
    person: Person | None
    token: str = ""
    organization: Organization | None = None

    def url(self, page: str = "assignment") -> str:
        """The reader's own address of a page."""
        if not self.token:
            return reverse(f"assignments:{page}", args=[self.assignment.pk])
        name = "by_link" if page == "assignment" else f"{page}_by_link"
        return reverse(f"assignments:{name}", args=[self.token])

    @property
    def signed(self) -> dict:
        """For the verbs of performers."""
        return {"by": self.person, "organization": self.organization}


@dataclass(frozen=True)
class ReportLine:
    """`mark` and `word` say whether it came, and in time."""

    due_on: date
    handed_in_on: date | None
    text: str
    who: str
    is_late: bool

    @property
    def mark(self) -> str:
        if self.handed_in_on:
            return "partly" if self.is_late else "ok"
        return "warn" if self.is_late else "empty"


def acts_for(reader: Reader, line: AssignmentLine) -> frozenset[Act]:
    """What may be done now: no report where none is waited for."""
    acts = acts_open(line.state, reader.who)
    return acts if line.report_due else acts - {Act.REPORT}


@dataclass(frozen=True)
class Ways:
    """`[(address, words)]` of what may be done now: the button, the links beside it, and those behind
    “more”. Approving is a button of its own."""

    main: tuple[str, str] | None
    second: tuple[tuple[str, str], ...] = ()
    more: tuple[tuple[str, str], ...] = ()


WORDS = {
    Act.ACCEPT: gettext_lazy("Take on the assignment"),
    Act.REPORT: gettext_lazy("Hand in a report"),
    Act.DELIVER: pgettext_lazy("assignment", "Deliver"),
    Act.SEND_BACK: gettext_lazy("Send it back"),
    Act.CHANGE: gettext_lazy("Change the days"),
    Act.WITHDRAW: gettext_lazy("Withdraw the assignment"),
}
# What the performers would do stands behind for those who gave it: a role in words has nobody else.
OF_COMMISSIONER = ((Act.SEND_BACK, Act.CHANGE, Act.REPORT, Act.DELIVER), (Act.ACCEPT, Act.WITHDRAW))


def ways_of(reader: Reader, acts: frozenset[Act]) -> Ways:
    def ways(wanted: Iterable[Act]) -> tuple[tuple[str, str], ...]:
        return tuple((reader.url(act), str(WORDS[act])) for act in wanted if act in acts)

    if reader.who == Who.COMMISSIONER:
        second, more = map(ways, OF_COMMISSIONER)
        return Ways(None, second, more)
    first, *rest = [*ways((Act.ACCEPT, Act.REPORT, Act.DELIVER)), None]
    return Ways(first, tuple(way for way in rest if way))


def line_for(reader: Reader, today: date) -> AssignmentLine:
    reads = None if reader.token else reader.person
    (line,) = lines_of(Assignment.objects.filter(pk=reader.assignment.pk), reads, today)
    return line


def report_lines(reader: Reader, today: date) -> list[ReportLine]:
    """By link without who wrote."""
    rows = PartialReport.objects.filter(assignment=reader.assignment).select_related("by")
    return [
        ReportLine(
            due_on=row.due_on,
            handed_in_on=row.handed_in_on,
            text=row.text,
            who="" if reader.token or row.by is None else row.by.name,
            is_late=is_late(row.due_on, row.handed_in_on, today),
        )
        for row in rows.order_by("due_on")
    ]
