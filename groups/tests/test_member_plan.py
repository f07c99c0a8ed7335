"""What a member file would change, as a truth table over a small group (ruling 12; I-SEAT, I-OFF, I-PER2)."""

import time
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from groups.member_file.outcome import Options
from groups.member_file.plan import plan_members
from groups.member_file.reading import read_members
from groups.member_file.snapshot import (
    GroupSnapshot,
    HolderSnapshot,
    OfficeSnapshot,
    OrganizationSnapshot,
    PersonSnapshot,
    SeatSnapshot,
    Snapshot,
    TermSnapshot,
)
from groups.seating import Sitting

pytestmark = pytest.mark.fact("S001-12", "S001-06", "S001-07", "S001-08")

START, TODAY = date(2017, 1, 1), date(2017, 3, 1)
SALA, KUNGSOR, HABO, REGION, UPPSALA, UPPSALA_REGION, VASTERAS = range(1, 8)
ORGANIZATIONS = (
    OrganizationSnapshot(SALA, "Sala kommun", "municipality", ("Sala kommun",), "1981"),
    OrganizationSnapshot(KUNGSOR, "Kungsörs kommun", "municipality", ("Kungsörs kommun",), "1960"),
    OrganizationSnapshot(HABO, "Håbo kommun", "municipality", ("Håbo kommun",), "0305"),
    OrganizationSnapshot(
        REGION, "Region Västmanland", "region", ("Landstinget Västmanland", "Region Västmanland"), "19", "RV"
    ),
    OrganizationSnapshot(UPPSALA, "Uppsala kommun", "municipality", ("Uppsala kommun",), "0380"),
    OrganizationSnapshot(UPPSALA_REGION, "Region Uppsala", "region", ("Region Uppsala",), "03"),
    OrganizationSnapshot(VASTERAS, "Västerås stad", "municipality", ("Västerås stad",), "1980"),
)
HEADER = "Organisation;Plats;Uppdrag;Namn;E-post;Telefon;Från;Ersättare för"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def seat(number: int, organization: int | None, name: str, label: str = "", **fields) -> SeatSnapshot:
    kind = next((row.kind for row in ORGANIZATIONS if row.id == organization), "")
    return SeatSnapshot(number * 10, number, name, START, organization, kind, label, **fields)


def holder(
    key: int, number: int, person: int, name: str, capacity: str = "member", **fields
) -> HolderSnapshot:
    place = 0 if capacity == "member" else 1
    who = (person, name, capacity, place)
    return HolderSnapshot(
        Sitting(key, number * 10, f"seat {number}", *who, START, date(2018, 12, 31)), **fields
    )


GROUP = GroupSnapshot(
    1,
    "aldre",
    ("Samverkansgrupp äldre",),
    START,
    seats=(
        seat(1, KUNGSOR, "Kungsörs kommun"),
        seat(2, SALA, "Sala kommun"),
        seat(3, VASTERAS, "Västerås stad"),
        seat(4, HABO, "Håbo kommun"),
        seat(11, REGION, "Region Västmanland 1", "1"),
        seat(12, REGION, "Region Västmanland 2", "2"),
        seat(13, REGION, "Region Västmanland 3", "3"),
        seat(14, None, "Oppositionen", "oppositionen", is_optional=True),
    ),
    terms=(TermSnapshot(5, date(2015, 1, 1), date(2018, 12, 31)),),
    office_rules={"chair": "region", "vice_chair": "municipality"},
)
EMPTY = Snapshot((GROUP,), ORGANIZATIONS)
# Åsa and her substitute Bo sit for Sala, Viola is chair on the region's second seat.
PEOPLE = (
    PersonSnapshot(100, "Åsa Ek", "asa@sala.se", phone="070-1", organization_ids=frozenset({SALA})),
    PersonSnapshot(101, "Bo Al", organization_ids=frozenset({SALA})),
    PersonSnapshot(102, "Viola Granlid", "viola@r.se", organization_ids=frozenset({REGION})),
)
SEATED = Snapshot(
    (
        replace(
            GROUP,
            holders=(
                holder(1000, 2, 100, "Åsa Ek", party="S"),
                holder(1001, 2, 101, "Bo Al", "substitute"),
                holder(1002, 12, 102, "Viola Granlid"),
            ),
            offices=(OfficeSnapshot(102, "Viola Granlid", "chair", START),),
        ),
    ),
    ORGANIZATIONS,
    PEOPLE,
)


