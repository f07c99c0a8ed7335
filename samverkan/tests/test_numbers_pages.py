"""The pages of numbers: who sees what of whom, files, papers, confirmation, and as many queries for one
meeting as for thirty (S000-18, P12, P17, P18)."""

import csv
import io
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from groups.actions import appoint, find_or_create_person
from groups.models import Group
from meetings.actions import add_item, approve_call, begin_notes, create_meeting, record_attendance
from meetings.actions.fees import confirm_attendance, state_kilometres, withdraw_confirmation
from meetings.attendance_numbers import Figures
from meetings.call_numbers import CallShare
from meetings.fees_rows import fee_basis
from meetings.models import AgendaItem, JointGroup, MeetingPart, Minutes, MinutesVersion
from meetings.numbers_facts import group_year, structure_year
from meetings.numbers_papers import document_pdf, fees_paper, group_paper, make_fees, organization_paper
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of
from samverkan.tests.sala import contact_of, sala_of

YEAR = 2017


@pytest.fixture
def hold(cast, at):
    """`hold(3, there=[…])`: a meeting on the 14th of the month, its notes approved, with these people on the
    attendance list as (person, seat, capacity) or with more fields."""

    def meeting(month, there=(), *, group=None, day=14, approved=True, sent=None, reason="", **fields):
        sign = {"by": cast.secretary, "now": at("2017-01-02 09:00")}
        given = {"start": time(9), "end": time(12), "place": "Sal B"} | fields
        found = create_meeting(group or cast.group, date=date(YEAR, month, day), **given, **sign)
        add_item(found, title="Trygg hemgång", kind="dialogue", minutes=40, **sign)
        if sent:
            approve_call(found, late_reason=reason, by=cast.chair, now=at(f"{YEAR}-{sent} 10:00"))
        sign["now"] = at(f"{YEAR}-{month:02}-{day:02} 12:00")
        minutes = begin_notes(found, **sign)
        minutes.attendance.all().delete()
        for person, seat, capacity, *more in there:
            row = {"person": person, "seat": seat, "organization": seat.organization, "capacity": capacity}
            record_attendance(minutes, **row, **(more[0] if more else {}), **sign)
        if approved:
            MinutesVersion.objects.create(
                minutes=minutes, number=1, approved_at=sign["now"], facts={}, sha256="0" * 64
            )
            Minutes.objects.filter(pk=minutes.pk).update(state="approved")
        return found

    return meeting


@pytest.fixture
def there(cast):
    """The member of Sala; `there["substitute"]` serves instead."""
    sala, koping = cast.seats["Sala"], cast.seats["Köping"]
    return {
        "member": (cast.member, sala, "member"),
        "substitute": (cast.substitute, sala, "serving_substitute"),
        "vice": (cast.vice_chair, koping, "member"),
    }


def page(client, person, name, *args, **query):
    client.force_login(person)
    return client.get(reverse(f"numbers:{name}", args=args), query)


