"""What stands against a time: truth tables of the rules, then the questions to the database and the pages."""

from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from groups.actions import appoint
from groups.circle import circle_on
from meetings.actions import create_meeting
from meetings.busy_hours import Hours, Span, hours_of, said
from meetings.collisions import around_of, collisions, own_hours
from meetings.collisions_rules import (
    Around,
    BusyHours,
    Holiday,
    OtherMeeting,
    collisions_of,
    same_place,
)
from meetings.free_days import free_days
from meetings.local_time import instant
from meetings.models import BusyTime, ImportedCalendar, JointGroup, Meeting, MeetingPart, SchoolHoliday
from samverkan.lib.spoken import day_plain

DAY = date(2026, 10, 14)
NINE_TO_TWELVE = (Hours(DAY, time(9), time(12)),)
PEOPLE = {1: "Åsa Ek (Sala kommun)", 2: "Bo Al (Köpings kommun)"}


def span(start, end=None, day=DAY, last=None):
    return Hours(day, time(start), time(end) if end else None, last).span()


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [(7, 9, False), (8, 10, True), (10, 11, True), (12, 13, False), (11, None, True), (8, 13, True)],
)
@pytest.mark.fact("S000-19", "P42")
def test_hours_that_follow_on_each_other_do_not_meet(start, end, meets):
    assert span(9, 12).meets(span(start, end)) == span(start, end).meets(span(9, 12)) == meets


def test_an_hour_that_comes_twice_is_as_long_as_it_is():
    """The night the clocks go back, 2–3 lasts two hours."""
    night = Hours(date(2026, 10, 25), time(2), time(3)).span()

    assert night.ends - night.starts == timedelta(hours=2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Regionhuset, sal B", "regionhuset,  Sal b ", True),
        ("Regionhuset, sal B", "Regionhuset,\u00a0sal B", True),
        ("Sal B", "Sal C", False),
        ("", "", False),
        (" ", "", False),
    ],
)
def test_the_same_room_is_the_same_however_it_is_spaced(one, other, same):
    assert same_place(one, other) == same


def test_a_meeting_over_several_days_takes_the_hours_of_its_parts():
    parts = [SimpleNamespace(date=DAY + timedelta(days=n), start=time(13), end=time(15)) for n in (-9, 0, 1)]
    meeting = SimpleNamespace(
        date=DAY, last_date=DAY + timedelta(days=1), start=time(9), end=time(12), zone="Europe/Stockholm"
    )

    assert [(each.day, each.start) for each in hours_of(meeting, parts)] == [
        (DAY, time(13)),
        (DAY + timedelta(days=1), time(13)),
    ]
    assert [each.last for each in hours_of(meeting, [])] == [DAY + timedelta(days=1)]


THEIRS = OtherMeeting((span(10, 11),), people=frozenset({1, 9}))
CALENDAR = BusyHours(span(8, 10), calendar="Strategisk regional beredning")
ROWS = [
    ("nothing", Around(PEOPLE), []),
    ("unnamed", Around(PEOPLE, (THEIRS,)), ["Åsa Ek (Sala kommun) är upptagen kl. 10.00–11.00."]),
    (
        "named",
        Around(PEOPLE, (OtherMeeting((span(10, 11),), "Kultur", people=frozenset({1, 2})),)),
        ["Åsa Ek (Sala kommun) och Bo Al (Köpings kommun): möte med Kultur kl. 10.00–11.00."],
    ),
    ("others’ people", Around(PEOPLE, (OtherMeeting((span(10, 11),), people=frozenset({9})),)), []),
    ("another hour", Around(PEOPLE, (OtherMeeting((span(12, 13),), people=frozenset({1})),)), []),
    (
        "the room",
        Around(PEOPLE, (OtherMeeting((span(10, 11),), "Kultur", "SAL  b"),)),
        ["Sal B är upptagen kl. 10.00–11.00: möte med Kultur."],
    ),
    (
        "the room, unnamed",
        Around(PEOPLE, (OtherMeeting((span(10, 11),), "", "SAL  b"),)),
        ["Sal B är upptagen kl. 10.00–11.00."],
    ),
    (
        "our own",
        Around(PEOPLE, (OtherMeeting((span(10, 11),), "Äldre", "Sal B", frozenset({1}), is_own=True),)),
        ["Gruppen har ett annat möte kl. 10.00–11.00."],
    ),
    (
        "a board’s calendar",
        Around(PEOPLE, busy=(CALENDAR,)),
        ["Strategisk regional beredning: upptaget kl. 8.00–10.00."],
    ),
    (
        "one’s own calendar",
        Around(PEOPLE, busy=(BusyHours(span(8, 10), "Privat", person=2),)),
        ["Bo Al (Köpings kommun) är upptagen kl. 8.00–10.00."],
    ),
    ("a stranger’s calendar", Around(PEOPLE, busy=(BusyHours(span(8, 10), "Privat", person=7),)), []),
    (
        "school holidays",
        Around(
            PEOPLE,
            holidays=(
                Holiday("Höstlov", DAY, DAY + timedelta(days=4)),
                Holiday("Lovdag", DAY, DAY, "Sala kommun"),
                Holiday("Jullov", DAY + timedelta(days=1), DAY + timedelta(days=9)),
            ),
        ),
        ["Skollov: Höstlov 14 oktober – 18 oktober 2026.", "Skollov i Sala kommun: Lovdag 14 oktober 2026."],
    ),
]


