"""The roll call as verbs: split times, who serves, and what is refused; and as its page."""

from datetime import time

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from meetings.actions import (
    change_head,
    hand_over,
    mark_absent,
    mark_present,
    note_arrival,
    note_leave,
    record_attendance,
    set_times,
    stop_serving,
    take_no_part,
    take_seat,
)
from meetings.actions.attendance import TwoAtOnce
from meetings.actions.roll_call import Who
from meetings.intervals import Times
from meetings.minutes_report import notes_document
from meetings.models import Attendance
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def sala(cast):
    """The pair of Sala's seat: the member and her substitute."""
    seat = cast.seats["Sala"]
    who = {"seat_id": seat.pk, "organization_id": seat.organization_id}
    return (
        Who(cast.member, **who, capacity="member"),
        Who(cast.substitute, **who, capacity="attending_substitute"),
    )


@pytest.fixture
def office(cast, at):
    """The secretary signs, at 10.15 on the day of the meeting."""
    return {"by": cast.secretary, "now": at("2017-03-14 10:15")}


def listed(minutes, *names):
    """(name, capacity, came, left) of those present, in the order they were written."""
    rows = minutes.attendance.filter(is_present=True, seat__isnull=False).order_by("pk")
    return [(row.person.name.split()[0], row.capacity, row.arrived, row.left) for row in rows]


def test_member_and_substitute_are_called(cast, minutes, sala, office):
    member, substitute = sala
    mark_present(minutes, who=member, **office)
    mark_present(minutes, who=substitute, is_remote=True, **office)
    here = listed(minutes)
    mark_absent(minutes, who=member, **office)
    take_seat(minutes, who=substitute, **office)

    assert here == [
        ("Åsa-Märta", "member", None, None), ("Knut", "attending_substitute", None, None),
    ]  # fmt: skip
    assert listed(minutes) == [("Knut", "serving_substitute", None, None)]
    assert minutes.attendance.get(person=cast.substitute).is_remote


@pytest.mark.fact("S001-44")
def test_a_substitute_serves_from_when_the_member_left(minutes, sala, office, at, cast):
    member, substitute = sala
    mark_present(minutes, who=member, **office)
    mark_present(minutes, who=substitute, **office)
    note_leave(minutes, who=member, **office)
    take_seat(minutes, who=substitute, **office)

    assert listed(minutes) == [
        ("Åsa-Märta", "member", None, time(10, 15)),
        ("Knut", "attending_substitute", None, time(10, 15)),
        ("Knut", "serving_substitute", time(10, 15), None),
    ]
    stop_serving(minutes, who=substitute, **office)
    assert [row[1] for row in listed(minutes)][1:] == ["attending_substitute"] * 2


@pytest.mark.fact("P16")
def test_who_goes_and_comes_back_has_two_times(minutes, sala, at, cast):
    member = sala[0]
    for what, clock in ((note_arrival, "09:10"), (note_leave, "09:45"), (note_arrival, "10:30")):
        what(minutes, who=member, by=cast.secretary, now=at(f"2017-03-14 {clock}"))

    assert listed(minutes) == [
        ("Åsa-Märta", "member", time(9, 10), time(9, 45)), ("Åsa-Märta", "member", time(10, 30), None),
    ]  # fmt: skip


def test_on_another_day_now_is_no_time(cast, at, minutes, sala):
    for what in (note_arrival, note_leave):
        with pytest.raises(Refused) as refusal:
            what(minutes, who=sala[0], by=cast.secretary, now=at("2017-03-15 10:00"))
        assert refusal.value.code == "not_today"


def test_two_on_a_seat_at_once_are_refused_and_one_takes_over_from_the_other(minutes, sala, office):
    member, substitute = sala
    take_seat(minutes, who=substitute, **office)
    with pytest.raises(TwoAtOnce) as clash:
        mark_present(minutes, who=member, **office)
    hand_over(minutes, leaving=substitute, taking=member, at=Times(arrived=time(10, 30)), **office)

    assert (clash.value.code, str(clash.value.other)) == ("two_on_a_seat", "Knut O'Rönn")
    assert sorted(listed(minutes), key=str) == [
        ("Knut", "serving_substitute", None, time(10, 30)), ("Åsa-Märta", "member", time(10, 30), None),
    ]  # fmt: skip


