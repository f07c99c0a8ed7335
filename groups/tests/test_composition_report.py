"""Who sits in the group by seat, organisation, sector and party, and what is counted where (S000-20,
S000-26)."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from groups.actions import add_board, add_seat_rule, appoint, find_or_create_person
from groups.composition import composition, planned_seats
from groups.composition_report import HEADINGS, composition_report, place_rows
from groups.models import Organization
from groups.reports import rule_sentence
from groups.seat_facts import HolderFacts, OfficeFacts, OrganizationFacts, RuleFacts, SeatFacts
from groups.seat_table import Sitter, group_rows, seat_table

DAY, START = date(2017, 3, 1), date(2017, 1, 1)
SCHOOL, SOCIAL = "school", "social_services"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def seat(pk, name="Sala kommun", organization=1, kind="municipality", **facts):
    return SeatFacts(pk, pk, name, kind, organization, organization=name.partition(",")[0], **facts)


def sitter(seat_id, sector="", *, kind="member", place=0, name="", party="", board="x", **facts):
    name = name or f"{kind[0].upper()}{seat_id}{place}"
    return Sitter(
        1, kind, seat_id, hash(name), name, "", "", party, board if sector or board != "x" else "", START,
        place, sector, **facts,
    )  # fmt: skip


def substitute(seat_id, sector="", place=1, **facts):
    return sitter(seat_id, sector, kind="substitute", place=place, **facts)


@pytest.mark.fact("S000-20", "S000-21", "S000-26")
@pytest.mark.parametrize(
    ("there", "said"),
    [
        ([sitter(1, SCHOOL), substitute(1, SOCIAL)], ("covers both", "ok")),
        ([sitter(1, SCHOOL), substitute(1, SCHOOL), substitute(1, SOCIAL, 2)], ("covers both", "ok")),
        ([sitter(1, SCHOOL), substitute(1, SCHOOL)], ("lacks social services", "partly")),
        ([sitter(1, "executive"), substitute(1, "culture")], ("lacks school and social services", "warn")),
        ([sitter(1, SCHOOL), substitute(1)], ("the board is not known", "empty")),
        ([sitter(1, SCHOOL)], ("lacks social services", "partly")),
        ([], ("", "")),
    ],
)
def test_a_pair_covers_both_sides_or_says_which_is_missing(there, said):
    row = composition_report([seat(1)], there).pairs[0]
    assert (row.coverage, row.mark) == said


@pytest.mark.fact("S003-19")
def test_seats_of_sectors_are_looked_at_by_organisation():
    seats = [
        seat(1, "Sala kommun, school", sector=SCHOOL), seat(2, "Sala kommun, social services", sector=SOCIAL),
        seat(3, "Region Västmanland", 9, "region"), seat(4, "oppositionen", None, "", is_optional=True),
        seat(5, "Sala kommun, chair", is_observer=True, substitutes=0),
    ]  # fmt: skip
    there = [sitter(1, SCHOOL), sitter(2, SOCIAL), sitter(3, "health_care"), sitter(5, SCHOOL, name="Rut")]
    report = composition_report(seats, there)
    assert [row.coverage for row in report.pairs] == ["", "", "", "", ""]
    rows = [(row.name, row.seats, row.members, row.observers, row.coverage) for row in report.organizations]
    assert rows == [
        ("Sala kommun", 2, 2, 1, "covers both"),
        ("Region Västmanland", 1, 1, 0, ""),
        ("Oppositionen", 1, 0, 0, ""),
    ]
    assert report.coverage == "1 of 1 municipality covers both the school and the social services."
    assert (report.vacant, report.optional, report.observers) == (
        [], ["Oppositionen"], ["Sala kommun, chair: Rut"],
    )  # fmt: skip


def test_parties_sectors_and_what_is_left_to_fill_in():
    there = [
        sitter(1, SCHOOL, party="S", name="Rut"), substitute(1, party="C", name="Sten"),
        sitter(2, party="S", name="Åke", board="Kulturnämnden"),
    ]  # fmt: skip
    report = composition_report([seat(1), seat(2, "Köpings kommun", 2)], there)
    assert [(row.name, row.members, row.substitutes) for row in report.parties] == [("S", 2, 0), ("C", 0, 1)]
    assert [(row.name, row.members, row.substitutes) for row in report.sectors] == [
        ("no board with a sector", 1, 1), ("school", 1, 0),
    ]  # fmt: skip
    assert (report.without_board, report.without_sector) == (["Sten"], ["Kulturnämnden"])


def test_the_file_has_a_row_for_each_place():
    seats = [
        seat(1, substitutes=2),
        seat(2, "Region Västmanland", 9, "region", is_observer=True, substitutes=0),
    ]
    decided = {"decided_on": date(2016, 12, 5), "reference": "KS 2016/88"}
    there = [sitter(1, SCHOOL, name="=Rut", party="S", board="Skolnämnden", **decided)]
    with translation.override("sv"):
        rows = place_rows(seats, there)
    assert len(HEADINGS) == len(rows[0])
    assert rows == [
        [1, "Sala kommun", "Sala kommun", "plats", "ledamot", "=Rut", "S", "Skolnämnden", "skola", START,
         date(2016, 12, 5), "KS 2016/88"],
        [1, "Sala kommun", "Sala kommun", "plats", "personlig ersättare 1", "", "", "", "", None, None, ""],
        [1, "Sala kommun", "Sala kommun", "plats", "personlig ersättare 2", "", "", "", "", None, None, ""],
        [2, "Region Västmanland", "Region Västmanland", "insynsplats", "insyn", "", "", "", "", None, None,
         ""],
    ]  # fmt: skip


# --- what rules make and counts leave out
# ----------------------------------------------------------------------

COUNTY = [OrganizationFacts(1, "Sala kommun", "municipality"), OrganizationFacts(9, "Regionen", "region")]


@pytest.mark.fact("S003-09", "S003-19", "S002-14")
def test_rules_make_seats_of_sectors_offices_and_observers():
    rules = [
        RuleFacts(1, "each_of_kind", "municipality", sector=SCHOOL, substitutes=2),
        RuleFacts(2, "each_of_kind", "municipality", ex_officio="kommunstyrelsens ordförande"),
        RuleFacts(3, "organization", organization_id=9, is_observer=True, substitutes=0),
    ]
    seats = planned_seats(rules, COUNTY)
    assert [(s.organization_id, s.sector, s.ex_officio, s.is_observer, s.substitutes) for s in seats] == [
        (1, SCHOOL, "", False, 2), (1, "", "kommunstyrelsens ordförande", False, 1), (9, "", "", True, 0),
    ]  # fmt: skip


@pytest.mark.fact("S001-11", "S001-46")
def test_an_observer_is_counted_nowhere_and_cannot_be_chair():
    seats = [
        seat(1),
        seat(2, "Sala kommun, skola", sector=SCHOOL),
        seat(3, "Regionen", 9, "region", is_observer=True),
    ]
    holders = [
        HolderFacts(1, 11, "Rut", "member"), HolderFacts(2, 12, "Sten", "member", sector=SOCIAL),
        HolderFacts(3, 13, "Ida", "member"),
    ]  # fmt: skip
    found = composition(seats, holders, [OfficeFacts("chair", 13, "Ida")], stated_size=2)
    assert (found.summary, found.size_deviation) == ("2 of 2 seats filled", "")
    assert ([s.id for s in found.filled], [s.id for s in found.observers]) == ([1, 2], [3])
    assert [(wrong.code, wrong.is_warning) for wrong in found.wrong] == [
        ("other_sector", True),
        ("chair_seat", False),
    ]
    empty = composition(seats, [])
    assert empty.summary == (
        "0 of 2 seats filled – Sala kommun's seat is vacant; the seat of Sala kommun, skola is vacant"
    )
    assert {missing.seat_id for missing in empty.to_appoint} == {1, 2}


@pytest.fixture
def mixed(cast, at):
    """A school seat for each municipality, an observer's of the region, and people on some of them."""
    sign = {"by": cast.secretary, "now": at()}
    region = Organization.objects.get(kind="region", county_code="19")
    add_seat_rule(
        cast.group, kind="each_of_kind", organization_kind="municipality", sector=SCHOOL, substitutes=2,
        starts_on=START, **sign,
    )  # fmt: skip
    add_seat_rule(
        cast.group, kind="organization", organization=region, is_observer=True, substitutes=0,
        ex_officio="patientnämndens ordförande", starts_on=START, **sign,
    )  # fmt: skip
    observer = cast.group.seats.get(is_observer=True)
    ida = find_or_create_person(name="Ida Alvgren", email="ida@example.se", **sign)
    appoint(observer, person=ida, starts_on=START, **sign)
    return observer


