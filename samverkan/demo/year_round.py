"""What goes on around the meetings of a year: what has to come round, what members want taken up, which times
suit, a retreat over two days and a joint meeting."""

from datetime import date, time, timedelta
from uuid import UUID

from django.utils import timezone

from groups.actions import change_settings
from groups.models import Group, Person, Structure
from meetings.actions import (
    Part,
    annotate,
    create_meeting,
    propose_item,
    shape_meeting,
    write_public_summary,
)
from meetings.actions.phrases import add_phrase
from meetings.actions.polls import answer_poll, ask_about_times
from meetings.actions.proposals import decline_proposal
from meetings.actions.school_holidays import HolidayRow, add_school_holidays
from meetings.actions.standing import add_standing_item
from meetings.actions.year import adopt_usual_obligations, fulfil_obligation
from meetings.actions.year_plan import add_pattern
from meetings.models import Meeting, Minutes, Obligation
from samverkan.demo.circles import Demo, member_on
from samverkan.demo.when import Calendar, moment, working_day_on_or_after

# (month, week in the month): six Thursdays, three in each half.
USUAL = [(2, 1), (4, 2), (5, 4), (9, 2), (10, 3), (12, 1)]
STANDING = [
    ("Laget runt: nytt hemifrån", "exchange", 20, "first"),
    ("Övriga frågor", "other_business", 10, "last"),
]
PHRASES = [
    "Ordföranden hälsar välkomna och öppnar mötet.",
    "Dagordningen godkänns.",
    "Gruppen tackar för informationen.",
    "Ordföranden tackar för ett givande möte och avslutar.",
]
SUMMARY = (
    "Gruppen talade om trygg hemgång från sjukhus och om vad kommunerna och regionen kan göra tillsammans. "
    "Alla kommuner vill pröva gemensamma vårdplaner i höst."
)
# What each of the first members answers to the three times of the question.
SUITS = [("yes", "yes", "no"), ("yes", "if_needed", "no"), ("no", "yes", "yes"), ("yes", "yes", "if_needed")]


def year_round(demo: Demo, structure: Structure, groups: list[Group], calendar: Calendar) -> None:
    """For the three groups, at the days of the running term."""
    elderly, young, culture = groups
    secretary = demo.office["secretary"]
    _obligations(structure, groups, secretary, calendar)
    _usual_meetings(elderly, secretary, calendar)
    _school_holidays(structure, secretary, calendar)
    _proposals(elderly, calendar)
    _which_times(young, secretary, calendar)
    _retreat(culture, secretary, calendar)
    _joint(elderly, culture, secretary, calendar)
    _in_public(elderly, secretary, calendar)
    _own_notes(elderly, calendar)


def _obligations(structure: Structure, groups: list[Group], by: Person, calendar: Calendar) -> None:
    begun = moment(calendar.term_starts)
    adopt_usual_obligations(structure, by=by, now=begun)
    for group in groups:
        held = Meeting.objects.filter(group=group, date=calendar.past[0]).first()
        for row in Obligation.objects.filter(structure=structure, key="dialogue") if held else ():
            item = held.items.order_by("position").first()
            sign = {"by": by, "now": moment(held.date, "15:00")}
            fulfil_obligation(row, group=group, on=held.date, meeting=held, item=item, **sign)


def _usual_meetings(group: Group, by: Person, calendar: Calendar) -> None:
    sign = {"by": by, "now": calendar.now - timedelta(days=30)}
    for month, week in USUAL:
        add_pattern(
            group,
            month=month,
            week=week,
            weekday=3,
            start=time(9),
            end=time(12),
            place="Regionhuset, sal B",
            **sign,
        )
    for title, kind, minutes, place in STANDING:
        add_standing_item(group, title=title, kind=kind, minutes=minutes, place=place, **sign)
    for text in PHRASES:
        add_phrase(group, text=text, **sign)


def _school_holidays(structure: Structure, by: Person, calendar: Calendar) -> None:
    """Weeks 9 and 44 of this year and the next, as most municipalities have them."""
    rows = []
    for year in (calendar.today.year, calendar.today.year + 1):
        for name, week in (("Sportlov", 9), ("Höstlov", 44)):
            monday = date.fromisocalendar(year, week, 1)
            rows.append(HolidayRow(name, monday, monday + timedelta(days=4)))
    add_school_holidays(structure, rows=rows, by=by, now=calendar.now - timedelta(days=30))


