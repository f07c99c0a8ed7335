"""The structures of the client's papers, entered through the verbs and read from their page in words."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from groups.actions import add_contact, find_or_create_person
from groups.models import Appointment, Organization
from groups.tests.test_structure_pages import words_of
from samverkan.demo.counties import UPPSALA, VARMLAND, VASTERNORRLAND, VASTMANLAND
from samverkan.demo.names import invented_people
from samverkan.demo.structures import Shape, enter


@pytest.fixture
def administrator(db, at):
    made = find_or_create_person(name="Ebba Tallgren", email="admin@example.se", by=None, now=at())
    made.is_superuser = True
    made.save()
    return made


@pytest.fixture
def entered(administrator, at):
    """`entered(shape, "2017-11-23")`: the page's lines that day, as a municipality's contact reads them."""

    def lines(shape: Shape, *days: str) -> list[list[str]]:
        sign = {"by": administrator, "now": at("2023-02-01 10:00")}
        structure = enter(shape, **sign)
        reader = find_or_create_person(name="Rut Barrdal", email="rut@example.se", **sign)
        municipality = Organization.objects.filter(county_code=shape.county).earliest("code")
        add_contact(municipality, person=reader, starts_on=date(2010, 1, 1), **sign)
        client = Client()
        client.force_login(reader)
        address = reverse("structure:structure", args=[structure.slug])
        return [words_of(client.get(f"{address}?on={day}").content.decode()) for day in days]

    return lines


@pytest.mark.fact("S001-16", "S001-18", "S001-03")
def test_vastmanland(entered):
    on_trial, after = entered(VASTMANLAND, "2017-11-23", "2019-01-01")
    three = ["barn/unga", "kultur/idrott", "äldre"]
    kind = "Politisk samverkansgrupp · 0 av 14 platser besatta"
    above = "Strategiska regionala beredningen · Strategiskt forum · 0 av 15 platser besatta"
    assert on_trial == [
        above,
        *(f"  Samverkansgrupp {name} · {kind} · på prov till 31 december 2018" for name in three),
    ]
    assert after == [above, *(f"  Samverkansgrupp {name} · {kind}" for name in three)]


@pytest.mark.fact("S002-03", "S002-04", "S002-05", "S002-15", "S002-16")
def test_varmland(entered):
    before, now = entered(VARMLAND, "2021-06-17", "2022-03-18")
    assert before == [
        "Värmlandsrådet · Strategiskt forum · 0 av 38 platser besatta",
        "  – är kopplad till programmet Nya Perspektiv sedan 1 januari 2015",
        "  Värmlandsrådets arbetsutskott · Arbetsutskott · 0 av 19 platser besatta",
        "  Beredningsgruppen · Beredningsgrupp · 0 av 3 platser besatta",
        "  Värmlandsrådets arbetsgrupp · Tjänstepersonsgrupp · 0 av 18 platser besatta",
        "  Politiska referensgruppen god och nära vård · Referensgrupp · 0 av 19 platser besatta",
        "Samhällsbyggnadschefsnätverket · Yrkesnätverk",
        "Socialchefsnätverket · Yrkesnätverk",
        "Utbildningschefsnätverket · Yrkesnätverk",
    ]
    assert now == [
        "Värmlandsrådet · Strategiskt forum · 0 av 38 platser besatta",
        "  – är kopplad till programmet Nya Perspektiv sedan 1 januari 2015",
        "  Värmlandsrådets ordföranderåd · Arbetsutskott · 0 av 19 platser besatta",
        "    – är uppdragsgivare till Värmlandsrådets arbetsgrupp sedan 18 juni 2021",
        "  Sakområdesråd god och nära vård · Sakområdesråd · 0 av 19 platser besatta",
        "    Socialchefsnätverket · Yrkesnätverk",
        "      – stödjer Sakområdesråd god och nära vård sedan 1 januari 2022",
        "  Sakområdesråd kompetensförsörjning · Sakområdesråd · 0 av 19 platser besatta",
        "    Utbildningschefsnätverket · Yrkesnätverk",
        "      – stödjer Sakområdesråd kompetensförsörjning sedan 1 januari 2022",
        "  Sakområdesråd samhällsplanering · Sakområdesråd · 0 av 19 platser besatta",
        "    Samhällsbyggnadschefsnätverket · Yrkesnätverk",
        "      – stödjer Sakområdesråd samhällsplanering sedan 1 januari 2022",
        "  Beredningsgruppen · Beredningsgrupp · 0 av 3 platser besatta",
        "  Värmlandsrådets arbetsgrupp · Tjänstepersonsgrupp · 0 av 18 platser besatta",
        "    – har Värmlandsrådets ordföranderåd som uppdragsgivare sedan 18 juni 2021",
    ]


@pytest.mark.fact("S003-05", "S003-08", "S003-16", "S003-19")
def test_vasternorrland(entered):
    before, now = entered(VASTERNORRLAND, "2022-12-31", "2023-01-01")
    assert before == [
        "Socialreko · Strategiskt forum · 0 av 10 platser besatta",
        "  Tjänstepersonernas beredningsgrupp · Beredningsgrupp · 0 av 8 platser besatta",
        "    – hör till Socialreko från 1 januari 2015 till 31 december 2022",
    ]
    local = ["Kramfors", "Sollefteå", "Sundsvall", "Timrå", "Örnsköldsvik"]
    assert now == [
        "HälSam, politiskt samverkansforum · Strategiskt forum · 0 av 17 platser besatta",
        "  – ersätter Socialreko från 1 januari 2023",
        *(
            f"  Strategigrupp {name} · Strategigrupp · 0 av 8 platser besatta"
            for name in ("barn och unga", "vuxna", "äldre")
        ),
        "  Tjänstepersonernas beredningsgrupp · Beredningsgrupp · 0 av 8 platser besatta",
        "    – hör till HälSam, politiskt samverkansforum sedan 1 januari 2023",
        *(f"  Lokal samverkan {name} · Lokal grupp · 0 av 2 platser besatta" for name in local),
        "Lokal samverkan Härnösand · Lokal grupp · 0 av 2 platser besatta",
    ]


@pytest.mark.fact("S004-34", "S004-30")
def test_uppsala(entered):
    (now,) = entered(UPPSALA, "2016-09-13")
    local = ["Enköping", "Heby", "Håbo", "Knivsta", "Tierp", "Uppsala", "Älvkarleby", "Östhammar"]
    assert now == [
        "Styrelsen · Styrelse i förbund · 0 av 11 platser besatta",
        "  Strategiska utvecklingsgruppen · Strategigrupp · 0 av 11 platser besatta",
        "    – är referensgrupp för projektet KISA sedan 13 september 2016 (så länge projektledarens besök "
        "infaller under ordinarie möten)",
        *(f"    Lokusgrupp {name} · Lokal grupp · 0 av 2 platser besatta" for name in local),
        "    Samverkanskoordinatorerna · Samordnare",
        "      – stödjer Strategiska utvecklingsgruppen sedan 1 januari 2013 "
        "(en koordinator i varje lokusgrupp)",
        "  Kansliet · Kansli",
    ]


def test_invented_people_sit_on_all_seats_but_each_sixth(administrator, at):
    structure = enter(UPPSALA, by=administrator, now=at("2023-02-01 10:00"), people=invented_people(7))
    board = structure.groups.get(slug="forbundsstyrelsen")
    assert [seat.number for seat in board.seats.filter(appointments=None)] == [6]
    assert Appointment.objects.earliest("starts_on").starts_on == date(2013, 1, 1)


@pytest.mark.fact("S001-16")
def test_a_board_is_set_above_groups_that_are_there(administrator, at):
    sign = {"by": administrator, "now": at("2023-02-01 10:00")}
    first = enter(VASTMANLAND, **sign)
    again = enter(VASTMANLAND, **sign)
    assert (again, again.groups.count()) == (first, 4)
