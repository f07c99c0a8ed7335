"""Who follows which question: for each of those who may log in and read it, something is new since last."""

from datetime import timedelta

from groups.models import Appointment, Group, Person, Structure
from issues.actions import add_open_point, follow_issue, mark_read
from issues.following_due import tell_digests
from issues.models import Issue
from samverkan.demo.circles import Demo, member_on
from samverkan.demo.when import Calendar, moment

HOME, SCHOOL = "Trygg hemgång från sjukhus", "Skolnärvaro i alla kommuner"
SUBSTITUTE = Appointment.Capacity.SUBSTITUTE


def following(demo: Demo, structure: Structure, group: Group, calendar: Calendar) -> None:
    """The group's people follow its question since its second meeting; the office follows both."""
    office = (demo.office["secretary"], demo.office["official"])
    chair, vice_chair, member = (member_on(group, number, calendar.today) for number in (11, 5, 7))
    substitute = member_on(group, 1, calendar.today, SUBSTITUTE)
    home, school = (Issue.objects.get(structure=structure, title=title) for title in (HOME, SCHOOL))
    _follow(home, calendar, {chair: "daily", vice_chair: "at_once", member: "weekly", substitute: "weekly"})
    for issue in (home, school):
        _follow(issue, calendar, dict.fromkeys(office, "daily"))
    add_open_point(
        school,
        text="Räknas ogiltig frånvaro likadant i alla kommuner?",
        by=office[1],
        now=calendar.now - timedelta(days=1),
    )
    this_morning = moment(calendar.today, "07:00")
    tell_digests(this_morning if this_morning < calendar.now else this_morning - timedelta(days=1))


def _follow(issue: Issue, calendar: Calendar, ways: dict[Person, str]) -> None:
    """They had read everything by the second meeting."""
    began = moment(calendar.past[1], "17:00")
    for person, how in ways.items():
        follow_issue(issue, how=how, by=person, now=began)
        mark_read(person, until=began, issue=issue, by=person, now=began)