@pytest.mark.fact("S002-14", "S003-19")
def test_a_rule_says_all_that_is_special(cast, mixed):
    assert [rule_sentence(rule) for rule in cast.group.seat_rules.order_by("order")][3:] == [
        "Each organisation of the kind municipality: 1 seat, 2 personal substitutes each, for school",
        "Region Västmanland: 1 observer seat, 0 personal substitutes each, "
        "goes with the office patientnämndens ordförande",
    ]


@pytest.mark.fact("S003-07")
def test_the_seat_table_puts_observers_last_and_counts_them_not(cast, mixed):
    table = seat_table(group_rows(DAY).get(pk=cast.group.pk), DAY)
    title, rows = table.parts[-1]
    assert (title, [row.represents for row in rows]) == (
        "Observer seats", ["Region Västmanland, patientnämndens ordförande"],
    )  # fmt: skip
    assert table.composition.summary.startswith("3 of 24 seats filled")


@pytest.mark.fact("S000-26")
@pytest.mark.parametrize("people", [0, 40])
def test_sixty_seats_are_shown_in_six_queries(people, cast, mixed, at, client, django_assert_num_queries):
    sign = {"by": cast.secretary, "now": at()}
    for kind in (SOCIAL, "culture", "executive"):
        add_seat_rule(
            cast.group,
            kind="each_of_kind",
            organization_kind="municipality",
            sector=kind,
            starts_on=START,
            **sign,
        )
    add_seat_rule(
        cast.group, kind="collective", label="partierna", count=5, starts_on=START, **sign
    )  # fmt: skip
    seats = list(cast.group.seats.filter(appointments=None, is_observer=False)[:people])
    for number, found in enumerate(seats):
        who = find_or_create_person(name=f"Person {number}", email=f"p{number}@example.se", **sign)
        appoint(found, person=who, starts_on=START, **sign)
    assert cast.group.seats.count() == 60
    client.force_login(cast.member)
    with django_assert_num_queries(6):
        response = client.get(reverse("groups:composition", args=[cast.group.slug]))
    assert response.status_code == 200


