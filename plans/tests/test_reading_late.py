"""Who is late, on the pages and as open data (S004-22)."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.models import Appointment, Group, Office, Seat
from plans.actions import enter_readings
from plans.held_readings import held_of, named_organizations
from plans.indicator_lines import late_words
from plans.models import HandIn, HandInFigure, Indicator
from plans.periods import code_of, latest_due, moved, name_of, period_of
from plans.reading_late import owed_of
from plans.reading_rules import Entry
from plans.reporting_organizations import reporting_organizations
from plans.tests.monthly import ENTER, made, of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": timezone.now()}


@pytest.fixture
def monthly(cast, sign, month):
    return made(cast, sign, month)


@pytest.fixture
def client(cast):
    client = Client()
    client.force_login(cast.official)
    return client


def test_the_list_tells_the_latest_value_and_who_is_late(cast, monthly, month, sign, client):
    once = made(cast, sign, month, name="Ärenden", unit="number", decimals=0, by_organization=False)
    names = named_organizations(cast.group.pk, timezone.localdate())
    late = of(cast, "Sala")
    for days in (0, 1, 2):
        period = moved("month", month, -days)
        entries = [Entry(period, pk, value=Decimal(50)) for pk in names if pk != late]
        enter_readings(monthly, entries=entries, **sign)
        enter_readings(once, entries=[Entry(period, value=Decimal(14410))], **sign)

    lines = client.get(reverse("indicators:group", args=["aldre"])).context["lines"]

    # 30 days after a period is a day or so before or after the next one's end.
    assert [(line.name, line.latest, line.late.endswith("Sala kommun")) for line in lines] == [
        ("Hemgång", f"{len(names) - 1} av {len(names)} organisationer", True),
        ("Ärenden", "14\N{NO-BREAK SPACE}410", False),
    ]
    assert lines[1].late == ""


def test_what_is_no_longer_measured_keeps_its_latest_value_in_the_list(cast, sign, client):
    years = [date(year, 1, 1) for year in (2008, 2009, 2010)]
    given = {"name": "Vård", "unit": "number", "decimals": 0, "frequency": "year", "by_organization": False}
    for name, ends_on in (("Avslutad", date(2012, 12, 31)), ("Pågår", None)):
        figure = made(cast, sign, years[0], **given | {"name": name, "starts_on": years[0]})
        enter_readings(figure, entries=[Entry(day, value=Decimal(day.year)) for day in years], **sign)
        Indicator.objects.filter(pk=figure.pk).update(ends_on=ends_on)

    lines = client.get(reverse("indicators:group", args=["aldre"])).context["lines"]

    # What is measured still is told of as late, and not with a value of long ago.
    assert [(line.name, line.latest.replace("\N{NO-BREAK SPACE}", ""), line.period) for line in lines] == [
        ("Pågår", "", ""),
        ("Avslutad", "2010", "2010"),
    ]


@pytest.mark.fact("S004-22")
def test_the_key_figure_tells_who_is_late_and_costs_the_same(cast, month, sign, django_assert_num_queries):
    figure = made(cast, sign, month, is_key_figure=True)
    anybody, address = Client(), reverse("public:key_figure", args=["aldre", figure.slug])
    # The key figure with its group, its readings, the organisations, what is handed in, the target.
    with django_assert_num_queries(5):
        first = anybody.get(address)
    names = named_organizations(cast.group.pk, timezone.localdate())
    entries = [
        Entry(moved("month", month, -number), pk, value=Decimal(50))
        for number in range(20)
        for pk in names
        if pk != of(cast, "Sala")
    ]
    enter_readings(figure, entries=entries, **sign)
    with django_assert_num_queries(5):
        second = anybody.get(address)
    facts = json.loads(anybody.get(address.rstrip("/") + ".json").content)

    assert first.context["late"].endswith(f"{len(names)} organisationer")
    assert second.context["late"].endswith("Sala kommun")
    # Sala has never read it, so what is older is no hole.
    assert (facts["late"]["organizations"], facts["late"]["earlier"]) == (["Sala kommun"], [])


@pytest.mark.fact("S004-22")
def test_who_has_handed_in_is_not_late_and_who_has_left_keeps_its_name(cast, month, sign, client):
    figure = made(cast, sign, month, is_key_figure=True, lag_days=0)
    sala, left = of(cast, "Sala"), cast.seats["Köping"]
    earlier, names = moved("month", month, -1), named_organizations(cast.group.pk, timezone.localdate())
    entries = [Entry(month, pk, value=Decimal(50)) for pk in names if pk not in (sala, left.organization_id)]
    entries += [Entry(earlier, pk, value=Decimal(40)) for pk in names]
    enter_readings(figure, entries=entries, **sign)
    when = {"due_on": timezone.localdate(), "asked_at": timezone.now(), "handed_in_at": timezone.now()}
    handed_in = HandIn.objects.create(
        group=cast.group, organization_id=sala, frequency="month", period=month, state="handed_in", **when
    )
    HandInFigure.objects.create(hand_in=handed_in, indicator=figure, value=1)
    place = {name: reverse(f"public:key_figure{name}", args=["aldre", figure.slug]) for name in ("_json", "")}

    def late() -> list[str] | None:
        found = json.loads(Client().get(place["_json"]).content)["late"]
        return found and found["organizations"]

    told = [late()]
    yesterday = timezone.localdate() - timedelta(days=1)
    Office.objects.filter(group=cast.group, person=cast.vice_chair).update(ends_on=yesterday)
    Appointment.objects.filter(seat=left).update(ends_on=yesterday)
    Seat.objects.filter(pk=left.pk).update(ends_on=yesterday)
    told.append(late())
    facts = json.loads(Client().get(place["_json"]).content)
    file = client.get(reverse("indicators:csv", args=[figure.pk])).content
    again = client.post(
        reverse("indicators:paste", args=[figure.pk]),
        ENTER | {"file": SimpleUploadedFile("matvarden.csv", file), "step": "look"},
    )

    assert told == [["Köpings kommun"], None]
    assert [one["organization"] for one in facts["readings"]].count("Köpings kommun") == 1
    rows = [row.name for row in Client().get(place[""]).context["table"].rows]
    assert (len(rows), rows[-1]) == (len(names), "Köpings kommun")
    assert {row.kind for row in again.context["preview"].rows} == {"same"}
    # What it read last may still come in, and nothing later.
    tables = [
        client.get(reverse("indicators:enter", args=[figure.pk]), {"period": code_of("month", day)})
        for day in (earlier, period_of("month", timezone.localdate()))
    ]
    last = [[row.name for row in page.context["table"].rows][-2] for page in tables]
    assert (last[0], last[1] != last[0]) == ("Köpings kommun", True)
    HandIn.objects.update(state="draft")
    open_ = late()
    closed = {"state": "closed", "ends_on": timezone.localdate(), "closing_reason": "Klar"}
    Group.objects.filter(pk=cast.group.pk).update(**closed)
    page = Client().get(place[""])
    assert (open_, late(), page.context["coming"]) == (["Sala kommun"], None, None)


@pytest.mark.fact("S004-22")
def test_an_older_hole_is_told_of_who_has_read_before_it_and_nobody_is_late_with_kolada(cast, month, sign):
    today = timezone.localdate()
    figure = made(cast, sign, month, is_key_figure=True, lag_days=0)
    sala, region = of(cast, "Sala"), of(cast, "Region 1")
    reporting = reporting_organizations([cast.group.pk], today)[cast.group.pk]
    names = reporting.named_on(today)
    days = [moved("month", month, -number) for number in (3, 2, 1, 0)]
    holes = {(days[1], sala), (days[2], sala), *((day, region) for day in days[:3])}
    entries = [Entry(day, pk, value=Decimal(50)) for day in days for pk in names if (day, pk) not in holes]
    enter_readings(figure, entries=entries, **sign)
    kolada = Indicator(
        group=figure.group, source="kolada", by_organization=True, frequency="month", starts_on=days[0]
    )

    owed = owed_of(figure, held_of([figure.pk])[figure.pk], reporting, today)
    of_kolada = [
        owed_of(kolada, {(day, sala, "T"): None}, reporting, today)
        for day in (latest_due("month", today, 30), days[0])
    ]

    assert (owed.organizations, owed.period, owed.earlier) == ((sala,), days[2], (name_of("month", days[1]),))
    assert late_words(owed, names).endswith(f"Sala kommun; även tidigare: {name_of('month', days[1])}")
    assert (of_kolada[0], of_kolada[1].is_whole) == (None, True)
