"""Every register out and in again: the same file byte for byte (peers row 65)."""

import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils.translation import override

from groups.actions import (
    add_board,
    appoint_by_name,
    change_settings,
    end_appointment,
    find_or_create_person,
    rename_group,
    rename_organization,
    set_mandate,
    take_over_registers,
)
from groups.models import Appointment, Group, Organization, Person, Seat, SeatRule
from groups.registers.reading import read_registers
from groups.registers.tables import HEADINGS, REGISTERS
from groups.registers.writing import csv_zip, json_file, registers_now, workbook
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P65")]
NOW = datetime(2017, 3, 1, 11, tzinfo=UTC)
WRITERS = {"json": json_file, "xlsx": workbook, "zip": csv_zip}
# What spreadsheets spoil when nobody looks after it.
AWKWARD = "=1+1\n  indrag, ”citat”; semikolon\n'apostrof\nåäö ÅÄÖ 0305"


@pytest.fixture
def county(cast):
    """A group with a past: renamed, a seat left and taken again, one vacant, two with the same name."""
    group, sign = cast.group, {"by": cast.secretary, "now": NOW}
    today = NOW.date()
    sala = cast.seats["Sala"]
    rename_organization(sala.organization, name="Sala bergsstad", valid_from=today + timedelta(30), **sign)
    rename_group(group, name="'Äldre =1", valid_from=today + timedelta(40), reason=AWKWARD, **sign)
    set_mandate(group, text=AWKWARD, valid_from=today + timedelta(50), adopted_by="Beredningen", **sign)
    change_settings(group, valid_from=today + timedelta(60), call_days=10, **sign)
    board = add_board(sala.organization, name="-Nämnden för å", sector="school", **sign)
    appointment = sala.appointments.get(capacity="member")
    end_appointment(appointment, ends_on=today, reason="resigned", **sign)
    appoint_by_name(
        sala, name="Ö", email="o@example.se", starts_on=today + timedelta(1), board=board.name, **sign
    )
    find_or_create_person(name="Ö", email="", phone="+46 70", **sign)
    find_or_create_person(name="Ö", email="", phone="070-1", **sign)
    return group


def emptied() -> None:
    """An installation where nothing has been entered."""
    registers = [register.model for register in REGISTERS]
    others = [
        model for model in apps.get_models() if model not in registers and model._meta.app_label == "groups"
    ]
    for model in [*others, *reversed(registers)]:
        model._base_manager.all()._raw_delete("default")


@pytest.mark.parametrize("ending", WRITERS)
def test_what_is_read_into_an_empty_installation_is_taken_out_the_same(county, cast, ending):
    write = WRITERS[ending]
    first = write(registers_now())
    vacant = Seat.objects.exclude(appointments__isnull=False).count()
    sat = sorted(Appointment.objects.values_list("person__name", "starts_on", "ends_on", "end_reason"))
    emptied()
    take_over_registers(read_registers(first), by=None, now=NOW)
    assert write(registers_now()) == first
    assert Seat.objects.exclude(appointments__isnull=False).count() == vacant > 0
    again = sorted(Appointment.objects.values_list("person__name", "starts_on", "ends_on", "end_reason"))
    assert again == sat


@pytest.mark.parametrize("ending", WRITERS)
def test_the_language_of_the_reader_and_the_clock_do_not_change_the_file(county, ending):
    first = WRITERS[ending](registers_now())
    with override("en"):
        assert WRITERS[ending](registers_now()) == first


def test_a_text_comes_back_as_it_was(county, cast):
    tables = read_registers(workbook(registers_now()))
    emptied()
    take_over_registers(tables, by=None, now=NOW)
    group = Group.objects.get(slug=county.slug)
    assert group.mandates.last().text == AWKWARD
    assert group.names.last().name == "'Äldre =1"


def test_nobody_gets_a_right_or_a_password(county, cast):
    tables = read_registers(json_file(registers_now()))
    emptied()
    take_over_registers(tables, by=None, now=NOW)
    people = Person.objects.all()
    assert {(person.is_superuser, person.has_usable_password()) for person in people} == {(False, False)}


def test_the_first_administrator_is_known_again(county, cast):
    tables = read_registers(json_file(registers_now()))
    email = cast.secretary.email
    emptied()
    first = Person.objects.create_superuser(email, "lösenord", name="Någon annan")
    take_over_registers(tables, by=first, now=NOW)
    known = Person.objects.get(email=email)
    assert (known.pk, known.name, known.is_superuser) == (first.pk, cast.secretary.name, True)
    assert known.has_usable_password()


def test_registers_are_not_read_in_where_there_is_a_group(county, cast):
    tables = registers_now()
    with pytest.raises(Refused, match="administration"):
        take_over_registers(tables, by=None, now=NOW)


def test_a_row_that_refers_to_nothing_stops_everything(county, cast):
    tables = registers_now()
    tables["utsedda"][0]["person"] = 99_999
    emptied()
    with pytest.raises(Refused) as refusal:
        take_over_registers(tables, by=None, now=NOW)
    assert [text in str(refusal.value) for text in ("99999", "utsedda, nr 1")] == [True, True]
    assert (Group.objects.count(), Person.objects.count()) == (0, 0)