def planned(*rows: str, snapshot: Snapshot = EMPTY, header: str = HEADER, **options):
    text = "\n".join([header, *rows])
    return plan_members(
        read_members(text.encode(), "x.csv").entries, snapshot, Options(TODAY, "aldre", **options)
    )


def said(plan) -> list[tuple]:
    return [(row.row, str(row.outcome), row.seat.number if row.seat else None) for row in plan.rows]


def fault(*rows: str, **more) -> tuple[str, str]:
    """The only fault of the last row."""
    plan = planned(*rows, **more)
    ((cell, text),) = plan.rows[-1].faults
    return cell, text


@pytest.mark.parametrize(
    ("organization", "number"),
    [
        ("Sala kommun", 2),
        ("sala", 2),
        ("SALA KOMMUN", 2),
        ("1981", 2),
        ("Kungsör", 1),
        ("kungsors kommun", 1),
        ("Västerås stad", 3),
        ("Västerås kommun", 3),
        ("vasteras", 3),
        ("0305", 4),
        ("habo", 4),
        ("RV", 11),
        ("Landstinget Västmanland", 11),
        ("Västmanland", 11),
        ("Region Västmanland 2", 12),
        ("oppositionen", 14),
        ("Oppositionens plats", 14),
    ],
)
def test_an_organisation_by_any_of_its_names(organization, number):
    assert said(planned(f"{organization};;ledamot;Eva By")) == [(2, "new", number)]


@pytest.mark.parametrize(
    ("place", "number"),
    [("2", 2), ("plats 12", 12), ("Sala", 2), ("Region Västmanland 3", 13), ("oppositionen", 14)],
)
def test_plats_may_hold_a_seat_or_an_organisation(place, number):
    assert said(planned(f"{place};ledamot;Eva By", header="Plats;Uppdrag;Namn")) == [(2, "new", number)]


@pytest.mark.parametrize(
    ("row", "cell", "sentence"),
    [
        ("305;;ledamot;Eva", "A2", "“305” has too few digits. Do you mean 0305?"),
        (
            "Salla;;ledamot;Eva",
            "A2",
            (
                "“Salla” is no organisation here. Do you mean Sala kommun? The group has "
                "seats for Kungsörs kommun, Sala kommun, Västerås stad, Håbo kommun, "
                "Region Västmanland and oppositionen."
            ),
        ),
        (
            "Uppsala;;ledamot;Eva",
            "A2",
            (
                "“Uppsala” can be Uppsala kommun and Region Uppsala. Write the whole name, "
                "for example Uppsala kommun."
            ),
        ),
        (
            "Uppsala kommun;;ledamot;Eva",
            "A2",
            (
                "Uppsala kommun has no seat in the group. The group has seats for Kungsörs "
                "kommun, Sala kommun, Västerås stad, Håbo kommun, Region Västmanland and "
                "oppositionen."
            ),
        ),
        (";15;ledamot;Eva", "B2", "The group has no seat 15. Its seats are 1 to 14."),
        (
            "Region Västmanland;4;ledamot;Eva",
            "B2",
            "“4” is none of the seats of Region Västmanland. Write 1, 2 and 3.",
        ),
        ("Sala;Kungsör;ledamot;Eva", "B2", "“Kungsör” is none of the seats of Sala kommun. Write 2."),
        (
            "Sala;;ersättare;Eva;;;;Nobody",
            "H2",
            (
                "“Nobody” is no member or seat that can be found here. Write the member's "
                "name as in the file, or the seat's number."
            ),
        ),
        (
            "Sala;;ledamot;Eva;;;2016-12-31",
            "G2",
            "Sala kommun is a seat from 1 January 2017. Choose that day or a later one.",
        ),
    ],
)
def test_never_a_guess(row, cell, sentence):
    assert fault(row) == (cell, sentence)


