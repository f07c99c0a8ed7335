"""An organisation's page for its contact and for staff: seats, attendance, what waits, papers, workload."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.actions import appoint, change_organization, end_appointment, find_or_create_person, report_change
from groups.models import Delivery, NominationRecipient, Organization, ReportedChange
from groups.tests.nominating import ask
from issues.actions import open_action
from meetings.actions import register_notes, unregister_notes
from meetings.keeping import kept_minutes_paper
from meetings.models import JointGroup, Registration
from meetings.notes_received import notes_received
from samverkan.lib.refusal import Refused
from samverkan.pages.organization_facts import ALL, Scope, facts_of, lines_of
from samverkan.tests.sala import begin_other_group, contact_of, held, sala_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def alva(cast, at):
    return contact_of(cast, at)


@pytest.fixture
def as_alva(client, alva):
    client.force_login(alva.person)
    return client


def page(name: str, *args) -> str:
    return reverse(f"organizations:{name}", args=args)


def text(response) -> str:
    return b"".join(response).decode()


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


# Attendance and the flag.


@pytest.mark.fact("S000-28")
@pytest.mark.fact("S004-06")
def test_attendance_is_counted_and_two_meetings_without_anybody_raise_the_flag(cast):
    for day, who in [(days_ago(200), "member"), (days_ago(150), "substitute"), (days_ago(60), "")]:
        held(cast, day, member=who == "member", substitute=who == "substitute")
    sala, today = sala_of(cast), timezone.localdate()
    before = facts_of(sala, ALL, today)
    held(cast, days_ago(20))
    held(cast, days_ago(10), member=True, is_approved=False)

    after = facts_of(sala, ALL, today)

    assert [(group.name, group.silent) for group in before.silent] == []
    assert [(group.name, group.silent) for group in after.silent] == [("Samverkansgrupp äldre", 2)]
    (group,) = after.groups
    assert group.came == {"all": 4, "present": 2, "member": 1, "substitute": 1, "nobody": 2}
    assert [(row.day, row.by, row.name) for row in after.attendance] == [
        (days_ago(20), "nobody", ""),
        (days_ago(60), "nobody", ""),
        (days_ago(150), "substitute", "Knut O'Rönn"),
        (days_ago(200), "member", "Åsa-Märta von Örn"),
    ]
    assert after.unapproved == 1


def test_staff_see_the_flag_on_the_list_and_on_the_page(cast, client, alva):
    for days in (60, 20):
        held(cast, days_ago(days))
    client.force_login(cast.secretary)

    pages = [text(client.get(page("list"))), text(client.get(page("organization", sala_of(cast).pk)))]

    assert ["Orepresenterad" in shown for shown in pages] == [True, True]


def test_the_attendance_list_is_the_basis_for_fees_without_reasons(cast, as_alva):
    day = days_ago(20)
    held(cast, day, substitute=True)

    response = as_alva.get(page("attendance", sala_of(cast).pk, day.year))

    rows = response.content.decode("utf-8-sig").split("\r\n")
    assert rows == [
        "Dag;Grupp;Plats;Namn;Som;Närvarande;Kom;Gick;På distans",
        f"{day};Samverkansgrupp äldre;;Knut O'Rönn;Tjänstgörande ersättare;ja;;;nej",
        f"{day};Samverkansgrupp äldre;;Åsa-Märta von Örn;Ledamot;nej;;;nej",
        "",
    ]


# The contact's page.


@pytest.mark.fact("S001-12")
@pytest.mark.fact("N14")
def test_a_contact_sees_who_sits_and_what_waits(cast, as_alva, at):
    held(cast, days_ago(20), member=True)
    asked = ask(cast.structure, [cast.seats["Sala"]], now=timezone.now()).recipient
    end_appointment(
        cast.substitute.appointments.get(),
        ends_on=days_ago(5),
        reason="resigned",
        by=cast.secretary,
        now=at(),
    )

    shown = text(as_alva.get(page("organization", sala_of(cast).pk)))

    expected = [
        "Våra platser i länets samverkan",
        cast.member.name,
        "1 anteckning att diarieföra",
        "1 ersättare saknas",
        asked.request.title,
        "Skicka länken igen till registrator@sala.example.se",
    ]
    assert [words for words in expected if words not in shown] == []


def test_a_contact_sees_nothing_of_other_organisations(cast, as_alva, at):
    begin_other_group(cast, at)
    held(cast, days_ago(20), member=True)
    own = page("organization", sala_of(cast).pk)
    others = [cast.vice_chair, cast.chair, cast.stranger, cast.secretary, cast.other_secretary]

    shown = [text(as_alva.get(address)) for address in (own, page("notes", sala_of(cast).pk), own + "anmal/")]

    assert [(who.name in each, who.email in each) for who in others for each in shown] == [
        (False, False)
    ] * 15
    koping = cast.seats["Köping"].organization_id
    names = ["organization", "notes", "report", "change", "contact_add"]
    assert [as_alva.get(page(name, koping)).status_code for name in names] == [404] * 5
    assert [as_alva.get(page(name, sala_of(cast).pk)).status_code for name in ("change", "rename")] == [
        403
    ] * 2


def test_staff_see_people_in_their_own_groups_only(cast, client, at):
    begin_other_group(cast, at)
    person = find_or_create_person(name="Hemliga Hildur", email="hildur@example.se", by=None, now=at())
    seat = cast.other_seats["Sala"]
    appoint(
        seat,
        person=person,
        capacity="member",
        starts_on=date(2017, 1, 1),
        by=cast.administrator,
        now=at(),
    )
    sala = sala_of(cast)
    seen = {}
    for role in ("secretary", "other_secretary", "administrator"):
        client.force_login(getattr(cast, role))
        shown = text(client.get(page("organization", sala.pk)))
        seen[role] = [
            name in shown for name in (cast.member.name, "Hemliga Hildur", "Samverkansgrupp kultur")
        ]
    assert seen == {
        "secretary": [True, False, True],
        "other_secretary": [False, True, True],
        "administrator": [True, True, True],
    }


@pytest.mark.parametrize("number", [1, 30])
def test_the_contacts_page_asks_the_database_sixteen_times(
    number, cast, as_alva, at, django_assert_num_queries
):
    fill(cast, at, number)
    with django_assert_num_queries(16):
        as_alva.get(page("organization", sala_of(cast).pk))


@pytest.mark.parametrize("number", [1, 30])
def test_the_notes_ask_the_database_seven_times(number, cast, as_alva, at, django_assert_num_queries):
    fill(cast, at, number)
    with django_assert_num_queries(7):
        as_alva.get(page("notes", sala_of(cast).pk))


@pytest.mark.parametrize("number", [1, 30])
def test_staffs_list_and_comparison_ask_the_database_as_often(
    number, cast, client, at, django_assert_num_queries
):
    fill(cast, at, number)
    client.force_login(cast.secretary)
    with django_assert_num_queries(11):
        client.get(page("list"))
    with django_assert_num_queries(10):
        client.get(page("workload", cast.structure.slug))


def fill(cast, at, number: int) -> None:
    """One meeting with approved notes; as many seats of Sala, sittings and versions as asked for."""
    version = held(cast, days_ago(20), member=True)
    seat = cast.seats["Sala"]
    for more in range(1, number):
        seat.pk, seat.number = None, 100 + more
        seat.save()
        version.pk, version.number, version.correction_note = None, more + 1, "Rättat"
        version.save()


# Notes to register.


def test_notes_reach_those_who_had_a_seat_that_day(cast):
    version = held(cast, days_ago(20))
    left(cast.seats["Norberg"], days_ago(21))
    received = {
        name: list(notes_received(cast.seats[name].organization_id))
        for name in ("Norberg", "Sala", "Region 1")
    }
    assert received == {"Norberg": [], "Sala": [version], "Region 1": [version]}


@pytest.mark.fact("S003-30")
def test_notes_of_a_joint_meeting_reach_the_registries_of_all_groups_that_met(cast, client):
    version = held(cast, days_ago(20))
    left(cast.seats["Norberg"], days_ago(21))
    norberg = cast.seats["Norberg"].organization
    client.force_login(cast.administrator)
    before = list(notes_received(norberg.pk))
    JointGroup.objects.create(meeting=version.minutes.meeting, group=cast.other_group)

    address = page("paper", norberg.pk, version.pk)
    assert (before, list(notes_received(norberg.pk))) == ([], [version])
    assert client.get(address).status_code in {200, 202}
    left(cast.other_seats["Norberg"], days_ago(21))
    assert client.get(address).status_code == 404


def left(seat, last_day: date) -> None:
    """The seat was the organisation's until that day."""
    seat.appointments.update(ends_on=last_day)
    seat.ends_on = last_day
    seat.save()