def test_times_are_set_anew_even_where_the_old_ones_lay_in_the_way(minutes, sala, office):
    member = sala[0]
    first = [Times(time(9), time(10)), Times(time(11), time(12))]
    second = [Times(time(9), time(11, 30)), Times(time(11, 45), time(12))]
    for times in (first, second, second[:1]):
        set_times(minutes, who=member, times=times, **office)
        shown = [(row[2], row[3]) for row in listed(minutes)]
        assert shown == [(each.arrived, each.left) for each in times]


@pytest.mark.fact("P16")
def test_an_item_is_a_time_too(minutes, items, sala, office):
    member, substitute = sala
    set_times(minutes, who=member, times=[Times(until_item=items[1].pk)], **office)
    set_times(
        minutes, who=substitute, times=[Times(from_item=items[1].pk)], capacity="serving_substitute", **office
    )
    with pytest.raises(TwoAtOnce):
        set_times(minutes, who=member, times=[Times(until_item=items[2].pk)], **office)

    present = {row.name: row.interval for row in notes_document(minutes, state="draft", version=1).present}
    assert (present["Åsa-Märta von Örn"], present["Knut O'Rönn"]) == ("till punkt 2", "från punkt 2")


@pytest.mark.fact("S004-04")
def test_the_notes_print_one_line_a_person_with_the_times_together(minutes, sala, office, cast):
    member, substitute = sala
    set_times(
        minutes, who=member, times=[Times(time(9), time(9, 45)), Times(time(10, 30), time(12))], **office
    )
    mark_present(minutes, who=substitute, **office)
    set_times(
        minutes,
        who=substitute,
        times=[Times(time(9, 45), time(10, 30))],
        capacity="serving_substitute",
        **office,
    )
    record_attendance(minutes, name="Ronja Alkvist", capacity="guest", **office)

    document = notes_document(minutes, state="draft", version=1)

    assert [(row.name, row.capacity, row.interval) for row in document.present] == [
        ("Åsa-Märta von Örn", "", "9.00–9.45; 10.30–12.00"),
        ("Knut O'Rönn", "Tjänstgörande ersättare", "9.45–10.30"),
        (cast.official.name, "Tjänsteperson", ""),
        ("Ronja Alkvist", "Gäst", ""),
    ]


@pytest.mark.fact("P16")
def test_who_took_no_part_in_an_item_stands_at_the_item(minutes, items, sala, office):
    mark_present(minutes, who=sala[0], **office)
    take_no_part(minutes, who=sala[0], items=items[:2], **office)
    take_no_part(minutes, who=sala[0], items=items[1:2], **office)

    document = notes_document(minutes, state="draft", version=1)

    assert [item.not_taking_part for item in document.items] == [(), ("Åsa-Märta von Örn",), ()]


@pytest.mark.parametrize(
    ("mine", "refused"),
    [
        ({}, True),
        ({"arrived": time(10)}, True),
        ({"arrived": time(10, 30)}, False),
        ({"arrived": time(10), "left": time(10, 20)}, True),
        ({"capacity": "attending_substitute"}, False),
        ({"is_present": False}, False),
    ],
)
def test_the_database_refuses_two_on_a_seat_at_the_same_time(cast, minutes, mine, refused):
    seat = cast.seats["Sala"]
    minutes.attendance.filter(seat=seat).delete()
    Attendance.objects.create(
        minutes=minutes, person=cast.member, seat=seat, capacity="member", left=time(10, 30)
    )
    fields = {
        "minutes": minutes,
        "person": cast.substitute,
        "seat": seat,
        "capacity": "serving_substitute",
    } | mine
    try:
        with transaction.atomic():
            Attendance.objects.bulk_create([Attendance(**fields)])
        was_refused = False
    except IntegrityError as error:
        was_refused = "attendance_one_on_a_seat" in str(error)
    assert was_refused == refused


# --- the page ---


def page(name, minutes, *more):
    return reverse(f"meetings:{name}", args=[minutes.meeting_id, *more])


def key(cast, person, seat="Sala"):
    return f"s{cast.seats[seat].pk}p{person.pk}"


def test_each_press_changes_one_line(cast, writer, minutes):
    line, there = key(cast, cast.member), page("roll_call", minutes)
    for act in ("present", "remote"):
        answer = writer.post(page("roll_call_mark", minutes), {"act": f"{line} {act}"})

    # Without a script the page that loads comes back at the line.
    assert (answer.url, f'id="line-{line}"' in writer.get(there).text) == (f"{there}#line-{line}", True)
    row = minutes.attendance.get(person=cast.member)
    assert (row.is_present, row.is_remote) == (True, True)