def test_the_heading_says_which_uppsala():
    snapshot = Snapshot(
        (replace(GROUP, seats=(*GROUP.seats, seat(20, UPPSALA, "Uppsala kommun"))),), ORGANIZATIONS
    )

    assert said(planned("Uppsala;ledamot;Eva", header="Kommun;Uppdrag;Namn", snapshot=snapshot)) == [
        (2, "new", 20)
    ]


@pytest.mark.fact("S001-46")
def test_seats_are_given_in_order_and_the_assumption_is_said():
    plan = planned(
        "Region Västmanland;;ordförande;Ett A",
        "Region Västmanland;1;ledamot;Två B",
        "Region Västmanland;;ersättare;Tre C;;;;",
        "Region Västmanland;;ersättare;Fyra D;;;;Två B",
        "Region Västmanland;;ledamot;Fem E",
        "Sala;;ersättare;Sex F",
    )

    assert [(row.seat.number, row.entry.capacity, row.assumed) for row in plan.rows] == [
        (12, "member", ("seat 12, by the order in the file",)),
        (11, "member", ()),
        (12, "substitute", ("substitute for Ett A, by the order in the file",)),
        (11, "substitute", ()),
        (13, "member", ("seat 13, by the order in the file",)),
        (2, "substitute", ()),
    ]
    assert (plan.rows[0].text, plan.rows[0].wanted.ends_on, plan.rows[0].term_id) == (
        (
            "New person, member for Region Västmanland 1 from 1 March 2017. Becomes chair from 1 March 2017."
        ).replace("Västmanland 1", "Västmanland 2"),
        date(2018, 12, 31),
        5,
    )


def test_side_by_side_substitute_sits_on_the_members_seat():
    plan = planned("Region Västmanland;A;B", "Region Västmanland;C;D", header="Region;Ledamot;Ersättare")

    assert [(row.row, row.entry.name, row.seat.number) for row in plan.rows] == [
        (2, "A", 11),
        (2, "B", 11),
        (3, "C", 12),
        (3, "D", 12),
    ]


@pytest.mark.fact("S001-05", "S001-11")
def test_what_stays_vacant_is_said_as_the_group_page_says_it():
    names = ("Kungsör", "Sala", "Västerås", "Håbo", "RV", "RV", "RV")
    rows = [f"{name};;ledamot;P {place}" for place, name in enumerate(names)]

    with translation.override("sv"):
        ((_group, summary),) = planned(*rows).summaries

    assert summary == "7 av 8 platser besatta – oppositionens plats är vakant (valfri)"


def test_reading_twice_changes_nothing():
    rows = [
        "Sala;;ledamot;Åsa Ek;ASA@sala.se;070 1",
        "Sala;;ersättare;Bo Al",
        "RV;;ordförande;Viola Granlid;viola@r.se",
    ]

    plan = planned(*rows, snapshot=SEATED)

    assert (said(plan), plan.is_right, plan.changes_anything) == (
        [(2, "unchanged", 2), (3, "unchanged", 2), (4, "unchanged", 12)],
        True,
        False,
    )


def test_corrections_are_shown_from_what_to_what():
    plan = planned(
        "Sala;ledamot;Asa Ek;asa@sala.se;070-2;V;2017-02-01",
        "Sala;ersättare;Bo Al;bo@sala.se;;;",
        header="Kommun;Uppdrag;Namn;E-post;Telefon;Parti;Från",
        snapshot=SEATED,
    )

    assert [(str(row.outcome), row.text, row.changes, row.person_changes) for row in plan.rows] == [
        (
            "same",
            (
                "First day changes from 2017-01-01 to 2017-02-01. Party changes from S to "
                "V. Phone changes from 070-1 to 070-2."
            ),
            {"starts_on": date(2017, 2, 1), "party": "V"},
            {"phone": "070-2"},
        ),
        ("same", "E-mail bo@sala.se is added.", {}, {"email": "bo@sala.se"}),
    ]