def test_two_on_one_seat_are_refused_by_the_database_and_told(county, cast):
    tables = registers_now()
    row = next(row for row in tables["utsedda"] if row["capacity"] == "member" and row["ends_on"] is None)
    tables["utsedda"].append(row | {"nr": 5000, "person": row["person"] % len(tables["personer"]) + 1})
    emptied()
    with pytest.raises(Refused) as refusal:
        take_over_registers(tables, by=None, now=NOW)
    assert "utsedda, nr 5000" in str(refusal.value)
    assert Group.objects.count() == 0


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: text[:-40], "JSON"),
        (lambda text: text.replace("samverkan-register", "något annat"), "JSON"),
        (lambda text: text.replace('"version": 1', '"version": 2'), "2"),
        (lambda text: text.replace('"grupper"', '"gruper"'), "gruper"),
        (lambda text: text.replace('"is_permanent": true', '"is_permanent": "kanske"'), "kanske"),
        (lambda text: text.replace('"level": "county"', '"level": "mars"'), "mars"),
        (lambda text: text.replace('"stated_size": ', '"stated_sise": '), "stated_sise"),
    ],
)
def test_a_spoilt_file_is_refused_with_what_was_read(county, spoil, told):
    text = json_file(registers_now()).decode()
    with pytest.raises(Unreadable) as refusal:
        read_registers(spoil(text).encode())
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("register", "field", "value"),
    [
        ("grupper", "scope", "a\x00b"),
        ("personer", "name", "\ud800"),
        ("utsedda", "nr", "9" * 5000),
        ("utsedda", "starts_on", "2023-02-29"),
        ("grupper", "stated_size", "9" * 5000),
    ],
)
def test_what_no_database_keeps_is_refused(county, register, field, value):
    whole = json.loads(json_file(registers_now()))
    whole["registers"][register][0][field] = value
    with pytest.raises(Unreadable, match=register):
        read_registers(json.dumps(whole).encode())


@pytest.mark.parametrize("rows", [None, 5, "abc", {"a": 1}])
def test_a_register_that_is_no_list_is_refused(county, rows):
    whole = json.loads(json_file(registers_now()))
    whole["registers"]["grupper"] = rows
    with pytest.raises(Unreadable, match="grupper"):
        read_registers(json.dumps(whole).encode())


def test_a_day_that_is_none_is_told_with_its_place(county):
    packed = zipfile.ZipFile(io.BytesIO(csv_zip(registers_now())))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as spoilt:
        for name in packed.namelist():
            text = packed.read(name).decode("utf-8-sig")
            if name == "utsedda.csv":
                line = text.split("\r\n")[1]
                text = text.replace(line, line.replace("2", "31/6 2", 1), 1)
            spoilt.writestr(name, text)
    with pytest.raises(Unreadable) as refusal:
        read_registers(out.getvalue())
    assert [text in str(refusal.value) for text in ("31/6", "utsedda")] == [True, True]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"hej", b"PK\x03\x04" + b"x" * 200])
def test_what_is_no_register_is_refused(data):
    with pytest.raises(Unreadable):
        read_registers(data)


def test_every_column_has_a_heading_of_its_own_in_swedish():
    missing = {
        field.name
        for register in REGISTERS
        for field in register.columns.values()
        if field.name not in HEADINGS
    }
    lost = [
        register.name
        for register in REGISTERS
        if len(register.columns) != len({HEADINGS.get(f.name) for f in register.columns.values()})
    ]
    assert (missing, lost) == (set(), [])


def test_the_commands_write_and_read_a_file(county, tmp_path, capsys):
    file, again = tmp_path / "register.xlsx", tmp_path / "igen.xlsx"
    call_command("export_registers", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    emptied()
    call_command("import_registers", str(file))
    call_command("export_registers", str(again))
    assert again.read_bytes() == file.read_bytes()
    with pytest.raises(CommandError):
        call_command("import_registers", str(file))


def test_the_page_reads_a_file_in_and_says_how_much(county, cast, client):
    data = json_file(registers_now())
    rows = sum(len(register) for register in json.loads(data)["registers"].values())
    emptied()
    administrator = Person.objects.create_superuser("ny@example.se", "lösenord", name="Ny")
    client.force_login(administrator)
    upload = io.BytesIO(data)
    upload.name = "register.json"
    page = client.post("/register/", {"file": upload}, follow=True).content.decode()
    assert f"{rows} rader" in page or f"{rows} rows" in page
    assert Group.objects.count() == 2


def test_the_page_keeps_refusing_in_words(county, cast, client):
    administrator = Person.objects.create_superuser("ny@example.se", "lösenord", name="Ny")
    client.force_login(administrator)
    upload = io.BytesIO(b"hej")
    upload.name = "register.json"
    response = client.post("/register/", {"file": upload})
    assert response.status_code == 200
    told = list(response.context["form"].errors["file"])
    assert [("Samverkan" in text, "xlsx" in text) for text in told] == [(True, True)]


def test_as_many_queries_for_many_rows(county, django_assert_num_queries, cast):
    with django_assert_num_queries(len(REGISTERS)):
        registers_now()
    for number in range(30):
        add_board(Organization.objects.first(), name=f"Nämnd {number}", by=cast.secretary, now=NOW)
    with django_assert_num_queries(len(REGISTERS)):
        registers_now()


def test_seat_rules_and_boards_are_added_from_files(cast, client):
    administrator = Person.objects.create_superuser("ny@example.se", "lösenord", name="Ny")
    client.force_login(administrator)
    text = (
        "grupp;vem utser;organisation;platser;ersättare per plats;insynsplats;från\r\n"
        f"{cast.group.slug};En organisation;1981;2;0;ja;{date(2030, 1, 1)}\r\n"
    )
    rules = SeatRule.objects.count()
    preview = client.post(
        "/admin/groups/seatrule/import/", {"format": "0", "import_file": io.BytesIO(text.encode())}
    )
    confirm = preview.context["confirm_form"].initial
    client.post("/admin/groups/seatrule/process_import/", confirm)
    made = SeatRule.objects.latest("pk")
    assert SeatRule.objects.count() == rules + 1
    assert [(s.organization.code, s.substitutes, s.is_observer) for s in made.seats.all()] == [
        ("1981", 0, True),
        ("1981", 0, True),
    ]