def test_a_number_is_noted_once_changed_and_taken_back_with_history(cast, alva, at):
    version, sala = held(cast, days_ago(20)), sala_of(cast)
    now = timezone.now()
    sign = {"version": version, "by": alva.person}
    first = register_notes(sala, registry_number=" KS 2017/123 ", now=now, **sign)
    again = register_notes(sala, registry_number="KS 2017/123", now=now + timedelta(days=1), **sign)
    changed = register_notes(sala, registry_number="KS 2017/124", now=now + timedelta(days=2), **sign)
    unregister_notes(sala, now=now, **sign)
    unregister_notes(sala, now=now, **sign)

    assert (first.registry_number, again.registered_at, changed.pk) == ("KS 2017/123", now, first.pk)
    assert list(
        Registration.history.order_by("history_id").values_list("history_type", "registry_number")
    ) == [
        ("+", "KS 2017/123"),
        ("~", "KS 2017/124"),
        ("-", "KS 2017/124"),
    ]


def test_a_number_is_needed_and_a_seat_that_day(cast, alva):
    version, fagersta = held(cast, days_ago(20)), cast.seats["Fagersta"].organization
    sign = {"version": version, "by": None, "now": timezone.now()}
    for number in (" ", "K" * 101):
        with pytest.raises(Refused, match=r"numret|tecken"):
            register_notes(fagersta, registry_number=number, **sign)
    stranger = Organization.objects.create(kind="state_agency", abbreviation="AF")
    with pytest.raises(Refused, match="ingen plats"):
        register_notes(stranger, registry_number="AF 1", **sign)
    assert Registration.objects.count() == 0