def test_without_a_script_the_whole_list_is_saved_at_once(cast, writer, minutes):
    member, chair = key(cast, cast.member), key(cast, cast.chair, "Region 1")
    answer = writer.post(
        page("roll_call_mark", minutes), {f"here-{member}": "present", f"here-{chair}": "remote"}
    )

    here = minutes.attendance.filter(is_present=True, seat__isnull=False).order_by("person__name")
    assert answer.status_code == 302
    assert [(row.person, row.is_remote) for row in here] == [(cast.chair, True), (cast.member, False)]


def test_a_seat_that_is_taken_asks_from_when(cast, writer, minutes):
    post = lambda act: writer.post(page("roll_call_mark", minutes), {"act": act})  # noqa: E731
    post(f"{key(cast, cast.substitute)} serve")
    asked = post(f"{key(cast, cast.member)} present")
    writer.post(
        page("roll_call_over", minutes),
        {"leaving": key(cast, cast.substitute), "taking": key(cast, cast.member), "over-at": "10.30"},
    )

    assert (asked.status_code, "Låt Åsa-Märta von Örn ta vid" in asked.text) == (422, True)
    assert sorted(listed(minutes), key=str) == [
        ("Knut", "serving_substitute", None, time(10, 30)), ("Åsa-Märta", "member", time(10, 30), None),
    ]  # fmt: skip


def test_times_are_typed_in_one_field(cast, writer, minutes):
    address = page("roll_call_person", minutes, key(cast, cast.member))
    wrong = writer.post(address, {"times": "9.00–punkt 7", "capacity": "member"})
    done = writer.post(address, {"times": "9.00–9.45; 10.30–12.00", "capacity": "member"})

    assert (wrong.status_code, done.status_code) == (422, 302)
    assert [row[2:] for row in listed(minutes)] == [(time(9), time(9, 45)), (time(10, 30), time(12))]
    assert 'value="9.00–9.45; 10.30–12.00"' in writer.get(address).text


@pytest.mark.parametrize(("reason", "status"), [("", 422), ("Båda borta, gruppen godtog", 302)])
def test_somebody_outside_the_pair_serves_only_with_a_reason(cast, writer, minutes, reason, status):
    answer = writer.post(
        page("roll_call_stand_in", minutes),
        {"other-seat": cast.seats["Sala"].pk, "other-name": "Ronja Alkvist", "other-exception": reason},
    )
    assert (answer.status_code, minutes.attendance.filter(name="Ronja Alkvist").count()) == (
        status,
        status == 302,
    )


@pytest.mark.fact("S004-06")
def test_quorum_and_who_is_unrepresented_are_told(cast, writer, minutes):
    cast.group.settings.update(quorum_rule="number", quorum_number=2)
    before = writer.get(page("roll_call", minutes)).context["call"]
    for person, seat in ((cast.chair, "Region 1"), (cast.member, "Sala")):
        writer.post(page("roll_call_mark", minutes), {"act": f"{key(cast, person, seat)} present"})
    after = writer.get(page("roll_call", minutes)).context["call"]

    assert (before.quorum.serving, before.quorum.is_quorate) == (0, False)
    assert (after.quorum.serving, after.quorum.needed, after.quorum.is_quorate) == (2, 2, True)
    assert set(before.unrepresented) - set(after.unrepresented) == {"Sala kommun", "Region Västmanland"}


def test_the_page_asks_as_much_for_few_as_for_many(cast, writer, minutes, office, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        writer.get(page("roll_call", minutes))
    for place in range(10):
        record_attendance(minutes, name=f"Gäst {place}", capacity="guest", **office)
    with django_assert_num_queries(QUERIES):
        writer.get(page("roll_call", minutes))


QUERIES = 18


def test_only_those_who_staff_the_group_call_the_roll(cast, client, minutes):
    seen = {}
    for role in cast.PAGES:
        client.force_login(getattr(cast, role))
        seen[role] = client.get(page("roll_call", minutes)).status_code
    assert seen == {
        "chair": 403, "member": 403, "substitute": 403, "stranger": 404, "secretary": 200, "official": 200,
    }  # fmt: skip


def test_sent_notes_take_no_roll_call(cast, writer, minutes, office):
    change_head(minutes, note_taker_name="Majken", note_taker=None, **office)
    type(minutes).objects.update(state="circulated", circulated_at=office["now"])
    answer = writer.post(page("roll_call_mark", minutes), {"act": f"{key(cast, cast.member)} present"})
    assert (answer.status_code, writer.get(page("roll_call", minutes)).status_code) == (422, 409)
