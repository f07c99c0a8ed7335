"""The term 2017–2018: about six meetings a year for each group, a closed history (ruling 31)."""

from datetime import date, time, timedelta

from groups.actions import appoint, end_appointment
from groups.models import Group
from meetings.actions import cancel_meeting, change_meeting
from meetings.actions.approval import approve, begin_correction, circulate
from meetings.actions.notes import save_text
from meetings.models import Minutes
from samverkan.demo import circles
from samverkan.demo.agendas import Entry, framed, past_agenda
from samverkan.demo.circles import Demo
from samverkan.demo.course import Course
from samverkan.demo.theme import Theme
from samverkan.demo.when import before, moment

ENDS_ON = date(2018, 12, 31)
DAYS = {
    "aldre": "02-07 03-14 05-16 09-12 10-24 12-05 02-06 04-10 05-29 09-18 10-30 12-14",
    "barn-unga": "02-10 03-31 05-19 09-15 10-20 12-01 02-09 03-23 05-18 09-14 10-19 11-23",
    "kultur-idrott": "02-20 04-03 05-29 08-25 10-16 12-04 02-19 04-16 05-28 09-10 10-22 12-04",
}
PLACES = (
    "Regionhuset, sal B, Västerås",
    "Rådhuset, Köping",
    "Kulturhuset, Sala",
    "Kommunhuset, Hallstahammar",
    "Folkets hus, Fagersta",
    "Medborgarhuset, Arboga",
)
KICK_OFF = {
    "start": time(9),
    "end": time(15),
    "kind": "joint",
    "title": "Kick off med tjänstepersoner och chefer",
}
WORKSHOP = {"kind": "workshop", "title": "Verkstad: erfarenheter och medskick"}
LATE = "Föredragande lämnade återbud och dagordningen fick göras om."


def term_of_2017(demo: Demo, group: Group) -> None:
    """Everybody on their seats; the opposition's is left vacant in the group on older people."""
    vacant = frozenset({circles.OPPOSITIONS_SEAT}) if group.slug == "aldre" else frozenset()
    first = date(2017, 1, 1)
    circles.seat_everybody(
        demo,
        group,
        starts_on=first,
        ends_on=ENDS_ON,
        on=moment(date(2016, 12, 19)),
        term=group.structure.terms.in_force(first).get(),
        vacant=vacant,
    )


def somebody_leaves(demo: Demo, group: Group) -> None:
    """A member resigns in the middle of the term and is followed by another."""
    on, leaves = moment(date(2018, 1, 15)), date(2018, 1, 31)
    sign = {"by": demo.office["secretary"], "now": on}
    row = group.appointments.get(seat__number=2, capacity="member")
    end_appointment(row, ends_on=leaves, reason="resigned", **sign)
    appoint(
        row.seat,
        person=demo.person(on=on),
        starts_on=leaves + timedelta(days=1),
        ends_on=ENDS_ON,
        board=row.board,
        party=row.party,
        decision_reference="KS 2018/12 § 4",
        **sign,
    )


def meetings_of_2017(course: Course, themes: tuple[Theme, ...]) -> None:
    group = course.group
    days = [day.split("-") for day in DAYS[group.slug].split()]
    for number, (month, day_of_month) in enumerate(days):
        day = date(2017 + number // 6, int(month), int(day_of_month))
        entries = past_agenda(themes, number)
        fields = {"place": PLACES[(number + len(group.slug)) % len(PLACES)]}
        if group.slug == "kultur-idrott" and number == 3:
            fields |= KICK_OFF
        if group.slug == "aldre" and number == 11:
            fields |= WORKSHOP
        meeting = course.plan(day, entries, on=moment(before(day, 28), "13:00"), **fields)
        if group.slug == "kultur-idrott" and number == 4:
            _move_to_another_room(course, meeting)
        late = LATE if (group.slug, number) == ("barn-unga", 3) else ""
        minutes = course.run(
            meeting, entries, late_reason=late, is_published=number % 3 != 1, is_last=number == 11
        )
        if (group.slug, number) == ("aldre", 4):
            _correct(course, minutes)
    if group.slug == "aldre":
        _cancelled(course)


def _move_to_another_room(course: Course, meeting) -> None:
    """After the call: everybody gets a supplement."""
    course.call(meeting, on=moment(before(meeting.date, 10), "09:00"))
    change_meeting(
        meeting,
        place="Växhuset, Västerås",
        by=course.secretary,
        now=moment(before(meeting.date, 6), "11:00"),
    )
    meeting.refresh_from_db()


def _correct(course: Course, minutes: Minutes) -> None:
    """Somebody was quoted wrong: a second version."""
    meeting = minutes.meeting
    sign = {"by": course.secretary, "now": course.after(meeting, 20, "10:00")}
    begin_correction(minutes, note="Under ”Vad är på gång hemma?” stod fel kommun.", **sign)
    item = meeting.items.get(title="Vad är på gång hemma?")
    corrected = item.note.text.replace("Köping", "Kungsör")
    save_text(item, text=corrected, base_version=item.note.version, **sign)
    circulate(minutes, **sign)
    approve(minutes, by=minutes.led_by, now=course.after(meeting, 21, "18:00"))


def _cancelled(course: Course) -> None:
    """An extra meeting that the snow stopped."""
    day = date(2018, 1, 16)
    entries = framed([Entry("Betalningsansvar vid utskrivning", "dialogue", 60)], 0)[:2]
    meeting = course.plan(
        day, entries, on=moment(date(2017, 12, 18)), kind="extra", title="Extra möte", place=PLACES[0]
    )
    course.call(meeting)
    reason = "Snöoväder: flera ledamöter kan inte ta sig till Västerås. Frågan tas upp den 6 februari."
    cancel_meeting(meeting, reason=reason, by=course.secretary, now=moment(date(2018, 1, 15), "14:00"))
