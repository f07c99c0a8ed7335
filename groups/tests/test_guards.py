"""What the database itself refuses about seats, asked in SQL past every verb (ruling 29)."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from groups.actions import add_board
from groups.models import Appointment, Office, Seat

START = date(2017, 4, 1)
OF_SEATS = ("groups_appointment", "groups_office", "groups_seat")


def written(sql: str, *values) -> str:
    """The first word of the refusal, or "written"; nothing stays."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            transaction.set_rollback(True)
    except IntegrityError as error:
        return next(word for word in NAMES if word in str(error))
    return "written"


NAMES = [
    "appointment_within_its_seat", "appointment_has_a_place", "appointment_in_the_seats_group",
    "appointment_board_of_the_seat", "seat_keeps_who_sits_there", "office_of_a_member",
    "appointment_one_a_place", "appointment_one_capacity_a_person", "appointment_one_full_seat_a_group",
    "office_one_holder", "seat_number_once_a_day",
]  # fmt: skip


def appointed(cast, seat: Seat, **values) -> str:
    columns = {
        "group_id": cast.group.pk, "seat_id": seat.pk, "person_id": cast.other_secretary.pk,
        "capacity": "member", "place": 0, "starts_on": START, "ends_on": None, "board_id": None,
        "term_id": None, "party": "",
        "mandate_text": "", "decision_date": None, "decision_reference": "", "end_reason": "",
    } | values  # fmt: skip
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join(["%s"] * len(columns))
    return written(f"INSERT INTO groups_appointment ({names}) VALUES ({marks})", *columns.values())


@pytest.mark.django_db
@pytest.mark.fact("S001-05", "S001-06", "N01")
@pytest.mark.parametrize(
    ("name", "values", "answer"),
    [
        ("Arboga", {}, "written"),
        ("Arboga", {"starts_on": date(2016, 12, 31)}, "appointment_within_its_seat"),
        ("Arboga", {"capacity": "substitute", "place": 1}, "written"),
        ("Arboga", {"capacity": "substitute", "place": 2}, "appointment_has_a_place"),
        ("Sala", {}, "appointment_one_a_place"),
    ],
)
def test_dates_places_and_people_of_a_seat(cast, name, values, answer):
    assert appointed(cast, cast.seats[name], **values) == answer


@pytest.mark.django_db
def test_one_person_once_in_a_group_and_once_on_a_seat(cast):
    mine = {"person_id": cast.member.pk}
    assert appointed(cast, cast.seats["Arboga"], **mine) == "appointment_one_full_seat_a_group"
    Seat.objects.filter(pk=cast.seats["Sala"].pk).update(substitutes=2)
    both = mine | {"capacity": "substitute", "place": 2}
    assert appointed(cast, cast.seats["Sala"], **both) == "appointment_one_capacity_a_person"


@pytest.mark.django_db
def test_a_seat_of_another_group_and_a_board_of_another_organisation(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    theirs = add_board(cast.seats["Sala"].organization, name="Skolnämnden", **sign)
    assert appointed(cast, cast.other_seats["Sala"]) == "appointment_in_the_seats_group"
    assert appointed(cast, cast.seats["Arboga"], board_id=theirs.pk) == "appointment_board_of_the_seat"
    assert appointed(cast, cast.seats["oppositionen"], board_id=theirs.pk) == "written"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "value", "answer"),
    [
        ("ends_on", date(2017, 6, 30), "seat_keeps_who_sits_there"),
        ("starts_on", date(2017, 1, 2), "seat_keeps_who_sits_there"),
        ("substitutes", 0, "seat_keeps_who_sits_there"),
        ("organization_id", None, "seat_keeps_who_sits_there"),
        ("is_optional", True, "written"),
        ("number", 1, "seat_number_once_a_day"),
    ],
)
def test_a_seat_is_not_taken_away_from_under_somebody(cast, column, value, answer):
    seat = cast.seats["Sala"]
    label = ", label = 'x'" if column == "organization_id" else ""
    sql = f"UPDATE groups_seat SET {column} = %s{label} WHERE id = %s"
    assert written(sql, value, seat.pk) == answer


@pytest.mark.django_db
@pytest.mark.fact("S001-46")
def test_an_office_is_a_members_and_there_is_one_chair(cast):
    def given(person, kind="vice_chair", ordinal=2, day=START):
        return written(
            "INSERT INTO groups_office"
            " (group_id, person_id, kind, ordinal, starts_on, appointed_by, override_reason)"
            " VALUES (%s, %s, %s, %s, %s, '', '')",
            cast.group.pk, person.pk, kind, ordinal, day,
        )  # fmt: skip

    assert given(cast.member) == "written"
    assert given(cast.substitute) == "office_of_a_member"
    assert given(cast.stranger) == "office_of_a_member"
    assert given(cast.member, day=date(2016, 12, 31)) == "office_of_a_member"
    assert given(cast.member, "chair", 1) == "office_one_holder"
    Office.objects.all().delete()
    Seat.objects.filter(pk=cast.seats["Sala"].pk).update(is_observer=True)
    assert given(cast.member) == "office_of_a_member"


@pytest.mark.django_db
def test_every_guard_is_still_there_after_all_migrations():
    """SQLite makes a table anew for an AlterField and loses its triggers without a word."""
    if connection.vendor == "sqlite":
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s, %s)"
    else:
        sql = (
            "SELECT DISTINCT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal AND relname IN (%s, %s, %s)"
        )
    with connection.cursor() as cursor:
        cursor.execute(sql, OF_SEATS)
        found = sorted(row[0] for row in cursor.fetchall())
    guards = dict.fromkeys(NAMES, ("insert", "update"))
    guards |= {"seat_keeps_who_sits_there": ("update",), "office_of_a_member": ("insert",)}
    if connection.vendor == "sqlite":
        assert found == sorted(f"{name}_{event}" for name, events in guards.items() for event in events)
    else:
        assert found == sorted(
            name for name in NAMES if "_one_" not in name and name != "seat_number_once_a_day"
        )


@pytest.mark.django_db
def test_a_row_that_no_guard_minds_is_changed_freely(cast):
    row = cast.seats["Sala"].appointments.get(capacity="member")
    assert written("UPDATE groups_appointment SET party = 'C' WHERE id = %s", row.pk) == "written"
    assert Appointment.objects.get(pk=row.pk).party == ""