def text(response) -> str:
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def rows_of(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.fact("P17", "P18", "S000-18")
def test_the_year_counts_known_attendance_only_and_vacancies_apart(cast, at, hold, there):
    hold(3, [there["member"], there["vice"]])
    hold(5, [there["substitute"]])
    hold(6, [there["member"]], approved=False)
    attended = group_year(cast.group.pk, "Äldre", YEAR, at("2017-12-31 12:00")).attended
    by_name = {line.name: line.figures for line in attended.organizations}
    assert (attended.counted, attended.waiting, by_name["Sala kommun"], by_name["Köpings kommun"]) == (
        2,
        (date(2017, 6, 14),),
        Figures(member=1, substitute=1),
        Figures(member=1, untold=1),
    )
    assert (by_name["Arboga kommun"], attended.figures.filled) == (Figures(vacant=2), 6)


def test_confirmed_attendance_counts_before_the_notes_are_approved(cast, at, hold, there):
    held = hold(3, [there["member"]], approved=False)
    confirm_attendance(held.minutes, by=cast.secretary, now=at("2017-03-15 09:00"))
    attended = group_year(cast.group.pk, "Äldre", YEAR, at("2017-12-31 12:00")).attended
    assert (attended.counted, attended.waiting) == (1, ())


def test_a_joint_meeting_counts_in_both_groups(cast, at, hold, there):
    held = hold(3, [there["member"], (cast.stranger, cast.other_seats["Arboga"], "member")])
    JointGroup.objects.create(meeting=held, group=cast.other_group)
    Group.objects.update(state=Group.State.ACTIVE)
    names = {group.pk: (str(group.pk), group.slug) for group in Group.objects.all()}
    numbers = structure_year(names, YEAR, at("2017-12-31 12:00"))
    assert {one.slug: one.line.figures.member for one in numbers.groups} == {"aldre": 1, "kultur-idrott": 1}
    assert numbers.attended.counted == 1


@pytest.mark.fact("P12", "N04")
def test_calls_in_time_are_counted_with_the_reason_of_the_late(cast, at, hold, client):
    hold(3, sent="03-07")
    hold(5, sent="05-10", reason="Lokalen blev klar sent.")
    hold(9)
    numbers = group_year(cast.group.pk, "Äldre", YEAR, at("2017-12-31 12:00"))
    shown = text(page(client, cast.member, "group", "aldre", ar=YEAR))
    assert numbers.calls == CallShare(in_time=1, late=1, never=1)
    assert [words in shown for words in ("1 av 3 i tid", "4 dagar före mötet: Lokalen blev klar sent.")] == [
        True,
        True,
    ]


@pytest.mark.fact("N04")
def test_a_moved_meeting_is_measured_by_the_day_it_was_called_to(cast, at, hold):
    held = hold(3, sent="03-07")
    type(held).objects.filter(pk=held.pk).update(date=date(2017, 3, 9))
    assert group_year(cast.group.pk, "Äldre", YEAR, at("2017-12-31 12:00")).calls == CallShare(in_time=1)


@pytest.mark.fact("P17")
@pytest.mark.parametrize(
    ("role", "others"), [("secretary", True), ("official", True), ("chair", True), ("member", False)]
)
def test_per_person_numbers_are_for_those_who_lead_or_staff(cast, client, hold, there, role, others):
    hold(3, [there["member"], there["vice"]])
    seen = text(page(client, getattr(cast, role), "group", "aldre", ar=YEAR))
    files = page(client, getattr(cast, role), "group_file", "aldre", YEAR, "personer", "csv").status_code
    own = cast.member.name in seen
    assert (cast.vice_chair.name in seen, own, files) == (others, True, 200 if others else 403)


@pytest.mark.fact("S000-13", "S000-29", "S002-20")
def test_planned_and_used_minutes_and_kinds(cast, at, hold):
    held = hold(3)
    began = at("2017-03-14 09:05")
    held.items.update(begun_at=began, ended_at=began + timedelta(minutes=55))
    closed = held.items.first()
    AgendaItem.objects.create(
        meeting=held, title="Hemligt", kind="position", minutes=10, position=9, circle="presidency",
        closed_reason="Sekretess",
    )  # fmt: skip
    numbers = group_year(cast.group.pk, "Äldre", YEAR, at("2017-12-31 12:00"), frozenset({"group"}))
    kinds = {kind.kind: (kind.planned, kind.used, kind.over) for kind in numbers.kinds}
    assert (kinds, numbers.meetings[0].time.used) == ({closed.kind: (40, 55, 15), "closed": (10, 0, 0)}, 55)
    assert (numbers.meetings[0].time.planned, numbers.meetings[0].time.usual) == (180, 180)


@pytest.mark.fact("S000-46")
def test_who_has_presented_led_and_approved(cast, at, hold):
    held = hold(3)
    held.items.first().presenters.create(name="Ronja Alkvist")
    Minutes.objects.filter(meeting=held).update(led_by=cast.chair)
    parts = group_year(cast.group.pk, "Äldre", YEAR, at("2017-12-31 12:00")).parts
    assert [(one.name, one.led, one.presented) for one in parts] == [
        (cast.chair.name, 1, 0),
        ("Ronja Alkvist", 0, 1),
    ]


def test_an_unknown_year_group_and_form_are_not_there(cast, client):
    answers = [
        page(client, cast.member, "group_file", "aldre", 1066, "moten", "csv").status_code,
        page(client, cast.member, "group_file", "aldre", YEAR, "allt", "csv").status_code,
        page(client, cast.member, "group_file", "aldre", YEAR, "moten", "doc").status_code,
        page(client, cast.member, "group", "aldre", ar="sjutton").status_code,
        page(client, cast.member, "choose", grupp="aldre", ar="2017").headers.get("Location"),
    ]
    assert answers == [404, 404, 404, 200, "/statistik/grupp/aldre/?ar=2017"]


# --- the basis for fees


@pytest.fixture
def confirmed(cast, at, hold, there):
    """Sala's substitute served until ten, then the member came; confirmed with kilometres."""
    sala = cast.seats["Sala"]
    held = hold(
        3,
        [
            (cast.substitute, sala, "serving_substitute", {"left": time(10)}),
            (cast.member, sala, "member", {"arrived": time(10), "is_remote": True}),
            there["vice"],
        ],
    )
    minutes = held.minutes
    sign = {"by": cast.secretary, "now": at("2017-03-15 09:00")}
    stated = {minutes.attendance.get(person=cast.substitute).pk: 84}
    state_kilometres(minutes, kilometres=stated, **sign)
    confirm_attendance(minutes, **sign)
    return held


def test_the_basis_has_hours_capacity_and_the_code_as_text(cast, client, confirmed):
    query = {"fran": "2017-01-01", "till": "2017-12-31"}
    answer = page(client, cast.secretary, "fees_file", sala_of(cast).pk, "csv", **query)
    head, *rows = rows_of(answer)
    assert answer.content[:3] == b"\xef\xbb\xbf"
    assert head[:3] == ["Organisation som betalar", "Kommunkod", "Namn"]
    assert [[row[0], row[1], row[2], row[3], *row[8:15]] for row in rows] == [
        ["Sala kommun", "1981", cast.substitute.name, "tjänstgörande", "2017-03-14", "09:00", "10:00", "60",
         "på plats", "84", "2017-03-15"],
        ["Sala kommun", "1981", cast.member.name, "tjänstgörande", "2017-03-14", "10:00", "12:00", "120",
         "på distans", "", "2017-03-15"],
    ]  # fmt: skip


def test_what_nobody_has_confirmed_is_marked_and_left_out_unless_asked_for(cast, client, hold, there):
    hold(3, [there["member"]])
    hold(5, [there["member"]], approved=False)
    sala, query = sala_of(cast).pk, {"fran": "2017-01-01", "till": "2017-12-31"}
    shown = text(page(client, cast.secretary, "fees", sala, **query))
    plain = rows_of(page(client, cast.secretary, "fees_file", sala, "csv", **query))
    everything = rows_of(page(client, cast.secretary, "fees_file", sala, "csv", **query, alla="1"))
    assert ("1 möte är inte bekräftat" in shown, "1 möte saknar närvaro" in shown) == (True, True)
    assert (len(plain), [row[14] for row in everything[1:]]) == (1, ["inte bekräftad"])


@pytest.mark.fact("S003-30")
def test_people_of_a_group_that_joins_are_in_the_basis(cast, at, hold, there):
    arboga = cast.other_seats["Arboga"]
    own, until = date(YEAR, 1, 1), date(YEAR, 12, 31)
    told = hold(3, [there["member"], (cast.stranger, arboga, "member")])
    waits = hold(5, [(cast.stranger, arboga, "member")], approved=False)
    hold(6, [(cast.stranger, arboga, "member")], approved=False)
    for meeting in (told, waits):
        JointGroup.objects.create(meeting=meeting, group=cast.other_group)

    def basis(organization):
        found = fee_basis(organization, own, until, at("2017-12-31 12:00"), [cast.other_group.pk])
        return [row.person for row in found.rows], [day.month for _, day in found.waiting]

    assert basis(arboga.organization) == ([cast.stranger.name], [5])
    assert basis(sala_of(cast)) == ([], [5])  # its member sat for the group that leads


def test_a_meeting_over_days_has_hours_for_each_part(cast, client, at, hold, there):
    held = hold(3, [there["member"]])
    type(held).objects.filter(pk=held.pk).update(last_date=date(2017, 3, 15))
    for day, start, end in ((14, time(13), time(17)), (15, time(9), time(12))):
        MeetingPart.objects.create(meeting=held, date=date(2017, 3, day), start=start, end=end)
    confirm_attendance(held.minutes, by=cast.secretary, now=at("2017-03-16 09:00"))
    found = rows_of(
        page(
            client, cast.secretary, "fees_file", sala_of(cast).pk, "csv", fran="2017-01-01", till="2017-12-31"
        )
    )
    assert [row[8:12] for row in found[1:]] == [
        ["2017-03-14", "13:00", "17:00", "240"],
        ["2017-03-15", "09:00", "12:00", "180"],
    ]


def test_a_changed_list_or_kilometre_has_to_be_confirmed_again(cast, at, confirmed):
    sign = {"by": cast.secretary, "now": at("2017-03-16 09:00")}
    minutes = Minutes.objects.get(meeting=confirmed)
    row = minutes.attendance.get(person=cast.member)
    found = [minutes.attendance_confirmed_by]
    state_kilometres(minutes, kilometres={row.pk: 12}, **sign)
    found.append(Minutes.objects.get(pk=minutes.pk).attendance_confirmed_at)
    confirm_attendance(minutes, **sign)
    Minutes.objects.filter(pk=minutes.pk).update(state="draft")
    record_attendance(minutes, row=row, is_remote=False, **sign)
    found.append(Minutes.objects.get(pk=minutes.pk).attendance_confirmed_at)
    confirm_attendance(minutes, **sign)
    withdraw_confirmation(minutes, **sign)
    found.append(Minutes.objects.get(pk=minutes.pk).attendance_confirmed_at)
    assert found == [cast.secretary, None, None, None]


def test_a_contact_fetches_their_own_organisations_basis_and_no_others(cast, at, client, confirmed):
    contact = contact_of(cast, at).person
    own, other = sala_of(cast).pk, cast.seats["Köping"].organization_id
    query = {"fran": "2017-01-01", "till": "2017-12-31", "ar": YEAR}
    shown = text(page(client, contact, "fees", own, **query)) + text(
        page(client, contact, "organization", own, **query)
    )
    names = [
        person.name.replace("'", "&#x27;") in shown
        for person in (cast.member, cast.substitute, cast.vice_chair)
    ]
    pages = [("fees", other), ("organization", other), ("structure", "vastmanland"), ("group", "aldre")]
    refused = [page(client, contact, name, arg).status_code for name, arg in pages]
    assert (names, refused) == ([True, True, False], [404, 404, 403, 404])


@pytest.mark.parametrize(("number", "code"), [(84, ""), (0, ""), (None, ""), (4001, "kilometres")])
def test_kilometres_are_whole_and_believable(cast, at, confirmed, number, code):
    minutes = Minutes.objects.get(meeting=confirmed)
    row = minutes.attendance.get(person=cast.member)
    try:
        state_kilometres(minutes, kilometres={row.pk: number}, by=cast.secretary, now=at("2017-03-16 09:00"))
        found = ""
    except Refused as refusal:
        found = refusal.code
    assert found == code


def test_nobody_confirms_what_has_not_been(cast, at, hold):
    empty = hold(3)
    coming = create_meeting(
        cast.group, date=date(2018, 3, 14), start=time(9), by=cast.secretary, now=at("2017-12-01 09:00")
    )
    ahead = begin_notes(coming, by=cast.secretary, now=at("2017-12-01 09:00"))
    codes = []
    for minutes in (empty.minutes, ahead):
        with pytest.raises(Refused) as refusal:
            confirm_attendance(minutes, by=cast.secretary, now=at("2017-12-02 09:00"))
        codes.append(refusal.value.code)
    assert codes == ["nobody", "not_held"]


def test_the_office_confirms_on_the_page_and_what_was_typed_wrong_is_still_there(cast, client, hold, there):
    held = hold(3, [there["member"]])
    row = held.minutes.attendance.get()
    where = reverse("numbers:confirmation", args=[held.pk])
    client.force_login(cast.secretary)
    wrong = client.post(where, {f"km-{row.pk}": "långt", "do": "confirm"})
    right = client.post(where, {f"km-{row.pk}": "84 km", "do": "confirm"})
    row.refresh_from_db()
    minutes = Minutes.objects.get(meeting=held)
    assert (wrong.status_code, 'value="långt"' in text(wrong), "”långt” är inget antal" in text(wrong)) == (
        422,
        True,
        True,
    )
    assert (right.status_code, row.kilometres, minutes.attendance_confirmed_by) == (302, 84, cast.secretary)


def test_a_period_that_cannot_be_is_told(cast, client):
    sala = sala_of(cast).pk
    shown = [
        text(page(client, cast.secretary, "fees", sala, **query))
        for query in ({"fran": "2017-05-01", "till": "2017-01-01"}, {"fran": "snart"})
    ]
    assert ["slutar 2017-01-01" in shown[0], "Perioden går inte att använda" in shown[1]] == [True, True]


# --- papers and queries


@pytest.mark.fact("P60", "P61")
def test_the_papers_are_archive_and_accessible(cast, confirmed):
    today = date(2017, 12, 31)
    papers = [
        group_paper(cast.group, YEAR, today),
        organization_paper(sala_of(cast), YEAR, today, None),
        fees_paper(sala_of(cast), date(YEAR, 1, 1), today, today, None),
    ]
    made = [document_pdf(paper) for paper in papers]
    for content in made:
        assert_pdf_accessible(content)
    assert "Knut O'Rönn 1 1 60 84 Åsa-Märta von Örn 1 1 120 0" in text_of(made[2])


def test_a_paper_is_asked_for_made_by_the_worker_and_read(cast, client, confirmed, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sala = sala_of(cast).pk
    client.force_login(cast.secretary)
    where = reverse("numbers:fees_pdf", args=[sala]) + "?fran=2017-01-01&till=2017-12-31"
    asked = client.post(where)
    waiting = client.get(asked.headers["Location"]).status_code
    make_fees.func(sala, "2017-01-01", "2017-12-31", timezone.localdate().isoformat(), [cast.group.pk], False)
    ready = client.get(where)
    assert (asked.status_code, waiting in (200, 202), ready.headers["Content-Type"]) == (
        302,
        True,
        "application/pdf",
    )


@pytest.mark.parametrize("number", [1, 30])
def test_as_many_queries_for_one_meeting_as_for_thirty(cast, client, hold, there, number):
    for at in range(number):
        hold(1 + at % 12, [there["member"], there["vice"]], day=1 + at)
    sala = sala_of(cast).pk
    client.force_login(cast.secretary)
    query = {"ar": YEAR, "fran": "2017-01-01", "till": "2017-12-31"}
    found = {}
    for name, arg in (
        ("group", "aldre"),
        ("structure", "vastmanland"),
        ("organization", sala),
        ("fees", sala),
    ):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(f"numbers:{name}", args=[arg]), query)
        found[name] = len(asked)
    assert found == {"group": 22, "structure": 16, "organization": 12, "fees": 9}


def test_a_year_of_many_groups_asks_the_same(cast, at, hold, there, django_assert_num_queries):
    names = {group.pk: (str(group.pk), group.slug) for group in Group.objects.all()}
    hold(3, [there["member"]])
    hold(4, [(cast.stranger, cast.other_seats["Arboga"], "member")], group=cast.other_group)
    for wanted in ({cast.group.pk: names[cast.group.pk]}, names):
        with django_assert_num_queries(11):
            structure_year(wanted, YEAR, at("2017-12-31 12:00"))


def test_somebody_appointed_in_september_has_only_what_came_after(cast, at, hold, there):
    sign = {"by": cast.administrator, "now": at("2017-08-01 09:00")}
    new = find_or_create_person(name="Alva Nyberg", email="alva@example.se", **sign)
    arboga = cast.seats["Arboga"]
    appoint(arboga, person=new, capacity="member", starts_on=date(2017, 9, 1), **sign)
    for month in (3, 5, 8, 9, 11):
        hold(month, [there["vice"], *([(new, arboga, "member")] if month == 11 else [])])
    attended = group_year(cast.group.pk, "Äldre", YEAR, at("2017-12-31 12:00")).attended
    one = next(line.figures for line in attended.people if line.name == "Alva Nyberg")
    seat = next(line.figures for line in attended.seats if line.name == "Arboga kommun")
    assert (one.meetings, one.present, seat) == (2, 1, Figures(member=1, untold=1, vacant=3))