@pytest.mark.parametrize(
    ("row", "sentence", "may_replace"),
    [
        (
            "Sala;;ledamot;Eva By",
            (
                "seat 2 already has a member: Åsa Ek, since 1 January 2017. End that "
                "appointment the day before, or choose another day."
            ),
            True,
        ),
        (
            "Sala;;ersättare;Eva By",
            (
                "seat 2 already has a substitute: Bo Al, since 1 January 2017. End that "
                "appointment the day before, or choose another day."
            ),
            True,
        ),
        (
            "Sala;;ersättare;Åsa Ek;asa@sala.se",
            "Åsa Ek cannot be both member and substitute for Sala kommun. Choose two different persons.",
            True,
        ),
        (
            ";11;ledamot;Viola Granlid;viola@r.se",
            (
                "Viola Granlid is already a member for seat 12 since 1 January 2017, and "
                "nobody has two seats in a group."
            ),
            True,
        ),
        (
            "Sala;;ledamot;Eva By;;;2017-01-01",
            (
                "Åsa Ek starts 1 January 2017, so the appointment cannot end before that. "
                "Write a later first day."
            ),
            False,
        ),
        (
            ";11;ordförande;Ett A",
            "Viola Granlid is chair since 1 January 2017. Let this row replace, or write a later first day.",
            True,
        ),
        (
            "Sala;;ledamot;Eva By;asa@sala.se",
            (
                "asa@sala.se belongs to Åsa Ek already, and the file says Eva By. Write "
                "Åsa Ek if it is the same person, otherwise another address or none."
            ),
            False,
        ),
        (
            "Kungsör;;ordförande;Eva By",
            (
                "The chair is appointed by the region, and the one you chose sits on a "
                "municipality's seat. Choose somebody on one of the region's seats, or "
                "change the group's rule."
            ),
            False,
        ),
    ],
)
def test_the_register_stands_in_the_way(row, sentence, may_replace):
    plan = planned(row, snapshot=SEATED)

    assert (plan.rows[0].text.replace("Sala kommun already", "seat 2 already"), plan.rows[0].may_replace) == (
        sentence,
        may_replace,
    )


def test_a_tick_lets_a_row_replace():
    rows = ("Sala;;ledamot;Eva By;eva@sala.se;;2017-04-01", "Sala;;ersättare;Ida Al", ";11;ordförande;Ett A")

    one, two, three = planned(*rows, snapshot=SEATED, replace=frozenset({2, 4})).rows

    assert (str(one.outcome), one.text, one.endings) == (
        "replaces",
        "New person, member for Sala kommun from 1 April 2017. Replaces Åsa Ek, who leaves on 31 March 2017.",
        ((1000, date(2017, 3, 31)),),
    )
    assert (str(two.outcome), two.may_replace) == ("error", True)
    assert three.text == (
        "New person, member for Region Västmanland 1 from 1 March 2017. Becomes "
        "chair from 1 March 2017 after Viola Granlid."
    )


def test_members_may_change_seats_and_capacities_with_replace():
    """The chair's office goes with the seat, so the newcomer may have it (I-OFF1)."""
    plan = planned(
        "Sala;;ledamot;Bo Al",
        "Sala;;ersättare;Åsa Ek",
        ";12;ordförande;Ett A",
        snapshot=SEATED,
        replace=True,
    )

    assert [(str(row.outcome), sorted(row.endings)) for row in plan.rows] == [
        ("replaces", [(1000, date(2017, 2, 28)), (1001, date(2017, 2, 28))]),
        ("replaces", [(1000, date(2017, 2, 28)), (1001, date(2017, 2, 28))]),
        ("replaces", [(1002, date(2017, 2, 28))]),
    ]


@pytest.mark.parametrize(
    ("rows", "cell", "sentence"),
    [
        (
            ("Sala;;ledamot;A", "Sala;;ledamot;B"),
            "D3",
            "Sala kommun has 1 seat in the group, and the file has 2 members for it (rows 2, 3).",
        ),
        (
            ("Sala;;ersättare;A", "Sala;;ersättare;B"),
            "D3",
            "Sala kommun has 1 seat in the group, and the file has 2 substitutes for it (rows 2, 3).",
        ),
        (
            (";2;ledamot;A", ";2;ledamot;B"),
            "B3",
            "Sala kommun is given to A on row 2 already. Each place can stand on one row only.",
        ),
        (
            ("Sala;;ledamot;A;a@b.se", "Sala;;ersättare;A;a@b.se"),
            "D3",
            "A cannot be both member and substitute for Sala kommun. Choose two different persons.",
        ),
        (
            ("RV;;ledamot;A;a@b.se", "RV;;ledamot;A;a@b.se"),
            "D3",
            (
                "A is already a member for Region Västmanland 1 since 1 March 2017, and "
                "nobody has two seats in a group."
            ),
        ),
        (
            ("Sala;;ledamot;A;a@b.se", "Håbo;;ledamot;B;a@b.se"),
            "E3",
            (
                "a@b.se stands on row 2 for A and here for B. Each person needs an address "
                "of their own, or none."
            ),
        ),
        (
            ("RV;;ordförande;A", "RV;;ordförande;B"),
            "C3",
            "A on row 2 has the same office. Only one can hold it.",
        ),
    ],
)
def test_rows_that_contradict_each_other(rows, cell, sentence):
    assert fault(*rows) == (cell, sentence)