def test_the_contact_registers_on_the_page_and_what_was_wrong_is_still_there(cast, as_alva, alva):
    version, sala = held(cast, days_ago(20)), sala_of(cast)
    field, address = f"n{version.pk}-registry_number", page("notes", sala.pk)

    wrong = as_alva.post(address, {"version": version.pk, field: "K" * 101})
    right = as_alva.post(address, {"version": version.pk, field: "KS 2017/123"})

    assert (wrong.status_code, "K" * 101 in text(wrong)) == (422, True)
    assert (right.status_code, right.url) == (302, f"{address}?page=1")
    row = Registration.objects.get()
    assert (row.organization, row.registry_number, row.registered_by) == (sala, "KS 2017/123", alva.person)
    as_alva.post(address, {"version": version.pk, "undo": "1"})
    assert Registration.objects.count() == 0


def test_notes_of_others_cannot_be_registered_or_read(cast, as_alva):
    version = held(cast, days_ago(20))
    left(cast.seats["Sala"], days_ago(21))
    sala = sala_of(cast)
    answers = [
        as_alva.get(page("paper", sala.pk, version.pk)).status_code,
        as_alva.post(
            page("notes", sala.pk), {"version": version.pk, f"n{version.pk}-registry_number": "1"}
        ).status_code,
    ]
    assert (answers, Registration.objects.count()) == ([404, 404], 0)