def _proposals(group: Group, calendar: Calendar) -> None:
    """One waits, one was declined with its reason."""
    planned = Meeting.objects.get(group=group, date=calendar.planned)
    now = calendar.now - timedelta(hours=6)
    member, other = (member_on(group, number, calendar.today) for number in (7, 3))
    propose_item(
        group,
        title="Hur når vi anhöriga som vårdar hemma?",
        text="Vi har fått flera frågor från anhörigföreningen. Vad gör de andra kommunerna?",
        kind="exchange",
        wanted_outcome="Veta hur de andra gör",
        minutes=20,
        meeting=planned,
        once_key=UUID(int=3001),
        by=member,
        now=now,
    )
    declined = propose_item(
        group,
        title="Snöröjning vid vårdcentralen",
        meeting=planned,
        once_key=UUID(int=3002),
        by=other,
        now=now - timedelta(days=3),
    )
    decline_proposal(
        declined,
        reason="Frågan är kommunens egen. Ta den med tekniska nämnden.",
        by=group.roles.get(kind="secretary").person,
        now=now - timedelta(days=2),
    )


def _which_times(group: Group, by: Person, calendar: Calendar) -> None:
    first = working_day_on_or_after(calendar.planned + timedelta(days=20))
    days = [first, *(working_day_on_or_after(first + timedelta(days=more)) for more in (2, 8))]
    now = calendar.now - timedelta(days=2)
    poll = ask_about_times(
        group,
        title="Workshop om skolnärvaro",
        text="Vi behöver en halv dag tillsammans. Vilka tider passar dig?",
        times=[(day, time(13), time(16)) for day in days],
        answer_by=calendar.today + timedelta(days=7),
        once_key=UUID(int=3003),
        by=by,
        now=now,
    )
    times = list(poll.times.values_list("pk", flat=True))
    for number, given in enumerate(SUITS, start=1):
        person = member_on(group, number, calendar.today)
        answers = dict(zip(times, given, strict=True))
        answer_poll(poll, person=person, answers=answers, by=person, now=now + timedelta(hours=number))


def _retreat(group: Group, by: Person, calendar: Calendar) -> None:
    sign = {"by": by, "now": calendar.now - timedelta(days=3)}
    day = working_day_on_or_after(calendar.planned + timedelta(days=35))
    next_day = working_day_on_or_after(day + timedelta(days=1))
    meeting = create_meeting(
        group,
        date=day,
        start=time(13),
        end=time(17),
        kind="retreat",
        title="Internat om kulturplanen",
        place="Tärna folkhögskola, Sala",
        is_preliminary=True,
        **sign,
    )
    parts = [
        Part(day, time(13), time(17), "Var står vi?", "Stora salen"),
        Part(next_day, time(9), time(12), "Vad vill vi tillsammans?"),
    ]
    shape_meeting(meeting, parts=parts, joining=[], **sign)


def _joint(leads: Group, joins: Group, by: Person, calendar: Calendar) -> None:
    sign = {"by": by, "now": calendar.now - timedelta(days=3)}
    meeting = create_meeting(
        leads,
        date=working_day_on_or_after(calendar.planned + timedelta(days=60)),
        start=time(9),
        end=time(12),
        title="Kultur på äldreboenden",
        place="Regionhuset, sal B, Västerås",
        is_preliminary=True,
        **sign,
    )
    shape_meeting(meeting, parts=[], joining=[joins], **sign)


def _in_public(group: Group, by: Person, calendar: Calendar) -> None:
    """The group shows its days, agendas and published notes, and has written a few words on the last."""
    valid_from = calendar.past[0] - timedelta(days=30)
    now = moment(valid_from - timedelta(days=10))
    change_settings(
        group, valid_from=valid_from, public="notes", decided_by="Samverkansgruppen", by=by, now=now
    )
    published = (
        Minutes.objects.filter(meeting__group=group, state="published").order_by("-meeting__date").first()
    )
    if published:
        write_public_summary(published, text=SUMMARY, by=by, now=timezone.now())


def _own_notes(group: Group, calendar: Calendar) -> None:
    member = member_on(group, 7, calendar.today)
    item = Meeting.objects.get(group=group, date=calendar.next).items.order_by("position")[1]
    annotate(
        item,
        text="Fråga socialchefen om siffrorna före mötet.",
        by=member,
        now=calendar.now - timedelta(hours=2),
    )
