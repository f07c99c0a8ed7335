"""Calendars to subscribe to: what stands in them, for whom, and what an old address is worth (P38)."""

from datetime import date, time, timedelta
from time import process_time

import pytest
import vobject
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from groups.actions import end_appointment
from groups.links import token_of
from meetings.actions import approve_call, cancel_meeting, change_meeting, create_meeting
from meetings.actions.feeds import close_feed, open_feed, renew_feed
from meetings.models import JointGroup, Meeting, MeetingPart
from samverkan.lib.calendar import _in_feed

pytestmark = pytest.mark.django_db


def address(link):
    kind = "group" if link.purpose == "calendars.group" else "person"
    return reverse(f"calendars:{kind}_feed", args=[token_of(link)])


@pytest.fixture
def own(cast):
    """`own(person)` is the address of the person's feed; `own(person, group)` that of a group's."""

    def made(person, group=None):
        return address(open_feed(person, group=group, by=person, now=timezone.now()))

    return made


def events(where, client=None):
    response = (client or Client()).get(where)
    assert response.status_code == 200
    return list(vobject.readOne(response.content.decode()).contents.get("vevent", []))


def told(found, *names):
    return [tuple(str(getattr(event, name).value) for name in names) for event in found]


@pytest.mark.fact("P38", "P69")
def test_a_person_gets_the_meetings_of_their_groups_and_no_others(cast, own, sign, meeting, day):
    create_meeting(cast.other_group, date=day, start=time(13), place="Hemligt rum", **sign)
    later = create_meeting(cast.group, date=day + timedelta(days=30), is_preliminary=True, **sign)
    create_meeting(cast.group, date=day + timedelta(days=700), **sign)  # further than one plans
    create_meeting(cast.group, title="Utan dag", **sign)

    found = events(own(cast.member))

    assert told(found, "summary", "status") == [
        ("Samverkansgrupp äldre: ordinarie möte", "CONFIRMED"),
        ("Preliminärt: Samverkansgrupp äldre: ordinarie möte", "TENTATIVE"),
    ]
    assert [event.dtstart.value for event in found][1] == later.date  # no hour yet: the whole day
    assert found[0].dtstart.serialize().startswith("DTSTART;TZID=Europe/Stockholm:")
    assert found[0].location.value == "Regionhuset, sal B"


@pytest.mark.fact("P38")
def test_a_moved_meeting_is_the_same_event_with_a_higher_sequence(cast, own, sign, called, day):
    where = own(cast.member)
    (before,) = events(where)
    change_meeting(called, date=day + timedelta(days=1), **sign)
    (after,) = events(where)

    assert before.uid.value == after.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.dtstart.value - before.dtstart.value == timedelta(days=1)


def test_a_cancelled_meeting_says_so_with_its_reason(cast, own, sign, called):
    cancel_meeting(called, reason="För få kan komma.", **sign)

    (event,) = events(own(cast.member))

    assert told([event], "status", "summary") == [
        ("CANCELLED", "Inställt: Samverkansgrupp äldre: ordinarie möte")
    ]
    assert event.description.value.split("\n")[0] == "För få kan komma."


def test_the_answers_page_stands_in_the_event_until_the_meeting(cast, own, called, settings):
    (event,) = events(own(cast.member))

    assert event.description.value.split("\n") == [
        f"Svara på kallelsen: {settings.BASE_URL}/moten/{called.pk}/mitt-svar/",
        f"Mötets sida: {settings.BASE_URL}/moten/{called.pk}/",
    ]


@pytest.mark.fact("P38")
def test_a_groups_feed_holds_no_secrets(cast, own, sign, meeting):
    change_meeting(meeting, purpose="Internt syfte", link="https://mote.example.se/hemligt", **sign)
    approve_call(meeting, by=cast.chair, now=timezone.now())

    content = Client().get(own(cast.member, cast.group)).content.decode().replace("\r\n ", "")

    leaks = [word for word in ("Internt", "mote.example.se", "mitt-svar", "ATTENDEE") if word in content]
    assert (leaks, "LOCATION:Regionhuset\\, sal B" in content) == ([], True)