@pytest.mark.fact("S000-19", "P42")
@pytest.mark.parametrize(("around", "told"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_is_said_of_a_collision(around, told):
    assert collisions_of(NINE_TO_TWELVE, "Sal B", around) == told


def test_hours_of_other_days_say_their_day():
    whole = Span(instant(DAY, time(0)), instant(DAY + timedelta(days=1), time(0)), is_all_day=True)

    assert [said(span(9, 12)), said(span(9), beside=[DAY]), said(whole), said(whole, beside=[DAY])] == [
        "14 oktober kl. 9.00–12.00",
        "kl. 9.00",
        "14 oktober hela dagen",
        "hela dagen",
    ]


@pytest.mark.fact("S000-19", "P42")
def test_the_nearest_free_days_keep_weekday_and_hours_and_go_round_what_stands_against_them():
    """Wednesday 28 October is an autumn holiday, 7 October has a colleague busy, 4 November is free."""
    around = Around(
        PEOPLE,
        meetings=(OtherMeeting((span(10, 11, date(2026, 10, 7)),), people=frozenset({1})),),
        holidays=(Holiday("Höstlov", date(2026, 10, 26), date(2026, 10, 30)),),
    )

    found = free_days(NINE_TO_TWELVE, "Sal B", around, earliest=date(2026, 10, 1))

    assert found == [date(2026, 10, 21), *(date(2026, 11, day) for day in (4, 11, 18, 25))]


def test_july_bridge_days_and_eves_are_never_suggested():
    """Round 2 July 2026: July falls away whole, and so does the Friday before Midsummer."""
    hours = (Hours(date(2026, 7, 2), time(9), time(12)),)

    found = free_days(hours, "", Around(), earliest=date(2026, 6, 10))

    assert found == [
        date(2026, 6, 11),
        date(2026, 6, 18),
        date(2026, 6, 25),
        date(2026, 8, 6),
        date(2026, 8, 13),
    ]


# --- the questions -------------------------------------------------------------------------------------


@pytest.fixture
def told(cast, day):
    """`told(asker=…)` is what is said of a meeting 9–12 that day."""

    def ask(asker=cast.secretary, **fields):
        meeting = Meeting(
            **{"group": cast.group, "date": day, "start": time(9), "end": time(12), "place": "Sal B"} | fields
        )
        return collisions(meeting, circle_on(cast.group, day), asker=asker)

    return ask


@pytest.mark.fact("S000-19", "P42", "N10")
@pytest.mark.django_db
def test_the_other_group_is_named_only_to_who_may_see_it(cast, sign, day, told):
    since = timezone.localdate()
    appoint(cast.other_seats["Sala"], person=cast.member, capacity="member", starts_on=since, **sign)
    create_meeting(cast.other_group, date=day, start=time(10), end=time(11), place="sal b", **sign)

    assert told() == [
        "Åsa-Märta von Örn (Sala kommun) är upptagen kl. 10.00–11.00.",
        "Sal B är upptagen kl. 10.00–11.00.",
    ]
    assert told(asker=cast.member) == [
        "Åsa-Märta von Örn (Sala kommun): möte med Samverkansgrupp kultur/idrott kl. 10.00–11.00.",
        "Sal B är upptagen kl. 10.00–11.00: möte med Samverkansgrupp kultur/idrott.",
    ]


@pytest.mark.fact("P42")
@pytest.mark.django_db
def test_parts_and_joining_groups_count(cast, sign, day, told):
    """The other group's two days begin the day before; the part of our day is in the afternoon, then
    moves."""
    retreat = create_meeting(cast.other_group, date=day - timedelta(days=1), start=time(9), **sign)
    retreat.last_date = day
    retreat.save()
    part = MeetingPart.objects.create(meeting=retreat, date=day, start=time(13), end=time(15))
    JointGroup.objects.create(meeting=retreat, group=cast.group)
    afternoon = told()

    MeetingPart.objects.filter(pk=part.pk).update(start=time(11))

    assert (afternoon, told()) == ([], ["Gruppen har ett annat möte kl. 11.00–15.00."])


@pytest.mark.fact("S000-19", "N10")
@pytest.mark.django_db
def test_calendars_and_school_holidays_count_where_they_belong(cast, day, told):
    now = timezone.now()
    for owner, name in [
        ({"group": cast.group}, "Strategisk regional beredning"),
        ({"group": cast.other_group}, "Hemlig nämnd"),
        ({"person": cast.member}, "Privat"),
        ({"person": cast.stranger}, "Hemlig"),
    ]:
        calendar = ImportedCalendar.objects.create(name=name, added_at=now, **owner)
        BusyTime.objects.create(
            calendar=calendar, starts_at=instant(day, time(8)), ends_at=instant(day, time(10))
        )
    for organization in (None, cast.seats["Sala"].organization):
        SchoolHoliday.objects.create(
            structure=cast.structure, organization=organization, name="Lov", starts_on=day, ends_on=day
        )

    assert told() == [
        "Strategisk regional beredning: upptaget kl. 8.00–10.00.",
        "Åsa-Märta von Örn (Sala kommun) är upptagen kl. 8.00–10.00.",
        f"Skollov: Lov {day_plain(day)}.",
        f"Skollov i Sala kommun: Lov {day_plain(day)}.",
    ]


@pytest.mark.fact("P42")
@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_everything_around_a_meeting_is_six_queries(
    cast, sign, meeting, day, count, django_assert_num_queries
):
    appoint(cast.other_seats["Sala"], person=cast.member, capacity="member", starts_on=day, **sign)
    calendar = ImportedCalendar.objects.create(name="Nämnden", group=cast.group, added_at=sign["now"])
    for n in range(count):
        create_meeting(cast.other_group, date=day + timedelta(days=n), start=time(9), **sign)
        BusyTime.objects.create(
            calendar=calendar,
            starts_at=instant(day, time(8)) + timedelta(days=n),
            ends_at=instant(day, time(10)) + timedelta(days=n),
        )
    circle = circle_on(cast.group, day)
    collisions(meeting, circle, asker=cast.secretary)

    with django_assert_num_queries(6):
        around = around_of(
            meeting, circle, first=day - timedelta(42), last=day + timedelta(42), asker=cast.secretary
        )
        free_days(own_hours(meeting), meeting.place, around, earliest=day - timedelta(42))

    assert (len(around.meetings), len(around.busy)) == (count, count)


# --- the page ------------------------------------------------------------------------------------------


def as_form(day, **fields):
    return {
        "date": day.isoformat(),
        "times": "9–12",
        "mode": "on_site",
        "kind": "ordinary",
        "place": "Sal B",
        **fields,
    }


@pytest.mark.fact("S000-19", "P42")
@pytest.mark.django_db
def test_a_suggested_day_fills_in_the_day_with_and_without_javascript(cast, sign, send, day):
    appoint(cast.other_seats["Sala"], person=cast.member, capacity="member", starts_on=day, **sign)
    create_meeting(cast.other_group, date=day, start=time(9), end=time(12), **sign)
    shown = send(cast.secretary, "create", cast.group.slug, **as_form(day, look="1"))
    free = shown.context["weighing"].free
    fields = as_form(day, take=free[0].isoformat())

    whole = send(cast.secretary, "create", cast.group.slug, **fields)
    part = send(cast.secretary, "create", cast.group.slug, headers={"HX-Request": "true"}, **fields)

    assert (3 <= len(free) <= 5, day in free) == (True, False)
    for answer in (whole, part):
        assert f'value="{free[0].isoformat()}"' in answer.text
        assert answer.context["weighing"].warnings == ()
    assert ("<main" in whole.text, "<main" in part.text, 'id="weighing"' in part.text) == (True, False, True)
    assert cast.group.meetings.count() == 0


@pytest.mark.django_db
def test_a_new_place_alone_says_only_that_it_is_taken(cast, sign, send, day):
    mine = create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sal C", **sign)
    create_meeting(cast.other_group, date=day, start=time(9), end=time(12), place="Sal B", **sign)
    calendar = ImportedCalendar.objects.create(name="Nämnden", group=cast.group, added_at=sign["now"])
    BusyTime.objects.create(
        calendar=calendar, starts_at=instant(day, time(8)), ends_at=instant(day, time(10))
    )

    shown = send(cast.secretary, "change", mine.pk, **as_form(day, look="1"))

    assert shown.context["weighing"].warnings == ("Sal B är upptagen kl. 9.00–12.00.",)