def test_the_paper_is_the_approved_pdf(cast, as_alva):
    version = held(cast, days_ago(20))
    address = page("paper", sala_of(cast).pk, version.pk)
    early = as_alva.get(address)
    _document, content = kept_minutes_paper(version)

    ready = as_alva.get(address)

    assert (early.status_code, ready.status_code, ready.content == content) == (202, 200, True)
    assert ready["ETag"] == f'"{version.sha256}"'
    unchanged = as_alva.get(address, headers={"If-None-Match": ready["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


def test_the_list_for_a_registry_has_metadata_and_checksum(cast, as_alva, alva, settings):
    version, sala = held(cast, days_ago(20)), sala_of(cast)
    register_notes(sala, version=version, registry_number="=1+1", by=alva.person, now=timezone.now())
    today = timezone.localdate().isoformat()

    listed = json.loads(as_alva.get(page("notes_list", sala.pk, "json")).content)
    csv = as_alva.get(page("notes_list", sala.pk, "csv")).content.decode("utf-8-sig")

    assert listed == {
        "organization": "Sala kommun",
        "code": "1981",
        "notes": [
            {
                "sender_registry_number": "RV 2017/9",
                "sender": "Samverkan i Västmanland",
                "group": "Samverkansgrupp äldre",
                "meeting_day": days_ago(20).isoformat(),
                "title": "Ordinarie möte",
                "version": 1,
                "approved": days_ago(19).isoformat(),
                "correction": "",
                "sha256": version.sha256,
                "address": settings.BASE_URL + page("paper", sala.pk, version.pk),
                "our_registry_number": "=1+1",
                "registered": today,
            }
        ],
    }
    assert csv.split("\r\n")[1].split(";")[-2:] == ["'=1+1", today]
    assert as_alva.get(page("notes_list", sala.pk, "xml")).status_code == 404


# What the contact can do.


def test_a_change_is_reported_and_staff_note_it_as_seen_to(cast, as_alva, client):
    sala, seat = sala_of(cast), cast.seats["Sala"]
    address = page("report", sala.pk)
    wrong = as_alva.post(address, {"seat": seat.pk, "capacity": "member", "name": "Tuva Nyberg"})
    given = {"seat": seat.pk, "capacity": "member", "name": "Tuva Nyberg", "phone": "070-1740699"}
    right = as_alva.post(address, given)
    report = ReportedChange.objects.get()
    handled = page("handled", sala.pk, report.pk)

    mine = as_alva.post(handled).status_code
    client.force_login(cast.other_secretary)
    theirs = client.post(handled).status_code
    client.force_login(cast.secretary)
    shown = text(client.get(page("organization", sala.pk)))
    client.post(handled)

    assert ("Tuva Nyberg" in text(wrong), right.status_code) == (True, 302)
    assert (mine, theirs, "Tuva Nyberg kommer" in shown) == (403, 403, True)
    assert ReportedChange.objects.get().handled_by == cast.secretary


def test_staff_of_another_group_see_no_report(cast, client, alva, at):
    report_change(sala_of(cast), seat=cast.seats["Sala"], leaves="Hemliga Hildur", by=alva.person, now=at())
    client.force_login(cast.other_secretary)
    assert "Hemliga Hildur" not in text(client.get(page("organization", sala_of(cast).pk)))


def test_the_link_of_a_request_is_sent_again_to_the_registrar_once(cast, as_alva):
    now = timezone.now()
    asked = ask(cast.structure, [cast.seats["Sala"]], now=now - timedelta(days=2)).recipient
    sent = asked.sent_at
    address = page("nomination", sala_of(cast).pk, asked.pk)

    for _ in range(2):
        as_alva.post(address)

    row = NominationRecipient.objects.get(pk=asked.pk)
    assert (row.sent_at > sent, row.email) == (True, "registrator@sala.example.se")
    assert [mail.address for mail in Delivery.objects.filter(kind="groups.nomination")] == [row.email]


def test_another_organisations_request_cannot_be_sent(cast, as_alva):
    theirs = ask(cast.structure, [cast.seats["Köping"]], name="Köpings kommun", now=timezone.now()).recipient
    assert as_alva.post(page("nomination", sala_of(cast).pk, theirs.pk)).status_code == 404


# Workload.


@pytest.mark.fact("S002-08")
def test_the_workload_is_the_same_numbers_side_by_side(cast, at):
    day = days_ago(20)
    held(cast, day, member=True)
    add_action_of(cast)
    organizations = [cast.seats[name].organization for name in ("Sala", "Köping", "Region 1")]

    lines = lines_of(organizations, ALL, timezone.localdate(), day.year, cast.structure.pk)

    found = {
        line.name: (line.seats, line.vacant, line.work.people, line.work.meetings, line.work.hours)
        for line in lines
    }
    assert found == {
        "Köpings kommun": (1, 0, 1, 1, 3),
        "Region Västmanland": (3, 2, 1, 1, 9),
        "Sala kommun": (1, 0, 2, 1, 3),
    }
    assert [line.open_actions for line in lines] == [0, 0, 1]
    assert facts_of(sala_of(cast), ALL, timezone.localdate()).open_actions == 1


def test_of_other_groups_staff_get_numbers_but_not_who_came(cast):
    for days in (60, 20):
        held(cast, days_ago(days))
    today, sala = timezone.localdate(), sala_of(cast)
    scope = Scope(frozenset({cast.other_group.pk}))
    (theirs,) = lines_of([sala], scope, today, today.year)
    (ours,) = lines_of([sala], ALL, today, today.year)
    assert (theirs.work == ours.work, theirs.silent, theirs.came["all"]) == (True, [], 0)
    assert ours.silent == [("Samverkansgrupp äldre", 2)]


def add_action_of(cast) -> None:
    """Sala's member owes something."""
    open_action(
        cast.group,
        text="Ta fram ett underlag",
        owner=cast.member,
        by=cast.secretary,
        now=timezone.now(),
    )


# The way there.


def test_a_contact_finds_the_organisation_from_the_start(cast, as_alva, alva, at):
    sala = sala_of(cast)
    start = text(as_alva.get("/"))
    assert (start.count(page("organization", sala.pk)), "Vår organisation" in start) == (3, True)
    assert as_alva.get(page("list")).url == page("organization", sala.pk)

    koping = cast.seats["Köping"].organization
    change_organization(koping, registrar_email="k@example.se", by=cast.secretary, now=at())
    koping.contacts.create(person=alva.person, starts_on=date(2017, 1, 1))
    both = text(as_alva.get(page("own")))
    assert [name in both for name in ("Sala kommun", "Köpings kommun", "Våra organisationer")] == [True] * 3


def test_when_the_contact_has_ended_the_page_is_gone(cast, as_alva, alva):
    alva.ends_on = days_ago(1)
    alva.save()
    assert as_alva.get(page("organization", sala_of(cast).pk)).status_code == 404
    assert "Vår organisation" not in text(as_alva.get("/"))
