"""Two assignments: one in a question, across organisations, and one that comes each year from the forum
above."""

from datetime import timedelta

from groups.models import Group, Organization, Person
from issues.actions import (
    Days,
    Doer,
    accept_assignment,
    begin_yearly_assignment,
    give_assignment,
    hand_in_report,
)
from issues.models import Issue
from meetings.actions import decide_assignment_at, hear_report_at
from meetings.models import Meeting
from samverkan.demo.counties import SRB
from samverkan.demo.when import Calendar, before, moment, working_day_on_or_after


def assignments(issue: Issue, decides: Meeting, by: Person, calendar: Calendar) -> None:
    """The group's question is worked on by the region and a municipality until the meeting `decides`."""
    _in_the_question(issue, decides, by, calendar)
    _each_year(issue.home_group, by, calendar)


def _in_the_question(issue: Issue, decides: Meeting, by: Person, calendar: Calendar) -> None:
    _first, second, last = calendar.past
    region, koping = (Organization.objects.get(code=code) for code in ("19", "1983"))
    given = moment(second, "15:00")
    first_report = working_day_on_or_after(last + timedelta(days=2))
    second_report = working_day_on_or_after(calendar.today + timedelta(days=6))
    assignment = give_assignment(
        issue.home_group,
        wording="Ta fram en gemensam rutin för kontaktpersonen vid utskrivning, med kostnad för helgerna.",
        doers=[
            Doer(organization=region),
            Doer(organization=koping),
            Doer(name="socialcheferna", part="partner"),
        ],
        days=Days(before(decides.date, 14), reports=(first_report, second_report)),
        issue=issue,
        by=by,
        now=given,
    )
    accept_assignment(
        assignment,
        by=None,
        name="registrator, Köpings kommun",
        organization=koping,
        now=given + timedelta(days=5),
    )
    hand_in_report(
        assignment.reports.get(due_on=first_report),
        text="Rutinen är skriven och prövas på två avdelningar. Kostnaden för helgerna återstår.",
        by=by,
        now=moment(first_report, "09:00"),
    )
    sign = {"by": by, "now": moment(first_report, "10:00")}
    decide_assignment_at(assignment, meeting=decides, **sign)
    meetings = Meeting.objects.filter(group=issue.home_group, kind="ordinary", date__gte=second_report)
    heard_at = meetings.order_by("date").first()
    hear_report_at(assignment.reports.get(due_on=second_report), meeting=heard_at, **sign)


def _each_year(group: Group, by: Person, calendar: Calendar) -> None:
    """Given in the month of the second meeting, and delivered by the one that is planned."""
    above, began = Group.objects.get(slug=SRB.slug), calendar.past[1]
    begin_yearly_assignment(
        above,
        performer=group,
        wording="Presentera ett årshjul för kommande verksamhetsår.",
        start_month=began.month,
        delivery_month=calendar.planned.month,
        by=by,
        now=moment(began, "16:00"),
    )
