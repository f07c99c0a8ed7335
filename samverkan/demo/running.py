"""The running term, counted from today (ruling 31): what is behind, what is called, what is planned."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from groups.actions import end_appointment
from groups.models import Group
from meetings.actions import answer_substitute_request, co_opt, delegate_calls, send_group_message
from meetings.models import Meeting
from samverkan.demo import circles
from samverkan.demo.agendas import Entry, framed, running_agenda
from samverkan.demo.circles import Demo, member_on
from samverkan.demo.course import Course
from samverkan.demo.log_ins import NAMED
from samverkan.demo.theme import Theme
from samverkan.demo.when import Calendar, moment, working_day_on_or_after

ROOM = {
    "place": "Regionhuset, sal B, Västerås",
    "mode": "hybrid",
    "link": "https://video.example.se/samverkan",
}
LATE = (
    "Förslaget till gemensam verksamhet blev klart först i går och behöver behandlas före beredningens möte."
)
# Seats whose members answer by hand below, or have not answered yet.
ASKED, SERVES, UNREPRESENTED, SILENT = 1, 2, 6, (7, 9, 13)


def running_term(demo: Demo, group: Group, calendar: Calendar) -> None:
    """Everybody on their seats since the term began. One group has lost a municipality's member since.

    Until further notice: a term that ends next month must not empty the meetings planned after it.
    """
    vacant = {"aldre": frozenset({circles.OPPOSITIONS_SEAT})}.get(group.slug, frozenset())
    starts = calendar.term_starts
    circles.seat_everybody(
        demo,
        group,
        starts_on=starts,
        on=moment(date(starts.year - 1, 12, 12)),
        vacant=vacant,
        named=NAMED if group.slug == "aldre" else None,
    )
    if group.slug == "barn-unga":
        row = group.appointments.in_force(calendar.today).get(seat__number=6, capacity="member")
        end_appointment(
            row,
            ends_on=calendar.today - timedelta(days=20),
            reason="moved",
            by=demo.office["secretary"],
            now=moment(calendar.today - timedelta(days=25)),
        )


def meetings_of_the_running_term(course: Course, themes: tuple[Theme, ...], calendar: Calendar) -> None:
    for number, day in enumerate(calendar.past):
        entries = running_agenda(themes, number)
        meeting = course.plan(day, entries, on=moment(day - timedelta(days=30)), **ROOM)
        if number < len(calendar.past) - 1:
            course.run(meeting, entries)
        else:
            _last(course, meeting, entries)
    {"aldre": _elderly, "barn-unga": _young, "kultur-idrott": _culture}[course.group.slug](
        course, themes, calendar
    )


def _last(course: Course, meeting: Meeting, entries: list[Entry]) -> None:
    """Held two weeks ago. The notes are with the chair, out for objections, or not yet sent round."""
    course.answers(meeting, after=course.call(meeting).sent_at)
    minutes = course.notes(meeting, entries)
    if course.group.slug == "aldre":
        course.send_round(minutes)
    if course.group.slug == "barn-unga":
        course.approved(course.send_round(minutes), is_published=False)


def _elderly(course: Course, themes: tuple[Theme, ...], calendar: Calendar) -> None:
    """The next meeting is called and half answered; one more is planned."""
    sent = calendar.sent_before(calendar.next)
    meeting = course.plan(calendar.next, running_agenda(themes, 3), on=sent - timedelta(days=9), **ROOM)
    course.call(meeting, on=sent)
    _answered(course, meeting, calendar)
    course.plan(
        calendar.planned,
        framed([Entry("Verksamhetsplan för nästa år", "preparation", 60)], 1),
        on=calendar.now - timedelta(hours=20),
        is_preliminary=True,
        **ROOM,
    )
    send_group_message(
        course.group,
        subject="Parkering vid Regionhuset",
        body="Norra parkeringen är avstängd denna månad. Parkera på södra sidan.",
        once_key=UUID(int=Random(1).getrandbits(128)),  # noqa: S311 - the same each time
        by=course.secretary,
        now=calendar.now - timedelta(days=1, hours=2),
    )


def _answered(course: Course, meeting: Meeting, calendar: Calendar) -> None:
    """One is replaced, one substitute has not answered yet, one organisation will have nobody there."""
    now = calendar.now
    day = calendar.today
    for number in range(3, 14):
        if number not in (UNREPRESENTED, *SILENT):
            given = "remote" if number == 10 else "attending"
            course.says(meeting, member_on(course.group, number, day), given, at=now - timedelta(hours=5))
    for number in (SERVES, UNREPRESENTED, ASKED):
        course.says(meeting, member_on(course.group, number, day), "absent", at=now - timedelta(hours=4))
    for number, accepts in ((SERVES, True), (UNREPRESENTED, False)):
        _replies(course, meeting, number, accepts=accepts, at=now - timedelta(hours=3))


def _replies(course: Course, meeting: Meeting, number: int, *, accepts: bool, at) -> None:
    request = meeting.substitute_requests.select_related("substitute").get(seat__number=number)
    answer_substitute_request(request, accepts=accepts, by=request.substitute, now=at)


def _young(course: Course, themes: tuple[Theme, ...], calendar: Calendar) -> None:
    """Called late, with the reason; nobody has answered yet."""
    meeting = course.plan(
        calendar.soon, running_agenda(themes, 3), on=calendar.now - timedelta(days=12), **ROOM
    )
    course.call(meeting, on=calendar.now - timedelta(minutes=1), late_reason=LATE)


def _culture(course: Course, themes: tuple[Theme, ...], calendar: Calendar) -> None:
    """The next is planned and has a guest; a study visit has no day yet. The secretary sends the calls."""
    chair = member_on(course.group, circles.CHAIRS_SEAT, calendar.today)
    now = calendar.now
    delegate_calls(
        course.group, starts_on=calendar.today, note="Hela terminen", by=chair, now=now - timedelta(minutes=5)
    )
    meeting = course.plan(
        working_day_on_or_after(calendar.next + timedelta(days=14)),
        running_agenda(themes, 3),
        on=now - timedelta(days=2),
        **ROOM,
    )
    co_opt(meeting, person=course.official, by=course.secretary, now=now - timedelta(days=1))
    course.plan(
        None,
        [Entry("Rundvandring och samtal med personalen", "exchange", 60)],
        on=now - timedelta(days=1),
        kind="study_visit",
        title="Studiebesök på Karlsgatan 2",
        purpose="Se hur länsmuseet och konstmuseet arbetar med skolor i hela länet.",
    )
