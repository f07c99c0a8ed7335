"""School holidays: rows as they are pasted, and the page of a structure."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.actions import add_school_holidays
from meetings.actions.school_holidays import HolidayRow
from meetings.busy_pasted import holiday_rows, time_rows
from meetings.models import SchoolHoliday
from samverkan.lib.reading import Unreadable

AUTUMN = HolidayRow("Höstlov", date(2026, 10, 26), date(2026, 10, 30))
CHRISTMAS = HolidayRow("Jullov", date(2026, 12, 21), date(2027, 1, 8))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Höstlov 26/10–30/10 2026", AUTUMN),
        ("  Höstlov:\t26/10 - 30/10 2026 ", AUTUMN),
        ("Höstlov 26–30 oktober 2026", AUTUMN),
        ("Höstlov 2026-10-26 till 2026-10-30", AUTUMN),
        ("Höstlov v. 44 2026", AUTUMN),
        ("Jullov 21/12–8/1 2027", CHRISTMAS),
        ("Jullov 21 december 2026 – 8 januari 2027", CHRISTMAS),
        ("Lovdag 15/5 2027", HolidayRow("Lovdag", date(2027, 5, 15), date(2027, 5, 15))),
        ("Skottlov 29 februari 2028", HolidayRow("Skottlov", date(2028, 2, 29), date(2028, 2, 29))),
    ],
)
def test_a_holiday_is_read_as_it_is_written(text, row):
    assert holiday_rows(f"\n{text}\n\n") == [row]


@pytest.mark.parametrize("text", ["Höstlov", "26/10–30/10 2026", "Höstlov 31/11–2/12 2026", "Lov v. 60 2027"])
def test_the_row_that_cannot_be_read_is_named(text):
    with pytest.raises(Unreadable, match="Rad 2"):
        holiday_rows(f"Höstlov v. 44 2026\n{text}")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-16 9–12", date(2027, 3, 16)),
        ("16/3 2027 kl. 9.00–12.00", date(2027, 3, 16)),
        ("tisdag 16 mars 2027, 9-12", date(2027, 3, 16)),
        ("16/3 9–12", date(2027, 3, 16)),
        ("16/12 9–12", date(2026, 12, 16)),
        ("29/2 9-12", date(2028, 2, 29)),
    ],
)
def test_a_time_to_ask_about_is_read_as_it_is_written(text, day):
    assert [(row[0], row[1].hour, row[2].hour) for row in time_rows(text, today=date(2026, 11, 22))] == [
        (day, 9, 12)
    ]


@pytest.mark.parametrize("text", ["hej", "2027-03-16", "2027-03-16 12–9", "2027-03-36 9–12"])
def test_a_time_that_cannot_be_read_is_named(text):
    with pytest.raises(Unreadable, match="Rad 1"):
        time_rows(text, today=date(2026, 11, 22))


def post(client, person, **fields):
    client.force_login(person)
    return client.post(reverse("times:holidays", args=["vastmanland"]), fields)


@pytest.mark.fact("S000-19")
@pytest.mark.django_db
def test_many_rows_are_put_in_at_once_and_only_once(cast, client):
    rows = "Höstlov 26/10–30/10 2026\nJullov 21/12–8/1 2027"
    statuses = [post(client, cast.secretary, rows=rows).status_code for _twice in range(2)]
    sala = cast.seats["Sala"].organization
    post(client, cast.secretary, rows="Lovdag 15/5 2027", organization=sala.pk)
    broken = post(client, cast.secretary, rows="Sportlov v. 9 2027\nLov ibland")
    backwards = post(client, cast.secretary, rows="Sportlov 2027-03-05–2027-03-01")

    assert statuses == [302, 302]
    assert [(row.name, row.organization) for row in SchoolHoliday.objects.all()] == [
        ("Höstlov", None),
        ("Jullov", None),
        ("Lovdag", sala),
    ]
    assert "Lov ibland" in broken.text
    assert "slutar 1 mars 2027, innan det börjar 5 mars 2027" in backwards.text


@pytest.mark.django_db
def test_everybody_of_the_structure_reads_and_staff_change(cast, client, sign):
    (row,) = add_school_holidays(cast.structure, rows=[AUTUMN], **sign)
    found = {}
    for role in (*cast.PAGES, "other_secretary"):
        status = post(client, getattr(cast, role), rows="Lovdag 15/5 2027").status_code
        page = client.get(reverse("times:holidays", args=["vastmanland"]))
        found[role] = (page.status_code, status, "Höstlov" in page.text)

    assert found == {
        "chair": (200, 403, True),
        "member": (200, 403, True),
        "substitute": (200, 403, True),
        "stranger": (200, 403, True),
        "secretary": (200, 302, True),
        "official": (200, 302, True),
        "other_secretary": (200, 302, True),
    }
    client.force_login(cast.secretary)
    address = reverse("times:holiday", args=[row.pk])
    client.post(address, {"name": "Höstlov", "starts_on": "2026-10-26", "ends_on": "2026-10-31"})
    row.refresh_from_db()
    client.post(address, {"remove": "1"})

    assert (row.ends_on.day, SchoolHoliday.objects.filter(pk=row.pk).exists()) == (31, False)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_the_page_is_as_many_queries(cast, client, sign, django_assert_num_queries, count):
    rows = [HolidayRow(f"Lov {n}", date(2040, 1, 1), date(2040, 1, 2)) for n in range(count)]
    add_school_holidays(cast.structure, rows=rows, **sign)
    client.force_login(cast.secretary)
    address = reverse("times:holidays", args=["vastmanland"])
    client.get(address)

    with django_assert_num_queries(7):
        assert client.get(address).text.count("row-item") == count
