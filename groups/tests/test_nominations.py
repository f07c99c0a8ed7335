"""Requests for nominations from letter to seat: what is asked, who has answered, what is confirmed (P02)."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection
from django.db.models import OuterRef
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from groups.access import STAFF, groups_for, standing_of
from groups.actions import (
    add_contact,
    add_term,
    appoint,
    change_organization,
    confirm_replies,
    confirm_reply,
    create_group,
    create_request,
    discard_request,
    find_or_create_person,
    give_role,
    send_request,
    set_seats,
)
from groups.actions.nomination_answers import save_answers
from groups.models import Appointment, Delivery, NominationReply, NominationRequest, Person
from groups.nomination_export import export_headings, export_rows
from groups.nomination_facts import asked_seats, status_of
from groups.nomination_list import asked_places, request_lines, waiting_requests
from groups.nomination_values import Answer
from groups.nominations import Progress, is_to_be_reminded, lacks_somebody, reminder_due, state_of
from groups.seat_table import group_rows, seat_table
from groups.tests.request_room import answered, drafted, empty_group, recipient_of, recipients, sent
from groups.tests.test_race import at_once, counted, shared  # noqa: F401
from samverkan.lib.refusal import Refused

DUE = date(2026, 12, 1)
BEFORE, AFTER = DUE, DUE + timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def group(cast, now, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return empty_group(cast, now)


@pytest.fixture
def request_row(cast, group, now):
    return sent(cast, group, now)


@pytest.fixture
def sala(request_row, now):
    return answered(recipient_of(request_row, "Sala"), now)


def named(row, **fields) -> Answer:
    return Answer(seat_id=row.pk, place=0, choice="other", **fields)


# the rules


@pytest.mark.fact("S001-12", "P02")
@pytest.mark.parametrize(
    ("asked", "named", "withdrawn", "handed_in", "today", "state"),
    [
        (2, 0, False, False, BEFORE, "not_yet"),
        (2, 1, False, False, BEFORE, "partly"),
        (2, 2, False, False, BEFORE, "answered"),
        (2, 0, False, False, AFTER, "overdue"),
        (2, 1, False, False, AFTER, "overdue"),
        (2, 2, False, False, AFTER, "answered"),
        (2, 0, True, False, BEFORE, "withdrawn"),
        (2, 1, True, False, AFTER, "withdrawn"),
        (2, 2, True, False, AFTER, "answered"),
        (2, 0, False, True, AFTER, "answered"),
    ],
)
def test_the_state_follows_from_the_answers_and_the_day(asked, named, withdrawn, handed_in, today, state):
    assert state_of(Progress(asked, named, withdrawn, handed_in), DUE, today) == state


@pytest.mark.fact("S001-12")
def test_only_who_has_not_answered_whole_is_reminded_and_not_twice_on_a_day():
    reminded = {
        (named, withdrawn, when)
        for named, withdrawn, when in product((0, 1, 2), (False, True), (None, "before", "today"))
        if is_to_be_reminded(
            Progress(2, named, withdrawn), {"before": BEFORE, "today": AFTER}.get(when), AFTER
        )
    }
    assert reminded == {(0, False, None), (0, False, "before"), (1, False, None), (1, False, "before")}


@pytest.mark.parametrize(
    ("days", "when"), [(-8, ""), (-7, "before"), (0, "before"), (1, "after"), (90, "after")]
)
def test_the_daily_reminder_belongs_to_the_week_before_or_the_time_after(days, when):
    assert reminder_due(DUE, DUE + timedelta(days=days)) == when


@pytest.mark.parametrize(
    ("substitutes", "held", "lacks"),
    [(1, [0, 1], False), (1, [0], True), (1, [1], True), (0, [0], False), (2, [0, 1], True), (0, [], True)],
)
def test_a_seat_lacks_somebody_when_one_of_its_places_does(substitutes, held, lacks):
    assert lacks_somebody(substitutes, held) == lacks


# the draft


@pytest.mark.fact("P02", "S001-06", "S001-07", "S001-08")
def test_the_seats_proposed_are_those_that_lack_somebody_on_the_first_day(cast, now):
    term = add_term(
        cast.structure,
        name="2027–2030",
        starts_on=date(2027, 1, 1),
        ends_on=date(2030, 12, 31),
        by=cast.administrator,
        now=now,
    )
    request = create_request(
        cast.structure,
        groups=[cast.group],
        title="Mandatperiod",
        term=term,
        due_on=now.date(),
        by=cast.secretary,
        now=now,
    )
    full = {cast.seats["Sala"].pk}
    assert asked_seats(request) == {seat.pk for seat in cast.seats.values()} - full
    assert (request.starts_on, request.ends_on) == (term.starts_on, term.ends_on)
    assert [row.name for row in recipients(request)][-2:] == ["Region Västmanland", "Oppositionen"]


def test_the_address_is_the_registrars_else_a_mailbox_else_a_persons(cast, now):
    sign = {"by": cast.administrator, "now": now}
    whom = {name: cast.seats[name].organization for name in ("Arboga", "Fagersta", "Köping", "Norberg")}
    change_organization(whom["Arboga"], registrar_email="registrator@arboga.example.se", **sign)
    for name in ("Arboga", "Fagersta"):
        add_contact(whom[name], email=f"kommun@{name.lower()}.example.se", starts_on=now.date(), **sign)
    for name in ("Fagersta", "Köping"):
        add_contact(whom[name], person=cast.stranger, starts_on=now.date(), **sign)

    request = create_request(
        cast.structure,
        groups=[cast.group],
        title="Fyllnad",
        starts_on=now.date(),
        due_on=now.date(),
        by=cast.secretary,
        now=now,
    )

    rows = request.recipients.filter(organization__in=whom.values())
    assert list(rows.order_by("name").values_list("name", "email")) == [
        ("Arboga kommun", "registrator@arboga.example.se"),
        ("Fagersta kommun", "kommun@fagersta.example.se"),
        ("Köpings kommun", "stranger@example.se"),
        ("Norbergs kommun", ""),
    ]


def test_changing_the_seats_keeps_the_addresses_of_who_is_still_asked(cast, group, now):
    request = drafted(cast, group, now)
    sala = recipient_of(request, "Sala")

    seats = group.seats.filter(organization=sala.organization).select_related("organization", "group", "rule")
    set_seats(request, seats=seats, by=cast.secretary, now=now)

    assert [(row.pk, row.email) for row in recipients(request)] == [(sala.pk, sala.email)]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"starts_on": None}, "no_time"),
        ({"ends_on": date(2020, 1, 1)}, "backwards"),
        ({"due_on": date(2020, 1, 1)}, "past"),
        ({"groups": []}, "no_group"),
        ({"letter": "{namn}"}, "placeholder"),
        ({"seats": []}, "no_seat"),
    ],
)
def test_a_request_that_cannot_be_meant_is_refused_and_leaves_nothing(cast, now, fields, code):
    given = {
        "groups": [cast.group],
        "title": "Fyllnad",
        "starts_on": now.date(),
        "due_on": now.date() + timedelta(days=9),
    } | fields
    with pytest.raises(Refused) as refused:
        create_request(cast.structure, **given, by=cast.secretary, now=now)
    assert (refused.value.code, NominationRequest.objects.count()) == (code, 0)


def test_a_draft_is_thrown_away_and_what_is_sent_is_not(cast, group, now):
    draft, request = drafted(cast, group, now), sent(cast, group, now)
    discard_request(draft, by=cast.secretary, now=now)
    with pytest.raises(Refused) as refused:
        discard_request(request, by=cast.secretary, now=now)
    assert (refused.value.code, list(NominationRequest.objects.all())) == ("sent", [request])


# from answer to seat


@pytest.mark.fact("S001-12", "S001-09", "P01", "P02")
def test_a_request_to_all_ends_in_a_group_of_fourteen(cast, group, request_row, now):
    """Ten municipalities, the region's three seats and the opposition's: 28 people are answered and
    confirmed."""
    for row in recipients(request_row):
        answered(row, now, party="S", decision_date=now.date(), decision_reference="KS § 41")

    outcomes = confirm_replies(
        NominationReply.objects.filter(recipient__request=request_row), by=cast.secretary, now=now
    )

    on = request_row.starts_on
    table = seat_table(group_rows(on).get(pk=group.pk), on)
    assert [outcome.refusal for outcome in outcomes] == [None] * 28
    assert table.composition.summary == "14 av 14 platser besatta"
    assert (table.composition.wrong, table.composition.to_appoint) == ([], [])
    facts = group.appointments.values_list(
        "starts_on", "party", "decision_date", "decision_reference", "nomination__confirmed_by"
    )
    assert set(facts) == {(on, "S", now.date(), "KS § 41", cast.secretary.pk)}
    assert status_of(request_row, now.date()).counts == {"answered": 12}


@pytest.mark.fact("S001-12")
def test_confirming_twice_makes_one_appointment_and_locks_the_answer(cast, group, sala, now):
    member = sala.replies.get(place=0)
    stale = NominationReply.objects.get(pk=member.pk)

    for row in (member, stale):
        confirm_reply(row, by=cast.secretary, now=now)
    with pytest.raises(Refused) as refused:
        save_answers(
            sala, answers=[named(member.seat, name="Annan", email="annan@example.se")], by=None, now=now
        )

    member.refresh_from_db()
    assert (group.appointments.count(), member.name == "Annan") == (1, False)
    assert member.appointment == group.appointments.get()
    assert refused.value.code == "confirmed"


@pytest.mark.fact("S001-08")
def test_that_an_organisation_appoints_nobody_is_confirmed_too(cast, group, request_row, now):
    joint = recipient_of(request_row, "Oppositionen")
    seat = joint.seats.get().seat
    save_answers(joint, answers=[Answer(seat_id=seat.pk, place=0, choice="nobody")], by=None, now=now)

    confirm_reply(joint.replies.get(place=0), by=cast.secretary, now=now)

    reply = joint.replies.get(place=0)
    assert (reply.is_vacant, reply.confirmed_at, reply.appointment, seat.appointments.count()) == (
        True,
        now,
        None,
        0,
    )


@pytest.mark.fact("S001-12")
def test_a_filled_place_asks_whether_the_former_ends_and_the_other_rows_go_through(
    cast, group, request_row, sala, now
):
    seat = sala.seats.get().seat
    former = find_or_create_person(name="Stina Alm", email="stina@example.se", by=cast.secretary, now=now)
    appoint(seat, person=former, starts_on=now.date(), by=cast.secretary, now=now)
    member, substitute = sala.replies.order_by("place")

    first = confirm_replies([member, substitute], by=cast.secretary, now=now)
    second = confirm_replies([member], answers={member.pk: {"replaces": True}}, by=cast.secretary, now=now)

    codes = [outcome.refusal.code if outcome.refusal else "" for outcome in (*first, *second)]
    assert codes == ["occupied", "", ""]
    ended = former.appointments.get()
    assert (ended.ends_on, ended.end_reason) == (request_row.starts_on - timedelta(days=1), "replaced")


def test_an_address_somebody_else_has_asks_who_it_is(cast, group, request_row, now):
    arboga = recipient_of(request_row, "Arboga")
    seat = arboga.seats.get().seat
    name, shared_address = "Sten Alm", "delad@example.se"
    there = find_or_create_person(name="Stina Alm", email=shared_address, by=cast.secretary, now=now)
    save_answers(arboga, answers=[named(seat, name=name, email=shared_address)], by=None, now=now)
    reply = arboga.replies.get()

    asked = confirm_replies([reply], by=cast.secretary, now=now)[0].refusal
    confirm_replies([reply], answers={reply.pk: {"same_person": False}}, by=cast.secretary, now=now)

    made = seat.appointments.get().person
    assert asked.code == "same_email"
    assert (made != there, made.name, made.contact_email) == (True, name, shared_address)


def test_who_stays_gets_the_new_time_and_what_is_missing(cast, group, request_row, now):
    """A holder until the day before is appointed anew; one who sits for the whole time is only confirmed."""
    sign = {"by": cast.secretary, "now": now}
    last = request_row.starts_on - timedelta(days=1)
    stays = {}
    for name, ends_on in (("Arboga", last), ("Norberg", None)):
        row = recipient_of(request_row, name)
        person = find_or_create_person(name=f"Kvar {name}", email=f"{name.lower()}@example.se", **sign)
        appoint(row.seats.get().seat, person=person, starts_on=now.date(), ends_on=ends_on, **sign)
        NominationReply.objects.create(
            recipient=row,
            seat=row.seats.get().seat,
            capacity="member",
            name=person.name,
            email=person.email,
            phone="070-174 06 99",
            person=person,
            answered_at=now,
        )
        stays[name] = person

    confirm_replies(NominationReply.objects.all(), **sign)

    rows = {
        name: list(person.appointments.order_by("starts_on").values_list("starts_on", "ends_on"))
        for name, person in stays.items()
    }
    assert rows == {
        "Arboga": [(now.date(), last), (request_row.starts_on, None)],
        "Norberg": [(now.date(), None)],
    }
    assert Person.objects.get(pk=stays["Arboga"].pk).phone == "070-174 06 99"


def test_two_secretaries_who_confirm_at_once_make_one_appointment(
    transactional_db,
    cast,
    at,
    settings,
    tmp_path,
    shared,  # noqa: F811
):
    settings.MEDIA_ROOT = tmp_path
    now = timezone.now()
    made = []

    def prepare():
        row = recipient_of(sent(cast, empty_group(cast, now), now), "Sala")
        made.append(answered(row, now, places=[0]).replies.get())

    at_once(prepare)
    (reply,) = made
    answers = at_once(
        *(lambda who=who: confirm_reply(reply, by=who, now=now) for who in (cast.secretary, cast.official))
    )
    assert (answers, counted(seat=reply.seat_id)) == (["done", "done"], 1)


# the pages


@pytest.mark.fact("S001-12", "P02")
def test_the_secretary_makes_reads_sends_and_confirms_through_the_pages(cast, group, now, client):
    client.force_login(cast.secretary)
    due = now.date() + timedelta(days=30)
    answer = client.post(
        reverse("nominations:create"),
        {
            "groups": [group.pk],
            "title": "Samverkansgrupper",
            "starts_on": (due + timedelta(days=30)).isoformat(),
            "due_on": due.isoformat(),
        },
    )
    request = NominationRequest.objects.get()
    joint = request.recipients.get(organization=None)
    fields = {f"email-{row.pk}": f"r{row.pk}@example.se" for row in recipients(request)}
    client.post(
        reverse("nominations:recipients", args=[request.pk]),
        fields | {f"answered_by-{joint.pk}": "Runa Lindmo"},
    )
    page = client.get(reverse("nominations:letter", args=[request.pk, joint.pk])).text
    for _ in range(2):
        client.post(reverse("nominations:send", args=[request.pk]))
    sala = answered(recipient_of(request, "Sala"), now)
    client.post(reverse("nominations:confirm", args=[request.pk]), {"confirm": "all"})

    assert answer.url == reverse("nominations:request", args=[request.pk])
    assert "Skicka till 11 organisationer och oppositionen" in page
    assert Delivery.objects.filter(kind="groups.nomination").count() == 12
    assert [reply.confirmed_by for reply in sala.replies.all()] == [cast.secretary] * 2


def test_a_refused_row_stays_with_its_question_on_the_page(cast, group, sala, now, client):
    client.force_login(cast.secretary)
    seat = sala.seats.get().seat
    former = find_or_create_person(name="Stina Alm", email="stina@example.se", by=cast.secretary, now=now)
    appoint(seat, person=former, starts_on=now.date(), by=cast.secretary, now=now)
    member = sala.replies.get(place=0)
    address = reverse("nominations:confirm", args=[sala.request_id])

    page = client.post(address, {"confirm": "all"})
    client.post(address, {"confirm": member.pk, f"replaces-{member.pk}": "1"})

    member.refresh_from_db()
    assert (page.status_code, f'name="replaces-{member.pk}"' in page.text) == (200, True)
    assert member.confirmed_at is not None


def test_who_staffs_one_of_two_groups_reads_and_confirms_its_rows_alone(cast, group, now, client):
    """The letter is one; the names in the other group are not theirs."""
    sign = {"by": cast.administrator, "now": now}
    other = create_group(cast.structure, name="Grupp B", slug="b", starts_on=now.date(), **sign)
    give_role(other, person=cast.secretary, kind="secretary", starts_on=now.date(), **sign)
    only_b = find_or_create_person(name="Bara B", email="b@example.se", **sign)
    give_role(other, person=only_b, kind="secretary", starts_on=now.date(), **sign)
    seats = [cast.seats["Arboga"], _seat_of(other, cast.seats["Arboga"].organization, sign)]
    request = create_request(
        cast.structure,
        groups=[cast.group, other],
        seats=seats,
        title="Två grupper",
        starts_on=now.date(),
        due_on=now.date(),
        **sign,
    )
    row = request.recipients.get()
    send_request(request, by=cast.secretary, now=now)
    for seat, name in zip(seats, ("Hemlig Ada", "Öppen Bo"), strict=True):
        given = named(seat, name=name, email=f"{seat.pk}@example.se")
        save_answers(row, answers=[given], by=None, now=now)

    client.force_login(only_b)
    page = client.get(reverse("nominations:request", args=[request.pk])).text
    table = client.get(reverse("nominations:export", args=[request.pk])).content.decode()
    client.post(reverse("nominations:confirm", args=[request.pk]), {"confirm": "all"})
    refused = {
        name: client.get(reverse(f"nominations:{name}", args=[request.pk])).status_code
        for name in ("extend", "close")
    } | {"remind": client.post(reverse("nominations:remind", args=[request.pk])).status_code}

    assert ["Hemlig Ada" in text for text in (page, table)] == [False, False]
    assert ["Öppen Bo" in text for text in (page, table)] == [True, True]
    assert list(Appointment.objects.filter(starts_on=now.date()).values_list("person__name", flat=True)) == [
        "Öppen Bo"
    ]
    assert refused == {"extend": 403, "close": 403, "remind": 403}


def _seat_of(group, organization, sign):
    rule = group.seat_rules.create(kind="organization", organization=organization, starts_on=group.starts_on)
    return group.seats.create(rule=rule, number=1, organization=organization, starts_on=group.starts_on)


def test_the_file_for_excel_has_a_row_a_place(cast, group, sala, now):
    rows = export_rows(status_of(sala.request, now.date()))
    member = sala.replies.get(place=0)
    today = timezone.localdate(now)

    assert len(rows) == 28
    assert [row for row in rows if row[4] == member.name] == [
        [
            "Sala kommun",
            "Samverkansgrupp folkhälsa",
            "Sala kommun",
            "Ledamot",
            member.name,
            member.email,
            "",
            "",
            "",
            "",
            "",
            today,
            "",
            sala.email,
            "Svarat",
        ]
    ]
    assert len(export_headings()) == len(rows[0])


@pytest.mark.fact("P02")
def test_the_desk_tells_of_answers_to_wait_for_and_to_confirm(cast, group, sala, now):
    drafted(cast, group, now)

    def places(person) -> list[dict]:
        staffed = groups_for(person, STAFF).annotate(places=asked_places(OuterRef("pk")))
        return [place for one in staffed for place in one.places]

    asked = places(cast.secretary)
    line, late = (waiting_requests(asked, sala.request.due_on + timedelta(days=days)) for days in (0, 1))
    assert [(row.title, row.waiting, row.recipients, row.to_confirm, row.is_late) for row in line + late] == [
        ("Samverkansgrupp folkhälsa", 11, 12, 2, False),
        ("Samverkansgrupp folkhälsa", 11, 12, 2, True),
    ]
    assert places(cast.other_secretary) == []


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["list", "request", "recipient"])
def test_a_page_asks_the_same_of_the_database_however_much_it_shows(cast, group, now, client, name):
    client.force_login(cast.secretary)
    request = sent(cast, group, now)
    first = recipients(request)[0]
    args = {"list": [], "request": [request.pk], "recipient": [request.pk, first.pk]}[name]
    address = reverse(f"nominations:{name}", args=args)
    answered(first, now)
    few = queries(client, address)

    for row in recipients(request)[1:]:
        answered(row, now)
    confirm_replies(first.replies.all(), by=cast.secretary, now=now)
    sent(cast, group, now, title="En till")
    many = queries(client, address)

    assert (few, many) == {"list": (7, 7), "request": (12, 12), "recipient": (12, 12)}[name]
    assert len(request_lines(standing_of(cast.secretary), now.date())) == 2