@pytest.mark.fact("S001-10", "S003-10")
def test_the_party_that_negotiates_and_private_providers_have_their_rules(cast, at, client):
    sign = {"by": cast.secretary, "now": at()}
    provider = Organization.objects.create(kind="private_provider", county_code="19")
    provider.names.create(name="Omsorg i Mälardalen AB", valid_from=START)
    joint = {
        "kind": "collective", "label": "minoriteten", "responsible_party": "Centerpartiet", "count": 1,
        "substitutes": 0, "starts_on": "2017-01-01",
    }  # fmt: skip
    client.force_login(cast.secretary)
    assert client.post(reverse("groups:rules", args=[cast.group.slug]), joint).status_code == 302
    rule = add_seat_rule(
        cast.group, kind="each_of_kind", organization_kind="private_provider", starts_on=START, **sign
    )
    with translation.override("en"):
        sentence = rule_sentence(cast.group.seat_rules.get(label="minoriteten"))
    assert sentence == (
        "Minoriteten: 1 seat, 0 personal substitutes each, Centerpartiet sees to the negotiation"
    )
    number = cast.group.seats.get(label="minoriteten").number
    page = client.get(reverse("groups:seat", args=[cast.group.slug, number])).content.decode()
    assert page.count("Centerpartiet") == 1
    assert [seat.organization for seat in rule.seats.all()] == [provider]


@pytest.mark.fact("S000-20", "S000-47")
def test_the_decision_and_the_mandate_are_asked_and_shown(cast, client):
    client.force_login(cast.secretary)
    number = cast.seats["Arboga"].number
    address = reverse("groups:seat", args=[cast.group.slug, number])
    given = {
        "capacity": "member", "name": "Rut Alvgren", "board": "Skolnämnden", "sector": SCHOOL,
        "starts_on": "2017-02-01", "decision_date": "2017-01-30", "decision_reference": "KS 2017/12",
        "mandate_text": "Får tala för kommunen i skolfrågor",
    }  # fmt: skip
    assert client.post(address, given).status_code == 302
    row = cast.seats["Arboga"].appointments.get()
    page = client.get(address).content.decode()
    shown = client.get(
        reverse("groups:composition", args=[cast.group.slug]), {"on": "2017-03-01"}
    ).content.decode()
    assert (row.board.sector, row.mandate_text) == (SCHOOL, given["mandate_text"])
    assert [given["mandate_text"] in page, "2017-01-30 KS 2017/12" in page] == [True, True]
    assert "2017-01-30 KS 2017/12" in shown


def test_a_board_of_another_sector_is_a_warning(cast, mixed, at):
    sign = {"by": cast.secretary, "now": at()}
    found = cast.group.seats.get(sector=SCHOOL, organization=cast.seats["Sala"].organization)
    board = add_board(found.organization, name="Socialnämnden", sector=SOCIAL, **sign)
    rut = find_or_create_person(name="Rut Alvgren", email="rut@example.se", **sign)
    appoint(found, person=rut, board=board, starts_on=START, **sign)
    wrong = seat_table(group_rows(DAY).get(pk=cast.group.pk), DAY).composition.wrong
    assert [(fault.code, fault.is_warning) for fault in wrong] == [("other_sector", True)]