def test_days_of_their_own_and_groups_that_join(cast, own, sign, day):
    meeting = create_meeting(
        cast.group, kind="joint", title="Internat", date=day, last_date=day + timedelta(days=1),
        start=time(10), end=time(15), place="Skara", **sign,
    )  # fmt: skip
    JointGroup.objects.create(meeting=meeting, group=cast.other_group)
    for days, title in ((0, "Dag ett"), (1, "")):
        part = {"date": day + timedelta(days=days), "start": time(10), "end": time(15), "title": title}
        MeetingPart.objects.create(meeting=meeting, **part)

    found = events(own(cast.stranger))

    assert told(found, "summary", "location") == [
        ("Samverkansgrupp äldre: Internat – Dag ett", "Skara"),
        ("Samverkansgrupp äldre: Internat", "Skara"),
    ]
    assert len({event.uid.value for event in found}) == 2
    assert found[0].description.value.split("\n")[0] == "Tillsammans med: Samverkansgrupp kultur/idrott"


@pytest.mark.fact("P38", "S000-33")
def test_with_the_appointment_the_meetings_leave_the_calendar(cast, own, called, at):
    person, group = own(cast.member), own(cast.member, cast.group)
    assert (len(events(person)), len(events(group))) == (1, 1)

    seat = cast.seats["Sala"].appointments.get(person=cast.member)
    end_appointment(
        seat, ends_on=timezone.localdate() - timedelta(days=1), reason="resigned",
        by=cast.secretary, now=timezone.now(),
    )  # fmt: skip

    assert (events(person), events(group)) == ([], [])


def test_an_old_address_is_answered_like_a_wrong_one(cast, own, client):
    where = own(cast.member)
    renew_feed(cast.member, by=cast.member, now=timezone.now())
    wrong = reverse("calendars:person_feed", args=["finns-inte"])
    of_a_group = reverse("calendars:group_feed", args=[where.split("/")[3]])

    old, guessed, other = (Client().get(address) for address in (where, wrong, of_a_group))

    assert [response.status_code for response in (old, guessed, other)] == [404] * 3
    assert (old.content, dict(old.headers)) == (guessed.content, dict(guessed.headers))
    assert len(events(own(cast.member))) == 0
    close_feed(cast.member, by=cast.member, now=timezone.now())
    assert Client().get(own(cast.member)).status_code == 200  # asked for again: alive, at a new address


def test_a_calendar_that_has_it_is_told_so(cast, own, called):
    where = own(cast.member)
    first = Client().get(where)
    again = Client().get(where, headers={"if-none-match": first["ETag"]})
    Meeting.objects.filter(pk=called.pk).update(title="Nytt namn")
    changed = Client().get(where, headers={"if-none-match": first["ETag"]})
    head = Client().head(where)

    assert [again.status_code, again.content, changed.status_code, head.status_code, head.content] == [
        304, b"", 200, 200, b"",
    ]  # fmt: skip
    assert (first["Cache-Control"], first.cookies, "Last-Modified" in first) == (
        "private, no-cache",
        {},
        True,
    )


@pytest.mark.fact("P38")
def test_500_meetings_take_five_queries_and_half_a_second(cast, own, meeting):
    where, client = own(cast.member), Client()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            events(where, client)
        return len(captured)

    few = queries()
    first = date.today() - timedelta(days=180)
    Meeting.objects.bulk_create(
        Meeting(
            group=cast.group, date=first + timedelta(days=number), start=time(9), end=time(12), place="Sal B"
        )
        for number in range(500)
    )
    _in_feed.cache_clear()
    began = process_time()
    client.get(where)
    seconds = process_time() - began

    assert (few, queries(), len(events(where))) == (5, 5, 501)
    assert seconds < 0.5


def test_the_page_makes_nothing_by_being_looked_at(cast, client):
    client.force_login(cast.member)

    first = client.get(reverse("calendars:calendars"))
    client.post(reverse("calendars:make"), {"group": "aldre"})
    second = client.get(reverse("calendars:calendars"))

    assert (first.context["own"], [row["address"] for row in first.context["groups"]]) == ("", [""])
    assert second.context["own"] == ""
    assert [row["address"].split("/")[-1] for row in second.context["groups"]] == ["samverkan.ics"]


def test_nobody_makes_an_address_for_somebody_elses_group(cast, client):
    client.force_login(cast.stranger)

    answers = [client.post(reverse(f"calendars:{name}"), {"group": "aldre"}) for name in ("make", "renew")]

    assert [response.status_code for response in answers] == [404, 404]