def test_left_out_rows_count_for_nothing():
    plan = planned("Sala;;ledamot;A", "Sala;;ledamot;B", skip=frozenset({3}))

    assert (said(plan), plan.is_right) == ([(2, "new", 2), (3, "left_out", None)], True)


def test_the_same_name_without_address():
    """Known within the organisation, asked about when two bear it, a stranger elsewhere (I-PER2)."""
    namesakes = replace(
        SEATED, persons=(*PEOPLE, PersonSnapshot(103, "Bo Al", organization_ids=frozenset({SALA})))
    )

    assert [
        row.person for row in planned("Sala;;ersättare;Bo Al", "Håbo;;ledamot;Bo Al", snapshot=SEATED).rows
    ] == [101, -1]
    assert fault("Sala;;ersättare;Bo Al", snapshot=namesakes) == (
        "D2",
        "There are 2 people called Bo Al in the organisation. Write the e-mail address too.",
    )


def test_one_may_be_substitute_beside_a_seat_and_it_is_shown():
    plan = planned("Sala;;ledamot;A;a@b.se", "RV;;ersättare;A;a@b.se")

    assert (
        plan.rows[1].text
        == "New person, substitute for Region Västmanland 1 from 1 March 2017. Sits for Sala kommun as well."
    )


def test_two_substitutes_a_seat_take_a_place_each():
    two = replace(
        GROUP,
        seats=(seat(2, SALA, "Sala kommun", substitutes=2),),
        holders=(holder(1, 2, 101, "Bo Al", "substitute"),),
    )

    plan = planned(
        "Sala;;ersättare;A", "Sala;;ersättare;B", snapshot=replace(SEATED, groups=(two,)), replace=True
    )

    assert [(row.wanted.place, row.endings) for row in plan.rows] == [(1, ()), (2, ((1, date(2017, 2, 28)),))]


def test_a_group_column_names_other_groups():
    seats = tuple(replace(one, id=one.id + 1) for one in GROUP.seats)
    other = replace(GROUP, id=2, slug="barn-unga", names=("Barn och unga",), seats=seats)
    snapshot = Snapshot((GROUP, other), ORGANIZATIONS)

    plan = planned(
        "Barn och unga;Sala;A", ";Sala;B", "barn-ung;Sala;C", header="Grupp;Kommun;Ledamot", snapshot=snapshot
    )

    assert [row.group.slug if row.group else None for row in plan.rows] == ["barn-unga", "aldre", None]
    assert plan.rows[2].faults == (
        ("A4", "There is no group “barn-ung” here that you staff. Do you mean barn-unga?"),
    )


def test_ten_thousand_rows_are_planned_in_a_second():
    groups = tuple(
        replace(
            GROUP,
            id=n,
            slug=f"g{n}",
            seats=tuple(replace(one, id=n * 100 + one.number) for one in GROUP.seats),
        )
        for n in range(700)
    )
    seats = ["Kungsör", "Sala", "Västerås", "Håbo", "RV", "RV", "RV", "oppositionen"]
    rows = [
        f"g{n};{name};{role};P {n} {place} {role}"
        for n in range(625)
        for place, name in enumerate(seats)
        for role in ("ledamot", "ersättare")
    ]

    started = time.process_time()
    plan = planned(*rows, header="Grupp;Organisation;Uppdrag;Namn", snapshot=Snapshot(groups, ORGANIZATIONS))

    assert (len(plan.rows), plan.is_right, time.process_time() - started < 2) == (10_000, True, True)
